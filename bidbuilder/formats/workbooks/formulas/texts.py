"""Functions on texts. Those that show numbers by a format (`TEXT`) depend on a language and are left to Excel."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bidbuilder.formats.workbooks.formulas.evaluation import Evaluation, Function
from bidbuilder.formats.workbooks.formulas.syntax import Node
from bidbuilder.formats.workbooks.formulas.values import (
    WRONG_VALUE,
    CannotCompute,
    ErrorValue,
    Failed,
    Value,
    number_of,
    text_of,
)

_LONGEST = 32_767


def _joined(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return _limited("".join(here.text(argument) for argument in arguments))


def _concatenated(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return _limited("".join(text_of(value) for argument in arguments for value in here.values(argument)))


def _joined_with(here: Evaluation, arguments: Sequence[Node]) -> Value:
    if not here.truth(arguments[1]):
        raise CannotCompute("joining empty cells")
    texts = (text_of(value) for argument in arguments[2:] for value in here.values(argument))
    return _limited(here.text(arguments[0]).join(text for text in texts if text))


def _limited(text: str) -> str:
    if len(text) > _LONGEST:
        raise Failed(WRONG_VALUE)
    return text


def _count(here: Evaluation, arguments: Sequence[Node], place: int, default: int) -> int:
    count = int(here.number(arguments[place])) if len(arguments) > place else default
    if count < 0:
        raise Failed(WRONG_VALUE)
    return count


def _left(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return here.text(arguments[0])[: _count(here, arguments, 1, 1)]


def _right(here: Evaluation, arguments: Sequence[Node]) -> Value:
    text, count = here.text(arguments[0]), _count(here, arguments, 1, 1)
    return text[len(text) - min(count, len(text)) :]


def _middle(here: Evaluation, arguments: Sequence[Node]) -> Value:
    start = _count(here, arguments, 1, 1)
    if start < 1:
        raise Failed(WRONG_VALUE)
    return here.text(arguments[0])[start - 1 :][: _count(here, arguments, 2, 1)]


def _length(here: Evaluation, arguments: Sequence[Node]) -> Value:
    # Excel counts UTF-16 units.
    return Decimal(len(here.text(arguments[0]).encode("utf-16-le")) // 2)


def _trimmed(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return " ".join(piece for piece in here.text(arguments[0]).split(" ") if piece)


def _upper(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return here.text(arguments[0]).upper()


def _lower(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return here.text(arguments[0]).lower()


def _is_exact(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return here.text(arguments[0]) == here.text(arguments[1])


def _value(here: Evaluation, arguments: Sequence[Node]) -> Value:
    value = here.value(arguments[0])
    if isinstance(value, bool):
        raise Failed(WRONG_VALUE)
    return number_of(value)


def _as_number(here: Evaluation, arguments: Sequence[Node]) -> Value:
    """`N`: numbers and truth values as numbers, texts as 0."""
    value = here.sound(arguments[0])
    return Decimal(0) if isinstance(value, str) else number_of(value)


def _as_text(here: Evaluation, arguments: Sequence[Node]) -> Value:
    """`T`: texts as they are, everything else as no text."""
    value = here.value(arguments[0])
    if isinstance(value, ErrorValue):
        raise Failed(value)
    return value if isinstance(value, str) else ""


TEXTS: Mapping[str, Function] = {
    "CONCATENATE": _joined,
    "CONCAT": _concatenated,
    "TEXTJOIN": _joined_with,
    "LEFT": _left,
    "RIGHT": _right,
    "MID": _middle,
    "LEN": _length,
    "TRIM": _trimmed,
    "UPPER": _upper,
    "LOWER": _lower,
    "EXACT": _is_exact,
    "VALUE": _value,
    "N": _as_number,
    "T": _as_text,
}
