"""What was staged of a new offering as the columns of its tables, in the words of the database: it only has to copy.

Python would read and write the same JSON again for each of a hundred thousand rows. Nothing is inserted here.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Text,
    cast,
    func,
    literal,
    literal_column,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute

from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.storage.import_lines import DbImportLine
from bidbuilder.storage.offerings import DbOffering
from bidbuilder.storage.searching.entries import SearchEntry

Columns = dict[str, ColumnElement[Any]]
_Values = Mapping[str, str | int]


class StagedColumns:
    """Columns out of `DbImportLine.stored`, for SQLite by its functions, for PostgreSQL out of the `parts` it was taken into.

    PostgreSQL keeps what is stored compressed: it is to be unpacked once for a row, not once for a column.
    """

    def __init__(
        self,
        parts: Mapping[str, ColumnElement[Any]] | None = None,
        stored: InstrumentedAttribute[Any] = DbImportLine.stored,
    ) -> None:
        self._parts = parts or {}
        self._on_sqlite = parts is None
        self._stored: ColumnElement[Any] = type_coerce(stored, JSON)

    @classmethod
    def of_prices(cls, stored: InstrumentedAttribute[Any], *, on_sqlite: bool) -> "StagedColumns":
        """Prices alone, out of a column that holds little else."""
        if on_sqlite:
            return cls(stored=stored)
        return cls({name: type_coerce(stored, JSONB)[name] for name in ("prices", "price_columns")})

    @property
    def has_prices(self) -> ColumnElement[bool]:
        """Whether there is a price list."""
        return self._text("price_columns", "currency").is_not(None)

    def offering(self, organisation_id: int, state: OfferingState, now: datetime) -> Columns:
        """The row of an offering, but for how it is seen, with its document as it is going to be shown in that state."""
        owner: _Values = {"organisation_id": organisation_id, "state": state, "version": _version(state)}
        texts = {name: self._text("columns", name) for name in ("code", "kind", "sort_name", "sort_name_da")}
        return {
            **texts,
            "first_certificate_end": self._day("columns", "first_certificate_end"),
            "organisation_id": literal(organisation_id, Integer),
            "revision": literal(1, Integer),
            "changed_at": literal(now, DbOffering.changed_at.type),
            "data": self._with_members("offering", owner),
        }

    def price_list(self, organisation_id: int, offering_id: ColumnElement[Any]) -> Columns:
        """The row of its price list."""
        return {
            "offering_id": offering_id,
            "organisation_id": literal(organisation_id, Integer),
            "audience": self._text("price_columns", "audience"),
            "valid_until": self._day("price_columns", "valid_until"),
            "currency": self._text("price_columns", "currency"),
            "first_price": cast(self._text("price_columns", "first_price"), BigInteger),
            "data": self._json("prices"),
        }

    def record(self, organisation_id: int, state: OfferingState, now: datetime) -> ColumnElement[str]:
        """The search record with what only taking over decides; properties are searched of published offerings only."""
        settled: dict[str, Any] = {
            "organisation_id": organisation_id,
            "state": state,
            "version": _version(state),
            "changed_at": int(now.timestamp()),
        }
        if state is not OfferingState.PUBLISHED:
            settled |= {"numbers": [], "choices": []}
        return self._with_items("entry", {SearchEntry._fields.index(name): value for name, value in settled.items()})

    def _json(self, part: str) -> ColumnElement[Any]:
        return func.json_extract(self._stored, f"$.{part}") if self._on_sqlite else self._parts[part]

    def _text(self, part: str, name: str) -> ColumnElement[str]:
        if self._on_sqlite:
            return func.json_extract(self._stored, f"$.{part}.{name}")
        text: ColumnElement[str] = self._parts[part][name].astext
        return text

    def _day(self, part: str, name: str) -> ColumnElement[Any]:
        return self._text(part, name) if self._on_sqlite else cast(self._text(part, name), Date)

    def _with_members(self, name: str, values: _Values) -> ColumnElement[Any]:
        """A document with some of its members replaced."""
        if self._on_sqlite:
            return func.json_set(
                self._json(name), *(one for key, value in values.items() for one in (f"$.{key}", value))
            )
        return self._json(name).concat(_jsonb(values))

    def _with_items(self, name: str, values: Mapping[int, Any]) -> ColumnElement[str]:
        """A list with some of its items replaced, as text."""
        document = self._json(name)
        for place, value in values.items():
            if self._on_sqlite:
                document = func.json_set(document, f"$[{place}]", func.json(json.dumps(value)))
            else:
                document = func.jsonb_set(document, literal_column(f"'{{{place}}}'"), _jsonb(value))
        return cast(document, Text)


def _version(state: OfferingState) -> int:
    return int(state is OfferingState.PUBLISHED)


def _jsonb(value: object) -> ColumnElement[Any]:
    return literal(value, JSONB)
