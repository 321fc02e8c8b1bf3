"""Searching the catalogue: one page of what an actor may see of the answers to a query, and what the answers have in common."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.matching.querying.parts import QueryPart, parts_of
from bidbuilder.domain.matching.querying.queries import OfferingQuery, Paging, PriceBound
from bidbuilder.domain.matching.querying.reading import QueryReading, read_query
from bidbuilder.domain.matching.querying.writing import write_constraint, write_query
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.offering_lists import OfferingRow, list_rows
from bidbuilder.storage.offerings import get_offering, map_visible_prices
from bidbuilder.storage.organisations import map_display_names
from bidbuilder.storage.searching.answering import answer
from bidbuilder.storage.searching.facets import Counts, Facets, facets_of
from bidbuilder.storage.searching.finding import LEAD_TIME, Found
from bidbuilder.storage.searching.ordering import page_of
from bidbuilder.storage.searching.owners import list_memberships_of, map_members_by_country

_NOBODY_STATES = translatable("No offering that you can see states “{property}”.")
_ASK_BY_WORDS = translatable("Leave the condition out, or put what you look for in quotes.")

MOST_COMPARED = 6
_FIRST_PAGE = Paging()


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """A value many answers have, how many, and the query narrowed to it. `label` is the value, or a condition in words.

    `asked` is the condition or the limit of a price that it adds, for whoever shows it in other words.
    """

    label: str
    count: int
    text: str
    asked: Constraint | PriceBound | None = None


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The entries of one facet; `name` is its filter's keyword, or the key of a property."""

    name: str
    entries: tuple[FacetEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of offerings with the exact count of all; `slips` are misspelt words and what was looked for instead.

    `parts` are the parts of the query, each with what is left without it.
    """

    rows: tuple[OfferingRow, ...]
    count: int
    slips: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    parts: tuple[QueryPart, ...] = ()
    facets: tuple[FacetGroup, ...] = ()
    sees_prices: bool = False


def search_offerings(database: Database, actor: Actor, query: OfferingQuery, paging: Paging = _FIRST_PAGE) -> ListPage:
    """One page of the offerings that keep the query and that the actor may see."""
    with database.read() as session:
        return _page(database, session, actor, QueryReading(query), paging, load_dictionary(session))


def search_by_text(
    database: Database, actor: Actor, text: str, paging: Paging = _FIRST_PAGE, *, with_facets: bool = False
) -> ListPage:
    """As `search_offerings`, for a query in the query language, with what of it was not understood."""
    with database.read() as session:
        dictionary = load_dictionary(session)
        reading = read_query(text, dictionary)
        return _page(database, session, actor, reading, paging, dictionary, with_facets=with_facets)


def map_prices(database: Database, actor: Actor, offering_ids: Sequence[int]) -> Mapping[int, PriceList]:
    """The price lists among those offerings that the actor may see."""
    with database.read() as session:
        return map_visible_prices(session, actor, offering_ids)


def compare_offerings(
    database: Database, actor: Actor, offering_ids: Sequence[int]
) -> tuple[tuple[Offering, str, PriceList | None], ...]:
    """Up to six offerings in the order asked for, each with its supplier and its prices if the actor may see them.

    What the actor may not see is left out.
    """
    with database.read() as session:
        found = [one for key in dict.fromkeys(offering_ids) if (one := _find_offering(session, actor, key))]
        compared = found[:MOST_COMPARED]
        names = map_display_names(session, {one.organisation_id for one in compared})
        prices = map_visible_prices(session, actor, [one.id or 0 for one in compared])
        return tuple((one, names[one.organisation_id], prices.get(one.id or 0)) for one in compared)


def prepare_search(database: Database) -> None:
    """Have the catalogue in memory before somebody asks, long lists too, and keep it for the next start if much is new."""
    with database.read() as session:
        database.catalogue.catch_up(session)
        database.catalogue.keep(session)


def _find_offering(session: Reading, actor: Actor, offering_id: int) -> Offering | None:
    try:
        return get_offering(session, actor, offering_id)
    except NotFound:
        return None


def _page(
    database: Database,
    session: Reading,
    actor: Actor,
    reading: QueryReading,
    paging: Paging,
    dictionary: Dictionary,
    *,
    with_facets: bool = False,
) -> ListPage:
    found = answer(session, database.catalogue.current(session), actor, reading.query, dictionary)
    groups: tuple[FacetGroup, ...] = ()
    if with_facets:
        owners = _Owners(map_members_by_country(session), list_memberships_of(session, actor.cluster_ids))
        narrowing = _Narrowing(reading.query, dictionary, paging.language)
        groups = tuple(one for one in narrowing.groups(facets_of(found), owners) if one.entries)
    return ListPage(
        rows=list_rows(session, actor, page_of(found, paging), paging.language),
        count=found.count,
        slips=found.slips,
        findings=(*reading.findings, *_unstated(found, reading.query, dictionary, paging.language)),
        parts=parts_of(reading.query, dictionary, paging.language),
        facets=groups,
        sees_prices=found.sight.sees_prices,
    )


def _unstated(found: Found, query: OfferingQuery, dictionary: Dictionary, language: str) -> Iterable[Finding]:
    """Where nothing was found: the properties asked for that no offering states at all."""
    if found.count:
        return
    for key in dict.fromkeys(one.property for one in query.constraints):
        definition = dictionary.find_key(key)
        if definition is not None and not found.is_stated(key):
            name = choose_text(definition.names, language)
            yield Finding(
                severity=Severity.INFO,
                code="query-unstated",
                message=_NOBODY_STATES,
                params={"property": name},
                hint=_ASK_BY_WORDS,
            )


@dataclass(frozen=True, slots=True)
class _Owners:
    """Organisations by country, and members by the names of clusters."""

    countries: Mapping[str, frozenset[int]]
    memberships: Iterable[tuple[str, frozenset[int]]]


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """Makes facets of counts: each entry with the query that it narrows to."""

    query: OfferingQuery
    dictionary: Dictionary
    language: str

    def groups(self, facets: Facets, owners: _Owners) -> Iterable[FacetGroup]:
        """All facets; the empty ones too."""
        countries: Counter[str] = Counter()
        clusters: Counter[str] = Counter()
        for country, members in owners.countries.items():
            countries[country] += _count_of(members, facets.owners)
        for name, members in owners.memberships:
            clusters[name] += _count_of(members, facets.owners)
        yield self._listed("kind", facets.kinds, lambda one: {"kinds": (OfferingKind(one),)})
        yield self._listed("cluster", Counts(tuple((+clusters).most_common(6))), lambda one: {"clusters": (one,)})
        yield self._listed("country", Counts(tuple((+countries).most_common(6))), lambda one: {"countries": (one,)})
        yield self._listed("cpv", facets.cpv, lambda one: {"cpv": (one,)})
        yield self._conditions("certificate", facets.certificates, Operator.EQUAL)
        days = [
            (Constraint(property=LEAD_TIME, operator=Operator.AT_MOST, values=(f"{limit:f}",), unit="d"), count)
            for limit, count in facets.lead_times.values
        ]
        yield self._limits(LEAD_TIME, days)
        yield self._prices(facets)
        for key, counts in facets.choices.items():
            yield self._conditions(key, counts, Operator.EQUAL)
        for key, limits in facets.numbers.items():
            unit = self.dictionary.get(key).unit if self.dictionary.find_key(key) else ""
            asked = [
                (Constraint(property=key, operator=Operator.AT_LEAST, values=(f"{limit:f}",), unit=unit), count)
                for limit, count in limits.values
            ]
            yield self._limits(key, asked)

    def _listed(self, name: str, counts: Counts, change: Any) -> FacetGroup:
        entries = (FacetEntry(value, count, self._write(**change(value))) for value, count in counts.values)
        return FacetGroup(name, tuple(entries))

    def _conditions(self, key: str, counts: Counts, operator: Operator) -> FacetGroup:
        asked = (
            (Constraint(property=key, operator=operator, values=(value,)), count) for value, count in counts.values
        )
        return FacetGroup(key, tuple(FacetEntry(one.values[0], count, self._added(one), one) for one, count in asked))

    def _limits(self, key: str, asked: Iterable[tuple[Constraint, int]]) -> FacetGroup:
        entries = (
            FacetEntry(write_constraint(one, self.dictionary, self.language), count, self._added(one), one)
            for one, count in asked
        )
        return FacetGroup(key, tuple(entries))

    def _prices(self, facets: Facets) -> FacetGroup:
        unit = facets.prices.unit
        bounds = [(PriceBound(currency=unit, high=limit), count) for limit, count in facets.prices.values]
        entries = (
            FacetEntry(f"≤ {bound.high or Decimal(0):f} {unit}", count, self._write(price=bound), bound)
            for bound, count in bounds
        )
        return FacetGroup("price", tuple(entries))

    def _added(self, constraint: Constraint) -> str:
        confirmed = replace(constraint, state=ConstraintState.CONFIRMED)
        return self._write(constraints=(*self.query.constraints, confirmed))

    def _write(self, **changes: Any) -> str:
        return write_query(replace(self.query, **changes), self.dictionary, self.language)


def _count_of(members: frozenset[int], counts: Mapping[int, int]) -> int:
    return sum(counts[one] for one in members & counts.keys())
