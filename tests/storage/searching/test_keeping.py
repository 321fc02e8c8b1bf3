"""Columns kept in a file: a start with it answers as one without, and what does not fit is left alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.list_imports import take_over_import
from bidbuilder.services.offerings import (
    change_offering,
    get_own_offering_page,
    register_offering,
    withdraw_offering,
)
from bidbuilder.storage.database import Database
from bidbuilder.storage.searching import columns
from bidbuilder.storage.searching.columns import Columns, View
from bidbuilder.storage.searching.keeping import find_kept, save_kept
from bidbuilder.storage.searching.merging import merge
from bidbuilder.storage.searching.segments import Pairs, Postings
from tests.factories.bids import make_bid_world
from tests.factories.imports import ready_import
from tests.factories.offerings import offering
from tests.factories.people import NOW
from tests.factories.supplier_lists import numbered_list
from tests.factories.web_people import World


def view_of(database: Database, file: Path | None = None) -> View:
    """The catalogue as a process sees it that starts now."""
    with database.read() as session:
        return Columns(file).current(session)


def keep(database: Database, file: Path) -> None:
    mine = Columns(file)
    with database.read() as session:
        assert mine.keep(session, at_least=1)
        assert not mine.keep(session, at_least=1)


def told(view: View) -> dict[str, Any]:
    """All that columns say, terms by their texts: their numbers depend on the order in which they came."""
    segment = merge([(part.segment, part.alive) for part in view.parts])
    words, values = view.lexicon.words, view.lexicon.values

    def pairs(of: Pairs) -> list[Any]:
        return sorted(zip(of.rows.tolist(), [values[one] for one in of.terms.tolist()], strict=True))

    def postings(of: Postings) -> dict[str, list[int]]:
        ends = zip(of.terms.tolist(), of.starts[:-1].tolist(), of.starts[1:].tolist(), strict=True)
        return {words[term]: of.rows[start:end].tolist() for term, start, end in ends}

    return {
        "rows": [segment.ids.tolist(), segment.owners.tolist(), segment.published.tolist(), segment.changed.tolist()],
        "values": [[values[one] for one in column.tolist()] for column in (segment.states, segment.kinds, segment.cpv)],
        "keys": {name: texts.tolist() for name, texts in segment.keys.items()},
        "ranks": {name: places.tolist() for name, places in segment.ranks.items()},
        "prices": [segment.prices.amounts.tolist(), segment.prices.are_open.tolist()],
        "numbers": {
            key: [
                [part.rows.tolist(), part.low.tolist(), part.high.tolist()]
                for part in (one.whole, one.spans, one.points)
            ]
            for key, one in segment.numbers.items()
            if len(one.whole.rows) + len(one.spans.rows)
        },
        "choices": {key: pairs(one) for key, one in segment.choices.items() if len(one.rows)},
        "certificates": pairs(segment.certificates),
        "words": [postings(segment.named), postings(segment.told)],
        "codes": [segment.codes, segment.code_starts.tolist()],
        "pieces": [segment.pieces.terms.tolist(), segment.pieces.starts.tolist(), segment.pieces.rows.tolist()],
    }


def test_what_was_kept_and_what_has_changed_since_make_the_same_columns(database: Database, tmp_path: Path) -> None:
    world, file = make_bid_world(database), tmp_path / "search.npz"
    keep(database, file)
    assert told(view_of(database, file)) == told(view_of(database))
    page = get_own_offering_page(database, world.bodil, world.boiler)
    renamed = replace(page.offering, names={"en": "Quite another name"})
    change_offering(database, world.bodil, renamed, page.prices, page.revision, now=NOW)
    assert told(view_of(database, file)) == told(view_of(database))
    withdraw_offering(database, world.bodil, world.boiler, now=NOW)
    assert told(view_of(database, file)) == told(view_of(database))


def test_only_a_file_of_this_very_database_is_used(sqlite_database: Database, tmp_path: Path) -> None:
    make_bid_world(sqlite_database)
    file = tmp_path / "search.npz"
    keep(sqlite_database, file)
    kept = find_kept(file)
    assert kept is not None
    save_kept(file, replace(kept, parts=()))
    assert view_of(sqlite_database, file).size == 0, "what it holds is believed as long as it fits"
    number, digest = kept.origin.split(":")
    for origin in ("", f"{number}:{digest[::-1]}", f"{int(number) + 1}:{digest}"):
        save_kept(file, replace(kept, parts=(), origin=origin))
        assert told(view_of(sqlite_database, file)) == told(view_of(sqlite_database))


@pytest.mark.parametrize("damage", ["cut", "bytes", "flipped", "other", "none"])
def test_a_broken_file_is_left_alone(sqlite_database: Database, tmp_path: Path, damage: str) -> None:
    make_bid_world(sqlite_database)
    file = tmp_path / "search.npz"
    keep(sqlite_database, file)
    whole = file.read_bytes()
    middle = len(whole) // 2
    if damage == "other":
        np.savez(file, something=np.zeros(3))
    elif damage == "none":
        file.unlink()
    else:
        flipped = whole[:middle] + bytes(255 - one for one in whole[middle : middle + 900]) + whole[middle + 900 :]
        file.write_bytes({"cut": whole[:middle], "bytes": b"search", "flipped": flipped}[damage])
    assert find_kept(file) is None
    assert told(view_of(sqlite_database, file)) == told(view_of(sqlite_database))


def test_a_long_list_is_taken_in_by_one_thread_while_small_changes_are_seen_at_once(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_MANY", 3)
    monkeypatch.setattr(columns, "_NEWEST", 1)
    supplier, database, mine = world.actor(Role.SUPPLIER_EDITOR), world.database, Columns()
    with database.read() as session:
        mine.catch_up(session)
        before = mine.current(session).size
    import_id = ready_import(database, supplier, "catalogue", world.member.id or 0, numbered_list(6))
    take_over_import(database, supplier, import_id, clean_only=False, publish=True, now=NOW)
    with database.read() as session:
        assert mine.current(session).size == before + 1
    built = columns.build_segment
    sizes = [before]

    def build_while_somebody_saves(*given: Any) -> Any:
        if len(sizes) == 1:
            sizes.append(0)
            register_offering(database, supplier, offering(code="late", organisation_id=world.member.id), None, now=NOW)
            with database.read() as session:
                sizes[1] = mine.current(session).size
        return built(*given)

    monkeypatch.setattr(columns, "build_segment", build_while_somebody_saves)
    with database.read() as session:
        mine.catch_up(session)
    assert sizes[1] == before + 2, "the newest change is seen while a long list is taken in"
    with database.read() as session:
        assert told(mine.current(session)) == told(view_of(database))


def test_who_searches_leaves_large_segments_to_the_thread_that_keeps_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_MOST_MERGED", 0)
    supplier, database, mine = world.actor(Role.SUPPLIER_EDITOR), world.database, Columns()
    with database.read() as session:
        mine.catch_up(session)
        before = len(mine.current(session).parts)
    for code in ("first", "second"):
        register_offering(database, supplier, offering(code=code, organisation_id=world.member.id), None, now=NOW)
        with database.read() as session:
            mine.current(session)
    with database.read() as session:
        assert len(mine.current(session).parts) == before + 2
        mine.catch_up(session)
        assert len(mine.current(session).parts) == 1
        assert told(mine.current(session)) == told(view_of(database))
