"""Scenarios as HTML: a tree of folded choices with duties, dates and costs, and all that the player needs in attributes."""

from html import escape
from typing import Any

from calculators import write
from calculators.text import Text, listed
from scripts import training_scenario
from scripts.guide import Guide
from scripts.training_words import link, links, said, version, yen_range

WORDS = {
    "begin": Text("演習を始める", "Begin the exercise"),
    "real": Text("考えた実際の時間も時計に足す", "Add the real time I take to think to the clock"),
    "tree": Text("分かれ道を全て読む(結末が分かります)", "Read every turn (this gives the endings away)"),
    "duties": Text("この日の義務と期限", "The duties and last days"),
    "costs": Text("かかり得る費用(公表された単価による計算)", "Possible costs (worked out from published prices)"),
    "things": Text("証拠・知らせる人・分かること", "Evidence, people to tell, facts"),
    "debrief": Text("話し合う問い", "To discuss"),
    "promptly": Text("速やかに", "promptly"),
    "then": Text("先に出てきた場面へ続きます", "Continues where the story has been told"),
    "amiss": Text(
        "義務を怠っていたり、証拠を失っていたりすると、別の結末になります",
        "With a duty missed or evidence lost it ends otherwise",
    ),
    "ending": Text("結末", "Ending"),
    "gains": Text("得たもの", "Gained"),
    "loses": Text("失ったもの", "Lost"),
    "does": Text("果たした義務", "Duty done"),
    "spends": Text("費用", "Cost"),
    "clock": Text("知った時", "The organisation knew"),
}


def word(guide: Guide, key: str) -> str:
    return WORDS[key].get(guide.lang)


def scenarios(guide: Guide, base: str) -> str:
    """Every scenario, one below the other."""
    return "".join(scenario(guide, base, one) for one in guide.training.scenarios.values())


def scenario(guide: Guide, base: str, one: dict[str, Any]) -> str:
    """One scenario: what it is, the player's place, then lists and tree."""
    found = training_scenario.deadlines(guide.facts, one)
    price = training_scenario.costs(guide.facts, one)
    way = training_scenario.best(guide.facts, one)
    began = training_scenario.began(one)
    spent = sum(price[cost]["mid"] for cost in way.costs)
    steps = " ".join(f"{node}:{number}" for node, number in zip(way.nodes, way.choices, strict=False))
    title = said(guide, one, one["title"])
    when = f"{write.long_day(began.date(), guide.lang)} {began:%H:%M}"
    debrief = "".join(f"<li>{said(guide, one, text)}</li>" for text in one["debrief"])
    return (
        f'<div class="training"><leak-scenario lang="{guide.lang}" data-id="{one["id"]}" data-title="{title}" data-first="{one["first"]}" '
        f'data-aware="{began.isoformat(timespec="minutes")}" data-version="{version(guide)}" data-best="{steps}" '
        f'data-best-missed="{len(training_scenario.missed(one, found, way))}" data-best-mid="{spent}" data-best-hours="{way.hours}">'
        f'<h2 id="{one["id"]}">{title}</h2><p>{said(guide, one, one["summary"])}</p><p>{said(guide, one, one["role"])}</p>'
        f'<p class="small">{word(guide, "clock")}: <time datetime="{began.isoformat()}">{when}</time> · {links(guide, base, one["links"])}</p>'
        f'<div class="ts-setup" hidden><p class="tq-buttons"><button type="button" class="md-button md-button--primary ts-start">{word(guide, "begin")}</button> '
        f'<label><input type="checkbox" class="ts-real"> {word(guide, "real")}</label></p></div>'
        '<p class="ts-status" role="status"></p><div class="ts-stage"></div>'
        f'<details class="ts-tree" data-search-exclude><summary>{word(guide, "tree")}</summary>'
        f"{_lists(guide, base, one)}{_tree(guide, base, one)}"
        f'<p><strong>{word(guide, "debrief")}</strong></p><ul class="ts-debrief">{debrief}</ul></details></leak-scenario></div>'
    )


def _lists(guide: Guide, base: str, one: dict[str, Any]) -> str:
    return (
        f"<p><strong>{word(guide, 'duties')}</strong></p>{duties(guide, base, one)}"
        f"<p><strong>{word(guide, 'things')}</strong></p>{_things(guide, one)}"
        f"<p><strong>{word(guide, 'costs')}</strong></p>{costs(guide, base, one)}"
    )


