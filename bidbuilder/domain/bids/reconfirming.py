"""What of a bid has to be looked at again when the buyer changes the call: verdicts, items, quotes, commitments, days.

Only what rests on a changed requirement is listed; everything else of the bid goes on as it is.
"""

from collections.abc import Iterator, Mapping, Sequence

from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.touches import Reconfirmation, Touch
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.domain.consortium.quoting import has_answer
from bidbuilder.domain.solutions.tree import Node
from bidbuilder.domain.tenders.amendments import ChangeKind, Difference

_FIRM_STATES = frozenset({PartnerState.COMMITTED, PartnerState.SIGNED})


def touched_by_change(
    dossier: Dossier, difference: Difference, touched: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Reconfirmation, ...]]:
    """What each change touches in a bid, as it stands before anything is taken over, by the id of the change.

    `touched` has the keys of the stored requirements of each change, by its id; only those changes are looked at.
    """
    found: dict[str, tuple[Reconfirmation, ...]] = {}
    for change in difference.head:
        if change.is_deadline and change.id in touched:
            found[change.id] = (
                Reconfirmation(kind=Touch.DEADLINE, subject=change.id, title=change.lot, change=change.id),
            )
    for one in difference.requirements:
        if listed := tuple(_of_change(dossier, one.id, one.kind, touched)):
            found[one.id] = listed
    for price in difference.prices:
        keys = touched.get(price.id, ())
        if listed := tuple(thing for key in keys for thing in _of_items(dossier, price.id, key)):
            found[price.id] = listed
    return found


def list_touched(
    dossier: Dossier, difference: Difference, touched: Mapping[str, Sequence[str]]
) -> tuple[Reconfirmation, ...]:
    """The same in the order it is looked at, each thing once, at the first change that touches it."""
    first: dict[tuple[Touch, str], Reconfirmation] = {}
    for listed in touched_by_change(dossier, difference, touched).values():
        for one in listed:
            first.setdefault((one.kind, one.subject), one)
    order = list(Touch)
    return tuple(sorted(first.values(), key=lambda one: order.index(one.kind)))


def _of_change(
    dossier: Dossier, change: str, kind: ChangeKind, touched: Mapping[str, Sequence[str]]
) -> Iterator[Reconfirmation]:
    """What rests on the requirements of one change. Where it only moved, nothing does; what is new rests on nothing yet."""
    if kind is ChangeKind.MOVED:
        return
    known = {one.key: one for one in dossier.tender.requirements}
    for key in touched.get(change, ()):
        requirement = known.get(key)
        if requirement is None:
            continue
        number = requirement.number or key
        if requirement.confirmed_constraints and kind is ChangeKind.CHANGED:
            yield _about(Touch.CONDITIONS, key, number, change, key)
        if key in dossier.manual_verdicts:
            yield _about(Touch.VERDICT, key, number, change, key)
        yield from _of_items(dossier, change, key)


def _of_items(dossier: Dossier, change: str, key: str) -> Iterator[Reconfirmation]:
    """The items that answer a requirement, with the quotes and commitments of their members."""
    items = [item for item in dossier.solution.items() if key in item.answers]
    yield from (_about(Touch.ITEM, item.key, item.title or item.key, change, key) for item in items)
    yield from _of_members(dossier, items, change, key)


def _of_members(dossier: Dossier, items: Sequence[Node], change: str, key: str) -> Iterator[Reconfirmation]:
    quoted = {
        line.item_key: quote.organisation_id for quote in dossier.quotes if has_answer(quote) for line in quote.lines
    }
    firm = {one.organisation_id for one in dossier.bid.partners if one.state in _FIRM_STATES}
    for item in items:
        if item.key in quoted:
            member = quoted[item.key]
            yield _about(Touch.QUOTE, str(member), dossier.name_of(member), change, key)
        if item.organisation_id in firm:
            member = item.organisation_id or 0
            yield _about(Touch.COMMITMENT, str(member), dossier.name_of(member), change, key)


def _about(kind: Touch, subject: str, title: str, change: str, key: str) -> Reconfirmation:
    return Reconfirmation(kind=kind, subject=subject, title=title, change=change, requirement_key=key)
