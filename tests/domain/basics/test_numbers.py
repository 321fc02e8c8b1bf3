"""Numbers as people write them: what each text is, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.numbers import (
    NumberAmbiguous,
    NumberTooLong,
    NumberUnreadable,
    decimal_marks_in,
    read_number,
)
from tests.factories.truth_tables import rows

READ_WITHOUT_A_KNOWN_MARK = """
0             | 0
7             | 7
007           | 7
1234          | 1234
1.5           | 1.5
1,5           | 1.5
.5            | 0.5
,5            | 0.5
5.            | 5
12.50         | 12.50
0.125         | 0.125
0,125         | 0.125
1234.567      | 1234.567
1234,567      | 1234.567
1.234,56      | 1234.56
1,234.56      | 1234.56
1.234.567     | 1234567
1,234,567     | 1234567
1.234.567,89  | 1234567.89
12,34,567     | 1234567
12,34,567.89  | 1234567.89
1 234,5       | 1234.5
1 234.5       | 1234.5
1 234 567     | 1234567
1'234.50      | 1234.50
1’234         | 1234
-5            | -5
−5            | -5
+5            | 5
- 5           | -5
−1.234,5      | -1234.5
1e3           | 1000
1E-3          | 0.001
2,5e2         | 250
1.5×10³       | 1500
1,5·10^-2     | 0.015
1.250,-       | 1250
995,-         | 995
1 250,–       | 1250
"""

REFUSED = """
             | NumberUnreadable
,            | NumberUnreadable
-            | NumberUnreadable
abc          | NumberUnreadable
12 kW        | NumberUnreadable
1_000        | NumberUnreadable
１２         | NumberUnreadable
٣            | NumberUnreadable
NaN          | NumberUnreadable
inf          | NumberUnreadable
0x10         | NumberUnreadable
1..2         | NumberUnreadable
1,2,3        | NumberUnreadable
1,234,56     | NumberUnreadable
1.234.56     | NumberUnreadable
1.2,3.4      | NumberUnreadable
12 34        | NumberUnreadable
1-2          | NumberUnreadable
++1          | NumberUnreadable
1/2          | NumberUnreadable
1e           | NumberUnreadable
1.234        | NumberAmbiguous
1,234        | NumberAmbiguous
-12.500      | NumberAmbiguous
123,000      | NumberAmbiguous
1e999        | NumberTooLong
12345678901234567890123456789 | NumberTooLong
"""

WITH_A_KNOWN_MARK = """
1.234     | , | 1234
1.234     | . | 1.234
1,234     | , | 1.234
1,234     | . | 1234
12.500,0  | , | 12500.0
1 234     | , | 1234
"""


@pytest.mark.parametrize(("text", "expected"), rows(READ_WITHOUT_A_KNOWN_MARK))
def test_a_number_is_read(text: str, expected: str) -> None:
    assert read_number(text) == Decimal(expected)


@pytest.mark.parametrize(("text", "refusal"), rows(REFUSED))
def test_what_is_not_one_clear_number_is_refused(text: str, refusal: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_number(text)
    assert type(refused.value).__name__ == refusal


@pytest.mark.parametrize(("text", "mark", "expected"), rows(WITH_A_KNOWN_MARK))
def test_a_known_decimal_mark_settles_what_is_ambiguous(text: str, mark: str, expected: str) -> None:
    assert read_number(text, mark) == Decimal(expected)


@pytest.mark.parametrize(("text", "mark"), [("1.23", ","), ("1,23", "."), ("1,5", "."), ("1.2345", ",")])
def test_a_number_with_the_other_mark_is_not_quietly_regrouped(text: str, mark: str) -> None:
    with pytest.raises(NumberUnreadable):
        read_number(text, mark)


def test_an_ambiguous_number_names_both_readings() -> None:
    with pytest.raises(NumberAmbiguous) as refused:
        read_number("1.234")
    assert refused.value.params["large"] == "1234"
    assert refused.value.params["small"] == "1.234"


def test_a_very_long_text_is_refused_and_quoted_in_part() -> None:
    with pytest.raises(NumberTooLong) as refused:
        read_number("9" * 10_000)
    assert len(refused.value.params["text"]) <= 40


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (["1.234,5", "12", "1.234"], {","}),
        (["1,234.5", "1.5"], {"."}),
        (["1.234,56", "1,234.56"], {",", "."}),
        (["12", "1.234"], set()),
        (["n/a", ""], set()),
    ],
)
def test_the_decimal_marks_of_a_column_are_proven_by_its_clear_numbers(texts: list[str], marks: set[str]) -> None:
    assert decimal_marks_in(texts) == marks


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_number_written_in_danish_or_english_style_is_read_back(value: Decimal) -> None:
    english = f"{value:,}"
    danish = english.translate(str.maketrans(",.", ".,"))
    assert read_number(english, ".") == value
    assert read_number(danish, ",") == value


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    try:
        number = read_number(text)
    except Refusal:
        return
    assert number.is_finite()


@given(st.from_regex(r"[0-9]{0,4}([.,][0-9]{0,4}){0,4}", fullmatch=True), st.sampled_from(".,"))
def test_the_quick_way_for_usual_numbers_reads_and_proves_what_the_long_one_does(text: str, mark: str) -> None:
    around = f" {text} "  # with blanks around it a text goes the long way
    assert str(_read(text, mark)) == str(_read(around, mark))
    assert decimal_marks_in([text]) == decimal_marks_in([around])


def _read(text: str, mark: str) -> Decimal | None:
    try:
        return read_number(text, mark)
    except Refusal:
        return None
