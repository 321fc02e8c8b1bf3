"""What a row of a list does to the offering of its code: merged field by field, the rest stays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.offerings import (
    Certificate,
    DocumentLink,
    Offering,
    OfferingKind,
    OfferingState,
    Port,
    SupplyTerms,
)
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.domain.catalogue.updates import Novelty, fields_of, update_by
from tests.factories.offerings import number

KNOWN = Offering(
    id=7,
    organisation_id=3,
    code="P-1",
    version=4,
    state=OfferingState.PUBLISHED,
    names={"da": "Pumpe", "en": "Pump"},
    descriptions={"da": "En pumpe."},
    manufacturer="Nord",
    gtin="4006381333931",
    classification={"CPV": "42122000", "ETIM": "EC000216"},
    unit="piece",
    properties=(number("rated_power", "5.5", "kW"), number("flow", "20", "m**3/h")),
    ports=(Port(name="Inlet", kind="hydraulic"),),
    terms=SupplyTerms(lead_time_days=14, warranty_months=24, hs_code="841370"),
    certificates=(Certificate(name="CE", file_key="k", file_name="ce.pdf"),),
    documents=(DocumentLink(name="Drawing", file_key="d", file_name="a.pdf"),),
)
PRICES = PriceList(
    currency="DKK",
    breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(100)),),
    incoterm="FCA",
    place="Esbjerg",
    audience=PriceAudience.ON_REQUEST,
)


def draft(prices: tuple[PriceList, ...] = (), **stated: object) -> OfferingDraft:
    """A row of a list for the known code that states only this."""
    given_ = {"organisation_id": 0, "code": "P-1", "names": {}, **stated}
    return OfferingDraft(offering=Offering(**given_), prices=prices)  # type: ignore[arg-type]


def update(columns: str = "", prices: tuple[PriceList, ...] = (), **stated: object):
    """What such a row does, in a list with these columns."""
    return update_by(draft(prices, **stated), KNOWN, PRICES, frozenset(columns.split()))


def test_a_code_nobody_has_is_new() -> None:
    found = update_by(draft(names={"da": "X"}), None, None, frozenset())
    assert (found.novelty, found.changes, found.offering.code) == (Novelty.NEW, (), "P-1")


@pytest.mark.parametrize(
    ("columns", "stated", "field", "after"),
    [
        ("code name.da", {"names": {"da": "Ny pumpe"}}, "names", {"da": "Ny pumpe", "en": "Pump"}),
        ("code name.da name.en", {"names": {"da": "Pumpe"}}, "names", {"da": "Pumpe"}),
        ("code description.da", {}, "descriptions", {}),
        ("code manufacturer", {}, "manufacturer", ""),
        ("code manufacturer", {"manufacturer": "Syd"}, "manufacturer", "Syd"),
        ("code gtin", {"gtin": "5901234123457"}, "gtin", "5901234123457"),
        ("code unit", {"unit": "m"}, "unit", "m"),
        ("", {"unit": "kg"}, "unit", "kg"),
        ("code classification.ETIM", {}, "classification", {"CPV": "42122000"}),
        ("code hs_code", {"terms": SupplyTerms(hs_code="841381")}, "terms", replace(KNOWN.terms, hs_code="841381")),
        ("code lead_time", {}, "terms", replace(KNOWN.terms, lead_time_days=None)),
        ("code property.flow", {}, "properties", KNOWN.properties[:1]),
        (
            "code property.flow",
            {"properties": (number("flow", "25", "m**3/h"),)},
            "properties",
            (KNOWN.properties[0], number("flow", "25", "m**3/h")),
        ),
        (
            "code",
            {"properties": (number("head", "30", "m"),)},
            "properties",
            (*KNOWN.properties, number("head", "30", "m")),
        ),
        (
            "code certificate.name certificate.valid_until",
            {"certificates": (Certificate(name="CE", valid_until=date(2030, 1, 1)),)},
            "certificates",
            (Certificate(name="CE", valid_until=date(2030, 1, 1), file_key="k", file_name="ce.pdf"),),
        ),
    ],
)
def test_what_the_list_states_replaces_what_was_known(
    columns: str, stated: dict[str, object], field: str, after: object
) -> None:
    found = update(columns, **stated)
    assert found.changes == (field,)
    assert getattr(found.offering, field) == after


@pytest.mark.parametrize("columns", ["code", "code name.da", ""])
def test_what_a_list_has_no_place_for_stays(columns: str) -> None:
    found = update(columns, names={"da": "Pumpe"})
    assert (found.novelty, found.offering, found.prices) == (Novelty.UNCHANGED, KNOWN, PRICES)


def test_a_value_typed_otherwise_is_the_same_value() -> None:
    typed = replace(number("rated_power", "5.50", "kW"), typed="5,50 kW", source_name="Effekt")
    found = update("code property.rated_power", properties=(typed,))
    assert found.novelty is Novelty.UNCHANGED
    assert found.offering.properties[0] is KNOWN.properties[0]


def test_an_empty_list_of_names_never_takes_the_last_name_away() -> None:
    assert update("code name.da name.en").offering.names == KNOWN.names


def test_prices_that_come_alone_hold_for_as_many_as_the_known_ones() -> None:
    known = PriceList(
        currency="EUR", breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(9)),), per=Decimal(100)
    )
    stated = replace(known, breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(8)),), per=Decimal(1))
    alone = Offering(organisation_id=0, code="P-1", names={}, unit="")
    update = update_by(OfferingDraft(offering=alone, prices=(stated,), keeps_per=True), KNOWN, known, frozenset())
    assert update.prices == replace(stated, per=Decimal(100))
    assert (update.offering.unit, update.changes) == (KNOWN.unit, ("prices",))


def test_a_withdrawn_offering_comes_back() -> None:
    withdrawn = replace(KNOWN, state=OfferingState.WITHDRAWN)
    assert update_by(draft(), withdrawn, PRICES, frozenset()).changes == ("state",)


def test_prices_keep_their_audience_and_the_terms_the_list_does_not_state() -> None:
    listed = PriceList(currency="DKK", breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(120)),))
    found = update("code price", prices=(listed,))
    assert found.changes == ("prices",)
    assert found.prices == replace(PRICES, breaks=listed.breaks)
    stated = update("code price incoterm place", prices=(listed,)).prices
    assert stated
    assert (stated.incoterm, stated.place, stated.audience) == ("EXW", "", PriceAudience.ON_REQUEST)


@pytest.mark.parametrize(
    ("columns", "stated_until", "until"),
    [
        ("price", None, date(2026, 12, 31)),
        ("price valid_until", None, None),
        ("price valid_until", date(2027, 6, 30), date(2027, 6, 30)),
        ("", date(2027, 6, 30), date(2027, 6, 30)),
    ],
)
def test_days_of_validity_stay_where_the_list_has_no_place_for_them(
    columns: str, stated_until: date | None, until: date | None
) -> None:
    known = replace(PRICES, valid_until=date(2026, 12, 31))
    stated = PriceList(
        currency="DKK",
        breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(110)),),
        valid_until=stated_until,
    )
    merged = update_by(draft((stated,)), KNOWN, known, frozenset(columns.split())).prices
    assert merged is not None
    assert (merged.valid_until, merged.breaks) == (until, stated.breaks)


@pytest.mark.parametrize(
    ("columns", "known", "stated", "kind"),
    [
        ("unit", "competence", "service", "competence"),
        ("unit", "component", "service", "component"),
        ("kind", "competence", "service", "service"),
        ("", "component", "service", "service"),
        ("", "capacity", "service", "capacity"),
    ],
)
def test_a_kind_told_by_the_unit_takes_no_kind_away(columns: str, known: str, stated: str, kind: str) -> None:
    before = replace(KNOWN, kind=OfferingKind(known))
    merged = update_by(draft(kind=OfferingKind(stated)), before, None, frozenset(columns.split()))
    assert merged.offering.kind == kind


def test_columns_are_known_by_their_fields() -> None:
    columns = (("A", "Nr", "code"), ("B", "Pris", "price.10:DKK"), ("C", "?", ""), ("D", "C", "certificate.name#2"))
    assert fields_of(columns) == {"code", "price.10", "certificate.name"}


@given(
    names=st.dictionaries(st.sampled_from(["da", "en", "de"]), st.text(min_size=1, max_size=5), max_size=3),
    columns=st.frozensets(st.sampled_from(["name.da", "unit", "price", "property.flow", "lead_time", "kind", "gtin"])),
    flow=st.none() | st.integers(1, 99),
)
def test_a_list_taken_over_twice_changes_nothing_the_second_time(
    names: dict[str, str], columns: frozenset[str], flow: int | None
) -> None:
    properties = (number("flow", str(flow), "m**3/h"),) if flow else ()
    row = draft((PRICES,), names=names, properties=properties)
    first = update_by(row, KNOWN, PRICES, columns)
    second = update_by(row, first.offering, first.prices, columns)
    assert (second.novelty, second.offering, second.prices) == (Novelty.UNCHANGED, first.offering, first.prices)
