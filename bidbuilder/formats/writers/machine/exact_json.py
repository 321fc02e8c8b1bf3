"""JSON text with `Decimal` numbers written digit by digit: no amount ever passes through a float."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

_INDENT = "  "


def exact_json(value: Any) -> bytes:
    """The data as indented JSON in UTF-8; keys stand in the order of the data. Raises `TypeError` for a float."""
    return (_written(value, "\n") + "\n").encode()


def _written(value: Any, line_start: str) -> str:
    match value:
        case bool() | None | str() | int():
            return json.dumps(value, ensure_ascii=False)
        case Decimal():
            return f"{value:f}"
        case Mapping():
            members = [
                f"{json.dumps(str(key), ensure_ascii=False)}: {_written(one, line_start + _INDENT)}"
                for key, one in value.items()
            ]
            return _bracketed("{", members, "}", line_start)
        case Sequence():
            return _bracketed("[", [_written(one, line_start + _INDENT) for one in value], "]", line_start)
    raise TypeError(f"{type(value).__name__} has no exact form in JSON")


def _bracketed(opening: str, pieces: Sequence[str], closing: str, line_start: str) -> str:
    if not pieces:
        return opening + closing
    inner = line_start + _INDENT
    return f"{opening}{inner}{f',{inner}'.join(pieces)}{line_start}{closing}"
