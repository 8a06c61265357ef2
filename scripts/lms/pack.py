"""Zips a page with its manifest: SCORM 1.2 or SCORM 2004 4th edition, one item, one file, the same bytes at every build."""

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from scripts.guide import Guide
from scripts.training_words import fill, version

STANDARDS = ("1.2", "2004")
PAGE = "index.html"
# A zip keeps a time for each file; one fixed day makes the same content the same file.
DAY = (2000, 1, 1, 0, 0, 0)

NAMESPACES = {
    "1.2": {
        None: "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "2004": {
        None: "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "imsss": "http://www.imsglobal.org/xsd/imsss",
    },
}
SCHEMA_VERSIONS = {"1.2": "1.2", "2004": "2004 4th Edition"}


def write(out: Path, guide: Guide, path: dict[str, Any], html: str, standard: str) -> Path:
    """Write the package of a path.

    Returns:
        The file, `<path>-<language>-scorm12.zip` or `-scorm2004.zip`.
    """
    file = out / f"{path['id']}-{guide.lang}-scorm{standard.replace('.', '')}.zip"
    zipped(file, {"imsmanifest.xml": manifest(guide, path, standard), PAGE: html.encode("utf-8")})
    return file


def zipped(file: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)


def manifest(guide: Guide, path: dict[str, Any], standard: str) -> bytes:
    """The manifest: metadata, one organisation with one item, one resource with one file."""
    names = NAMESPACES[standard]
    main = f"{{{names[None]}}}"
    adlcp = f"{{{names['adlcp']}}}"
    title = fill(guide, path, path["title"][guide.lang])
    base = f"llg-{path['id']}-{guide.lang}"
    root = etree.Element(f"{main}manifest", {"identifier": base, "version": "1"}, nsmap=names)

    def add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
        element = etree.SubElement(parent, f"{main}{tag}", attributes)
        element.text = text or None
        return element

    about = add(root, "metadata")
    add(about, "schema", "ADL SCORM")
    add(about, "schemaversion", SCHEMA_VERSIONS[standard])
    organizations = add(root, "organizations", default=f"{base}-org")
    organization = add(organizations, "organization", identifier=f"{base}-org")
    add(organization, "title", title)
    item = add(organization, "item", identifier=f"{base}-item", identifierref=f"{base}-sco", isvisible="true")
    add(item, "title", f"{title} ({version(guide)})")
    if standard == "1.2":
        etree.SubElement(item, f"{adlcp}masteryscore").text = str(round(float(path["pass_mark"]) * 100))
    else:
        _objective(item, names["imsss"], path)
    resources = add(root, "resources")
    kind = f"{adlcp}scormtype" if standard == "1.2" else f"{adlcp}scormType"
    resource = add(resources, "resource", identifier=f"{base}-sco", type="webcontent", href=PAGE)
    resource.set(kind, "sco")
    add(resource, "file", href=PAGE)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text


def _objective(item: Any, namespace: str, path: dict[str, Any]) -> None:
    """SCORM 2004: the item is satisfied by the score that the content reports, at the path's pass mark."""
    sequencing = etree.SubElement(item, f"{{{namespace}}}sequencing")
    objectives = etree.SubElement(sequencing, f"{{{namespace}}}objectives")
    primary = etree.SubElement(
        objectives, f"{{{namespace}}}primaryObjective", {"satisfiedByMeasure": "true", "objectiveID": "exam"}
    )
    etree.SubElement(primary, f"{{{namespace}}}minNormalizedMeasure").text = path["pass_mark"]
    etree.SubElement(
        sequencing,
        f"{{{namespace}}}deliveryControls",
        {"completionSetByContent": "true", "objectiveSetByContent": "true"},
    )
