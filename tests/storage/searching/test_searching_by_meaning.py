"""Plain words that mean more than themselves: relatives, parts of compounds, suppliers, certificates, kinds and amounts."""

from dataclasses import replace

import pytest

from bidbuilder.domain.catalogue.dictionary.things import names_of_things
from bidbuilder.domain.catalogue.offerings import Certificate, OfferingKind
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.searching import ListPage, search_by_text
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import get_organisation, save_organisation, save_qualification
from tests.factories.bids import BidWorld, make_bid_world, make_plain_actor, publish
from tests.factories.people import NOW
from tests.storage.searching.test_searching_by_words import found, rename


@pytest.fixture
def world(sqlite_database: Database) -> BidWorld:
    return make_bid_world(sqlite_database)


def asked_about(database: Database, world: BidWorld, name: str, asked: str, description: str = "") -> ListPage:
    """What the manager finds once Bodil's boiler is called so."""
    rename(database, world.bodil, world.boiler, name, descriptions={"da": description})
    return search_by_text(database, world.manager, asked)


@pytest.mark.parametrize(
    ("name", "description", "asked"),
    [
        ("Røggasveksler", "Genvinder varme", "varmeveksler"),
        ("Halmkedel", "Til gas og olie", "gaskedel"),
        ("Rørsvejsehold", "", "svejsning"),
        ("Køleanlæg", "", "køling"),
        ("Rør", "Til fjernvarme", "fjernvarmerør"),
        ("Kühler", "", "Kühlung"),
        ("Membranopgraderingsanlæg", "Til biogas", "biogasopgradering"),
        ("Måling", "Trykprøvet", "trykmåling"),
        ("Wärmetauscher", "Für Abgas", "abgaswärmetauscher"),
    ],
)
def test_a_word_that_nothing_has_stands_for_its_relatives_and_its_parts(
    sqlite_database: Database, world: BidWorld, name: str, description: str, asked: str
) -> None:
    page = asked_about(sqlite_database, world, name, asked, description)
    assert [row.id for row in page.rows] == [world.boiler]
    assert [typed for typed, _ in page.slips] == [asked.casefold()]


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("Transformator 630 kVA", "trafo", "transformator"),
        ("Frequenzumrichter", "VFD", "frequenzumrichter"),
        ("Gabelstapler", "gaffeltruck", "gabelstapler"),
        ("Tørtransformatorer", "Trafo", "transformator"),
    ],
)
def test_a_word_that_nothing_has_stands_for_other_names_of_the_thing(
    sqlite_database: Database, world: BidWorld, name: str, asked: str, said: str
) -> None:
    page = asked_about(sqlite_database, world, name, asked)
    assert [row.id for row in page.rows] == [world.boiler]
    assert [typed for typed, _ in page.slips] == [asked.casefold()]
    assert said in page.slips[0][1]


def test_other_names_of_things_are_said_of_one_thing_only_in_a_line() -> None:
    named = names_of_things()
    assert all(name not in others and len(set(others)) == len(others) for name, others in named.items())
    assert all(name == name.casefold() and " " not in name for name in named)


@pytest.mark.parametrize(
    ("name", "description", "asked"),
    [
        ("Modstand", "", "prøvestand"),
        ("Halmkedel", "", "gaskedel"),
        ("Vejning", "", "ladning"),
        ("Filteranlæg", "", "tankanlæg"),
    ],
)
def test_a_short_last_part_alone_is_not_enough(
    sqlite_database: Database, world: BidWorld, name: str, description: str, asked: str
) -> None:
    assert asked_about(sqlite_database, world, name, asked, description).rows == ()


@pytest.mark.parametrize(
    ("one", "other"), [("kabel", "kabler"), ("filter", "filtre"), ("cylinder", "cylindre"), ("spindel", "spindler")]
)
def test_a_dropped_e_keeps_neither_form_from_the_other(
    sqlite_database: Database, world: BidWorld, one: str, other: str
) -> None:
    rename(sqlite_database, world.anders, world.pump, f"Skær{one}", descriptions={})
    rename(sqlite_database, world.bodil, world.boiler, f"Stål{other}", descriptions={})
    for asked in (one, other):
        assert set(found(sqlite_database, world.manager, asked)) == {world.pump, world.boiler}


def test_what_has_both_parts_of_a_compound_comes_first(sqlite_database: Database, world: BidWorld) -> None:
    rename(sqlite_database, world.anders, world.pump, "Aluveksler", descriptions={})
    rename(sqlite_database, world.bodil, world.boiler, "Røggasveksler", descriptions={"da": "Genvinder varme"})
    assert found(sqlite_database, world.manager, "varmeveksler") == [world.boiler, world.pump]


