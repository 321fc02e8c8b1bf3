"""Own entries on top of the dictionary: found by their words, refused where they would be misread, merged into others."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.dictionary import OwnEntry, check_entry, extend
from bidbuilder.domain.catalogue.dictionary.entries import read_table
from bidbuilder.domain.catalogue.dictionary.own_entries import propose_key
from bidbuilder.domain.catalogue.merging import move_back, move_offering, plan_merging
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.domain.matching.constraints import check_constraint
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator
from bidbuilder.domain.tenders.renaming import move_requirement, move_requirement_back
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import offering
from tests.factories.requirements import requirement
from tests.factories.truth_tables import rows


def entry(head: str, *lines: str) -> PropertyDefinition:
    """A definition as a table writes it."""
    (made,) = read_table("own", "\n".join([head, *lines]))
    return made


OUTPUT = entry("shaft_output | number W", "en shaft output", "da akselydelse")
GRADE = entry("motor_grade | choice", "= IE1 IE3", "en motor grade")


def test_a_property_of_our_own_is_found_by_its_names_and_synonyms() -> None:
    dictionary = extend(small_dictionary(), [OwnEntry(key="shaft_output", definition=OUTPUT)])
    assert dictionary.find("Aksel-Ydelse") == OUTPUT
    assert dictionary.find("rated power") is not None


def test_a_standard_property_is_found_by_a_further_word() -> None:
    dictionary = extend(small_dictionary(), [OwnEntry(key="voltage", synonyms={"de": ("Nennspng.",)})])
    found = dictionary.find("Nennspng.")
    assert found is not None
    assert found.key == "voltage"


# Key | kind and unit | name | code of the refusal
ENTRIES = """
Shaft        | number W       | shaft output | key-unfit
shaft__out   | number W       | shaft output | key-unfit
voltage      | number V       | tension      | key-taken
shaft_output | number W       |              | property-name-missing
shaft_output | number W       | Mærkeeffekt  | property-name-taken
shaft_output | number quatloo | shaft output | property-unit-unfit
shaft_output | text kW        | shaft output | property-unit-unfit
shaft_output | choice         | shaft output | choices-missing
"""


@pytest.mark.parametrize(("key", "kind", "name", "code"), rows(ENTRIES))
def test_an_entry_that_would_be_misread_is_refused(key: str, kind: str, name: str, code: str) -> None:
    kind_name, _, unit = kind.partition(" ")
    wanted = replace(OUTPUT, key=key, kind=ValueKind(kind_name), unit=unit, names={"en": name}, synonyms={})
    with pytest.raises(Refusal) as refused:
        check_entry(small_dictionary(), wanted)
    assert refused.value.code == code


def test_a_change_keeps_the_kind_and_what_the_unit_measures() -> None:
    dictionary = extend(small_dictionary(), [OwnEntry(key="shaft_output", definition=OUTPUT)])
    check_entry(dictionary, replace(OUTPUT, unit="MW"), OUTPUT)
    with pytest.raises(Refusal) as refused:
        check_entry(dictionary, replace(OUTPUT, unit="V"), OUTPUT)
    assert refused.value.code == "reading-would-change"


# Old (kind, unit) | into | whether values can be read as the other's
FITS = """
number W    | power            | True
interval kW | power            | True
number V    | power            | False
text        | power            | False
number      | power            | False
text        | material         | True
flag        | halogen_free     | True
flag        | material         | False
"""


@pytest.mark.parametrize(("kind", "into", "fits"), rows(FITS))
def test_only_what_measures_the_same_is_merged(kind: str, into: str, fits: str) -> None:
    kind_name, _, unit = kind.partition(" ")
    old = replace(OUTPUT, kind=ValueKind(kind_name), unit=unit)
    into_definition = small_dictionary().get(into)
    if fits == "True":
        assert plan_merging(old, into_definition).into == into_definition
    else:
        with pytest.raises(Refusal) as refused:
            plan_merging(old, into_definition)
        assert refused.value.code == "merge-unfit"


def test_a_merged_value_keeps_its_number_and_the_unit_it_leaned_on() -> None:
    merging = plan_merging(OUTPUT, small_dictionary().get("power"))
    stated = PropertyValue(key="shaft_output", kind=ValueKind.NUMBER, number=Decimal(7500), typed="7500")
    moved = move_offering(offering(stated), merging)
    assert moved.properties == (replace(stated, key="power", unit="W"),)
    assert move_back(moved, (stated,), merging).properties == (stated,)


def test_an_offering_that_states_both_keeps_the_second_as_text() -> None:
    merging = plan_merging(OUTPUT, small_dictionary().get("power"))
    old = PropertyValue(key="shaft_output", kind=ValueKind.NUMBER, number=Decimal(7), unit="kW", typed="7 kW")
    kept = PropertyValue(key="power", kind=ValueKind.NUMBER, number=Decimal(8), unit="kW", typed="8 kW")
    moved = move_offering(offering(old, kept), merging)
    assert [(one.key, one.text or str(one.number)) for one in moved.properties] == [("", "7 kW"), ("power", "8")]
    assert move_back(moved, (old,), merging).properties == (old, kept)


def test_a_value_changed_after_the_merge_stays_when_it_is_taken_back() -> None:
    merging = plan_merging(OUTPUT, small_dictionary().get("power"))
    old = PropertyValue(key="shaft_output", kind=ValueKind.NUMBER, number=Decimal(7), unit="kW")
    newer = replace(old, key="power", number=Decimal(9))
    assert move_back(offering(newer), (old,), merging).properties == (newer,)


def test_conditions_and_their_choices_move_there_and_back() -> None:
    merging = plan_merging(GRADE, small_dictionary().get("efficiency_class"))
    asked = Constraint(property="motor_grade", operator=Operator.EQUAL, values=("IE3",))
    other = Constraint(property="power", operator=Operator.AT_LEAST, values=("4",), unit="kW")
    before = requirement(asked, other)
    moved = move_requirement(before, merging)
    assert [one.property for one in moved.constraints] == ["efficiency_class", "power"]
    assert move_requirement_back(moved, (asked,), merging) == before


def test_a_version_from_before_the_merge_answers_the_remaining_property() -> None:
    entries = [OwnEntry(key="shaft_output", definition=OUTPUT, merged_into="power")]
    dictionary = extend(small_dictionary(), entries)
    old = offering(PropertyValue(key="shaft_output", kind=ValueKind.NUMBER, number=Decimal(7500), unit="W"))
    asked = Constraint(
        property="power", operator=Operator.AT_LEAST, values=("7",), unit="kW", state=ConstraintState.CONFIRMED
    )
    assert check_constraint(asked, old, dictionary).verdict is Verdict.MET
    assert check_constraint(replace(asked, property="shaft_output"), old, dictionary).verdict is Verdict.MET
    assert check_constraint(asked, old, small_dictionary()).verdict is Verdict.UNKNOWN


def test_the_words_of_a_merged_entry_mean_the_remaining_property() -> None:
    dictionary = extend(small_dictionary(), [OwnEntry(key="shaft_output", definition=OUTPUT, merged_into="power")])
    found = dictionary.find("akselydelse")
    assert found is not None
    assert found.key == "power"


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ({"en": "Straw bale width", "da": "Halmballebredde"}, "straw_bale_width"),
        ({"da": "Største tøj-mål (mm)"}, "stoerste_toej_maal_mm"),
        ({"en": "10 kV side"}, "kv_side"),
        ({"en": "x" * 70}, "x" * 60),
        ({"de": "–"}, "property"),
        ({}, "property"),
    ],
)
def test_a_key_is_proposed_out_of_the_name(names: dict[str, str], key: str) -> None:
    assert propose_key(names) == key
