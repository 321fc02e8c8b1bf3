"""Families: offerings of one member that differ in size only, and how each size becomes an offering with its price list.

The table of sizes has its columns in the first line: keys of the dictionary, each with the unit its cells are in, and the
words `mass` (kg), `volume` (m³), `lead` (days), `price` (in the family's currency) and `size` (for names only; `size_da` and
`size_de` where it is a word). A line that begins with two dots goes on with the one before. Values that all sizes have in
common stand in `shared`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from bidbuilder.demo.stated import Certified, read_one, read_values
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.kinds import ByProduct, Calendar, CalendarException, Competence
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, OfferingState, Port, SupplyTerms
from bidbuilder.domain.catalogue.prices import HourlyRate, PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.catalogue.properties import PropertyValue

_SUPPLY = ("mass", "volume", "lead", "price", "size", "size_da", "size_de")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Sizes of one product. `breaks` are quantities with the discount in per cent from there on; `member` is a member's key.

    `closings` are days on which a capacity is closed: after how many days from today, for how many, and why.
    """

    member: str
    code: str
    kind: OfferingKind = OfferingKind.COMPONENT
    names: Texts
    descriptions: Texts
    sizes: str
    shared: str = ""
    currency: str = "DKK"
    breaks: Mapping[int, Decimal] = field(default_factory=lambda: {1: Decimal(0)})
    one_off: Decimal = Decimal(0)
    incoterm: str = "EXW"
    place: str = ""
    price_days: int = 300
    audience: PriceAudience = PriceAudience.LEADS
    unit: str = "piece"
    lead_time_days: int = 56
    warranty_months: int = 24
    origin: str = "DK"
    hs_code: str = ""
    cpv: str = ""
    certificates: tuple[Certified, ...] = ()
    ports: tuple[Port, ...] = ()
    is_draft: bool = False
    supply: SupplyTerms = SupplyTerms()
    calendar: Calendar | None = None
    closings: tuple[tuple[int, int, str], ...] = ()
    competence: Competence | None = None
    by_product: ByProduct | None = None
    rates: tuple[HourlyRate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One size of a family: the offering with its price list, and whether its member is still working on it."""

    offering: Offering
    prices: PriceList
    is_draft: bool


def list_articles(family: Family, organisation_id: int, today: date) -> Iterator[Article]:
    """The sizes of a family in the order of its table."""
    heading, *rows = re.sub(r"\n *\.\. ", " ", family.sizes.strip()).splitlines()
    columns = [column.strip() for column in heading.split("|")]
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        yield _article(family, dict(zip(columns, cells, strict=True)), organisation_id, today)


def _article(family: Family, cells: Mapping[str, str], organisation_id: int, today: date) -> Article:
    words = {column.split()[0]: cell for column, cell in cells.items()}
    code = family.code.format_map(words).replace(" ", "-")
    offering = Offering(
        organisation_id=organisation_id,
        code=code,
        version=0,
        state=OfferingState.DRAFT,
        kind=family.kind,
        names={language: _fill(name, words, language) for language, name in family.names.items()},
        descriptions=family.descriptions,
        part_number=code,
        classification={"CPV": family.cpv} if family.cpv else {},
        unit=family.unit,
        properties=(*_sized_values(cells), *read_values(family.shared)),
        ports=family.ports,
        terms=_terms(family, words),
        certificates=tuple(one.on(today) for one in family.certificates),
        calendar=_calendar(family, today),
        competence=family.competence,
        by_product=family.by_product,
    )
    prices = _prices(family, Decimal(words["price"]), today)
    return Article(offering=offering, prices=prices, is_draft=family.is_draft)


def _fill(template: str, words: Mapping[str, str], language: str) -> str:
    """A name with the size in it, in the words and with the decimal mark of its language."""
    size = words.get(f"size_{language}") or words.get("size", "")
    shown = {**words, "size": size}
    return template.format_map(
        shown if language == "en" else {name: _POINT.sub(",", one) for name, one in shown.items()}
    )


def _sized_values(cells: Mapping[str, str]) -> Iterator[PropertyValue]:
    for column, cell in cells.items():
        key, _, unit = column.partition(" ")
        if key not in _SUPPLY and cell:
            yield read_one(key, f"{cell} {unit}".strip())


def _terms(family: Family, words: Mapping[str, str]) -> SupplyTerms:
    return replace(
        family.supply,
        lead_time_days=int(words.get("lead") or family.lead_time_days),
        warranty_months=family.warranty_months,
        mass_kg=_find_number(words, "mass"),
        volume_m3=_find_number(words, "volume"),
        country_of_origin=family.origin,
        hs_code=family.hs_code,
    )


def _calendar(family: Family, today: date) -> Calendar | None:
    closed = tuple(
        CalendarException(
            first_day=today + timedelta(days=after), last_day=today + timedelta(days=after + days - 1), note=note
        )
        for after, days, note in family.closings
    )
    return replace(family.calendar, exceptions=closed) if family.calendar else None


def _find_number(words: Mapping[str, str], column: str) -> Decimal | None:
    return Decimal(words[column]) if words.get(column) else None


def _prices(family: Family, price: Decimal, today: date) -> PriceList:
    return PriceList(
        currency=family.currency,
        breaks=tuple(
            PriceBreak(from_quantity=Decimal(quantity), unit_price=(price * (1 - discount / _HUNDRED)).quantize(_CENT))
            for quantity, discount in family.breaks.items()
        ),
        one_off=family.one_off,
        incoterm=family.incoterm,
        place=family.place,
        valid_from=today - timedelta(days=60),
        valid_until=today + timedelta(days=family.price_days),
        audience=family.audience,
        rates=family.rates,
    )
