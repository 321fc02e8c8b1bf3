"""What was staged of a new offering as the columns of its tables, in the words of the database: it only has to copy.

Python would read and write the same JSON again for each of a hundred thousand rows. Nothing is inserted here.
"""

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


class StagedColumns:
    """Columns out of a row of a list: its `document`, its `record`, and what `stored` holds of the columns of its tables.

    SQLite takes the latter by its functions, PostgreSQL out of the `parts` that it was taken into once for all of them.
    A document goes where it belongs as it was staged, so that PostgreSQL neither unpacks nor packs it again.
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
        return {
            **{name: self._text("columns", name) for name in ("code", "kind")},
            "first_certificate_end": self._day("columns", "first_certificate_end"),
            "organisation_id": literal(organisation_id, Integer),
            "revision": literal(1, Integer),
            "changed_at": literal(now, DbOffering.changed_at.type),
            "data": self._document(state),
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
        # None of these names needs a sign that JSON would write otherwise.
        owner, when = f'[{organisation_id},"{state}","', f'",{_version(state)},{int(now.timestamp())},'
        kind, tail = self._text("columns", "kind"), self._column("record")
        record = literal(owner, Text).concat(kind).concat(literal(when, Text)).concat(tail).concat(literal("]", Text))
        return record if state is OfferingState.PUBLISHED else self._without_properties(record)

    def _column(self, name: str) -> ColumnElement[Any]:
        return getattr(DbImportLine, name).expression if self._on_sqlite else self._parts[name]

    def _document(self, state: OfferingState) -> ColumnElement[Any]:
        """The document, which is staged as that of a published offering."""
        document = type_coerce(self._column("document"), JSON if self._on_sqlite else JSONB)
        if state is OfferingState.PUBLISHED:
            return document
        if self._on_sqlite:
            return func.json_set(document, "$.state", state, "$.version", _version(state))
        return document.concat(literal({"state": state, "version": _version(state)}, JSONB))

    def _without_properties(self, record: ColumnElement[str]) -> ColumnElement[str]:
        places = [SearchEntry._fields.index(name) for name in ("numbers", "choices")]
        if self._on_sqlite:
            empty = [part for place in places for part in (f"$[{place}]", func.json("[]"))]
            return func.json_set(record, *empty)
        document: ColumnElement[Any] = cast(record, JSONB)
        for place in places:
            document = func.jsonb_set(document, literal_column(f"'{{{place}}}'"), literal([], JSONB))
        return cast(document, Text)

    def _json(self, part: str) -> ColumnElement[Any]:
        return func.json_extract(self._stored, f"$.{part}") if self._on_sqlite else self._parts[part]

    def _text(self, part: str, name: str) -> ColumnElement[str]:
        if self._on_sqlite:
            return func.json_extract(self._stored, f"$.{part}.{name}")
        text: ColumnElement[str] = self._parts[part][name].astext
        return text

    def _day(self, part: str, name: str) -> ColumnElement[Any]:
        return self._text(part, name) if self._on_sqlite else cast(self._text(part, name), Date)


def _version(state: OfferingState) -> int:
    return int(state is OfferingState.PUBLISHED)
