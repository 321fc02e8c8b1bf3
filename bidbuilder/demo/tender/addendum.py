"""The buyer's second addendum: the workbook of requirements again, with a few lines changed, one gone and one new."""

from dataclasses import replace
from decimal import Decimal

from bidbuilder.demo.tender.requirements import list_requirements
from bidbuilder.domain.tenders.requirements import Requirement

NUMBER = "2"
FILE = "ZEK-JL_BHP_01_requirements_v2.xlsx"
SUMMARY = "The peak boiler and the thermal store become larger, four more houses are connected, and alarms are sent to people."

_REWORDED = {
    "2.4.1": "The peak boiler shall give at least 4 500 kW.",
    "2.5.1": "The thermal store shall hold at least 1 000 m³ of water.",
}
_QUANTITIES = {"3.4.1": Decimal(52), "3.4.4": Decimal(52)}
_GONE = "1.6.3"
_AFTER, _NEW = "2.7.9", "Alarms shall be sent as text messages to at least five people on duty."


def list_amended() -> tuple[Requirement, ...]:
    """The requirements as the second addendum has them, in the order of its file."""
    amended: list[Requirement] = []
    for one in list_requirements():
        if one.number == _GONE:
            continue
        text, quantity = _REWORDED.get(one.number, one.text), _QUANTITIES.get(one.number, one.quantity)
        amended.append(replace(one, text=text, quantity=quantity))
        if one.number == _AFTER:
            amended.append(replace(one, number="2.7.10", text=_NEW))
    return tuple(amended)
