"""What makes a calculator: a name, inputs, a pure function, a worked example and honest words about its limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.facts import Law
from calculators.result import Result
from calculators.spec import Field
from calculators.text import Text, headed


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator.

    `calculate(inputs, law)` knows neither the clock nor files. `example` are inputs as somebody would type them and
    `story` tells them in words, so that a page explains itself without JavaScript. `pages` are addresses inside the
    guide (`company/civil/`) that explain the answer, with the words of the link. `sections` fold optional inputs that
    belong together under a heading: the heading and the names of the inputs, in declared order; `choose` says before the
    first of them what to do with them; `stepped` makes them steps of one form, the first of them open.

    `migrate` brings inputs of older editions under today's names. `view` names the module whose `answer(answer, asked, lang)`
    adds to (or replaces) what the one door returns; `asked` is the request.
    """

    name: str
    title: Text
    summary: Text
    inputs: type
    calculate: Callable[[Any, Law], Result]
    example: Mapping[str, Any]
    story: Text
    limits: tuple[Text, ...]
    pages: tuple[tuple[str, Text], ...] = ()
    sections: tuple[tuple[Text, tuple[str, ...]], ...] = ()
    choose: Text | None = None
    stepped: bool = False
    migrate: Callable[[Mapping[str, Any]], dict[str, Any]] | None = None
    view: str = ""

    @property
    def slug(self) -> str:
        """The name in addresses: jo-model."""
        return self.name.replace("_", "-")

    def question(self, field: Field) -> Text:
        """What an input asks, with the heading of its section before it."""
        label = field.kind.label
        for heading, names in self.sections:
            if field.name in names:
                return headed(heading, label)
        return label
