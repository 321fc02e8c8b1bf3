"""Supplier lists: what they would change, and taking them over as a whole or not at all."""

from io import BytesIO

import openpyxl
import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.offerings import Certificate, OfferingState
from bidbuilder.domain.catalogue.readings import ImportNotReady
from bidbuilder.domain.catalogue.updates import Novelty
from bidbuilder.domain.matching.querying.queries import OfferingQuery
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.services import list_imports, offering_lists
from bidbuilder.services.imports import get_import_page
from bidbuilder.services.list_imports import NothingToTakeOver, take_over_import
from bidbuilder.services.list_previews import preview_import
from bidbuilder.services.offering_lists import TooManyToExport, export_own, make_list_template
from bidbuilder.services.offerings import add_certificate, get_offering_page
from bidbuilder.services.searching import search_offerings
from bidbuilder.storage.imports import ImportState
from bidbuilder.storage.users import get_actor
from tests.factories.imports import pump_list, read_with, ready_import
from tests.factories.people import NOW
from tests.factories.web_people import World


@pytest.fixture
def supplier(world: World) -> Actor:
    return world.actor(Role.SUPPLIER_EDITOR)


def imported(world: World, supplier: Actor, **cells: object) -> int:
    """A read price list that waits to be taken over."""
    return ready_import(world.database, supplier, "catalogue", world.member.id or 0, pump_list(**cells))


def take_over(world: World, actor: Actor, import_id: int, **how: bool) -> tuple[int, int]:
    """Take it over: all rows, as drafts, unless said otherwise; gives how many are new and changed."""
    given = {"clean_only": False, "publish": False, **how}
    taken = take_over_import(world.database, actor, import_id, now=NOW, **given)
    assert taken is not None
    return taken.new, taken.changed


def stored(world: World, actor: Actor) -> dict[str, tuple[OfferingState, int]]:
    """State and version of every own offering by its code."""
    rows = search_offerings(world.database, actor, OfferingQuery(own_only=True)).rows
    return {row.code: (row.state, row.version) for row in rows}


def test_a_whole_list_comes_in_as_drafts_or_published(world: World, supplier: Actor) -> None:
    assert take_over(world, supplier, imported(world, supplier)) == (3, 0)
    assert stored(world, supplier)["NP-100"] == (OfferingState.DRAFT, 0)
    assert take_over(world, supplier, imported(world, supplier, B7="Ny pumpe"), publish=True) == (0, 1)
    assert stored(world, supplier)["NP-100"] == (OfferingState.PUBLISHED, 1)
    assert stored(world, supplier)["NP-101"] == (OfferingState.DRAFT, 0), "an unchanged row is left alone"


def test_the_preview_tells_new_changed_and_unchanged_rows(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier))
    import_id = imported(world, supplier, A7="NP-200", G8="15.000,00", B9="X")
    lines = preview_import(world.database, supplier, import_id).lines
    assert [(line.draft.offering.code, line.update.novelty, line.update.changes) for line in lines] == [
        ("NP-200", Novelty.NEW, ()),
        ("NP-101", Novelty.CHANGED, ("prices",)),
        ("NP-102", Novelty.CHANGED, ("names",)),
    ]


def test_rows_with_errors_keep_the_whole_list_out_unless_only_clean_ones_are_asked_for(
    world: World, supplier: Actor
) -> None:
    import_id = imported(world, supplier, G8="mange penge")
    with pytest.raises(ImportNotReady):
        take_over(world, supplier, import_id)
    assert stored(world, supplier) == {}, "nothing is half imported"
    assert take_over(world, supplier, import_id, clean_only=True) == (2, 0)
    assert set(stored(world, supplier)) == {"NP-100", "NP-102"}


def test_a_row_corrected_in_place_comes_in(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier, G8="mange penge", A7=None)
    options = {"cells": '{"Prisliste!G8": "14.250,00", "Prisliste!A7": "NP-100"}'}
    read_with(world.database, supplier, "catalogue", import_id, options)
    assert take_over(world, supplier, import_id, publish=True) == (3, 0)
    page = get_offering_page(world.database, supplier, 2)
    assert page.prices is not None
    assert str(page.prices.breaks[0].unit_price) == "14250.00"


def test_a_fault_in_the_middle_leaves_nothing_behind(
    world: World, supplier: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = imported(world, supplier)

    def fail(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(list_imports, "reveal_arrived", fail)
    with pytest.raises(ZeroDivisionError):
        take_over(world, supplier, import_id, publish=True)
    assert stored(world, supplier) == {}
    assert get_import_page(world.database, supplier, "catalogue", import_id).state is ImportState.READY


def test_a_list_is_taken_over_once(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier)
    take_over(world, supplier, import_id)
    for again in (
        lambda: take_over(world, supplier, import_id),
        lambda: preview_import(world.database, supplier, import_id),
    ):
        with pytest.raises(ImportNotReady):
            again()


def test_a_list_without_a_fit_row_cannot_be_taken_over(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier, A7=None, A8=None, A9=None)
    with pytest.raises(NothingToTakeOver):
        take_over(world, supplier, import_id, clean_only=True)


def test_another_firm_cannot_take_it_over(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier)
    with world.database.read() as session:
        rival = get_actor(session, world.rival)
    with pytest.raises(NotFound):
        take_over(world, rival, import_id)


def test_certificates_of_an_offering_outlive_a_list_that_names_none(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier))
    add_certificate(world.database, supplier, 1, Certificate(name="EN 1090"), None, now=NOW)
    take_over(world, supplier, imported(world, supplier, B7="Ny pumpe"))
    assert get_offering_page(world.database, supplier, 1).offering.certificates[0].name == "EN 1090"


def test_an_exported_list_says_the_same_when_it_is_imported_again(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier))
    content = export_own(world.database, supplier, "", "da", now=NOW)
    reading = read_catalogue("export.xlsx", content, {})
    assert [draft.offering.code for draft in reading.drafts] == ["NP-100", "NP-101", "NP-102"]
    assert [len(draft.prices[0].breaks) for draft in reading.drafts] == [3, 3, 1]


def test_an_export_holds_ones_own_offerings_alone(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier), publish=True)
    with world.database.read() as session:
        rival = get_actor(session, world.rival)
    assert read_catalogue("export.xlsx", export_own(world.database, rival, "", now=NOW), {}).drafts == ()


def test_an_export_too_large_for_a_workbook_is_refused(
    world: World, supplier: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_over(world, supplier, imported(world, supplier))
    monkeypatch.setattr(offering_lists, "MOST_EXPORTED", 2)
    with pytest.raises(TooManyToExport):
        export_own(world.database, supplier, "", now=NOW)


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_template_opens_in_the_language_of_the_screen(language: str) -> None:
    book = openpyxl.load_workbook(BytesIO(make_list_template(language)))
    assert len(book.sheetnames) >= 1
