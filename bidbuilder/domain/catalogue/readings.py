"""What a reader of a supplier's file found: offerings with their prices, each with its source place, and findings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, SourcePlace, has_errors, translatable
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList


class ImportNotReady(Refusal):
    """The list has not been read yet, was refused or is taken over already."""

    code = "import-not-ready"
    message = translatable("This import cannot be taken over now.")
    hint = translatable("Wait until the file is read, or correct what was found.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingDraft:
    """One article of a supplier's file. `offering.organisation_id` is 0 until a person confirms the import.

    `source` is its place in the file. Several price lists (currencies, customer groups) may stand side by side. `findings`
    are those of this article alone; they are also among the findings of the reading. With `keeps_per` the file does not say
    for how many its prices hold: for as many as the registered ones.
    """

    offering: Offering
    prices: tuple[PriceList, ...] = ()
    source: SourcePlace = SourcePlace()
    findings: tuple[Finding, ...] = ()
    keeps_per: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether nothing found in this article keeps it from being taken over."""
        return not has_errors(self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueReading:
    """A supplier's file as read. `format` is like `xlsx`, `csv`, `bmecat-2005`, `datanorm-4`, `ubl`.

    `columns` of a table: column letter → field name ("" when not understood), for the person to correct; `sheets` are those
    that could be chosen instead, `joined` those read together with `sheet` as they have the same titles, `preview` its first
    rows as text. `header_row` counts from 1. `cells` says what stands in the cells that findings point at (`Sheet!B12` →
    text), so that a person can correct them in place.
    """

    format: str
    drafts: tuple[OfferingDraft, ...]
    findings: tuple[Finding, ...] = ()
    sheet: str = ""
    header_row: int | None = None
    columns: tuple[tuple[str, str, str], ...] = ()  # letter, title in the file, field
    sheets: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingBegun:
    """The first part of a reading in parts: how many rows a reader is going to look at, and the columns of a table."""

    rows: int
    columns: tuple[tuple[str, str, str], ...] = ()


# A reading in parts: its beginning, article after article, and at the end the reading itself without its drafts.
ReadingPart = ReadingBegun | OfferingDraft | CatalogueReading


def remarks_of(reading: CatalogueReading, told: Collection[tuple[str, str, SourcePlace | None]]) -> tuple[Finding, ...]:
    """The findings of a reading that were not told with an article (by code, message and place) already."""
    return tuple(one for one in reading.findings if (one.code, one.message, one.where) not in told)