def test_the_last_part_of_a_compound_counts_more_than_its_first(sqlite_database: Database, world: BidWorld) -> None:
    rename(sqlite_database, world.anders, world.pump, "Pumpe", descriptions={"da": "Med ventilator"})
    rename(sqlite_database, world.bodil, world.boiler, "Kugleventil")
    assert found(sqlite_database, world.manager, "ventil") == [world.boiler, world.pump]


def test_a_suppliers_name_does_not_stand_in_the_way_of_relatives(sqlite_database: Database, world: BidWorld) -> None:
    with sqlite_database.write("test", NOW) as work:
        firm = get_organisation(work.session, world.people.anders)
        save_organisation(work.session, replace(firm, legal_name="Varmeveksler ApS", short_name=""))
        work.record("test.renamed", "organisation:1")
    rename(sqlite_database, world.bodil, world.boiler, "Røggasveksler", descriptions={"da": "Genvinder varme"})
    assert found(sqlite_database, world.manager, "varmeveksler") == [world.boiler, world.pump]


def test_words_of_what_is_hidden_do_not_take_a_compound_apart(sqlite_database: Database, world: BidWorld) -> None:
    rename(sqlite_database, world.bodil, world.boiler, "Røggasveksler")
    assert found(sqlite_database, world.manager, "hemmeligveksler") == []
    outsider = make_plain_actor(sqlite_database, Role.SUPPLIER_EDITOR, world.people.outsider)
    publish(sqlite_database, outsider, "Hemmelig", "500", (("1", "1"),))
    assert found(sqlite_database, world.manager, "hemmeligveksler") == []


def test_a_supplier_is_found_by_its_name_after_what_says_the_word(sqlite_database: Database, world: BidWorld) -> None:
    word = search_by_text(sqlite_database, world.manager, "boiler").rows[0].organisation.split()[0]
    assert found(sqlite_database, world.manager, word) == [world.boiler]
    assert found(sqlite_database, world.manager, f"{word} pump") == []
    rename(sqlite_database, world.anders, world.pump, f"{word} pump")
    assert found(sqlite_database, world.manager, word) == [world.pump, world.boiler]


@pytest.mark.parametrize("asked", ["iso 9001", "ISO 9001:2015", "EN ISO 9001", "ds/en iso 9001 boiler", "atex"])
def test_certificates_of_the_supplier_and_of_the_offering_answer_plain_words(
    sqlite_database: Database, world: BidWorld, asked: str
) -> None:
    held = tuple(Certificate(name=one) for one in ("DS/EN ISO 9001:2015", "ATEX 2014/34/EU"))
    assert found(sqlite_database, world.manager, asked) == []
    with sqlite_database.write("test", NOW) as work:
        save_qualification(work.session, world.people.bodil, Qualification(certificates=held))
        work.record("test.certified", "organisation:1")
    assert found(sqlite_database, world.manager, asked) == [world.boiler]
    assert found(sqlite_database, world.manager, "iso 14001") == []
    rename(sqlite_database, world.anders, world.pump, "Boiler pump", certificates=held)
    assert set(found(sqlite_database, world.manager, asked)) == {world.boiler, world.pump}


def test_a_kind_and_an_amount_are_found_by_plain_words(sqlite_database: Database, world: BidWorld) -> None:
    rename(sqlite_database, world.bodil, world.boiler, "Reststof", kind=OfferingKind.BY_PRODUCT)
    assert found(sqlite_database, world.manager, "restprodukt") == [world.boiler]
    assert found(sqlite_database, world.manager, "10 kw") == [world.pump]
    assert found(sqlite_database, world.manager, "pump 0,01MW") == [world.pump]
    assert found(sqlite_database, world.manager, "11 kw") == []


def test_a_property_that_nothing_states_is_named_where_nothing_is_found(
    sqlite_database: Database, world: BidWorld
) -> None:
    page = search_by_text(sqlite_database, world.manager, "ph 6-8")
    assert [one.code for one in page.findings] == ["query-unstated"]
    assert search_by_text(sqlite_database, world.manager, "rated power ≥ 9 GW").findings == ()


def test_another_organisations_hidden_offerings_are_not_found_by_its_name(
    sqlite_database: Database, world: BidWorld
) -> None:
    outsider = make_plain_actor(sqlite_database, Role.SUPPLIER_EDITOR, world.people.outsider)
    foreign = publish(sqlite_database, outsider, "Foreign", "500", (("1", "1"),))
    name = search_by_text(sqlite_database, outsider, "foreign").rows[0].organisation
    assert found(sqlite_database, outsider, name) == [foreign]
    assert found(sqlite_database, world.manager, name) == []
