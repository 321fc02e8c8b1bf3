"""What a row of a supplier's list does to the offering of its code: merging what is stated, and telling what changes.

What the list states replaces what was known; what it has no place for stays. A column that is there and empty empties its
field; a format without columns states only what it says. Connections, certificates and documents of files, the audience of
prices and whatever only a form can state are never taken away by a list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.offerings import (
    Certificate,
    DocumentLink,
    Offering,
    OfferingKind,
    OfferingState,
    SupplyTerms,
)
from bidbuilder.domain.catalogue.prices import PriceList, PriceTable, join_lists
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.catalogue.readings import OfferingDraft

Table = TypeVar("Table", bound=PriceTable)

STATE, PRICES = "state", "prices"
_WEIGHT = "mass"  # its key in the dictionary
_BOOKKEEPING = frozenset({"id", "organisation_id", "version", "state"})
# Fields of the reader of lists by the name of the term they fill; other terms are called the same.
_TERM_COLUMNS = {
    "lead_time_days": "lead_time",
    "lead_time_days_per_unit": "lead_time_per_unit",
    "warranty_months": "warranty",
    "mass_kg": "mass",
    "volume_m3": "volume",
    "country_of_origin": "origin",
    "local_content_percent": "local_content",
    "spare_parts_years": "spare_parts_years",
    "is_export_controlled": "export_control",
}
_PRICE_COLUMNS = {"incoterm": "incoterm", "place": "place", "one_off": "one_off"}


class Novelty(StrEnum):
    """How a row of a list stands to what is registered."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What an offering and its prices become by a row; `changes` are names of the offering's fields, `prices` and `state`."""

    offering: Offering
    prices: PriceList | None
    novelty: Novelty
    changes: tuple[str, ...] = ()

    @property
    def is_of_prices_alone(self) -> bool:
        """Whether a published offering gets other prices and nothing else."""
        return self.changes == (PRICES,) and self.offering.state is OfferingState.PUBLISHED


def update_by(
    draft: OfferingDraft, known: Offering | None, prices: PriceList | None, columns: frozenset[str]
) -> Update:
    """What a row makes of the offering of its code. `columns` are the fields the list has columns for, such as `name.da`."""
    stated = join_lists(draft.prices) if draft.prices else None
    if known is None:
        return Update(offering=draft.offering, prices=stated, novelty=Novelty.NEW)
    merged = _merge(draft.offering, known, columns)
    if draft.keeps_per and stated and prices:
        stated = _with_known_per(stated, prices)
    new_prices = _merge_prices(stated, prices, columns)
    changes = [
        name
        for name in Offering.__slots__
        if name not in _BOOKKEEPING and getattr(merged, name) != getattr(known, name)
    ]
    changes += [PRICES] if new_prices != prices else []
    changes += [STATE] if known.state is OfferingState.WITHDRAWN else []
    novelty = Novelty.CHANGED if changes else Novelty.UNCHANGED
    return Update(offering=merged, prices=new_prices, novelty=novelty, changes=tuple(changes))


def fields_of(columns: Iterable[tuple[str, str, str]]) -> frozenset[str]:
    """The fields of a reading's columns without units and numbers: `price.10:DKK` → `price.10`, `certificate.name#2` too."""
    written = (field.partition("#")[0].partition(":")[0] for _letter, _title, field in columns)
    return frozenset(field for field in written if field)


def _merge(draft: Offering, known: Offering, columns: frozenset[str]) -> Offering:
    texts = {
        name: getattr(draft, name)
        for name in ("manufacturer", "part_number", "gtin")
        if getattr(draft, name) or name in columns
    }
    return replace(
        known,
        names=_merge_texts(draft.names, known.names, "name", columns) or known.names,
        descriptions=_merge_texts(draft.descriptions, known.descriptions, "description", columns),
        kind=_merge_kind(draft, known, columns),
        unit=draft.unit if "unit" in columns or (draft.unit and not columns) else known.unit,
        classification=_merge_texts(draft.classification, known.classification, "classification", columns),
        properties=_merge_properties(_without_weight(draft, known), known.properties, columns),
        terms=_merge_terms(draft.terms, known.terms, columns),
        certificates=_merge_certificates(draft.certificates, known.certificates),
        documents=_merge_documents(draft, known),
        components=draft.components if draft.components or "components" in columns else known.components,
        **texts,
    )


def _merge_kind(draft: Offering, known: Offering, columns: frozenset[str]) -> OfferingKind:
    """The kind the list states; one that was only told by the unit never takes the place of a kind a person gave."""
    if "kind" in columns:
        return draft.kind
    is_told = not columns and draft.kind is not OfferingKind.COMPONENT and known.kind is OfferingKind.COMPONENT
    return draft.kind if is_told else known.kind


