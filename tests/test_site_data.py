"""Bad data is reported whole, in one run, with file and id; good data is dated, cited and derivable."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from calculators.facts import Facts, NotInForce
from calculators.result import BadInput
from calculators.text import LANGS
from scripts import (
    back_test_pages,
    build,
    calculator_pages,
    check_sources,
    explorer_page,
    law_pages,
    listings,
    macros,
    open_data,
    site_data,
)
from scripts.guide import Guide
from scripts.pages import page_title
from scripts.site_data import ROOT, BadSiteData, SiteData, load
from scripts.site_data_compile import compile_facts

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


# What a hurried hand does wrong: each with the file and the id that the report must name.
MISTAKES = (
    # a key misspelt
    (
        ("precedents/uji-osaka-hc-2001.toml", "plaintiffs = ", "plaintifs = "),
        ("precedents/uji-osaka-hc-2001.toml: uji-osaka-hc-2001", "unknown key 'plaintifs'; did you mean 'plaintiffs'?"),
    ),
    # a day that does not exist: no entry of the file can be read, so the file is named
    (
        ("precedents/waseda-tokyo-hc-2004.toml", "date = 2004-03-23", "date = 2004-02-31"),
        ("precedents/waseda-tokyo-hc-2004.toml: -", "cannot be read"),
    ),
    # an id given twice
    (("statutes/ucpa.toml", 'id = "ucpa.3"', 'id = "ucpa.2"'), ("statutes/ucpa.toml: ucpa.2", "this id stands in")),
    # a source nobody listed
    (
        ("statutes/costs.toml", 'source = "fees_digital"', 'source = "fees_digitall"'),
        ("statutes/costs.toml: costs.digital", "unknown source 'fees_digitall'"),
    ),
    # two values for a day
    (
        ("statutes/penalty.toml", "from = 2020-12-12", "from = 2020-12-11"),
        ("statutes/penalty.toml: penalty.", "two values on 2020-12-11"),
    ),
    # a hole that nothing explains
    (
        ("statutes/civil.toml", "to = 2023-03-31", "to = 2023-03-01"),
        ("statutes/civil.toml: civil.404.statutory_rate", "no value from 2023-03-02 to 2023-04-01: add an unknown row"),
    ),
    # a grade too weak to publish
    (
        ("statutes/gdpr.toml", 'grade = "A"', 'grade = "C"'),
        ("statutes/gdpr.toml: gdpr.", "grade: 'C' is none of A|B"),
    ),
    # a language left out
    (
        ("statutes/telecom.toml", 'label = { ja = "電気通信事業法4条", en', 'label = { ja = "電気通信事業法4条", fr'),
        ("statutes/telecom.toml: telecom.4", "label: needs ja and en"),
    ),
    # a source that nothing uses any more
    (
        ("incidents/voluntary.toml", 'sources = ["inc_ginowan_iwin"]', 'sources = ["inc_hamamatsu_kyodo"]'),
        ("sources.incidents.toml: inc_ginowan_iwin", "a source that nothing uses"),
    ),
)


def test_every_problem_is_reported_in_one_run_and_nothing_is_written(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All kinds of mistakes at once, each named with its file and id; the facts are not written."""
    for (name, old, new), _ in MISTAKES:
        spoil(copy, name, old, new)
    out = tmp_path / "facts.json"
    monkeypatch.setattr("sys.argv", ["site_data", "--data", str(copy), "--out", str(out)])
    assert site_data.main() == 1
    lines = capsys.readouterr().err.splitlines()
    for _, (where, words) in MISTAKES:
        assert any(line.startswith(where) and words in line for line in lines), (where, words, lines)
    assert "problems in site-data; nothing was written" in lines[-1]
    assert not out.exists()


