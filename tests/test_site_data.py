"""Bad data is reported whole, in one run, with file and id; good data is dated, cited and derivable."""

import csv
import io
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from calculators.facts import Facts, NotInForce
from scripts import check_sources, open_data
from scripts.site_data import BadSiteData, SiteData, compile_facts, load

DAY = date(2026, 11, 24)


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of site-data to spoil."""
    return Path(shutil.copytree(root / "site-data", tmp_path / "site-data"))


@pytest.fixture(scope="module")
def data() -> SiteData:
    return load(Path(__file__).resolve().parents[1] / "site-data")


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{name} no longer says {old}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def complaints(folder: Path) -> str:
    with pytest.raises(BadSiteData) as caught:
        load(folder)
    return "\n".join(map(str, caught.value.problems))


def test_every_problem_is_reported_in_one_run(copy: Path) -> None:
    spoil(copy, "precedents/uji-osaka-hc-2001.toml", "plaintiffs = ", "plaintifs = ")
    spoil(copy, "precedents/waseda-tokyo-hc-2004.toml", "date = 2004-03-23", "date = 2004-02-31")
    spoil(copy, "statutes/ucpa.toml", 'id = "ucpa.3"', 'id = "ucpa.2"')
    spoil(copy, "statutes/costs.toml", 'source = "fees_digital"', 'source = "fees_digitall"')
    spoil(copy, "statutes/penalty.toml", "from = 2020-12-12", "from = 2020-12-11")
    said = complaints(copy)
    for file, words in (
        ("precedents/uji-osaka-hc-2001.toml: uji-osaka-hc-2001", "unknown key 'plaintifs'; did you mean 'plaintiffs'?"),
        ("precedents/waseda-tokyo-hc-2004.toml: -", "cannot be read"),
        ("statutes/ucpa.toml: ucpa.2", "this id stands in"),
        ("statutes/costs.toml: costs.digital", "unknown source 'fees_digitall'"),
        ("statutes/penalty.toml: penalty.", "two values on 2020-12-11"),
    ):
        assert any(line.startswith(file) and words in line for line in said.splitlines()), (file, words, said)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("statutes/penalty.toml", "to = 2020-12-11", "to = 2020-12-01", "no value from 2020-12-02 to 2020-12-12"),
        ("statutes/appi.toml", 'grade = "A"', 'grade = "C"', "grade: 'C' is none of A|B"),
        ("corrections.toml", ', en = "Imprisonment', ', fr = "Imprisonment', ""),
        ("corrections.toml", 'kind = "stale"', 'kind = "old"', "kind: 'old' is none of"),
        ("statutes/gdpr.toml", 'unit = "hours"', 'unit = "hour"', "hour"),
        ("precedents/uji-osaka-hc-2001.toml", "award = 15000", "award = 16000", "award is not consolation plus"),
        ("glossary.toml", 'en = "trade secret"', 'eng = "trade secret"', "missing 'en'"),
        ("glossary.toml", 'id = "trade-secret"', 'id = "ucpa"', "this id stands in glossary.toml already"),
        ("glossary.toml", 'ja = "有用性"', 'ja = "非公知性"', "'非公知性' is the name of"),
        ("glossary.toml", 'reading = "ほんにん"', 'reading = "本人"', "reading is written in kana"),
        ("glossary.toml", 'cites = ["ucpa.2_6"]', 'cites = ["ucpa.2_66"]', "cites: unknown id 'ucpa.2_66'"),
        ("changes.toml", "in_force = 2026-10-01\n", "", "in_force is for changes of the law"),
        ("changes.toml", 'cites = ["cyber_act.report"]', 'cites = ["cyber_act.reports"]', "cites: unknown id"),
        ("precedents/uji-osaka-hc-2001.toml", '"resident_no"', '"resident_number"', "unknown item 'resident_number'"),
    ],
)
def test_each_rule_is_kept(copy: Path, name: str, old: str, new: str, words: str) -> None:
    if not words:
        old = (copy / name).read_text(encoding="utf-8").split(", en = ", 1)[1][:20]
        old, new, words = f", en = {old}", f", fr = {old}", "en"
    spoil(copy, name, old, new)
    assert words in complaints(copy)


def test_a_source_that_nothing_uses_is_told(copy: Path) -> None:
    with (copy / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[source]]\nid = "idle"\ntitle = { ja = "a", en = "a" }\npublisher = { ja = "a", en = "a" }\n'
            'url = "https://example.org/"\nkind = "press"\nseen = 2026-01-01\ngrade = "A"\n'
        )
    assert "idle: a source that nothing uses" in complaints(copy)


OFFENCES = ("appi_order_violation", "appi_database_misuse", "appi_report_refusal")
RENUMBERINGS = [date(2016, 1, 1), date(2017, 5, 30), date(2020, 12, 12), date(2022, 4, 1), date(2023, 4, 1)]


@pytest.mark.parametrize("day", RENUMBERINGS)
def test_the_appi_moves_on_each_renumbering(data: SiteData, day: date) -> None:
    facts = Facts(compile_facts(data, DAY))
    before, after = facts.at(day - timedelta(days=1)), facts.at(day)
    fact = "penalty.appi_order_violation.article"
    assert before[fact].value != after[fact].value


@pytest.mark.parametrize("offence", OFFENCES)
def test_penalties_after_the_amendment_are_unknown_never_the_old_figure(data: SiteData, offence: str) -> None:
    facts = Facts(compile_facts(data, DAY))
    assert facts.at(date(2027, 1, 16))[f"penalty.{offence}.fine_individual"].int > 0
    with pytest.raises(NotInForce):
        facts.at(date(2027, 1, 17))[f"penalty.{offence}.fine_individual"]


def test_each_chain_ends_in_one_decision_a_line(data: SiteData) -> None:
    """The last known result of a dispute is what no other decision reviewed; a reviewed one is never final."""
    reviewed = {earlier for one in data.precedents.values() for earlier in one.get("before", [])}
    for owner, one in data.precedents.items():
        assert not (owner in reviewed and one.get("final")), owner
    chains = {one.get("chain") for one in data.precedents.values()}
    assert chains == {one.get("chain") for owner, one in data.precedents.items() if owner not in reviewed}


def test_statistics_leave_out_what_the_research_says(data: SiteData) -> None:
    left_out = {owner for owner, one in data.precedents.items() if one.get("other_torts")}
    assert left_out == {
        "hiv-nurse-kurume-2014",
        "hiv-nurse-fukuoka-hc-2015",
        "hiv-offer-sapporo-2019",
        "univ-counselling-nagoya-hc-2006",
    }
    assert data.precedents["jal-files-tokyo-2010"]["use_in_statistics"] is False


def test_every_coded_feature_of_a_person_case_is_coded(data: SiteData) -> None:
    for owner, one in data.precedents.items():
        if one["kind"] == "person":
            assert {"secondary_harm", "exposure", "objected", "public_body", "voucher_paid"} <= set(one), owner
            assert {"secondary_harm", "exposure"} <= set(one["coding_basis"]), owner


def test_open_data_opens_in_excel_and_matches_its_schema(data: SiteData, tmp_path: Path) -> None:
    open_data.write(tmp_path, data, DAY)
    raw = (tmp_path / "data" / "precedents.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == len(data.precedents)
    for name in ("facts", "precedents", "incidents", "corrections"):
        body = json.loads((tmp_path / "data" / f"{name}.json").read_text(encoding="utf-8"))
        schema = json.loads((tmp_path / "data" / f"{name}.schema.json").read_text(encoding="utf-8"))
        assert body["licence"]
        assert set(schema["properties"]) == set(body)


def test_cells_that_excel_would_run_are_text() -> None:
    lines = open_data.to_csv([{"a": one} for one in ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "1")]).decode("utf-8-sig")
    assert [row["a"][0] for row in csv.DictReader(io.StringIO(lines, newline=""))] == ["'"] * 6 + ["1"]


def test_sources_are_listed_law_first_and_oldest_first(data: SiteData, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [kind for kind, *_ in check_sources.aged(data, DAY)]
    assert kinds == sorted(kinds, key=check_sources.ORDER.index)
    assert len(kinds) == len(data.sources)
    assert check_sources.main(["--older", "100000", "--today", "2026-11-24"]) == 0
    assert check_sources.main(["--older", "0", "--today", "2027-11-24"]) == 1
    assert "days" in capsys.readouterr().out
