"""Words about a run: needs and rules with requirement numbers and names, repairs as sentences, names of its solutions."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.composer.answer import Change, Choice
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.sourcing.asked_only import thing_of_room
from bidbuilder.composer.sourcing.building import LEAD_TAKES_PART, offering_of_supply
from bidbuilder.composer.sourcing.lot_choice import discount_name
from bidbuilder.composer.sourcing.record import Record, ThingNote
from bidbuilder.composer.sourcing.wishes import LotOff, LotRule, MemberBounds, Settled
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.i18n.formats import country_name, format_money, format_number, format_percent_of
from bidbuilder.web.bids.compose_levels import way_to
from bidbuilder.web.language import _, current_language, ngettext

_RULES: Mapping[ElementKind, str] = {
    ElementKind.BUDGET: translatable("a budget of {value}"),
    ElementKind.MAX_LEAD_TIME_DAYS: translatable("a lead time of at most {value} days"),
    ElementKind.MIN_LOCAL_SHARE: translatable("local content of at least {value}"),
    ElementKind.MIN_SHARE: translatable("a share of at least {value} for {name}"),
    ElementKind.MAX_SHARE: translatable("a share of at most {value} for {name}"),
    ElementKind.PINNED: translatable("{name} is pinned"),
    ElementKind.BARRED: translatable("{name} is left out"),
    ElementKind.REQUIRES: translatable("{name} only together with {other}"),
    ElementKind.EXCLUDES: translatable("{name} never together with {other}"),
    ElementKind.ORIGINS: translatable("goods from {name} only"),
    ElementKind.LEAST_LOTS: translatable("at least {value} lots"),
    ElementKind.MOST_LOTS: translatable("at most {value} lots"),
    ElementKind.OFFER: translatable("{name} is sold in its own quantities only"),
}
_REPAIRS: Mapping[ElementKind, str] = {
    ElementKind.MAX_MEMBERS: translatable("Allow {value} members"),
    ElementKind.BUDGET: translatable("Raise the budget to {value}"),
    ElementKind.MAX_LEAD_TIME_DAYS: translatable("Allow a lead time of {value} days"),
    ElementKind.MIN_SHARE: translatable("Settle for a share of at least {value} for {name} instead of {present}"),
    ElementKind.MAX_SHARE: translatable("Allow a share of up to {value} for {name} instead of {present}"),
    ElementKind.MIN_LOCAL_SHARE: translatable("Settle for local content of at least {value} instead of {present}"),
    ElementKind.LEAST_LOTS: translatable("Settle for at least {value} lots"),
    ElementKind.MOST_LOTS: translatable("Allow {value} lots"),
    ElementKind.ORIGINS: translatable("Allow goods from everywhere"),
    ElementKind.PINNED: translatable("Let {name} loose"),
    ElementKind.BARRED: translatable("Let {name} in again"),
    ElementKind.REQUIRES: translatable("Allow {name} without {other}"),
    ElementKind.EXCLUDES: translatable("Allow {name} together with {other}"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Knows the names a record speaks of; `members` by id."""

    record: Record
    tender: Tender
    members: Mapping[int, str]

    def requirement(self, key: str) -> Requirement | None:
        """The requirement of a key; a roll-up's row has a number behind it."""
        return self.tender.find_requirement(key.partition("#")[0])

    def numbers(self, keys: tuple[str, ...]) -> str:
        """Requirement numbers as the tender writes them."""
        found = (self.requirement(key) for key in keys)
        return ", ".join(one.number for one in found if one is not None)

    def thing(self, thing: ThingNote) -> str:
        """A thing by the numbers of what asks for it."""
        return self.numbers(thing.heads)

    def words_of(self, key: str) -> str:
        """The words of the requirement, verbatim."""
        found = self.requirement(key)
        return (found.title or found.text) if found is not None else ""

    def offer(self, name: str) -> str:
        """An offering with its member, by its name in the problem."""
        note = self.record.offers.get(name)
        if note is not None:
            title = choose_text(note.names, current_language()) or note.code
            return f"{title} ({self.members.get(note.organisation_id, '')})"
        kept = next((one for one in self.record.kept if one.id == name), None)
        return kept.title if kept is not None else name

    def element(self, element: Element) -> str:
        """A need or rule in words."""
        if element.kind is ElementKind.NEED:
            return self._need(element.ids[0])
        if element.kind is ElementKind.CAPACITY:
            return self._capacity(element.ids[0])
        if element.kind is ElementKind.MAX_MEMBERS:
            return at_most_members(self.record.wishes.max_members or 0)
        member = self._left_out_member(element)
        if member:
            return _("without anything of {name}", name=member)
        if element.kind is ElementKind.PINNED and element.ids[0] not in self.record.offers:
            return _("{name} stays as it is", name=self.offer(element.ids[0]))
        return _(_RULES[element.kind], **self._params(element, self._present(element)))

    def change(self, change: Change) -> str:
        """What a repair does."""
        element, value = change.element, change.changed_to
        if element.kind in {ElementKind.NEED, ElementKind.CAPACITY} and value and change.changed_from is not None:
            names = {one.offering_id: self.offer(name) for name, one in self.record.offers.items()}
            settled = Settled(name=element.ids[0], amount=value, instead_of=change.changed_from)
            return way_to(settled, self.tender, names)
        if element.kind is ElementKind.NEED and element.ids[0] == LEAD_TAKES_PART:
            return _("Let the lead stay without items of its own")
        if element.kind is ElementKind.NEED and self.record.thing(element.ids[0]) is not None:
            return _("Leave {number} open for now", number=self.numbers((element.ids[0],)))
        if element.kind in {ElementKind.NEED, ElementKind.CAPACITY} and self.requirement(element.ids[0]) is not None:
            return _("Compose without {number}", number=self.numbers((element.ids[0],)))
        if element.kind is ElementKind.LEAST_LOTS and not value:
            return _("Leave out any lot that is not worth it")
        value = value * 100 if value is not None and element.kind in _SHARES else value
        template = _REPAIRS.get(element.kind)
        if template is None or (value is None and element.kind not in _NAMED):
            return _("Do without this rule: {rule}", rule=self.element(element))
        return _(template, **self._params(element, value))

    def _left_out_member(self, element: Element) -> str:
        """The member that is left out with these offers; nothing where an offering was left out by itself."""
        note = self.record.offers.get(element.ids[0]) if element.kind is ElementKind.BARRED else None
        if note is None or note.offering_id in self.record.wishes.barred_offerings:
            return ""
        return self.members.get(note.organisation_id, "")

    def lot(self, lot: str) -> str:
        """A lot by its number and title."""
        found = next((one for one in self.tender.lots if one.id == lot), None)
        return f"{lot} {choose_text(found.title, current_language())}".strip() if found is not None else lot

    def left_out(self, choice: Choice) -> tuple[str, ...]:
        """The lots that were composed for and are not bid for; none where all had to be."""
        wishes = self.record.wishes
        if wishes.lot_rule is LotRule.ALL:
            return ()
        composed = wishes.lots or tuple(one.id for one in self.tender.lots)
        return tuple(lot for lot in composed if lot not in choice.lots)

    def discount(self, name: str) -> str:
        """What a discount of a solution is for, by its name in the problem."""
        discounts = self.record.wishes.lot_discounts
        found = next((one for place, one in enumerate(discounts) if discount_name(place) == name), None)
        return "" if found is None else discount_words(found, self.record.currency)

    def solution(self, name: str) -> str:
        """What to call a solution of the run."""
        kind, _dash, number = name.partition("-")
        if kind == "alternative":
            return _("Alternative {number}", number=number)
        if kind == "point":
            return _("Point {number} of the trade-off", number=number)
        return _("Way out {number}", number=number) if kind == "repair" else _("Best solution")

    def _need(self, key: str) -> str:
        if key == LEAD_TAKES_PART:
            return _("the lead takes part")
        found = self.requirement(key)
        if found is None:
            return key
        words = found.title or found.text
        return f"{found.number}: {words if len(words) <= 160 else words[:157] + '…'}"

    def _capacity(self, key: str) -> str:
        thing = thing_of_room(key)
        if thing is not None:
            return _("no more of {thing} than is asked for", thing=self._need(thing))
        if self.requirement(key) is not None:
            return self._need(key)
        number = offering_of_supply(key)
        name = next((name for name, one in self.record.offers.items() if one.offering_id == number), None)
        if name is None:
            return _("what other bids leave of an offering")
        return _("what other bids leave of {name}", name=self.offer(name))

    def _present(self, element: Element) -> Decimal | None:
        wishes = self.record.wishes
        if element.kind in {ElementKind.MIN_SHARE, ElementKind.MAX_SHARE}:
            return self._present_share(element)
        if element.kind is ElementKind.LEAST_LOTS and wishes.least_lots is None:
            return Decimal(1)
        value = getattr(wishes, _FIELDS.get(element.kind, ""), None)
        return None if value is None else Decimal(value)

    def _present_share(self, element: Element) -> Decimal | None:
        wishes, is_least = self.record.wishes, element.kind is ElementKind.MIN_SHARE
        own = next((one for one in wishes.member_bounds if str(one.organisation_id) == element.ids[0]), None)
        if own is not None:
            return own.least if is_least else own.most
        if not is_least:
            return wishes.member_max_share
        return wishes.lead_min_share if element.ids[0] == str(self.record.lead_id) else wishes.member_min_share

    def _params(self, element: Element, value: Decimal | None) -> dict[str, str]:
        member = self._left_out_member(element)
        if member:
            return {"value": "", "name": member, "other": ""}
        names = [self._name(element.kind, one) for one in element.ids]
        if element.kind is ElementKind.ORIGINS:
            names = [", ".join(country_name(current_language(), one) for one in self.record.wishes.origins)]
        present = self._present(element)
        return {
            "value": "" if value is None else self._value(element.kind, value),
            "present": "" if present is None else self._value(element.kind, present),
            "name": names[0] if names else "",
            "other": names[1] if len(names) > 1 else "",
        }

    def _name(self, kind: ElementKind, name: str) -> str:
        if kind in {ElementKind.MIN_SHARE, ElementKind.MAX_SHARE}:
            return self.members.get(int(name), name) if name.isdecimal() else name
        return self.offer(name)

    def _value(self, kind: ElementKind, value: Decimal) -> str:
        language = current_language()
        if kind is ElementKind.BUDGET:
            return format_money(language, Money(value, self.record.currency))
        if kind in _SHARES:
            return format_percent_of(language, value / 100, int(value != value.to_integral_value()))
        return format_number(language, value)


