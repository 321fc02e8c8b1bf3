"""Searches that a person has saved: keeping them, and showing what is new in them. Looking daily and telling is `search_news`.

Whatever is shown is asked anew with what the person may see at that moment, so a right that ended tells nothing more (law 1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.matching.querying.queries import Paging
from bidbuilder.domain.matching.querying.writing import write_constraints
from bidbuilder.domain.matching.saved_searches import (
    MOST_SAVED,
    NothingToWatch,
    SavedSearch,
    SearchSavedAlready,
    TooManySearches,
    mark_seen,
    mark_unseen,
)
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.offering_lists import OfferingRow, list_rows
from bidbuilder.storage.saved_answers import answers_of, get_watched, look_as
from bidbuilder.storage.saved_searches import (
    DbSavedSearch,
    add_saved_search,
    forget_deleted,
    get_saved_row,
    list_fresh_rows,
    list_saved_rows,
    search_of,
    standing_of,
    store_standing,
    unpack_ids,
)

_KEPT_DELETED = timedelta(days=30)
_NAME_LENGTH = 200
_FIRST_PAGE = Paging()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRow:
    """A saved search with how many offerings answer it now, and how many of them are new since it was last seen."""

    search: SavedSearch
    count: int
    fresh: int
    looked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What is new in a saved search, one page of it. `asked` is the query, for a requirement its conditions as one."""

    row: SearchRow
    rows: tuple[OfferingRow, ...]
    asked: str
    can_take_back: bool


def save_search(database: Database, actor: Actor, name: str, text: str, sort: str = "", *, now: datetime) -> int:
    """Save a query of the catalogue; a name left empty is the query. Gives the id.

    Raises `SearchSavedAlready`, `TooManySearches`.
    """
    text = " ".join(text.split())
    named = (name.strip() or text)[:_NAME_LENGTH]
    return _save(database, actor, SavedSearch(id=0, user_id=actor.user_id, name=named, text=text, sort=sort), now)


def watch_requirement(database: Database, actor: Actor, bid_id: int, requirement_key: str, *, now: datetime) -> int:
    """Save who can answer a requirement of a bid. Gives the id.

    Raises `NotFound`, `NothingToWatch` without a confirmed condition, `SearchSavedAlready`, `TooManySearches`.
    """
    with database.read() as session:
        tender, requirement = get_watched(session, actor, bid_id, requirement_key)
    if not requirement.confirmed_constraints:
        raise NothingToWatch(number=requirement.number)
    title = choose_text(tender.title, "en") or tender.reference
    wanted = SavedSearch(
        id=0,
        user_id=actor.user_id,
        name=f"{requirement.number} · {title}"[:_NAME_LENGTH],
        bid_id=bid_id,
        requirement_key=requirement_key,
    )
    return _save(database, actor, wanted, now)


def list_searches(database: Database, actor: Actor) -> tuple[SearchRow, ...]:
    """The person's saved searches, the newest first, counted by what it may see now."""
    with database.read() as session:
        return _counted(database, session, actor, list_saved_rows(session, actor.user_id))


def list_news(database: Database, actor: Actor) -> tuple[SearchRow, ...]:
    """The person's saved searches that have something new which it may still see."""
    with database.read() as session:
        fresh = [row for row in list_fresh_rows(session, actor.user_id) if not row.is_paused]
        return tuple(one for one in _counted(database, session, actor, fresh) if one.fresh)


def get_search_page(database: Database, actor: Actor, search_id: int, paging: Paging = _FIRST_PAGE) -> SearchPage:
    """The new answers of a saved search that the person may see, those registered last first. Raises `NotFound`."""
    with database.read() as session:
        row = get_saved_row(session, actor.user_id, search_id)
        search, looker = search_of(row), look_as(database, session, actor)
        answers = answers_of(session, looker, search)
        fresh = sorted(unpack_ids(row.fresh) & answers, reverse=True)
        asked = search.text
        if search.bid_id is not None and answers:
            _tender, requirement = get_watched(session, actor, search.bid_id, search.requirement_key)
            asked = write_constraints(requirement.confirmed_constraints, looker.dictionary, paging.language)
        shown = fresh[paging.offset : paging.offset + paging.limit]
        return SearchPage(
            row=SearchRow(search=search, count=len(answers), fresh=len(fresh), looked_at=row.looked_at),
            rows=list_rows(session, actor, shown, paging.language),
            asked=asked,
            can_take_back=bool(unpack_ids(row.seen) & answers),
        )


