"""What axe-core finds on a page that is open, by the rules of WCAG 2.2 A and AA and its own best practice."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is violated is told node by node: on a page of large tables the rest takes most of the time.
RUN = "(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"

# The tabs of the header come back in a quarter of a second, and are pale meanwhile.
REST = """async () => {
  scrollTo({top: 0, behavior: "instant"});
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const moving = Promise.allSettled(document.getAnimations().map((one) => one.finished));
  await Promise.race([moving, new Promise((resolve) => setTimeout(resolve, 600))]);
}"""


def violations(page: Page) -> list[str]:
    """Return each violation with its page, rule and element; an empty list if there is none."""
    if not page.evaluate("Boolean(globalThis.axe)"):
        # A script element would be refused by the policy; evaluation through the protocol is not.
        page.evaluate(SCRIPT.read_text(encoding="utf-8") + ";0")
    # At rest: half-way down, whatever happens to lie under the edge of the header counts as too small a target.
    page.evaluate(REST)
    found = page.evaluate(RUN, TAGS)["violations"]
    return [f"{page.url}: {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
