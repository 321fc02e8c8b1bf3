"""Checks a row of the truth tables of notations: a value in its canonical unit, or a refusal, with its findings."""

import re
from decimal import Decimal

from bidbuilder.domain.basics.findings import Severity
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.notations import CanonicalValue, read_with_findings, to_canonical

_NUMBER = re.compile(r"-?[0-9.]*")


def assert_read_as(key: str, text: str, expected: str, codes: str) -> None:
    """A text of a property is read as expected (`12`, `12..20`, `230 400`, a code, `-` for refused) with those findings."""
    definition = standard_dictionary().get(key)
    reading = read_with_findings(text, definition)
    found = [finding.code for finding in reading.findings]
    if expected == "-":
        assert reading.value is None, reading.value
        assert reading.findings[0].severity is Severity.ERROR
        assert not codes or found == codes.split()
        return
    assert reading.value is not None, found
    assert _is_alike(_show(to_canonical(reading.value, definition)), expected)
    assert found == codes.split()


def _is_alike(shown: str, expected: str) -> bool:
    """Whether both state the same; numbers may differ by one in a million, as tables of factors do."""
    numbers, wanted = (re.split(r"\.\.| ", text) for text in (shown, expected))
    if not all(_NUMBER.fullmatch(one) for one in (*numbers, *wanted)):
        return shown == expected
    alike = (left == right or _differ_little(left, right) for left, right in zip(numbers, wanted, strict=True))
    return (".." in shown) == (".." in expected) and len(numbers) == len(wanted) and all(alike)


def _differ_little(left: str, right: str) -> bool:
    return bool(left and right) and abs(Decimal(left) - Decimal(right)) <= abs(Decimal(right)) / 10**6


def _show(canonical: CanonicalValue) -> str:
    if canonical.points:
        return " ".join(map(_plain, canonical.points))
    if canonical.choices:
        return " ".join(canonical.choices)
    if canonical.low == canonical.high:
        return _plain(canonical.low)
    return f"{_plain(canonical.low)}..{_plain(canonical.high)}"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