def duties(guide: Guide, base: str, one: dict[str, Any], *, missed: bool = True) -> str:
    """What must be done, its last moment and law, and, where `missed` is told, what it means to miss it."""
    found = training_scenario.deadlines(guide.facts, one)
    lines = ""
    for duty in one["duty"]:
        last = training_scenario.due(found, duty)
        at = f' data-last="{last.isoformat(timespec="minutes")}"' if last else ""
        words = word(guide, "promptly")
        if last:
            words = write.long_day(last.date(), guide.lang) + (f" {last:%H:%M}" if duty["due"] == "gdpr_due" else "")
        lines += (
            f'<li data-id="{duty["id"]}"{at}><span class="ts-words">{said(guide, one, duty["text"])}</span>: '
            f'<span class="ts-due">{words}</span> <span class="ts-cites">{links(guide, base, duty["cites"])}</span> '
            + (f'<span class="ts-missed">{said(guide, one, duty["if_missed"])}</span></li>' if missed else "</li>")
        )
    return f'<ul class="ts-duties">{lines}</ul>'


def _things(guide: Guide, one: dict[str, Any]) -> str:
    lines = ""
    for thing in one["thing"]:
        start = " data-start" if thing.get("at_start") else ""
        lines += f'<li data-id="{thing["id"]}" data-kind="{thing["kind"]}"{start}><span class="ts-words">{said(guide, one, thing["text"])}</span></li>'
    return f'<ul class="ts-things">{lines}</ul>'


def costs(guide: Guide, base: str, one: dict[str, Any]) -> str:
    """Cost items with their range and the calculator they come from."""
    lines = ""
    for key, amounts in training_scenario.costs(guide.facts, one).items():
        cost = next(item for item in one["cost"] if item["id"] == key)
        data = " ".join(f'data-{name}="{value}"' for name, value in amounts.items())
        page = f"calculators/{cost['calculator'].replace('_', '-')}/"
        lines += (
            f'<li data-id="{key}" {data}><span class="ts-words">{said(guide, one, cost["text"])}: '
            f"{escape(yen_range(amounts, guide.lang))}</span> {link(guide, base, page)}</li>"
        )
    return f'<ul class="ts-costs">{lines}</ul>'


def _tree(guide: Guide, base: str, one: dict[str, Any]) -> str:
    """The nodes from the first on, each inside the choice that first leads to it; later ones link there."""
    by_id, told = training_scenario.nodes(one), set()

    def node(key: str) -> str:
        place = f"{one['id']}--{key}"
        if key in told:
            return f'<p><a href="#{place}">{word(guide, "then")}</a></p>'
        told.add(key)
        found = by_id[key]
        ending = ""
        title = ""
        if "ending" in found:
            title = said(guide, one, found["title"])
            ending = f' data-ending="{found["ending"]}" data-title="{title}"'
            title = f"<p><strong>{word(guide, 'ending')}: {title}</strong></p>"
        cites = f'<p class="small">{links(guide, base, found["cites"])}</p>' if found.get("cites") else ""
        choices = "".join(choice(key, item) for item in found.get("choice", []))
        return (
            f'<div class="ts-node" id="{place}" data-node="{key}"{ending}>{title}'
            f'<div class="ts-text"><p>{said(guide, one, found["text"])}</p>{cites}</div>{choices}</div>'
        )

    def choice(key: str, item: dict[str, Any]) -> str:
        amiss = item.get("to_if_amiss")
        also = f"<p>{word(guide, 'amiss')}:</p>{node(amiss)}" if amiss else ""
        lists = " ".join(
            f'data-{name}="{" ".join(item.get(name, ()))}"' for name in ("gains", "loses", "does", "costs")
        )
        return (
            f'<details class="ts-choice" data-to="{item["to"]}"{f" data-amiss={chr(34)}{amiss}{chr(34)}" if amiss else ""} '
            f'data-hours="{item.get("hours", 0) + 24 * item.get("days", 0)}" {lists}>'
            f'<summary><span class="ts-words">{said(guide, one, item["text"])}</span></summary>'
            f'<div class="ts-because"><p>{said(guide, one, item["because"])}</p>{_effects(guide, one, item)}'
            f'<p class="small">{links(guide, base, item["cites"])}</p></div>{node(item["to"])}{also}</details>'
        )

    return node(one["first"])


def _effects(guide: Guide, one: dict[str, Any], item: dict[str, Any]) -> str:
    """What a choice changes, in words."""
    parts = {"gains": one["thing"], "loses": one["thing"], "does": one["duty"], "costs": one["cost"]}
    lines = ""
    for key, entries in parts.items():
        names = [said(guide, one, entry["text"]) for entry in entries if entry["id"] in item.get(key, ())]
        if names:
            label = word(guide, "spends" if key == "costs" else key)
            lines += f"<li>{label}: {listed(names, guide.lang, '; ')}</li>"
    return f'<ul class="small">{lines}</ul>' if lines else ""
