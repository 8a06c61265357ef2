"""Every vector in the engine of a real Chromium, through the module that pages use: the same bytes as here."""

import json

from playwright.sync_api import Page

from calculators import api
from tests import vectors

ASK = """async requests => {
  const { engine } = await import("/assets/calc/client.js");
  const answers = [];
  for (const request of requests) answers.push(await engine.ask(request));
  return [answers, engine.variant];
}"""


def test_chromium_gives_the_same_bytes(page: Page) -> None:
    page.goto("ja/calculators/jo-model/")
    requests = [case.request(lang) for case in vectors.cases() for lang in ("ja", "en")]
    answers, variant = page.evaluate(ASK, requests)
    for request, found in zip(requests, answers, strict=True):
        assert found == api.run(request), json.loads(request)
    assert variant == "image", "the fast runtime lacked something and a slower one answered"
