"""Supplier lists on their way out: the template workbook to fill in, and the export that can be imported again."""

from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.domain.matching.querying.reading import read_query
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.formats.dictionary_in_use import using_dictionary
from bidbuilder.formats.writers.catalogue_template import make_template
from bidbuilder.formats.writers.offering_list import write_offering_list
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.offering_lists import list_own
from bidbuilder.storage.offerings import map_visible_prices
from bidbuilder.storage.searching.answering import answer
from bidbuilder.storage.searching.ordering import page_of

MOST_EXPORTED = 2000


class TooManyToExport(Refusal):
    """More offerings than one workbook should hold."""

    code = "too-many-to-export"
    message = translatable("One workbook takes at most {most} offerings.")
    hint = translatable("Narrow the list by kind, state or words, and export it in parts.")


def make_list_template(language: str) -> bytes:
    """The empty workbook a supplier fills in, with drop-downs, in a language."""
    return make_template(language)


def export_own(database: Database, actor: Actor, text: str, language: str = "en", *, now: datetime) -> bytes:
    """The actor's own offerings that the query finds as a workbook that can be imported again, with their own prices.

    Raises `TooManyToExport` beyond `MOST_EXPORTED`.
    """
    with database.read() as session:
        view, dictionary = database.catalogue.current(session), load_dictionary(session)
        query = replace(read_query(text, dictionary).query, own_only=True)
        answers = answer(session, view, actor, query, dictionary)
        if answers.count > MOST_EXPORTED:
            raise TooManyToExport(most=MOST_EXPORTED)
        paging = Paging(order=Order.NAME, language=language, limit=MOST_EXPORTED)
        found = list_own(session, actor, page_of(answers, paging))
        prices = map_visible_prices(session, actor, {one.id for one in found if one.id is not None})
    by_code = {one.code: (prices[one.id],) for one in found if one.id in prices}
    with using_dictionary(dictionary):
        return write_offering_list(language, found, by_code, written_at=now)
