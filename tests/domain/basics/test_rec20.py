"""Codes of UN/ECE Recommendation 20: every code of the published list has its unit, and the way back is consistent."""

import re
from decimal import Decimal

import pytest
from lxml import etree

from bidbuilder.domain.basics.units import convert, find_unit, rec20, unit_of_code
from tests.corpus import corpus_file
from tests.factories.truth_tables import rows

NAMESPACE = {"list": "urn:fdc:difi.no:2017:vefa:structure:CodeList-1"}

# Factors to SI that Rec. 20 itself states, taken from across the list: code, SI unit, factor.
STATED_FACTORS = """
23  | kg/m3   | 1000
28  | kg/m2   | 1
2A  | rad/s   | 1
2X  | m/s     | 0.01666666666666666666666666666666667
84  | Pa      | 6894757.293168361336722673445346891
A76 | m/s2    | 0.01
B21 | K/W     | 1
C16 | m/s     | 0.001
D41 | kg/m3   | 1000
E14 | J       | 4186.8
GLI | m3      | 0.00454609
J55 | J       | 1
K51 | J       | 4190.02
L71 | kg/s    | 0.01157407407407407407407407407407407
M76 | N       | 0.138254954376
"""


def published_codes() -> dict[str, str]:
    """Code and name of every entry of the published list."""
    tree = etree.parse(corpus_file("codelists", "schema", "peppol_UNECERec20-11e.xml"))
    codes = tree.iterfind(".//list:Code", NAMESPACE)
    return {code.findtext("list:Id", "", NAMESPACE): code.findtext("list:Name", "", NAMESPACE) for code in codes}


@pytest.mark.corpus
def test_every_published_code_has_a_unit() -> None:
    missing = {code: name for code, name in published_codes().items() if unit_of_code(code) is None}
    assert missing == {}


@pytest.mark.corpus
def test_most_published_codes_name_a_measure_and_the_others_count() -> None:
    units = [unit for code in published_codes() if (unit := unit_of_code(code))]
    assert sum(not unit.is_counted for unit in units) > 1250
    assert sum(unit.is_counted for unit in units) < 150


@pytest.mark.corpus
def test_a_published_name_of_one_word_means_the_unit_of_its_code() -> None:
    named = {code: name for code, name in published_codes().items() if name.isalpha() and name.islower()}
    wrong = {
        code: name
        for code, name in named.items()
        if (by_name := find_unit(name)) and (by_code := unit_of_code(code)) and by_name.dimension != by_code.dimension
    }
    # As words, rad is short for radian and gal for gallon; the dose and the acceleration are found by their codes alone.
    assert wrong == {"C80": "rad", "A76": "gal"}


# Codes of two letters that people write for something else: `kW` is a kilowatt wherever it stands.
_OTHERWISE = "AH CG DB DN DT EB FH GB GF GJ HA HM HP KA KJ KL KT KW LM MC NA PS"


def test_a_code_in_a_file_means_its_unit_but_for_those_that_are_symbols() -> None:
    otherwise = {code for code in rec20.all_codes() if find_unit(code) != unit_of_code(code)}
    assert otherwise == set(_OTHERWISE.split())


@pytest.mark.corpus
def test_every_published_code_leads_to_a_unit_and_from_it_back_to_a_code_of_the_same_worth() -> None:
    for code in published_codes():
        unit = unit_of_code(code)
        assert unit is not None, code
        assert unit.code, code
        assert unit_of_code(unit.code) == unit, code


@pytest.mark.corpus
def test_codes_that_name_a_physical_unit_measure_and_the_rest_are_counted() -> None:
    physical = re.compile("metre|gram|pascal|joule|watt|volt|ampere|kelvin|second|newton|litre|hertz")
    names = published_codes()
    counted = {code for code in names if (unit := unit_of_code(code)) and unit.is_counted}
    suspects = {code for code in counted if physical.search(names[code].casefold()) and "CGS" not in names[code]}
    # Newton metre per root of watt, and caustic potash per gram: neither has whole powers of units that are measured.
    assert suspects == {"H41", "KO"}


def test_every_symbol_leads_to_a_code_and_back_to_the_same_symbol() -> None:
    for code in rec20.all_codes():
        unit = unit_of_code(code)
        assert unit is not None, code
        back = unit_of_code(unit.code)
        assert back == unit, code


@pytest.mark.parametrize(("code", "si_unit", "factor"), rows(STATED_FACTORS))
def test_a_code_has_the_factor_the_list_states(code: str, si_unit: str, factor: str) -> None:
    unit = unit_of_code(code)
    assert unit is not None
    assert convert(Decimal(1), unit.symbol, si_unit) == Decimal(factor)
