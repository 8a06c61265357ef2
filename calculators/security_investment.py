"""Whether a security measure pays: ALE, ROSI, net present value and break-even, and the Gordon–Loeb ceiling on spending.

ALE = loss of one event × events a year. ROSI = (ALE × mitigation − cost) ÷ cost, as ENISA described it in 2012.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from calculators import gordon_loeb, write
from calculators.calculator import Calculator
from calculators.facts import Law
from calculators.result import BadInput, Output, Result, Step, Table, Value, estimate
from calculators.security_investment_words import HELP, LABELS, LIMITS, MEANING, PAGES, STORY
from calculators.spec import One, Option, Real, Share, Whole
from calculators.text import Text

_I = Option(id="I", label=Text("関数族I(効果が緩やかに減る)", "Class I (returns fall off slowly)"), aliases=("1", "i"))
_II = Option(
    id="II",
    label=Text("関数族II(極端に弱い情報は守りきれない)", "Class II (very weak information is not worth saving)"),
    aliases=("2", "ii"),
)


def _whole(name: str, low: int, unit: str = "yen", high: int | None = None) -> Whole:
    if high is None:
        return Whole(label=LABELS[name], help=HELP[name], unit=unit, low=low)
    return Whole(label=LABELS[name], help=HELP[name], unit=unit, low=low, high=high)


def _share(name: str) -> Share:
    return Share(label=LABELS[name], help=HELP[name])


def _real(name: str, unit: str, low: Fraction, high: int) -> Real:
    return Real(label=LABELS[name], help=HELP[name], unit=unit, low=low, high=Fraction(high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    single_loss: Annotated[int, _whole("single_loss", 1)]
    annual_rate: Annotated[Fraction, _real("annual_rate", "events_per_year", Fraction(0), 10_000)]
    mitigation: Annotated[Fraction, _share("mitigation")]
    annual_cost: Annotated[int, _whole("annual_cost", 1)]
    years: Annotated[int, _whole("years", 1, "years", 50)] = 3
    discount: Annotated[Fraction, _share("discount")] = Fraction(0)
    vulnerability: Annotated[Fraction | None, _share("vulnerability")] = None
    loss: Annotated[int | None, _whole("loss", 1)] = None
    alpha: Annotated[Fraction | None, _real("alpha", "number", Fraction(1, 10**15), 1)] = None
    beta: Annotated[Fraction | None, _real("beta", "number", Fraction(1), 100)] = None
    class_: Annotated[str | None, One(label=LABELS["class"], help=HELP["class"], options=(_I, _II))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """What a measure saves and costs: yen a year, ROSI as a ratio, net present value in yen."""

    ale: Fraction
    after: Fraction
    rosi: Fraction
    npv: Fraction
    break_even: Fraction | None


def calculate(inputs: Inputs, law: Law) -> Result:
    """ROSI, ALE before and after, net present value, break-even mitigation; Gordon–Loeb where its inputs are given.

    Yen are rounded at the end. `break_even_mitigation` is null where no loss is expected.

    Raises:
        BadInput: Gordon–Loeb is asked for with a part of its inputs missing.
    """
    _check(inputs)
    pay = _pay(inputs, inputs.annual_rate, inputs.mitigation)
    ceiling, optimum, steps = _gordon_loeb(inputs, law)
    return Result(
        outputs=(
            Output(name="rosi", label=ROSI, value=pay.rosi, unit="ratio", shown=_shown(pay)),
            _yen("ale", Text("対策前の年間予想損失(ALE)", "Annual loss expectancy before (ALE)"), round(pay.ale)),
            _yen("ale_after", Text("対策後の年間予想損失", "Annual loss expectancy after"), round(pay.after)),
            _yen("npv", Text("正味現在価値(NPV)", "Net present value"), round(pay.npv)),
            Output(
                name="break_even_mitigation",
                label=BREAK_EVEN,
                value=pay.break_even,
                unit="ratio",
                shown=_share_said(pay.break_even),
            ),
            _yen("gordon_loeb_ceiling", Text("Gordon–Loebの上限", "Gordon–Loeb ceiling"), ceiling),
            _yen("gordon_loeb_optimum", Text("Gordon–Loebの最適額", "Gordon–Loeb optimum"), optimum),
        ),
        steps=(*_pay_steps(inputs, pay, law), *steps),
        meaning=MEANING,
        tables=(_sensitivity(inputs),),
        warnings=_warnings(inputs, pay, law),
    )


def _yen(name: str, label: Text, value: Value) -> Output:
    shown = NOT_ASKED if value is None else None
    return estimate(name, label, value, shown)


def _check(inputs: Inputs) -> None:
    """Gordon–Loeb needs v and L; its optimum needs the class and α as well, and β for class I."""
    problems = {}
    asked_optimum = inputs.class_ or inputs.alpha is not None or inputs.beta is not None
    if asked_optimum or inputs.vulnerability is not None or inputs.loss is not None:
        needed: dict[str, object] = {"vulnerability": inputs.vulnerability, "loss": inputs.loss}
        if asked_optimum:
            needed |= {"alpha": inputs.alpha, "class": inputs.class_}
        if inputs.class_ == "I":
            needed["beta"] = inputs.beta
        problems = {name: NEEDED for name, value in needed.items() if value is None}
    if problems:
        raise BadInput(problems)


def _pay(inputs: Inputs, rate: Fraction, mitigation: Fraction) -> Pay:
    """At another rate and mitigation than those given too, so that the answer can be shown not to stand alone."""
    ale = inputs.single_loss * rate
    saved = ale * mitigation
    growth = 1 + inputs.discount
    npv = sum(((saved - inputs.annual_cost) / growth**year for year in range(1, inputs.years + 1)), Fraction(0))
    return Pay(
        ale=ale,
        after=ale - saved,
        rosi=(saved - inputs.annual_cost) / inputs.annual_cost,
        npv=npv,
        break_even=inputs.annual_cost / ale if ale else None,
    )


def _pay_steps(inputs: Inputs, pay: Pay, law: Law) -> tuple[Step, ...]:
    rate, share, cost = write.trim(inputs.annual_rate), write.percent(inputs.mitigation), f"{inputs.annual_cost:,}"
    ale = f"{round(pay.ale):,}"
    steps = [
        Step(
            label=Text("年間予想損失(ALE)", "Annual loss expectancy (ALE)"),
            expression=f"{inputs.single_loss:,} × {rate}",
            value=round(pay.ale),
            unit="yen",
        ),
        Step(
            label=Text("対策後のALE", "ALE after the measure"),
            expression=f"{ale} × (1 − {share})",
            value=round(pay.after),
            unit="yen",
        ),
        Step(
            label=Text("ROSI", "ROSI"),
            expression=f"({ale} × {share} − {cost}) ÷ {cost}",
            value=_rounded(pay.rosi),
            unit="ratio",
            facts=(law["security_models.rosi_formula"],),
        ),
        Step(
            label=Text("正味現在価値(各年の末に生じるとする)", "Net present value (each year's end)"),
            expression=f"Σ ({round(pay.ale - pay.after):,} − {cost}) ÷ (1 + {write.percent(inputs.discount)})^t, t = 1…{inputs.years}",
            value=round(pay.npv),
            unit="yen",
        ),
    ]
    if pay.break_even is not None:
        steps.append(Step(label=BREAK_EVEN, expression=f"{cost} ÷ {ale}", value=_rounded(pay.break_even), unit="ratio"))
    return tuple(steps)


def _gordon_loeb(inputs: Inputs, law: Law) -> tuple[int | None, int | None, tuple[Step, ...]]:
    """Ceiling and optimum where asked for, with their working."""
    if inputs.vulnerability is None or inputs.loss is None:
        return None, None, ()
    v, loss = inputs.vulnerability, inputs.loss
    ceiling = gordon_loeb.ceiling(v, loss)
    fact = law.row("security_models", "gordon_loeb_ceiling")["value"]
    steps = [
        Step(
            label=Text("Gordon–Loebの上限 v·L÷e", "Gordon–Loeb ceiling v·L÷e"),
            expression=f"{write.trim(v)} × {loss:,} ÷ e",
            value=ceiling,
            unit="yen",
            facts=(fact,),
        )
    ]
    if inputs.alpha is None or inputs.class_ is None:
        return ceiling, None, tuple(steps)
    first = inputs.class_ == "I"
    beta = inputs.beta if inputs.beta is not None else Fraction(1)
    optimum = gordon_loeb.optimum(inputs.class_, v, loss, inputs.alpha, beta)
    a, b = write.trim(inputs.alpha), write.trim(beta)
    steps.append(
        Step(
            label=Text("最適額 z*(期待損失と投資額の和が最小)", "Optimum z* (least sum of expected loss and spending)"),
            expression=f"(({write.trim(v)} × {b} × {a} × {loss:,})^(1÷({b}+1)) − 1) ÷ {a}"
            if first
            else f"(ln(1 ÷ (−{a} × {loss:,} × ln {write.trim(v)})) ÷ ln {write.trim(v)} − 1) ÷ {a}",
            value=optimum,
            unit="yen",
            facts=(law[f"security_models.gordon_loeb_class_{1 if first else 2}"],),
        )
    )
    return ceiling, optimum, tuple(steps)


def _sensitivity(inputs: Inputs) -> Table:
    """The same sums with half and double the rate and half the mitigation: how little it takes to turn the answer."""
    half, one, double = Fraction(1, 2), Fraction(1), Fraction(2)
    cases = (
        (Text("入力どおり", "As given"), one, one),
        (Text("起きる回数が半分", "Half as many events"), half, one),
        (Text("起きる回数が2倍", "Twice as many events"), double, one),
        (Text("軽減率が半分", "Half the mitigation"), one, half),
        (Text("回数も軽減率も半分", "Half of both"), half, half),
    )
    rows: list[tuple[Value, ...]] = []
    for label, rate, mitigation in cases:
        pay = _pay(inputs, inputs.annual_rate * rate, inputs.mitigation * mitigation)
        rows.append((label, round(pay.ale), _rounded(pay.rosi), round(pay.npv)))
    return Table(
        id="sensitivity",
        caption=Text("見積りが変わるとROSIはどう動くか", "How ROSI moves with the estimates"),
        columns=(
            (Text("場合", "Case"), "text"),
            (Text("ALE", "ALE"), "yen"),
            (Text("ROSI", "ROSI"), "ratio"),
            (Text("正味現在価値", "Net present value"), "yen"),
        ),
        rows=tuple(rows),
        note=Text("費用は同じとしています。", "The cost is the same in each."),
    )


def _warnings(inputs: Inputs, pay: Pay, law: Law) -> tuple[Text, ...]:
    said = law["security_models.rosi_warning"].value
    found = [
        Text(
            f"ENISA自身の警告:{said.ja}。表で、見積りを変えた場合も確かめてください。",
            f"ENISA's own warning: {said.en}. See in the table what other estimates give.",
        )
    ]
    if pay.break_even is None:
        found.append(
            Text(
                "損失が見込まれないため、損益分岐の軽減率はありません。",
                "No loss is expected, so there is no break-even mitigation.",
            )
        )
    elif pay.break_even > 1:
        found.append(
            Text(
                "損失をすべて防いでも、費用が年間予想損失を上回ります。",
                "The cost exceeds the annual loss expectancy even if every loss were prevented.",
            )
        )
    if inputs.vulnerability is not None:
        found.append(CLASSES_ONLY)
    if inputs.class_ == "II" and inputs.beta is not None:
        found.append(Text("関数族IIではβを使いません。", "Class II does not use β."))
    return tuple(found)


def _rounded(value: Fraction) -> Fraction:
    """A share to a hundredth of a per cent, for reading."""
    return Fraction(round(value * 10_000), 10_000)


def _share_said(value: Fraction | None) -> Text:
    if value is None:
        return Text("なし(損失が見込まれない)", "none (no loss is expected)")
    said = write.percent(_rounded(value))
    return Text(said, said)


def _shown(pay: Pay) -> Text:
    """ROSI never stands alone: with the mitigation that would be needed to break even."""
    rosi = write.percent(_rounded(pay.rosi))
    if pay.break_even is None:
        return Text(f"{rosi}(損失が見込まれない)", f"{rosi} (no loss is expected)")
    needed = write.percent(_rounded(pay.break_even))
    return Text(f"{rosi}(軽減率が{needed}を超えれば黒字)", f"{rosi} (it pays once mitigation exceeds {needed})")


ROSI = Text("投資収益率(ROSI)", "Return on security investment (ROSI)")
BREAK_EVEN = Text("損益分岐の軽減率", "Break-even mitigation")
NOT_ASKED = Text("入力がないため計算していません", "not calculated: its inputs are empty")
NEEDED = Text(
    "Gordon–Loebモデルを使うときは、この項目も入力してください。使わないときは、脆弱性・損失・α・β・関数族をすべて空欄にしてください。",
    "The Gordon–Loeb model needs this too. To leave the model out, empty vulnerability, loss, α, β and class.",
)
CLASSES_ONLY = Text(
    "Gordon–Loebの上限は、二つの関数族でだけ成り立ちます。α・βを実際のデータから決める方法は確立していません。",
    "The Gordon–Loeb ceiling holds for the two classes only, and there is no established way to find α and β from data.",
)

CALCULATOR = Calculator(
    name="security_investment",
    title=Text("セキュリティ投資の採算", "Does a security measure pay?"),
    summary=Text(
        "1回の損失・年間の回数・軽減率・費用から、ROSI、正味現在価値、損益分岐の軽減率と、Gordon–Loebモデルの上限を求めます。",
        "From the loss of one event, its yearly rate, the mitigation and the cost: ROSI, net present value, break-even, and the Gordon–Loeb ceiling.",
    ),
    inputs=Inputs,
    calculate=calculate,
    example={
        "single_loss": "3800万",
        "annual_rate": "0.08",
        "mitigation": "50%",
        "annual_cost": "200万",
        "years": "5",
        "discount": "3%",
        "vulnerability": "50%",
        "loss": "1億",
    },
    story=STORY,
    limits=LIMITS,
    pages=PAGES,
    sections=(
        (
            Text("Gordon–Loebモデル(任意)", "Gordon–Loeb model (optional)"),
            ("vulnerability", "loss", "alpha", "beta", "class"),
        ),
    ),
)