def rename_search(database: Database, actor: Actor, search_id: int, name: str, *, now: datetime) -> None:
    """Call a saved search something else; an empty name changes nothing. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        row = _own(work, actor, search_id)
        row.name = name.strip()[:_NAME_LENGTH] or row.name
        work.record("search.renamed", f"search:{search_id}")


def pause_search(database: Database, actor: Actor, search_id: int, *, is_paused: bool, now: datetime) -> None:
    """Tell nothing of a search for a while, or go on; what came meanwhile is told then. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        _own(work, actor, search_id).is_paused = is_paused
        work.record("search.paused" if is_paused else "search.resumed", f"search:{search_id}")


def delete_search(database: Database, actor: Actor, search_id: int, *, now: datetime) -> None:
    """Delete a saved search; it can be taken back for 30 days. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        _own(work, actor, search_id).deleted_at = now
        forget_deleted(work.session, now - _KEPT_DELETED)
        work.record("search.deleted", f"search:{search_id}")


def restore_search(database: Database, actor: Actor, search_id: int, *, now: datetime) -> None:
    """Take the deletion of a saved search back. Raises `NotFound`, `TooManySearches`."""
    with database.write(actor.name, now) as work:
        _require_room(work, actor)
        row = get_saved_row(work.session, actor.user_id, search_id, for_change=True, deleted=True)
        row.deleted_at = None
        work.record("search.restored", f"search:{search_id}")


def see_news(database: Database, actor: Actor, search_id: int, *, now: datetime) -> None:
    """Mark all that is new in a search as seen. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        row = _own(work, actor, search_id)
        store_standing(row, mark_seen(standing_of(row)))
        work.record("search.seen", f"search:{search_id}")


def unsee_news(database: Database, actor: Actor, search_id: int, *, now: datetime) -> None:
    """Take back that the newest answers were seen. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        row = _own(work, actor, search_id)
        store_standing(row, mark_unseen(standing_of(row)))
        work.record("search.unseen", f"search:{search_id}")


def _save(database: Database, actor: Actor, search: SavedSearch, now: datetime) -> int:
    with database.read() as session:
        answers = answers_of(session, look_as(database, session, actor), search)
    with database.write(actor.name, now) as work:
        _require_room(work, actor)
        for row in list_saved_rows(work.session, actor.user_id):
            if _what(search_of(row)) == _what(search):
                raise SearchSavedAlready(where="name", name=row.name)
        search_id = add_saved_search(work.session, search, answers, now)
        work.record("search.saved", f"search:{search_id}")
        return search_id


def _require_room(work: Work, actor: Actor) -> None:
    if len(list_saved_rows(work.session, actor.user_id)) >= MOST_SAVED:
        raise TooManySearches(where="name", count=MOST_SAVED)


def _what(search: SavedSearch) -> tuple[object, ...]:
    """What is asked, whatever it is called."""
    return search.text.casefold(), search.bid_id, search.requirement_key


def _own(work: Work, actor: Actor, search_id: int) -> DbSavedSearch:
    return get_saved_row(work.session, actor.user_id, search_id, for_change=True)


def _counted(
    database: Database, session: Reading, actor: Actor, rows: Sequence[DbSavedSearch]
) -> tuple[SearchRow, ...]:
    if not rows:
        return ()
    looker = look_as(database, session, actor)
    counted = []
    for row in rows:
        search = search_of(row)
        answers = answers_of(session, looker, search)
        fresh = len(unpack_ids(row.fresh) & answers)
        counted.append(SearchRow(search=search, count=len(answers), fresh=fresh, looked_at=row.looked_at))
    return tuple(counted)
