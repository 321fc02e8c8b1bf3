"""What may take the place of an item: usable offerings that meet every condition of the requirements the item answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList, PriceMissing
from bidbuilder.domain.matching.candidates import match_requirement
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.kinship import are_of_one_sort
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.pricing.exchange import Exchange
from bidbuilder.domain.solutions.tree import Node
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.storage.candidates import Wanted, list_candidates, map_usable_offerings
from bidbuilder.storage.dossiers import map_prices_for_lead
from bidbuilder.storage.searching.columns import View

_SEARCHED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """An offering that could stand in an item's place, with its list price; `amount` is one unit's in the bid's currency."""

    offering: Offering
    prices: PriceList | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Replacing:
    """Searches replacements for the items of one bid. `checker` keeps what was read of bounds and offerings."""

    session: Session
    view: View
    actor: Actor
    dossier: Dossier
    checker: Checker

    def list_for(self, item: Node, quantity: Decimal) -> tuple[Replacement, ...]:
        """Replacements priced for that quantity, cheapest first, unpriced ones last; the item's own offering is left out.

        There are none for an item that answers no requirement with a condition: nothing would tell one offering from
        another. The alternates a person named for the item come along where they meet the conditions.
        """
        asked = self._asked_of(item)
        if not asked:
            return ()
        found = {**{one.id or 0: one for one in self._search(asked, item)}, **self._alternates(item)}
        found.pop(item.offering_id or 0, None)
        fitting = [one for one in found.values() if all(self._meets(requirement, one) for requirement in asked)]
        prices = map_prices_for_lead(self.session, self.dossier.bid.lead_id, [one.id or 0 for one in fitting])
        priced = [self._priced(one, prices, quantity) for one in fitting]
        return tuple(sorted(priced, key=_rank))

    def _asked_of(self, item: Node) -> tuple[Requirement, ...]:
        known = {one.key: one for one in self.dossier.tender.requirements}
        answered = (known[key] for key in item.answers if key in known)
        return tuple(one for one in answered if one.scope is Scope.ITEM and one.confirmed_constraints)

    def _search(self, asked: tuple[Requirement, ...], item: Node) -> tuple[Offering, ...]:
        """Offerings of the sort of the item's own: conditions alone cannot tell a pump from a valve."""
        constraints = tuple(one for requirement in asked for one in requirement.confirmed_constraints)
        days = {day for requirement in asked for day in key_dates(self.dossier.tender, requirement)}
        wanted = Wanted(constraints, tuple(sorted(days)))
        dictionary = self.checker.dictionary
        found = list_candidates(self.session, self.view, self.actor, wanted, dictionary, limit=_SEARCHED).offerings
        own = self.dossier.offerings.get((item.offering_id or 0, item.offering_version or 0))
        return found if own is None else tuple(one for one in found if are_of_one_sort(one, own))

    def _alternates(self, item: Node) -> Mapping[int, Offering]:
        return map_usable_offerings(self.session, self.actor, item.alternates) if item.alternates else {}

    def _meets(self, requirement: Requirement, offering: Offering) -> bool:
        dates = key_dates(self.dossier.tender, requirement)
        match = match_requirement(requirement, offering, self.checker.dictionary, dates=dates, checker=self.checker)
        return match.verdict is Verdict.MET

    def _priced(self, offering: Offering, prices: Mapping[int, PriceList], quantity: Decimal) -> Replacement:
        listed = prices.get(offering.id or 0)
        return Replacement(offering=offering, prices=listed, amount=self._find_amount(listed, quantity))

    def _find_amount(self, prices: PriceList | None, quantity: Decimal) -> Decimal | None:
        if prices is None:
            return None
        exchange = Exchange(self.dossier.rates, self.dossier.bid.policy.currency)
        table = prices.in_currency(exchange.currency)
        try:
            unit_price = table.unit_price_for(quantity)
        except PriceMissing:
            return None
        return exchange.find_amount(Money(unit_price, table.currency))


def _rank(one: Replacement) -> tuple[bool, Decimal, int]:
    return (one.amount is None, one.amount or Decimal(0), one.offering.id or 0)
