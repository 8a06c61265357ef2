"""The question bank in IMS QTI 2.1: one assessment item a question in a content package, with a reason for every answer as feedback."""

from pathlib import Path
from typing import Any

from lxml import etree

from calculators.facts import NotInForce
from scripts import training_bank, training_question
from scripts.guide import Guide
from scripts.lms.pack import zipped
from scripts.training_words import fill

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
KINDS = {
    "single": ("single", "identifier"),
    "multiple": ("multiple", "identifier"),
    "ordering": ("ordered", "identifier"),
    "number": ("single", "float"),
}


def write(out: Path, guide: Guide) -> Path:
    """Write the bank of one language as `questions-<language>-qti21.zip`."""
    questions = training_bank.answerable(guide)
    files = {f"items/{key}.xml": item(guide, one) for key, one in questions.items()}
    file = out / f"questions-{guide.lang}-qti21.zip"
    zipped(file, {"imsmanifest.xml": manifest(list(questions)), **files})
    return file


def manifest(keys: list[str]) -> bytes:
    """A content package whose resources are the items."""
    root = etree.Element(f"{{{CP}}}manifest", {"identifier": "llg-questions"}, nsmap={None: CP})
    about = etree.SubElement(root, f"{{{CP}}}metadata")
    etree.SubElement(about, f"{{{CP}}}schema").text = "QTIv2.1 Package"
    etree.SubElement(about, f"{{{CP}}}schemaversion").text = "1.0.0"
    etree.SubElement(root, f"{{{CP}}}organizations")
    resources = etree.SubElement(root, f"{{{CP}}}resources")
    for key in keys:
        href = f"items/{key}.xml"
        attributes = {"identifier": f"q-{key}", "type": "imsqti_item_xmlv2p1", "href": href}
        etree.SubElement(etree.SubElement(resources, f"{{{CP}}}resource", attributes), f"{{{CP}}}file", {"href": href})
    return _bytes(root)


def item(guide: Guide, one: dict[str, Any]) -> bytes:
    """One question."""

    def said(text: dict[str, str]) -> str:
        return fill(guide, one, text[guide.lang])

    cardinality, base = KINDS[one["type"]]
    title = said(one["ask"])[:100]
    flags = {"adaptive": "false", "timeDependent": "false", "{http://www.w3.org/XML/1998/namespace}lang": guide.lang}
    root = etree.Element(
        f"{{{QTI}}}assessmentItem", {"identifier": f"q-{one['id']}", "title": title, **flags}, nsmap={None: QTI}
    )
    _response(root, cardinality, base, training_bank.answer(guide, one).split(","))
    for name, kind, how in (("SCORE", "float", "single"), ("FEEDBACK", "identifier", "multiple")):
        _add(root, "outcomeDeclaration", identifier=name, cardinality=how, baseType=kind)
    body = _add(root, "itemBody")
    _interaction(body, one, said)
    _processing(root, one)
    _add(
        _add(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="ALL", showHide="show"),
        "p",
        said(one["explain"]),
    )
    for key, words in _reasons(guide, one, said):
        _add(
            _add(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="ALL", showHide="show"),
            "p",
            f"{key}: {words}",
        )
    return _bytes(root)


def _add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{QTI}}}{tag}", attributes)
    element.text = text or None
    return element


def _response(root: Any, cardinality: str, base: str, right: list[str]) -> None:
    declared = _add(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base)
    correct = _add(declared, "correctResponse")
    for one in right:
        _add(correct, "value", one)


def _interaction(body: Any, one: dict[str, Any], said: Any) -> None:
    if one["type"] == "number":
        _add(body, "p", said(one["ask"]))
        line = _add(body, "p")
        _add(
            line, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12"
        ).tail = f" {said(one['unit'])}"
        return
    if one["type"] == "ordering":
        block = _add(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
    else:
        most = "1" if one["type"] == "single" else "0"
        block = _add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="true", maxChoices=most)
    _add(block, "prompt", said(one["ask"]))
    for key, option in zip(training_bank.KEYS, one["option"], strict=False):
        _add(block, "simpleChoice", said(option["text"]), identifier=key)


def _processing(root: Any, one: dict[str, Any]) -> None:
    """One point for exactly the right answer; all feedback after any answer."""
    processing = _add(root, "responseProcessing")
    condition = _add(processing, "responseCondition")
    right = _add(condition, "responseIf")
    if one["type"] == "number":
        within = one["answer"].get("within", 0)
        how = {"toleranceMode": "absolute", "tolerance": str(within)} if within else {"toleranceMode": "exact"}
        match = _add(right, "equal", **how)
    else:
        match = _add(right, "match")
    _add(match, "variable", identifier="RESPONSE")
    _add(match, "correct", identifier="RESPONSE")
    _add(_add(right, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")
    other = _add(condition, "responseElse")
    _add(_add(other, "setOutcomeValue", identifier="SCORE"), "baseValue", "0", baseType="float")
    shown = _add(_add(processing, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    _add(shown, "baseValue", "ALL", baseType="identifier")


def _reasons(guide: Guide, one: dict[str, Any], said: Any) -> list[tuple[str, str]]:
    """Each option, or each number that suggests itself, with its reason."""
    found = [(said(option["text"]), said(option["because"])) for option in one.get("option", [])]
    for near in one.get("near", []):
        try:
            found.append((str(training_question.number(guide.facts, one, near)), said(near["because"])))
        except NotInForce:
            continue
    return found


def _bytes(root: Any) -> bytes:
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text
