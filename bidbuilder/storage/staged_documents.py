"""What is kept of an offering of a list until it is taken over: what its tables are going to hold, so that it is only copied.

Which row of the list it belongs to stands in `import_lines`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bidbuilder.codec import to_plain
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import CanonicalBounds
from bidbuilder.domain.catalogue.updates import PRICES, Novelty, Update
from bidbuilder.storage.offerings import columns_of, price_columns_of
from bidbuilder.storage.searching.entries import entry_of, tail_of

# When and as what an offering is shown is known only when it is taken over; the tail of its record says nothing of it.
_NO_TIME = datetime.fromtimestamp(0, UTC)
# What a document of a new offering says of itself while nobody has decided about it.
_UNDECIDED = {"organisation_id": 0, "state": OfferingState.DRAFT, "version": 1}


@dataclass(frozen=True, slots=True)
class Staged:
    """What is kept of an offering: `stored` are the columns of its tables, its prices and what changes of it.

    `document` is the offering, as it is once it is published if it is new, and `record` the tail of what searches find it by;
    both are None where the prices of a published offering change alone.
    """

    stored: Mapping[str, Any]
    document: Any = None
    record: str | None = None


def stage_update(update: Update, organisation_id: int, bounds: Collection[CanonicalBounds]) -> Staged:
    """What is kept of an offering that a row changes or brings; it holds domain objects, which become plain when written."""
    staged = stage_prices(update.prices)
    if update.is_of_prices_alone:
        return staged
    columns = {name: value for name, value in columns_of(update.offering).items() if name != "state"}
    is_new = update.novelty is Novelty.NEW
    return Staged(
        stored={"columns": columns, **staged.stored, "changes": list(update.changes)},
        document=_as_published(update.offering, organisation_id) if is_new else update.offering,
        record=tail_of(entry_of(update.offering, bounds, _NO_TIME)),
    )


def stage_prices(prices: PriceList | None) -> Staged:
    """What is kept of prices alone."""
    columns = price_columns_of(prices) if prices else None
    return Staged(stored={"prices": prices, "price_columns": columns, "changes": [PRICES]})


def plain_staged(staged: Staged) -> Staged:
    """The same as it is read back from a row of a list."""
    return Staged(to_plain(dict(staged.stored)), to_plain(staged.document), staged.record)


def undecided(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document of a new offering as the file states it."""
    return {**document, **_UNDECIDED}


def _as_published(offering: Offering, organisation_id: int) -> dict[str, Any]:
    decided = {"organisation_id": organisation_id, "state": OfferingState.PUBLISHED, "version": 1}
    return {name: getattr(offering, name) for name in Offering.__slots__} | decided
