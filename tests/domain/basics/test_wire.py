"""What goes over the wire quickly is the same JSON as everywhere else, and comes back as the same object."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.codec import NotReadable, from_wire, to_json, to_wire
from bidbuilder.domain.basics.findings import Severity


@dataclass(frozen=True, slots=True)
class Label:
    language: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    count: int
    text: str = ""
    amount: Decimal | None = None
    day: date | None = None
    severity: Severity = Severity.INFO
    labels: tuple[Label, ...] = ()


PARCELS = [
    Parcel(1, "Kølevæske ±10 %", Decimal("-0.00"), date(2026, 2, 28), Severity.ERROR, (Label("da"), Label())),
    Parcel(2**63, "\x00\u2028", Decimal("1E+40")),
    Parcel(10**30),
    Parcel(-(10**30)),
]


@pytest.mark.parametrize("parcel", PARCELS)
def test_an_object_comes_back_as_it_was_and_is_written_as_ever(parcel: Parcel) -> None:
    line = to_wire(parcel)
    assert from_wire(line, Parcel) == parcel
    assert json.loads(line) == json.loads(to_json(parcel))


def test_half_a_sign_does_not_stop_a_line() -> None:
    assert json.loads(to_wire({"text": "\ud800"})) == {"text": "\ud800"}


@pytest.mark.parametrize(
    "line", [b"", b"{", b'{"count":"many"}', b'{"text":"no count"}', b'{"count":1,"day":"31-31-31"}']
)
def test_what_is_no_such_object_is_not_readable(line: bytes) -> None:
    with pytest.raises(NotReadable):
        from_wire(line, Parcel)
