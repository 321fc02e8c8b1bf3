"""The query language: what is understood in three languages, what becomes a finding, and that a query written reads back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.matching.querying.queries import Lack, OfferingQuery, PriceBound
from bidbuilder.domain.matching.querying.reading import read_query
from bidbuilder.domain.matching.querying.writing import write_query
from tests.factories.requirements import constraint

DICTIONARY = standard_dictionary()


def conditions(text: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    """The conditions a text asks, without a word left over."""
    query = read_query(text, DICTIONARY).query
    assert query.words == (), query.words
    return [(one.property, one.operator.value, one.values, one.unit) for one in query.constraints]


@pytest.mark.parametrize(
    ("text", "key", "operator", "values", "unit"),
    [
        ("rated power ≥ 400 kW", "rated_power", "≥", ("400",), "kW"),
        ("rated power>=400kW", "rated_power", "≥", ("400",), "kW"),
        ("Nennleistung >= 0,4 MW", "rated_power", "≥", ("0.4",), "MW"),
        ("mærkespænding 400 V", "rated_voltage", "=", ("400",), "V"),
        ("mærkespænding = 230/400 V", "rated_voltage", "one-of", ("230", "400"), "V"),
        ("rated voltage ≠ 690 V", "rated_voltage", "≠", ("690",), "V"),
        ("rated power min. 5 kW", "rated_power", "≥", ("5",), "kW"),
        ("rated power 10…20 kW", "rated_power", "between", ("10", "20"), "kW"),
        ("DN100", "nominal_diameter", "=", ("100",), "DN"),
        ("PN16", "nominal_pressure", "=", ("16",), "PN"),
        ("pn 16", "nominal_pressure", "=", ("16",), "PN"),
        ("nominal pressure PN 16", "nominal_pressure", "=", ("16",), "PN"),
        ("ip 65", "protection_class", "≥", ("IP65",), ""),
        ("effekt over 400 kW", "rated_power", "≥", ("400",), "kW"),
        ("effekt op til 400 kW", "rated_power", "≤", ("400",), "kW"),
        ("leveringstid under 8 uger", "lead_time_days", "≤", ("8",), "week"),
        ("length at most 3 m", "length", "≤", ("3",), "m"),
        ("IP54", "protection_class", "≥", ("IP54",), ""),
        ("protection class = IP55", "protection_class", "=", ("IP55",), ""),
        ("ambient includes −20 °C", "ambient_temperature", "contains-interval", ("-20", "-20"), "degC"),
        ("ambient temperature −20…45 °C", "ambient_temperature", "contains-interval", ("-20", "45"), "degC"),
        ("omgivelsestemperatur omfatter −20 °C", "ambient_temperature", "contains-interval", ("-20", "-20"), "degC"),
        ("lead<=30", "lead_time_days", "≤", ("30",), "d"),
        ("leveringstid ≤ 6 weeks", "lead_time_days", "≤", ("6",), "week"),
        ('certificate:"EN 1090"', "certificate", "=", ("EN 1090",), ""),
        ("has:mass", "mass", "present", (), ""),
        ("colour = red", "colour", "=", ("red",), ""),
    ],
)
def test_conditions_are_read_as_people_write_them(
    text: str, key: str, operator: str, values: tuple[str, ...], unit: str
) -> None:
    assert conditions(text) == [(key, operator, values, unit)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("stainless pump VP-777", OfferingQuery(words=("stainless", "pump", "VP-777"))),
        ('"heat pump" quiet', OfferingQuery(words=("quiet",), phrases=("heat pump",))),
        ("kind:komponent,service", OfferingQuery(kinds=(OfferingKind.COMPONENT, OfferingKind.SERVICE))),
        ('klynge:"Green Hub"', OfferingQuery(clusters=("Green Hub",))),
        ("land:dk cpv:42", OfferingQuery(countries=("DK",), cpv=("42",))),
        ("price<=500EUR", OfferingQuery(price=PriceBound(currency="EUR", high=Decimal(500)))),
        ("pris <= 1.234,50 kr", OfferingQuery(price=PriceBound(currency="DKK", high=Decimal("1234.50")))),
        (
            "pumpe under 5.000 kr.",
            OfferingQuery(words=("pumpe",), price=PriceBound(currency="DKK", high=Decimal(5000))),
        ),
        ("price over 50 EUR", OfferingQuery(price=PriceBound(currency="EUR", low=Decimal(50)))),
        ("tank under jord", OfferingQuery(words=("tank", "under", "jord"))),
        ("own:yes lacks:price", OfferingQuery(own_only=True, lacks=Lack.PRICE)),
        ("mass 12", OfferingQuery(words=("mass", "12"))),
        ("", OfferingQuery()),
    ],
)
def test_words_and_filters_are_read(text: str, query: OfferingQuery) -> None:
    reading = read_query(text, DICTIONARY)
    assert (reading.query, reading.findings) == (query, ())


@pytest.mark.parametrize(
    ("text", "piece", "position", "hint"),
    [
        ("pump rated pwer >= 3 kW", "pwer", "12", "rated power"),
        ("kind:foo", "foo", "1", "component"),
        ("rated power >= blue", "rated power >= blue", "1", "12 kW"),
        (">= 3", ">=", "1", ""),
        ("foot:bar", "foot", "1", "footprint"),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(text: str, piece: str, position: str, hint: str) -> None:
    reading = read_query(text, DICTIONARY)
    (finding,) = reading.findings
    assert (finding.params["piece"], finding.params["position"]) == (piece, position)
    assert hint in " ".join([*finding.params.values()])
    assert reading.query.constraints == ()


def test_an_assumed_unit_and_currency_are_said() -> None:
    findings = read_query("lead<=30 price<=5", DICTIONARY).findings
    assert [one.severity for one in findings] == ["info", "info"]


NUMBERS = st.decimals("0.001", "999999", allow_nan=False, places=3)
CONSTRAINTS = st.one_of(
    st.builds(
        lambda key, operator, number: constraint(key[0], operator, f"{number:f}", unit=key[1]),
        st.sampled_from([("rated_power", "kW"), ("mass", "kg"), ("length", "mm"), ("lead_time_days", "d")]),
        st.sampled_from(["≥", "≤", "=", "≠"]),
        NUMBERS,
    ),
    st.builds(
        lambda low, width: constraint(
            "ambient_temperature", "contains-interval", f"{low:f}", f"{low + width:f}", unit="degC"
        ),
        st.decimals(-60, 60, places=1),
        NUMBERS,
    ),
    st.builds(
        lambda code, operator: constraint("protection_class", operator, code),
        st.sampled_from(["IP44", "IP54", "IP65"]),
        st.sampled_from(["≥", "≤", "=", "≠"]),
    ),
)
QUERIES = st.builds(
    OfferingQuery,
    words=st.lists(st.sampled_from(["pump", "quiet", "VP-777", "rustfri"]), max_size=2).map(tuple),
    phrases=st.lists(st.sampled_from(["heat pump", "cast iron"]), max_size=1).map(tuple),
    kinds=st.lists(st.sampled_from(list(OfferingKind)), max_size=2).map(tuple),
    clusters=st.lists(st.sampled_from(["Green Hub", "Bio"]), max_size=1).map(tuple),
    countries=st.lists(st.sampled_from(["DK", "PL"]), max_size=2).map(tuple),
    constraints=st.lists(CONSTRAINTS, max_size=4).map(tuple),
)


@settings(max_examples=40)
@given(QUERIES, st.sampled_from(["en", "da"]))
def test_a_written_query_reads_back_as_itself(query: OfferingQuery, language: str) -> None:
    written = write_query(query, DICTIONARY, language)
    read = read_query(written, DICTIONARY)
    assert read.findings == (), written
    assert meaning(read.query) == meaning(query), written


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "lead time ≤ 8 weeks"), ("da", "leveringstid ≤ 8 uger"), ("de", "Lieferzeit ≤ 8 Wochen")],
)
def test_units_are_written_in_the_language_of_the_reader(language: str, written: str) -> None:
    query = read_query("lead time ≤ 8 weeks", DICTIONARY).query
    assert write_query(query, DICTIONARY, language) == written
    assert meaning(read_query(written, DICTIONARY).query) == meaning(query)


def meaning(query: OfferingQuery) -> OfferingQuery:
    """The query without where its conditions stood; a number as short as it can be written."""
    return replace(
        query,
        constraints=tuple(
            replace(one, words="", start=None, confidence="high", values=tuple(map(plain, one.values)))
            for one in query.constraints
        ),
    )


def plain(value: str) -> str:
    """A number without zeros at its end."""
    return f"{Decimal(value).normalize():f}" if value[-1].isdigit() and not value.startswith("I") else value


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_at_all_is_a_query(text: str) -> None:
    read_query(text, DICTIONARY)
