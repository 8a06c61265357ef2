"""The picture and the tables of the severity benchmark: ranges on one axis, the place of a figure, and whose cost it is."""

from fractions import Fraction

from calculators import write
from calculators.facts import Law, Row
from calculators.result import Ranges, Span, Table, Value
from calculators.severity_sources import Found, bucket, said_share
from calculators.severity_words import NAMES, POPULATIONS, WARN
from calculators.text import Text


def picture(figure: int | None, found: Found) -> Ranges:
    spans = [
        Span(label=NAMES[name], low=one.get("low"), mid=one["mid"], high=one["high"]) for name, one in found.yen.items()
    ]
    for row in found.survey:
        median = row.get("median")
        spans.append(Span(label=_survey_name(row), mid=median.int if median else None, mean=row["mean"].int))
    return Ranges(
        caption=Text(
            "統計ごとの範囲(目盛りは10倍ごと)", "The range of each statistic (each mark is ten times the last)"
        ),
        spans=tuple(spans),
        log=True,
        marker=(Text("比べたい額", "Your figure"), figure) if figure else None,
        outputs=("dbir2015", "jacobs2014", "iris2025", "jnsa_survey"),
        note=WARN["picture"],
    )


def _survey_name(row: Row) -> Text:
    return Text(f"JNSA:{row.label.ja}", f"JNSA: {row.label.en}")


def placed(figure: int | None, found: Found) -> tuple[Table, ...]:
    """What can be said of the user's figure, source by source; nothing without one."""
    if figure is None or found.positions is None:
        return ()
    rows: list[tuple[Value, ...]] = [(NAMES[name], _at(share)) for name, share in found.positions.items()]
    for row in found.survey:
        times = write.trim(round(Fraction(figure, row["mean"].int), 2))
        rows.append((_survey_name(row), Text(f"平均の{times}倍", f"{times} times the mean")))
    rows += [(NAMES["police_ransomware"], _in_bucket(figure, found.police))] if found.police else []
    return (
        Table(
            id="placed",
            caption=Text("比べたい額はどこにあるか", "Where your figure stands"),
            columns=((Text("統計", "Statistic"), "text"), (Text("位置", "Place"), "text")),
            rows=tuple(rows),
        ),
    )


def _at(share: Fraction) -> Text:
    said = said_share(share)
    return Text(f"事故の{said.ja}がこの額以下", f"{said.en} of events cost this or less")


def _in_bucket(figure: int, rows: tuple[Row, ...]) -> Text:
    below = Fraction(0)
    for row in rows:
        _, high, share = bucket(row)
        if high is None or figure < high:
            return Text(
                f"「{row.label.ja}」({write.percent(share)})。それより小さい区分は合わせて{write.percent(below)}",
                f"{row.label.en} ({write.percent(share)}); the classes below it hold {write.percent(below)}",
            )
        below += share
    raise AssertionError(rows)


def populations(found: Found, law: Law) -> Table:
    answers = {
        "dbir2015": law["dbir2015.claims"].int,
        "jacobs2014": law.row("jacobs2014", "n")["value"].int,
        "jnsa_survey": next((cell.int for row in reversed(found.survey) if (cell := row.get("n"))), None),
        "police_ransomware": found.police[0]["n"].int if found.police else None,
    }
    shown = ["dbir2015", "jacobs2014", "iris2025"]
    shown += ["jnsa_survey"] if found.survey else []
    shown += ["police_ransomware"] if found.police else []
    return Table(
        id="populations",
        caption=Text("なぜ違うのか:誰の、何の額か", "Why they differ: whose cost, and of what"),
        columns=(
            (Text("統計", "Statistic"), "text"),
            (Text("対象", "Population"), "text"),
            (Text("数", "Number"), "number"),
            (Text("数えているもの", "What is counted"), "text"),
        ),
        rows=tuple((NAMES[one], POPULATIONS[one][0], answers.get(one), POPULATIONS[one][1]) for one in shown),
    )


def police_table(found: Found) -> tuple[Table, ...]:
    if not found.police:
        return ()
    return (
        Table(
            id="police",
            caption=Text("警察庁の区分(2022年)", "The police's classes (2022)"),
            columns=(
                (Text("区分", "Class"), "text"),
                (Text("件数", "Answers"), "number"),
                (Text("割合", "Share"), "ratio"),
            ),
            rows=tuple((row.label, row["count"].int, row["share"].ratio) for row in found.police),
            note=found.police[-1].note,
        ),
    )
