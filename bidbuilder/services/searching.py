"""Searching the catalogue: one page of what an actor may see of the answers to a query."""

from dataclasses import dataclass

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.matching.querying.queries import OfferingQuery, Paging
from bidbuilder.domain.matching.querying.reading import QueryReading, read_query
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.offering_lists import OfferingRow, list_rows
from bidbuilder.storage.searching.answering import answer
from bidbuilder.storage.searching.finding import page_of

_FIRST_PAGE = Paging()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of offerings with the exact count of all; `slips` are misspelt words and what was looked for instead."""

    rows: tuple[OfferingRow, ...]
    count: int
    slips: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def search_offerings(database: Database, actor: Actor, query: OfferingQuery, paging: Paging = _FIRST_PAGE) -> ListPage:
    """One page of the offerings that keep the query and that the actor may see."""
    with database.read() as session:
        return _page(database, session, actor, QueryReading(query), paging)


def search_by_text(database: Database, actor: Actor, text: str, paging: Paging = _FIRST_PAGE) -> ListPage:
    """As `search_offerings`, for a query in the query language, with what of it was not understood."""
    with database.read() as session:
        return _page(database, session, actor, read_query(text, load_dictionary(session)), paging)


def _page(database: Database, session: Reading, actor: Actor, reading: QueryReading, paging: Paging) -> ListPage:
    view = database.catalogue.current(session)
    found = answer(session, view, actor, reading.query, load_dictionary(session))
    rows = list_rows(session, actor, page_of(found, paging), paging.language)
    return ListPage(rows=rows, count=found.count, slips=found.slips, findings=reading.findings)