_SHARES = frozenset({ElementKind.MIN_LOCAL_SHARE, ElementKind.MIN_SHARE, ElementKind.MAX_SHARE})
_NAMED = frozenset(
    {
        ElementKind.PINNED,
        ElementKind.BARRED,
        ElementKind.REQUIRES,
        ElementKind.EXCLUDES,
        ElementKind.ORIGINS,
    }
)
_FIELDS = {
    ElementKind.MAX_MEMBERS: "max_members",
    ElementKind.BUDGET: "budget",
    ElementKind.MAX_LEAD_TIME_DAYS: "max_lead_time_days",
    ElementKind.MIN_LOCAL_SHARE: "min_local_share",
    ElementKind.LEAST_LOTS: "least_lots",
    ElementKind.MOST_LOTS: "most_lots",
}


def at_most_members(most: int) -> str:
    """The limit on members in words."""
    return ngettext("at most {count} member", "at most {count} members", most)


def discount_words(off: LotOff, currency: str) -> str:
    """A discount for several lots in words."""
    language = current_language()
    parts = [format_percent_of(language, off.percent / 100)] if off.percent else []
    parts += [format_money(language, Money(off.amount, currency))] if off.amount else []
    return _("{discount} off if lots {lots} are all bid for", discount=" + ".join(parts), lots=", ".join(off.lots))


def bounds_words(bounds: MemberBounds, name: str) -> str:
    """The share of one member in words."""
    language, least, most = current_language(), bounds.least, bounds.most
    shown = [None if one is None else format_percent_of(language, one / 100) for one in (least, most)]
    if shown[0] is None:
        return _("{name} has at most {most}", name=name, most=shown[1] or "")
    if shown[1] is None:
        return _("{name} has at least {least}", name=name, least=shown[0])
    return _("{name} has from {least} to {most}", name=name, least=shown[0], most=shown[1])


def against_words(record: Record, value: Decimal) -> str:
    """A value of the other axis of the trade-off, with its unit in words."""
    match record.wishes.trade_off:
        case "members":
            return ngettext("{count} member", "{count} members", int(value))
        case "lead_time":
            return ngettext("{count} day", "{count} days", int(value))
        case _:
            return _("{number} points", number=format_number(current_language(), value.normalize()))