def _merge_texts(draft: Texts, known: Texts, field: str, columns: frozenset[str]) -> dict[str, str]:
    kept = {part: text for part, text in known.items() if f"{field}.{part}" not in columns}
    order = dict.fromkeys((*known, *draft))
    both = kept | dict(draft)
    return {part: both[part] for part in order if part in both}


def _merge_properties(
    draft: tuple[PropertyValue, ...], known: tuple[PropertyValue, ...], columns: frozenset[str]
) -> tuple[PropertyValue, ...]:
    """Known properties in their order, those the list states as it states them; a value that says the same is kept as typed."""
    stated = {_name_of(value): value for value in draft}
    emptied = {column.partition(".")[2] for column in columns if column.startswith("property")}
    merged = []
    for value in known:
        new = stated.pop(_name_of(value), None)
        if new is not None:
            merged.append(value if _says(new) == _says(value) else new)
        elif value.key not in emptied:
            merged.append(value)
    return (*merged, *stated.values())


def _without_weight(draft: Offering, known: Offering) -> tuple[PropertyValue, ...]:
    """What the row states, but for a weight that is only the weight of the supply terms read as a property too."""
    if draft.terms.mass_kg is None or draft.terms.mass_kg != known.terms.mass_kg or known.find_property(_WEIGHT):
        return draft.properties
    return tuple(value for value in draft.properties if value.key != _WEIGHT)


def _name_of(value: PropertyValue) -> tuple[str, str]:
    return (value.key, "") if value.key else ("", value.source_name.casefold())


@lru_cache(maxsize=20_000)
def _says(value: PropertyValue) -> PropertyValue:
    """The value without how and where it was written."""
    return replace(value, typed="", source_name="", document="", page=None)


def _merge_terms(draft: SupplyTerms, known: SupplyTerms, columns: frozenset[str]) -> SupplyTerms:
    stated = {
        field.name: getattr(draft, field.name)
        for field in fields(SupplyTerms)
        if getattr(draft, field.name) not in (None, "") or _TERM_COLUMNS.get(field.name, field.name) in columns
    }
    return replace(known, **stated)


def _merge_certificates(draft: tuple[Certificate, ...], known: tuple[Certificate, ...]) -> tuple[Certificate, ...]:
    """Certificates by their names: the list states their dates and numbers, their files stay."""
    stated = {one.name: one for one in draft}
    merged = []
    for one in known:
        new = stated.pop(one.name, None)
        merged.append(one if new is None else replace(new, file_key=one.file_key, file_name=one.file_name))
    return (*merged, *stated.values())


def _merge_documents(draft: Offering, known: Offering) -> tuple[DocumentLink, ...]:
    there = {(one.url, one.file_name, one.name) for one in known.documents}
    return (
        *known.documents,
        *(one for one in draft.documents if (one.url, one.file_name, one.name) not in there),
    )


def _merge_prices(stated: PriceList | None, known: PriceList | None, columns: frozenset[str]) -> PriceList | None:
    """The prices of the list under the known audience; without one in the list, the known ones stay."""
    if stated is None or known is None:
        return stated or known
    by_name = {(one.currency, one.label): one for one in known.tables}
    first = _with_known_terms(stated, by_name.get((stated.currency, stated.label)), columns)
    further = tuple(_with_known_terms(one, by_name.get((one.currency, one.label)), columns) for one in stated.further)
    return replace(first, audience=known.audience, further=further)


def _with_known_per(stated: PriceList, known: PriceList) -> PriceList:
    """The prices for as many as the known ones hold; a table of a name that is not known takes that of the first."""
    by_name = {(one.currency, one.label): one.per for one in known.tables}
    further = tuple(replace(one, per=by_name.get((one.currency, one.label), known.per)) for one in stated.further)
    return replace(stated, per=by_name.get((stated.currency, stated.label), known.per), further=further)


def _with_known_terms(stated: Table, known: PriceTable | None, columns: frozenset[str]) -> Table:
    """The table with the terms that the list does not state and the known table of the same name does.

    Days of validity stay too: a price that has ended is asked for again, one that never ends would be offered for ever.
    """
    if known is None:
        return stated
    open_terms: Mapping[str, object] = {"incoterm": "EXW", "place": "", "one_off": 0, "rates": ()}
    kept: dict[str, Any] = {
        name: getattr(known, name)
        for name, nothing in open_terms.items()
        if getattr(stated, name) == nothing and _PRICE_COLUMNS.get(name, "") not in columns
    }
    if "incoterm" in kept and stated.place:
        kept.pop("incoterm")
    states_days = {"valid_from", "valid_until"} & columns or stated.valid_from or stated.valid_until
    if not states_days:
        kept |= {"valid_from": known.valid_from, "valid_until": known.valid_until}
    return replace(stated, **kept)
