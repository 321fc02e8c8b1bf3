"""The property dictionary: complete, consistent, and found by any of its names."""

from collections import Counter

import pytest

from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.dictionary import Dictionary, PropertyUnknown, normalise, standard_dictionary
from bidbuilder.domain.catalogue.notations import read_choices
from bidbuilder.domain.catalogue.properties import PropertyDefinition, ValueKind
from tests.factories.truth_tables import rows

DEFINITIONS = standard_dictionary().all()
FIELDS = {
    "electrical", "mechanical", "thermal", "hydraulic", "process", "food-and-bio", "data", "environment", "building",
    "commercial", "organisational",
}  # fmt: skip

FOUND = """
rated_voltage         | rated_voltage
Rated voltage         | rated_voltage
rated-voltage         | rated_voltage
RATED VOLTAGE         | rated_voltage
Nennspannung          | rated_voltage
Bemessungsspannung    | rated_voltage
mærkespænding         | rated_voltage
maerkespaending       | rated_voltage
Mærkeeffekt           | rated_power
Nennleistung          | rated_power
motor power           | rated_power
kapslingsklasse       | protection_class
IP-Schutzart          | protection_class
Einbruchhemmung       | burglary_resistance
Wärmeleitfähigkeit    | thermal_conductivity
Waermeleitfaehigkeit  | thermal_conductivity
Außendurchmesser      | outer_diameter
Aussendurchmesser     | outer_diameter
yderdiameter          | outer_diameter
løftehøjde            | lifting_height
loeftehoejde          | lifting_height
vægt                  | mass
Gewicht               | mass
Nennweite             | nominal_diameter
DN                    | nominal_diameter
leveringstid          | lead_time_days
Lieferzeit            | lead_time_days
garanti               | warranty_months
Young's modulus       | youngs_modulus
årsomsætning          | annual_turnover
ISO 9001              | quality_management
fremløbstemperatur    | flow_temperature
Vorlauftemperatur     | flow_temperature
kølemiddel            | refrigerant
holdbarhed            | shelf_life
metanindhold          | methane_content
"""


@pytest.mark.parametrize(("name", "key"), rows(FOUND))
def test_a_property_is_found_by_any_of_its_names(name: str, key: str) -> None:
    definition = standard_dictionary().find(name)
    assert definition is not None
    assert definition.key == key


@pytest.mark.parametrize("name", ["", "  ", "nonsense", "rated"])
def test_what_names_no_property_finds_none(name: str) -> None:
    assert standard_dictionary().find(name) is None


def test_a_given_language_is_looked_in_alone_first() -> None:
    english = PropertyDefinition(key="present", kind=ValueKind.TEXT, field="x", names={"en": "gift"}, synonyms={})
    german = PropertyDefinition(key="poison", kind=ValueKind.TEXT, field="x", names={"de": "Gift"}, synonyms={})
    dictionary = Dictionary((english, german))
    assert dictionary.find("Gift", "de") == german
    assert dictionary.find("gift", "en-GB") == english


def test_a_name_that_two_properties_share_finds_neither() -> None:
    first = PropertyDefinition(key="a", kind=ValueKind.TEXT, field="x", names={"en": "size"}, synonyms={})
    second = PropertyDefinition(key="b", kind=ValueKind.TEXT, field="x", names={"en": "Size"}, synonyms={})
    dictionary = Dictionary((first, second))
    assert dictionary.find("size") is None
    assert dictionary.find("a") == first


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(PropertyUnknown) as refused:
        standard_dictionary().get("colour_of_magic")
    assert refused.value.params["key"] == "colour_of_magic"


def test_the_dictionary_has_at_least_400_properties_in_every_field() -> None:
    assert len(DEFINITIONS) >= 400
    assert set(standard_dictionary().by_field()) == FIELDS
    assert all(len(definitions) >= 25 for definitions in standard_dictionary().by_field().values())


def test_no_key_comes_twice() -> None:
    assert [key for key, count in Counter(one.key for one in DEFINITIONS).items() if count > 1] == []


def test_no_name_means_two_properties_in_any_language() -> None:
    meanings: dict[str, set[str]] = {}
    for _, words, definition in standard_dictionary().names():
        meanings.setdefault(normalise(words), set()).add(definition.key)
    assert {words: keys for words, keys in meanings.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.key)
def test_an_entry_is_complete(definition: PropertyDefinition) -> None:
    assert definition.key.isidentifier()
    assert definition.key == definition.key.lower()
    assert set(definition.names) == {"en", "da", "de"}
    assert all(name and name == name.strip() for name in definition.names.values())
    if definition.kind is ValueKind.CHOICE:
        assert len(definition.choices) >= 2
        assert len(set(definition.choices)) == len(definition.choices)
    else:
        assert definition.choices == ()
    if definition.kind in {ValueKind.CHOICE, ValueKind.FLAG, ValueKind.TEXT}:
        assert definition.unit == ""


@pytest.mark.parametrize("definition", [one for one in DEFINITIONS if one.unit], ids=lambda one: one.key)
def test_a_canonical_unit_is_a_symbol_of_the_units(definition: PropertyDefinition) -> None:
    unit = find_unit(definition.unit)
    assert unit is not None
    assert unit.symbol == definition.unit


@pytest.mark.parametrize("definition", [one for one in DEFINITIONS if one.choices], ids=lambda one: one.key)
def test_every_choice_is_read_back_by_its_code_and_its_names(definition: PropertyDefinition) -> None:
    for code in definition.choices:
        assert read_choices(code, definition) == (code,)
        for words in definition.choice_words.get(code, ()):
            assert read_choices(words, definition) == (code,)
