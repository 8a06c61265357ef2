"""The list of calculators; each is imported only when it is asked for, so that a hundred of them cost no start-up time."""

from functools import cache
from importlib import import_module

from calculators.calculator import Calculator

NAMES = (
    "jo_model",
    "court_award",
    "pay_cut_limit",
    "employee_share",
    "response_cost",
    "downtime_loss",
    "severity_benchmark",
    "total_exposure",
    "report_deadlines",
    "penalty_exposure",
    "security_investment",
    "control_mix",
    "delay_interest",
    "limitation_period",
    "filing_fee",
)

# What the one door answers: every calculator, and the assessment that is composed of them and has a page of its own.
ANSWERED = (*NAMES, "assess")


@cache
def get(name: str) -> Calculator:
    """The calculator of that name.

    Raises:
        KeyError: there is none.
    """
    if name not in ANSWERED:
        raise KeyError(name)
    found: Calculator = import_module(f"calculators.{name}").CALCULATOR
    return found
