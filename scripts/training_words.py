"""Words of the training pages: texts with their placeholders filled, links with titles, names of topics, the content's version."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from calculators import api, render, write
from calculators.text import Lang, Text
from scripts import listings, training_data, training_scenario
from scripts.guide import Guide
from scripts.pages import page_text, page_title
from scripts.site_data_compile import iso
from scripts.training_data import PLACE

TOPICS = {
    "basics": Text("個人情報と漏えいの基本", "Personal data and leaks: the basics"),
    "first-response": Text("最初の対応", "First response"),
    "reporting": Text("委員会への報告", "Reporting to the Commission"),
    "notice": Text("本人への通知と公表", "Notice and publication"),
    "civil": Text("会社の民事責任", "Civil liability"),
    "contractors": Text("委託先とベンダー", "Contractors and vendors"),
    "penalties": Text("刑罰と行政の処分", "Penalties and orders"),
    "trade-secrets": Text("営業秘密", "Trade secrets"),
    "employment": Text("従業員の責任と懲戒", "Employees: liability and discipline"),
    "security": Text("日頃の対策", "Everyday security"),
    "evidence": Text("証拠の保全と調査", "Evidence and investigation"),
    "costs": Text("費用と影響", "Costs and impact"),
    "courts": Text("裁判例と額の読み方", "Decisions and what amounts mean"),
}
LEVELS = {
    1: Text("全員", "everybody"),
    2: Text("担当者", "people in charge"),
    3: Text("専門", "specialists"),
}


def fill(guide: Guide, owner: Mapping[str, Any], text: str) -> str:
    """A text of an entry in plain words; a fact without a value that day is said to be none."""

    def said(match: re.Match[str]) -> str:
        kind, name, part = match.groups()
        if kind == "fact":
            return guide.fact_said(name, owner.get("aware"))
        if kind == "award":
            return guide.told(name, part or "award")
        return str(worked(guide, owner)[f"{kind}:{name}"])

    return PLACE.sub(said, text)


def said(guide: Guide, owner: Mapping[str, Any], text: Mapping[str, str]) -> str:
    """The text of the page's language, filled and escaped."""
    return escape(fill(guide, owner, text[guide.lang]))


def worked(guide: Guide, owner: Mapping[str, Any]) -> Mapping[str, str]:
    """Everything an entry computes, in words: `calc:name`, and for a scenario `due:output` and `cost:id`."""
    on = owner.get("aware")
    found = {}
    for name, one in owner.get("compute", {}).items():
        output = training_data.computed(guide.facts, one, on)
        found[f"calc:{name}"] = render.inline(output, guide.lang)
    if "leak" in owner:
        for output in training_scenario.deadlines(guide.facts, owner).outputs:
            day = output.value
            words = write.short_day(day, guide.lang) if isinstance(day, date) else render.inline(output, guide.lang)
            found[f"due:{output.name}"] = words
        for name, amounts in training_scenario.costs(guide.facts, owner).items():
            found[f"cost:{name}"] = yen_range(amounts, guide.lang)
    return found


def yen_range(amounts: Mapping[str, int], lang: Lang) -> str:
    low, high = (write.estimate(amounts[key], lang) for key in ("low", "high"))
    return low if low == high else f"{low}〜{high}" if lang == "ja" else f"{low} to {high}"


def place_title(lang: Lang, address: str) -> str:
    """The title of a page and, where the address names one, of its part: two parts of a page are told apart."""
    title, fragment = page_title(lang, address), address.partition("#")[2]
    found = re.search(rf"^#{{2,4}} ([^{{\n]+) \{{ #{re.escape(fragment)} \}}$", page_text(lang, address), re.MULTILINE)
    return Text("{0}:{1}", "{0}: {1}").get(lang).format(title, found[1]) if fragment and found else title


def link(guide: Guide, base: str, target: str) -> str:
    """A link of an entry: a page by its title, or an article, a precedent, a source."""
    if training_data.is_page(target):
        return listings.link(base + target, place_title(guide.lang, target), "cite")
    return listings.cite(guide, base, target)


def links(guide: Guide, base: str, targets: list[str]) -> str:
    return (" · ").join(link(guide, base, one) for one in targets)


def version(guide: Guide) -> str:
    """Names the training content: another text, fact or calculation gives another version."""
    body = json.dumps(iso([guide.training.paths, guide.training.questions, guide.training.scenarios]), sort_keys=True)
    digest = hashlib.sha256(f"{api.version(guide.facts)} {body}".encode()).hexdigest()[:8]
    return f"{guide.facts.as_of.isoformat()}-{digest}"
