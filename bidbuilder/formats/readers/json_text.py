"""Opening JSON that strangers sent: exact decimals, no NaN, no key twice in one object, bounded depth.

`Node` walks the result without trusting its shape: what is of another type than expected counts as absent, with a finding.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.refusals import FileBroken

MAXIMUM_DEPTH = 100


def parse_json(content: bytes) -> Any:
    """The data of a JSON text in UTF-8, UTF-16 or UTF-32; raises `FileBroken` with the place."""
    try:
        data = json.loads(
            content, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_object_without_doubles
        )
    except json.JSONDecodeError as broken:
        raise FileBroken(detail=broken.msg, where=f"{broken.lineno}:{broken.colno}") from broken
    except (ValueError, RecursionError) as broken:
        raise FileBroken(detail=str(broken)[:200]) from broken
    _check_depth(data)
    return data


def _refuse_constant(written: str) -> None:
    raise ValueError(f"{written} is not JSON")


def _object_without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an object has one key twice")
    return found


def _check_depth(data: Any) -> None:
    level, depth = [data], 0
    while level:
        depth += 1
        if depth > MAXIMUM_DEPTH:
            raise FileBroken(detail="nested too deeply")
        level = [
            child
            for one in level
            if isinstance(one, dict | list)
            for child in (one.values() if isinstance(one, dict) else one)
            if isinstance(child, dict | list)
        ]


class PlacedObject(dict[str, Any]):
    """An object put together out of several of a file; `pointer` is where the newest of them stands."""

    def __init__(self, pointer: str, fields: Mapping[str, Any] | None = None) -> None:
        super().__init__(fields or {})
        self.pointer = pointer


class Node:
    """A JSON object and where it stands, as JSON Pointer (RFC 6901)."""

    def __init__(self, data: Any, pointer: str, notes: Notes) -> None:
        self._data: dict[str, Any] = data if isinstance(data, dict) else {}
        self.pointer = data.pointer if isinstance(data, PlacedObject) else pointer
        self.notes = notes

    def __bool__(self) -> bool:
        return bool(self._data)

    @property
    def data(self) -> dict[str, Any]:
        """The object itself; an empty one where there is none."""
        return self._data

    @property
    def place(self) -> SourcePlace:
        """Where the object stands in the file."""
        return self.notes.place(xpath=self.pointer or "/")

    def has(self, key: str) -> bool:
        """Whether there is anything under a key."""
        return self._data.get(key) is not None

    def is_object(self, key: str) -> bool:
        """Whether there is an object under a key."""
        return isinstance(self._data.get(key), dict)

    def node(self, key: str) -> "Node":
        """The object under a key; an empty one where there is none."""
        value = self._data.get(key)
        if value is not None and not isinstance(value, dict):
            self._tell(key)
        return Node(value, f"{self.pointer}/{key}", self.notes)

    def nodes(self, key: str) -> list["Node"]:
        """The objects of the list under a key; a lone object counts as a list of one, as some publishers write it."""
        value = self._data.get(key)
        items = [value] if isinstance(value, dict) else value or []
        if not isinstance(items, list):
            self._tell(key)
            return []
        return [
            Node(item, f"{self.pointer}/{key}/{index}", self.notes)
            for index, item in enumerate(items)
            if isinstance(item, dict)
        ]

    def text(self, key: str) -> str:
        """The text under a key, outer blanks cut off; numbers and truth values as JSON writes them."""
        value = self._data.get(key)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str | int | Decimal):
            return str(value).strip()
        if value is not None:
            self._tell(key)
        return ""

    def texts(self, key: str) -> list[str]:
        """The texts of the list under a key, or the single one."""
        value = self._data.get(key)
        items = value if isinstance(value, list) else [value]
        return [item.strip() for item in items if isinstance(item, str) and item.strip()]

    def number(self, key: str) -> Decimal | None:
        """The number under a key. Numbers in quotes are taken when they are plain decimals."""
        value = self._data.get(key)
        if isinstance(value, str) and value.replace(".", "", 1).isascii() and value.replace(".", "", 1).isdigit():
            return Decimal(value) if len(value) <= 40 else None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            if value is not None:
                self._tell(key)
            return None
        return Decimal(value)

    def field_names(self) -> Iterator[str]:
        """The names of the object's fields."""
        return iter(self._data)

    def _tell(self, key: str) -> None:
        message = translatable("The field {field} is not of the expected kind and was left out.")
        self.notes.warn("field-unexpected", message, self.notes.place(xpath=f"{self.pointer}/{key}"), field=key)
