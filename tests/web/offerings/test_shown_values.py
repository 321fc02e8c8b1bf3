"""Stated values and limits of facets as a Danish reader sees them, and the supplier's own words where they say more."""

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from bidbuilder.domain.basics.findings import Finding, Severity
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.matching.querying.queries import PriceBound
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.jobs.registry import HANDLERS
from bidbuilder.services.searching import FacetEntry
from bidbuilder.web.language import message_of
from bidbuilder.web.offerings.columns import choices_for
from bidbuilder.web.offerings.facets import facet_entry
from bidbuilder.web.trade_words import condition_bound, price_kind, property_value
from bidbuilder.web.words import JOB_KINDS
from tests.factories.offerings import choice, flag, interval, number, text

DANISH = {"Accept-Language": "da"}
ASSUMED = "Names without a language were taken as {language}, the language of the titles."

SHOWN = [
    # stated                                                           typed                   shown
    (number("design_life", "30", "year"),                              "30 year",              "30 år"),
    (number("design_life", "30", "year"),                              "",                     "30 år"),
    (number("max_pressure", "6", "barg"),                              "6 barg",               "6 bar(g)"),
    (number("nitrogen_content", "7.5", "kg/t"),                        "7.5 kg/t",             "7,5 kg/t"),
    (number("lead_time", "1", "week"),                                 "1 week",               "1 uge"),
    (interval("ambient_temperature", "-30", "45", "degC"),             "-30..45 °C",           "-30 … 45 °C"),
    (interval("ambient_temperature", None, "45", "degC"),              "",                     "≤ 45 °C"),
    (interval("rated_voltage", "21.6", "26.4", "V"),                   "24 V ±10 %",           "24 V ±10 %"),
    (number("nominal_diameter", "100", "mm"),                          "DN 100",               "DN 100"),
    (number("design_life", "30", "year"),                              "about 30",             "about 30 år"),
    (choice("material", "concrete"),                                   "concrete",             "beton"),
    (choice("material", "concrete"),                                   "concrete, sulphate-proof", "concrete, sulphate-proof"),
    (choice("protection_class", "IP54"),                               "IP54",                 "IP54"),
    (flag("halogen_free", True),                                       "yes",                  "ja"),
    (text("season", "all year"),                                       "all year",             "all year"),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "typed", "shown"), SHOWN)
def test_a_value_stands_in_the_readers_words_unless_the_supplier_said_more(
    app: Flask, stated: PropertyValue, typed: str, shown: str
) -> None:
    with app.test_request_context(headers=DANISH):
        assert property_value(replace(stated, typed=typed)) == shown


ASKED = [
    (Constraint(property="warranty", operator=Operator.AT_LEAST, values=("24",), unit="month"),    "≥ 24 md."),
    (Constraint(property="volume", operator=Operator.AT_LEAST, values=("0.2",), unit="m**3"),      "≥ 0,2 m³"),
    (Constraint(property="volume", operator=Operator.AT_LEAST, values=("1.0",), unit="m**3"),      "≥ 1 m³"),
    (Constraint(property="mass", operator=Operator.AT_LEAST, values=("3500",), unit="kg"),         "≥ 3.500 kg"),
    (Constraint(property="ambient", operator=Operator.AT_MOST, values=("-30",), unit="degC"),      "≤ -30 °C"),
    (Constraint(property="built", operator=Operator.AT_LEAST, values=("2019",)),                   "≥ 2019"),
    (Constraint(property="medium", operator=Operator.EQUAL, values=("hot-water",)),                "varmt vand"),
    (Constraint(property="certificate", operator=Operator.EQUAL, values=("EN 1090-2",)),           "EN 1090-2"),
    (PriceBound(currency="DKK", high=Decimal(150000)),                                             "≤ 150.000 DKK"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "shown"), ASKED)
def test_an_entry_of_a_facet_is_written_in_the_readers_notation(
    app: Flask, asked: Constraint | PriceBound, shown: str
) -> None:
    label = asked.values[0] if isinstance(asked, Constraint) else "≤ 150000 DKK"
    with app.test_request_context(headers=DANISH):
        assert facet_entry(FacetEntry(label, 3, "", asked)) == shown


def test_what_a_condition_asks_for_is_written_with_its_unit_in_the_readers_language(app: Flask) -> None:
    years = Constraint(property="spare_parts_years", operator=Operator.AT_LEAST, values=("15",), unit="year")
    outdoors = Constraint(property="ambient", operator=Operator.CONTAINS, values=("-20", "45.5"), unit="degC")
    with app.test_request_context(headers=DANISH):
        assert (condition_bound(years), condition_bound(outdoors)) == ("15 år", "-20…45,5 °C")
    with app.test_request_context():
        assert condition_bound(years) == "15 years"


def test_a_column_and_a_finding_call_units_and_languages_as_the_reader_does(app: Flask) -> None:
    assumed = Finding(severity=Severity.INFO, code="language-assumed", message=ASSUMED, params={"language": "da"})
    with app.test_request_context(headers=DANISH):
        (column,) = choices_for((("E", "Lev.tid (uger)", "lead_time:weeks"),))
        assert "Leveringstid (uger)" in [words for _value, words, _detail in column.entries]
        assert message_of(assumed) == "Navne uden sprog er læst som dansk, overskrifternes sprog."


def test_every_kind_of_job_has_a_name_in_words() -> None:
    assert set(JOB_KINDS) == set(HANDLERS)


def test_what_a_file_calls_its_prices_is_said_in_the_readers_words(app: Flask) -> None:
    with app.test_request_context(headers=DANISH):
        assert [price_kind(one) for one in ("net price", "net_list", "Aftale 2026")] == [
            "nettopris",
            "listepris, netto",
            "Aftale 2026",
        ]
