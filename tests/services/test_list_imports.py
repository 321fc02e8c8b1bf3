"""Taking long and short lists over, what is gone, going on after a stop, and undoing all of it."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.catalogue.prices import PriceAudience
from bidbuilder.domain.catalogue.readings import ImportNotReady
from bidbuilder.domain.catalogue.updates import Novelty
from bidbuilder.domain.matching.querying.queries import OfferingQuery, Paging
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.jobs.worker import Worker
from bidbuilder.services import list_imports
from bidbuilder.services.imports import get_import_page, list_taken, start_import
from bidbuilder.services.jobs import list_own_jobs, stop_job
from bidbuilder.services.list_imports import (
    NotToUndo,
    OtherImportWorks,
    UndoHindered,
    go_on,
    take_over_import,
    undo_import,
)
from bidbuilder.services.list_previews import find_hindrances, preview_import
from bidbuilder.services.list_readings import list_remembered, remember_columns
from bidbuilder.services.offerings import (
    CodeTaken,
    change_offering,
    get_offering_page,
    register_offering,
    withdraw_offering,
)
from bidbuilder.services.searching import search_by_text, search_offerings
from bidbuilder.settings import Settings
from bidbuilder.storage import import_portions
from bidbuilder.storage.arriving import arrive_unseen
from bidbuilder.storage.imports import ImportState
from bidbuilder.storage.job_context import JobContext, JobLost
from bidbuilder.storage.offerings import DbOffering, DbPriceList
from bidbuilder.storage.users import get_actor
from tests.factories.imports import pump_list, ready_import, work_off
from tests.factories.people import NOW
from tests.factories.supplier_lists import numbered_list
from tests.factories.web_people import World

LONG = 640  # more than is taken over at once, more than one portion


@pytest.fixture
def supplier(world: World) -> Actor:
    return world.actor(Role.SUPPLIER_EDITOR)


def imported(world: World, supplier: Actor, content: bytes) -> int:
    """A read list that waits to be taken over."""
    return ready_import(world.database, supplier, "catalogue", world.member.id or 0, content)


def take_over(world: World, supplier: Actor, import_id: int, **how: bool) -> tuple[int, int, int] | None:
    """Take it over and publish it, unless said otherwise: how many new, changed and withdrawn, None if a job does it."""
    given = {"clean_only": False, "publish": True, **how}
    taken = take_over_import(world.database, supplier, import_id, now=NOW, **given)
    return taken and (taken.new, taken.changed, taken.withdrawn)


def stored(world: World, actor: Actor) -> dict[str, tuple[str, int]]:
    """State and version of every own offering by its code, withdrawn ones too."""
    query = OfferingQuery(own_only=True, states=tuple(OfferingState))
    rows = search_offerings(world.database, actor, query, Paging(limit=1000)).rows
    return {row.code: (row.state.value, row.version) for row in rows}


def page_of(world: World, actor: Actor, code: str):
    """An own offering by its code."""
    rows = search_offerings(world.database, actor, OfferingQuery(own_only=True), Paging(limit=1000)).rows
    return get_offering_page(world.database, actor, next(row.id for row in rows if row.code == code))


def changed_by_hand(world: World, supplier: Actor, code: str) -> None:
    """Somebody changes the name of an offering in its form."""
    page = page_of(world, supplier, code)
    renamed = replace(page.offering, names={"da": "Anden pumpe"})
    later = NOW + timedelta(minutes=1)
    change_offering(world.database, supplier, renamed, page.prices, page.revision, now=later)


def test_what_a_list_does_not_name_is_withdrawn_only_when_asked(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    shorter = pump_list(A9=None, B9=None, C9=None, D9=None, E9=None, F9=None, G9=None, H9=None, I9=None)
    preview = preview_import(world.database, supplier, imported(world, supplier, shorter), show="gone")
    assert (preview.gone, [one.code for one in preview.offerings]) == (1, ["NP-102"])
    assert take_over(world, supplier, imported(world, supplier, shorter), withdraw=False) == (0, 0, 0)
    assert stored(world, supplier)["NP-102"] == ("published", 1)
    assert take_over(world, supplier, imported(world, supplier, shorter), withdraw=True) == (0, 0, 1)
    assert stored(world, supplier)["NP-102"] == ("withdrawn", 1)


def test_what_was_withdrawn_comes_back_with_a_list_that_names_it(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    withdraw_offering(world.database, supplier, page_of(world, supplier, "NP-101").offering.id or 0, now=NOW)
    import_id = imported(world, supplier, pump_list())
    changed = preview_import(world.database, supplier, import_id, show="changed").lines
    assert [(line.draft.offering.code, line.update.changes) for line in changed] == [("NP-101", ("state",))]
    assert take_over(world, supplier, import_id) == (0, 1, 0)
    assert stored(world, supplier)["NP-101"] == ("published", 2)


def test_an_offering_keeps_its_number_and_its_versions_under_its_code(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    first = page_of(world, supplier, "NP-101")
    take_over(world, supplier, imported(world, supplier, pump_list(B8="Større pumpe")))
    second = page_of(world, supplier, "NP-101")
    assert (first.offering.id, second.offering.version) == (second.offering.id, 2)
    assert [version for version, _when in second.versions] == [2, 1]
    assert stored(world, supplier)["NP-100"] == ("published", 1), "an unchanged one gets no version"


def test_new_prices_alone_make_no_version_and_keep_their_audience(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    page = page_of(world, supplier, "NP-101")
    assert page.prices
    closed = replace(page.prices, audience=PriceAudience.ON_REQUEST)
    change_offering(world.database, supplier, page.offering, closed, page.revision, now=NOW)
    before = page_of(world, supplier, "NP-101")
    take_over(world, supplier, imported(world, supplier, pump_list(G8="15.000,00")))
    after = page_of(world, supplier, "NP-101")
    assert after.prices
    assert str(after.prices.breaks[0].unit_price) == "15000.00"
    assert after.prices.audience is PriceAudience.ON_REQUEST, "a list never opens a price to anybody"
    assert after.offering.version == before.offering.version


def test_an_import_is_undone_as_a_whole(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    old = page_of(world, supplier, "NP-101")
    import_id = imported(world, supplier, pump_list(A7="NP-200", B8="Større pumpe", G8="15.000,00"))
    assert take_over(world, supplier, import_id, withdraw=True) == (1, 1, 1)
    assert stored(world, supplier)["NP-100"] == ("withdrawn", 1)
    assert undo_import(world.database, supplier, import_id, now=NOW)
    assert stored(world, supplier) == {
        "NP-100": ("published", 1),
        "NP-101": ("published", 3),
        "NP-102": ("published", 1),
        "NP-200": ("withdrawn", 1),
    }
    back = page_of(world, supplier, "NP-101")
    assert replace(back.offering, version=1) == old.offering
    assert back.prices == old.prices
    found = search_offerings(world.database, supplier, OfferingQuery(words=(old.offering.names["da"].split()[0],))).rows
    assert "NP-101" in {row.code for row in found}, "it is found by its old words again"
    assert get_import_page(world.database, supplier, "catalogue", import_id).state is ImportState.UNDONE
    with pytest.raises(NotToUndo):
        undo_import(world.database, supplier, import_id, now=NOW)


def price_rows(world: World) -> dict[str, dict[str, object]]:
    """All columns of the price lists by the codes of their offerings."""
    query = select(DbOffering.code, DbPriceList.__table__).join(DbPriceList, DbPriceList.offering_id == DbOffering.id)
    with world.database.read() as session:
        return {row["code"]: dict(row) for row in session.execute(query).mappings()}


def test_new_prices_alone_are_put_back_with_all_their_list_said(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    without = page_of(world, supplier, "NP-102")
    change_offering(world.database, supplier, without.offering, None, without.revision, now=NOW)
    before = price_rows(world)
    assert set(before) == {"NP-100", "NP-101"}
    import_id = imported(world, supplier, pump_list(A10="Priserne gælder til 30.06.2027", G7=13000, G8="15.000,00"))
    assert take_over(world, supplier, import_id) == (0, 3, 0)
    after = price_rows(world)
    assert [after[code]["first_price"] for code in sorted(after)] == [13_000_000_000, 15_000_000_000, 16_100_000_000]
    changed_by_hand(world, supplier, "NP-100")
    assert undo_import(world.database, supplier, import_id, rest=True, now=NOW)
    assert price_rows(world) == {"NP-100": after["NP-100"], "NP-101": before["NP-101"]}
    assert [row.code for row in search_by_text(world.database, supplier, "price=14250DKK").rows] == ["NP-101"]


def test_what_was_changed_since_is_named_and_kept_by_an_undo_of_the_rest(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier, pump_list())
    take_over(world, supplier, import_id)
    changed_by_hand(world, supplier, "NP-101")
    assert find_hindrances(world.database, supplier, import_id).changed == ("NP-101",)
    with pytest.raises(UndoHindered):
        undo_import(world.database, supplier, import_id, now=NOW)
    assert stored(world, supplier)["NP-100"] == ("published", 1), "nothing is undone by halves"
    assert undo_import(world.database, supplier, import_id, rest=True, now=NOW)
    assert {code: state for code, (state, _) in stored(world, supplier).items()} == {
        "NP-100": "withdrawn",
        "NP-101": "published",
        "NP-102": "withdrawn",
    }


def test_an_offering_changed_after_the_list_was_read_is_compared_anew(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    import_id = imported(world, supplier, pump_list())
    changed_by_hand(world, supplier, "NP-101")
    assert take_over(world, supplier, import_id) == (0, 1, 0), "the list says what it said"
    assert page_of(world, supplier, "NP-101").offering.names["da"] != "Anden pumpe"


def test_a_code_registered_by_hand_meanwhile_is_changed_not_doubled(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier, pump_list())
    by_hand = replace(preview_import(world.database, supplier, import_id).lines[0].draft.offering, names={"da": "X"})
    owned = replace(by_hand, organisation_id=world.member.id or 0)
    register_offering(world.database, supplier, owned, None, now=NOW)
    assert take_over(world, supplier, import_id) == (2, 1, 0)
    assert page_of(world, supplier, by_hand.code).offering.names != {"da": "X"}


def test_a_long_list_is_taken_over_by_the_worker_and_undone_by_it(
    world: World, supplier: Actor, tmp_path: Path
) -> None:
    import_id = start_import(
        world.database,
        supplier,
        "catalogue",
        world.member.id or 0,
        file_name="long.xlsx",
        content=numbered_list(LONG),
        now=NOW,
    )
    work_off(world.database, tmp_path)
    assert take_over(world, supplier, import_id) is None
    assert stored(world, supplier) == {}
    work_off(world.database, tmp_path)
    assert set(stored(world, supplier).values()) == {("published", 1)}
    page = get_import_page(world.database, supplier, "catalogue", import_id)
    assert (page.state, page.counts) == (ImportState.CONFIRMED, {"new": LONG, "changed": 0, "withdrawn": 0})
    assert [one.id for one in list_taken(world.database, supplier, "catalogue")] == [import_id]
    assert not undo_import(world.database, supplier, import_id, now=NOW)
    work_off(world.database, tmp_path)
    assert {state for state, _ in stored(world, supplier).values()} == {"withdrawn"}


class _Stopped(JobContext):
    """A job that is lost after its first portion, as if its worker had been killed or the person had stopped it."""

    def progress(self, done: int, total: int, message: str = "", **params: str) -> None:
        raise JobLost


def stopped_half_way(world: World, supplier: Actor, tmp_path: Path) -> int:
    """A long list whose job was stopped after one portion."""
    import_id = imported(world, supplier, numbered_list(LONG))
    take_over(world, supplier, import_id)

    def begin(context: JobContext) -> None:
        list_imports.work_on_list(
            _Stopped(context.database, context.settings, context.job, context.worker, lease=context.lease)
        )

    reading, taking_over = sorted(job.id for job in list_own_jobs(world.database, supplier))
    stop_job(world.database, supplier, reading, now=NOW)
    Worker(world.database, Settings(data_folder=tmp_path), handlers={"take-over-list": begin}).run_one()
    stop_job(world.database, supplier, taking_over, now=NOW)
    return import_id


def some_have_arrived(world: World) -> bool:
    """Whether a stopped import has left offerings behind, which take their codes although nobody sees them."""
    with world.database.read() as session:
        return arrive_unseen(session)


def test_nothing_of_a_stopped_import_is_seen_and_it_can_go_on(world: World, supplier: Actor, tmp_path: Path) -> None:
    import_id = stopped_half_way(world, supplier, tmp_path)
    assert stored(world, supplier) == {}
    with pytest.raises(OtherImportWorks):
        take_over(world, supplier, imported(world, supplier, pump_list()))
    named = Offering(organisation_id=world.member.id or 0, code="N-00001", names={"da": "Pumpe"})
    with pytest.raises(CodeTaken) if some_have_arrived(world) else nullcontext():
        register_offering(world.database, supplier, named, None, now=NOW)
    go_on(world.database, supplier, import_id, give_back=False, now=NOW)
    work_off(world.database, tmp_path)
    assert len(stored(world, supplier)) == LONG


def test_a_stopped_import_is_given_back_and_taken_over_anew(world: World, supplier: Actor, tmp_path: Path) -> None:
    import_id = stopped_half_way(world, supplier, tmp_path)
    go_on(world.database, supplier, import_id, give_back=True, now=NOW)
    work_off(world.database, tmp_path)
    assert get_import_page(world.database, supplier, "catalogue", import_id).state is ImportState.READY
    assert preview_import(world.database, supplier, import_id).counts.new == LONG
    take_over(world, supplier, import_id, publish=False)
    work_off(world.database, tmp_path)
    assert set(stored(world, supplier).values()) == {("draft", 0)}


class _StoppedAtSecondReport(JobContext):
    """A job that is lost at its second report of progress, after two portions were written."""

    def progress(self, done: int, total: int, message: str = "", **params: str) -> None:
        if "stop" in self.job.payload:
            raise JobLost
        self.job.payload["stop"] = True


def stop_after_two_portions(world: World, supplier: Actor, tmp_path: Path) -> None:
    """Let the job that waits work until it is stopped."""

    def begin(context: JobContext) -> None:
        fields = (context.database, context.settings, context.job, context.worker)
        list_imports.work_on_list(_StoppedAtSecondReport(*fields, lease=context.lease))

    Worker(world.database, Settings(data_folder=tmp_path), handlers={"take-over-list": begin}).run_one()
    stop_job(world.database, supplier, max(job.id for job in list_own_jobs(world.database, supplier)), now=NOW)


def names_of(world: World, supplier: Actor) -> list[str]:
    """The second word of the name of each own offering, each once."""
    rows = search_offerings(world.database, supplier, OfferingQuery(own_only=True), Paging(limit=2000)).rows
    return sorted({row.name.split()[0] for row in rows})


def test_changes_by_a_list_are_portions_that_are_gone_on_with_given_back_and_undone(
    world: World, supplier: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_portions, "PORTION", 100)
    take_over(world, supplier, imported(world, supplier, numbered_list(300)))
    work_off(world.database, tmp_path)
    import_id = imported(world, supplier, numbered_list(300, name="Ventil"))
    assert take_over(world, supplier, import_id) is None
    reading = next(job for job in list_own_jobs(world.database, supplier) if job.kind == "read-list")
    stop_job(world.database, supplier, reading.id, now=NOW)
    stop_after_two_portions(world, supplier, tmp_path)
    assert names_of(world, supplier) == ["Pumpe", "Ventil"]
    go_on(world.database, supplier, import_id, give_back=True, now=NOW)
    work_off(world.database, tmp_path)
    assert names_of(world, supplier) == ["Pumpe"]
    assert preview_import(world.database, supplier, import_id).counts.changed == 300
    assert take_over(world, supplier, import_id) is None
    stop_after_two_portions(world, supplier, tmp_path)
    go_on(world.database, supplier, import_id, give_back=False, now=NOW)
    work_off(world.database, tmp_path)
    assert names_of(world, supplier) == ["Ventil"]
    page = get_import_page(world.database, supplier, "catalogue", import_id)
    assert page.counts == {"new": 0, "changed": 300, "withdrawn": 0}
    assert not undo_import(world.database, supplier, import_id, now=NOW)
    stop_after_two_portions(world, supplier, tmp_path)
    assert names_of(world, supplier) == ["Pumpe", "Ventil"]
    go_on(world.database, supplier, import_id, give_back=False, now=NOW)
    work_off(world.database, tmp_path)
    assert names_of(world, supplier) == ["Pumpe"]
    assert get_import_page(world.database, supplier, "catalogue", import_id).state is ImportState.UNDONE


def test_going_on_needs_something_stopped(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier, pump_list())
    with pytest.raises(ImportNotReady):
        go_on(world.database, supplier, import_id, give_back=False, now=NOW)


def test_pages_of_a_preview_say_what_they_are_asked_for(world: World, supplier: Actor) -> None:
    take_over(world, supplier, imported(world, supplier, pump_list()))
    import_id = imported(world, supplier, pump_list(A7="NP-200", B8="Større pumpe", G9="mange penge"))
    shown = {
        show: [
            line.draft.offering.code for line in preview_import(world.database, supplier, import_id, show=show).lines
        ]
        for show in ("", "errors", *Novelty)
    }
    assert shown == {
        "": ["NP-102", "NP-200", "NP-101"],
        "errors": ["NP-102"],
        "new": ["NP-200"],
        "changed": ["NP-101"],
        "unchanged": ["NP-102"],
        "gone": [],
    }
    second = preview_import(world.database, supplier, import_id, offset=1, limit=1)
    assert ([line.draft.offering.code for line in second.lines], second.count) == (["NP-200"], 3)


def test_nobody_else_undoes_goes_on_or_looks_what_hinders(world: World, supplier: Actor) -> None:
    import_id = imported(world, supplier, pump_list())
    take_over(world, supplier, import_id)
    with world.database.read() as session:
        rival = get_actor(session, world.rival)
    for forbidden in (
        lambda: undo_import(world.database, rival, import_id, now=NOW),
        lambda: go_on(world.database, rival, import_id, give_back=True, now=NOW),
        lambda: find_hindrances(world.database, rival, import_id),
        lambda: remember_columns(world.database, rival, import_id, {"A": "code"}, now=NOW),
        lambda: list_remembered(world.database, rival, import_id),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert stored(world, supplier)["NP-100"] == (OfferingState.PUBLISHED, 1)