def test_good_data_is_written(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mistakes are what stops the run above, not the copy."""
    monkeypatch.setenv("AS_OF", "2026-11-24")
    monkeypatch.setattr("sys.argv", ["site_data", "--data", str(copy), "--out", str(tmp_path / "facts.json")])
    assert site_data.main() == 0
    assert json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))["as_of"] == "2026-11-24"


def test_bad_data_builds_nothing_and_leaves_the_last_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise subprocess.CalledProcessError(1, "scripts.site_data")

    last = tmp_path / "site" / "index.html"
    last.parent.mkdir()
    last.write_text("the last site", encoding="utf-8")
    monkeypatch.setattr(build, "write_facts", refuse)
    with pytest.raises(subprocess.CalledProcessError):
        build.build(tmp_path / "site", "http://127.0.0.1:1/")
    assert [file.name for file in (tmp_path / "site").iterdir()] == ["index.html"]


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
        ("precedents/benesse-tokyo-dc-2023.toml", "successful = 4027", "successful = 5701", "more successful than"),
        (
            "corrections.toml",
            "{award:yahoobb-osaka-dc-2006}",
            "{award:yahoobb-osaka-dc-2005}",
            "no figure award:yahoobb",
        ),
        (
            "corrections.toml",
            "{fact:jnsa_annual.circulated_mean}",
            "{fact:jnsa_annual.mean}",
            "no figure fact:jnsa_annual",
        ),
        ("corrections.toml", "{fact:jnsa_annual.circulated_mean}", "28,308円", ""),
        ("corrections.toml", 'page = "company/"\n', "", "missing 'page'"),
    ],
)
def test_each_rule_is_kept(copy: Path, name: str, old: str, new: str, words: str) -> None:
    if not words and "{" in old:
        words = "ja and en name different figures"
        old, new = (one.replace("circulated", "first_release") for one in (old, new))
    elif not words:
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
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(body)
        spoiled = {**body, "as_of": 20261124}
        assert not Draft202012Validator(schema).is_valid(spoiled), "a schema that accepts everything proves nothing"
    lines = (tmp_path / "data" / "SHA256SUMS").read_text().splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {file.name: file.read_bytes() for file in (tmp_path / "data").iterdir() if file.name != "SHA256SUMS"}
    assert listed == {name: hashlib.sha256(body).hexdigest() for name, body in files.items()}


def test_the_same_data_gives_the_same_open_data(data: SiteData, tmp_path: Path) -> None:
    for name in ("one", "two"):
        open_data.write(tmp_path / name, data, DAY)
    sums = [(tmp_path / name / "data" / "SHA256SUMS").read_text() for name in ("one", "two")]
    assert sums[0] == sums[1]


def test_corrections_lead_to_the_page_that_explains_them(data: SiteData) -> None:
    for lang in LANGS:
        for owner, one in data.corrections.items():
            assert page_title(lang, one["page"]), owner
    with pytest.raises(FileNotFoundError):
        page_title("ja", "no/such/page/")


def test_an_edition_of_another_day_has_that_days_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """On 1 June 2021 orders were under art. 83, no leak had to be reported, and the sentence was 懲役."""
    monkeypatch.setenv("AS_OF", "2021-06-01")
    guide = macros.load("ja")
    assert "83条" in macros.fact(guide, "", "penalty.appi_order_violation.article")
    assert "努力義務" in macros.fact(guide, "", "appi.26.duty")
    assert "懲役" in macros.fact(guide, "", "penal.imprisonment.kind")
    assert macros.fact(guide, "", "appi_rules.8.final_days") == "(2021年6月1日の時点では定めなし)"
    assert "2021年6月1日の時点では効力がない" in listings.cite(guide, "", "appi.26")
    assert "効力がない" not in listings.cite(guide, "", "civil.709")
    page = law_pages.statute(guide, "", "appi")
    assert page[page.index('id="appi-178"') :].split("</section>")[0].count("2021年6月1日の時点では効力がない") == 1
    monkeypatch.setenv("AS_OF", "2026-11-24")
    assert "178条" in macros.fact(macros.load("ja"), "", "penalty.appi_order_violation.article")
    assert "効力がない" not in law_pages.statute(macros.load("ja"), "", "appi_rules")


def test_no_penalty_of_the_appi_outlives_the_amendment(data: SiteData) -> None:
    """From 17 January 2027 no amount of the APPI's penalties is verified: none may run on."""
    facts = Facts(compile_facts(data, DAY))
    names = [one for one in data.facts if one.startswith("penalty.appi_")]
    names += ["appi.176.fine", "appi.176.term_years", "appi.185.administrative_fine", "appi.numbers.recommendation"]
    for name in names:
        with pytest.raises(NotInForce):
            facts.at(date(2027, 1, 17))[name]


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


def test_a_list_whose_reader_leaves_ends_without_a_traceback() -> None:
    asked = subprocess.Popen(
        [sys.executable, "-m", "scripts.check_sources"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert asked.stdout
    asked.stdout.close()
    assert asked.communicate()[1] == b""


def test_what_is_to_be_verified_says_so_wherever_it_is_cited(data: SiteData) -> None:
    guide = Guide(lang="ja", data=data, facts=Facts(compile_facts(data, DAY)))
    marked = "要確認</sup>"
    for group in (data.articles, data.precedents, data.sources):
        for cited, one in group.items():
            assert (marked in listings.cite(guide, "", cited)) == (one.get("grade") == "B"), cited
    for page in (explorer_page.explorer(guide, ""), back_test_pages.part(guide, "", "cases")):
        rows = [row for row in page.split("<tr")[1:] if "lawyer-thought-tokyo-hc-2000" in row]
        assert rows
        assert all(marked in row for row in rows)
    for name, one in data.incidents.items():
        assert (marked in macros.incident(guide, "", name, "year")) == (one["grade"] == "B"), name
    assert marked in calculator_pages.amount(guide, "", "filing_fee", "fee", claim_value=600000)
    assert marked in calculator_pages.worked(guide, "", "filing_fee", claim_value=600000)
    assert marked not in calculator_pages.amount(
        guide, "", "pay_cut_limit", "per_offence", average_daily_wage=1, period_wage=9
    )


def test_a_day_without_law_for_an_example_says_why_and_a_wrong_example_fails(data: SiteData) -> None:
    """In 2000 no leak was reported anywhere; in 2031 no holidays are known."""
    for day in (date(2000, 1, 1), date(2031, 5, 1)):
        guide = Guide(lang="en", data=data, facts=Facts(compile_facts(data, day)))
        assert 'data-state="problem"' in calculator_pages.element(guide, "assess")
        assert "not-in-force" in calculator_pages.worked(guide, "", "assess")
        assert "JNSA" in listings.parameters(guide, "")
        with pytest.raises(BadInput):
            calculator_pages.worked(guide, "", "jo_model", people=0)
