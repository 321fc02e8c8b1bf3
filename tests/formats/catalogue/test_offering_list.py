"""The exported list of a supplier's offerings: it re-reads to the same offerings and prices."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import (
    Certificate,
    Component,
    DocumentLink,
    Offering,
    OfferingKind,
    SupplyTerms,
)
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList, join_lists
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement
from bidbuilder.domain.catalogue.updates import Novelty, fields_of, update_by
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.writers.offering_list import write_offering_list
from tests.corpus import corpus_files
from tests.factories.offerings import choice, flag, interval, number
from tests.factories.supplier_lists import PUMP_MAKER, PUMP_MAKER_MERGED, TANK_MAKER, read_rows

LANGUAGES = ["en", "da"]
FULL = Offering(
    organisation_id=0,
    code="00123",
    names={"da": "Varmepumpe", "en": "Heat pump", "de": "Wärmepumpe"},
    descriptions={"en": "On a frame.\nWith controls."},
    kind=OfferingKind.BY_PRODUCT,
    manufacturer="Nordvarme ApS",
    part_number="=NH3-240",
    gtin="4006381333931",
    classification={"CPV": "42511110", "ECLASS-9.0": "27141137", "group": "Varme > Pumper"},
    unit="piece",
    properties=(
        number("rated_power", "240.5", "kW"),
        choice("rated_voltage", "230", "400", unit="V"),
        choice("protection_class", "IP55"),
        interval("ambient_temperature", "-20", "45", "degC"),
        number("mass", "2850", "kg"),
        PropertyValue(key="", kind=number("x", "1").kind.TEXT, text="blå", typed="blå", source_name="Specialfarve"),
    ),
    terms=SupplyTerms(
        lead_time_days=70,
        warranty_months=24,
        mass_kg=Decimal(2850),
        volume_m3=Decimal("9.6"),
        country_of_origin="DK",
        hs_code="841861",
        minimum_order=Decimal(2),
        pack_size=Decimal("0.5"),
        local_content_percent=Decimal(80),
        lead_time_days_per_unit=Decimal("0.5"),
        spare_parts_years=10,
        spare_parts="Pakninger på lager i Esbjerg",
        is_export_controlled=False,
        export_control_code="2B350",
        rohs=RohsStatement.EXEMPTION,
        reach=ReachStatement.NONE_ABOVE_LIMIT,
        substances="Lead in bronze below 4 %",
    ),
    certificates=(
        Certificate(name="EN 378", number="DK-1", issuer="Force", valid_until=date(2028, 6, 30)),
        Certificate(name="CE", valid_from=date(2024, 1, 1)),
    ),
    documents=(
        DocumentLink(name="Data sheet", url="https://example.org/a.pdf"),
        DocumentLink(name="Drawing", kind="drawing", file_name="b.dwg"),
    ),
    components=(Component(code="P-1", quantity=Decimal(2)), Component(code="T 9", quantity=Decimal("1.5"))),
)
PRICES = (
    PriceList(
        currency="EUR",
        breaks=(
            PriceBreak(from_quantity=Decimal(1), unit_price=Decimal("182500.25")),
            PriceBreak(from_quantity=Decimal(10), unit_price=Decimal(171000)),
        ),
        one_off=Decimal(4500),
        incoterm="FCA",
        place="Esbjerg",
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
    ),
    PriceList(
        currency="DKK",
        breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal("1361000")),),
        per=Decimal(100),
        label="net_customer",
    ),
)


def stated(value: PropertyValue) -> tuple[object, ...]:
    """What a property says, without how it was typed."""
    return (
        value.key,
        value.kind,
        value.number,
        value.low,
        value.high,
        value.choices,
        value.flag,
        value.text,
        value.unit,
    )


def exported(language: str, offerings: Sequence[Offering], prices: dict[str, Sequence[PriceList]]):
    return read_catalogue("export.xlsx", write_offering_list(language, offerings, prices), {})


def assert_same(read: Offering, written: Offering) -> None:
    assert replace(read, properties=()) == replace(written, properties=())
    assert sorted(map(str, map(stated, read.properties))) == sorted(map(str, map(stated, written.properties)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_offering_comes_back_as_it_was(language: str) -> None:
    reading = exported(language, [FULL], {FULL.code: PRICES})
    (draft,) = reading.drafts
    assert_same(draft.offering, FULL)
    assert draft.prices == PRICES
    assert {finding.code for finding in reading.findings} == {"property-unknown"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mass_beside_another_weight_of_the_parcel_comes_back(language: str) -> None:
    parcel = replace(FULL, properties=(number("mass", "0.01", "kg"),), terms=SupplyTerms(mass_kg=Decimal("0.02")))
    reading = exported(language, [parcel], {})
    (draft,) = reading.drafts
    assert_same(draft.offering, parcel)
    assert reading.findings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offering_without_prices_or_terms_comes_back(language: str) -> None:
    bare = Offering(organisation_id=0, code="X", names={"en": "Advice"}, kind=OfferingKind.COMPETENCE, unit="h")
    reading = exported(language, [bare], {})
    assert [draft.offering for draft in reading.drafts] == [bare]
    assert reading.findings == ()


def test_a_break_below_one_unit_comes_back() -> None:
    cut = Offering(organisation_id=0, code="X", names={"en": "Cable"}, unit="m")
    breaks = (
        PriceBreak(from_quantity=Decimal("0.5"), unit_price=Decimal(12)),
        PriceBreak(from_quantity=Decimal(100), unit_price=Decimal(9)),
    )
    (draft,) = exported("en", [cut], {"X": [PriceList(currency="EUR", breaks=breaks)]}).drafts
    assert draft.prices[0].breaks == breaks


def test_text_that_looks_like_a_formula_stays_text() -> None:
    risky = replace(FULL, names={"en": "=HYPERLINK(1)", "da": "+45 11"}, properties=())
    assert exported("en", [risky], {}).drafts[0].offering.names == risky.names


@pytest.mark.parametrize("language", LANGUAGES)
def test_firms_lists_come_back_as_they_were_read(language: str) -> None:
    for reading in (read_rows(PUMP_MAKER, merged=PUMP_MAKER_MERGED), read_catalogue("a.csv", TANK_MAKER, {})):
        drafts = reading.drafts
        again = exported(language, [one.offering for one in drafts], {one.offering.code: one.prices for one in drafts})
        for read, written in zip(again.drafts, drafts, strict=True):
            assert_same(read.offering, written.offering)
            assert read.prices == written.prices


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("bmecat", "*.x*"), ids=lambda path: path.name)
def test_the_corpus_comes_back_with_its_prices_and_properties(path) -> None:
    drafts = [draft for draft in read_catalogue(path.name, path.read_bytes(), {}).drafts if draft.is_clean]
    again = exported("en", [one.offering for one in drafts], {one.offering.code: one.prices for one in drafts})
    for read, written in zip(again.drafts, drafts, strict=True):
        assert (read.offering.code, read.offering.names) == (written.offering.code, written.offering.names)
        assert read.prices == written.prices
        assert len(read.offering.properties) == len(written.offering.properties)


amounts = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999999.99"), places=2)
quantities = st.integers(min_value=2, max_value=100_000)
languages = st.sampled_from(["en", "da", "de", "fr", "pl"])
words = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=2, max_size=40)
    .map(str.strip)
    .filter(bool)
)
numeric = [one for one in standard_dictionary().all() if one.kind.value == "number" and one.unit]


@st.composite
def price_lists(draw: st.DrawFn) -> PriceList:
    starts = [Decimal(1), *map(Decimal, sorted(draw(st.sets(quantities, max_size=3))))]
    breaks = tuple(PriceBreak(from_quantity=start, unit_price=draw(amounts)) for start in starts)
    return PriceList(
        currency=draw(st.sampled_from(["EUR", "DKK", "JPY"])),
        breaks=breaks,
        per=draw(st.sampled_from([Decimal(1), Decimal(100)])),
    )


@st.composite
def offerings(draw: st.DrawFn) -> Offering:
    definitions = draw(st.lists(st.sampled_from(numeric), unique_by=lambda one: one.key, max_size=4))
    return Offering(
        organisation_id=0,
        code=f"C-{draw(st.integers(0, 10**9))}",
        names=draw(st.dictionaries(languages, st.just("Varmepumpe 240"), min_size=1)),
        manufacturer=draw(words),
        properties=tuple(number(one.key, str(draw(amounts)), one.unit) for one in definitions),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(offering=offerings(), price=price_lists(), language=st.sampled_from(LANGUAGES))
def test_any_offering_with_prices_and_measures_comes_back(offering: Offering, price: PriceList, language: str) -> None:
    (draft,) = exported(language, [offering], {offering.code: [price]}).drafts
    assert (draft.offering.code, draft.offering.names, draft.offering.manufacturer) == (
        offering.code,
        offering.names,
        offering.manufacturer,
    )
    assert draft.prices == (price,)
    assert [stated(value) for value in sorted(draft.offering.properties, key=lambda one: one.key)] == [
        stated(value) for value in sorted(offering.properties, key=lambda one: one.key)
    ]


def test_a_flag_is_written_as_a_word_in_any_language() -> None:
    key = next(one.key for one in standard_dictionary().all() if one.kind.value == "flag")
    yes = replace(FULL, properties=(flag(key, True),), terms=SupplyTerms())
    assert exported("da", [yes], {}).drafts[0].offering.properties[0].flag is True


terms = st.builds(
    SupplyTerms,
    lead_time_days=st.none() | st.integers(0, 400),
    lead_time_days_per_unit=st.none() | st.decimals(Decimal("0.01"), Decimal(9), places=2),
    warranty_months=st.none() | st.integers(0, 120),
    mass_kg=st.none() | amounts,
    volume_m3=st.none() | amounts,
    country_of_origin=st.sampled_from(["", "DK", "DE", "CZ"]),
    hs_code=st.sampled_from(["", "841861"]),
    minimum_order=st.none() | amounts,
    pack_size=st.none() | amounts,
    local_content_percent=st.none() | st.integers(0, 100).map(Decimal),
    spare_parts_years=st.none() | st.integers(0, 30),
    spare_parts=st.sampled_from(["", "On stock in Esbjerg"]),
    is_export_controlled=st.none() | st.booleans(),
    export_control_code=st.sampled_from(["", "2B350"]),
    rohs=st.none() | st.sampled_from(RohsStatement),
    reach=st.none() | st.sampled_from(ReachStatement),
    substances=st.sampled_from(["", "Lead in bronze"]),
)
certificates = st.lists(
    st.builds(
        Certificate,
        name=st.sampled_from(["EN 378", "CE", "ATEX II 2G"]),
        number=st.sampled_from(["", "DK-1"]),
        valid_until=st.none() | st.dates(date(2026, 1, 1), date(2035, 1, 1)),
    ),
    unique_by=lambda one: one.name,
    max_size=3,
).map(tuple)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    registered=st.lists(
        st.tuples(
            st.builds(
                replace,
                offerings(),
                terms=terms,
                certificates=certificates,
                kind=st.sampled_from(OfferingKind),
                unit=st.sampled_from(["piece", "m", "kg", "h"]),
            ),
            st.lists(price_lists(), max_size=2, unique_by=lambda one: one.currency).map(tuple),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda one: one[0].code,
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_an_exported_list_changes_nothing_when_it_is_imported_again(
    registered: list[tuple[Offering, tuple[PriceList, ...]]], language: str
) -> None:
    """Several offerings with different things stated stand in one list: what one does not state, the other has a column for."""
    known = {one.code: (one, join_lists(prices) if prices else None) for one, prices in registered}
    listed = {code: (prices,) for code, (_one, prices) in known.items() if prices}
    reading = exported(language, [one for one, _prices in registered], listed)
    columns = fields_of(reading.columns)
    updates = [update_by(draft, *known[draft.offering.code], columns) for draft in reading.drafts]
    assert [(one.novelty, one.changes) for one in updates] == [(Novelty.UNCHANGED, ())] * len(registered)
