"""The form of goal and rules: wishes into fields and fields into wishes. What stands besides the fields is kept by checkboxes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, SelectField, SelectMultipleField, StringField
from wtforms.widgets import CheckboxInput, ListWidget

from bidbuilder.composer.problem import Against
from bidbuilder.composer.sourcing.adjusting import adjusted
from bidbuilder.composer.sourcing.wishes import Goal, LotOff, LotRule, MemberBounds, Wishes
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.i18n.formats import COUNTRY_CODES
from bidbuilder.web.forms import Form, NumberField, at_most, choices, optional
from bidbuilder.web.language import lazy

GOALS = (
    (Goal.PRICE, translatable("the lowest price")),
    (Goal.WEIGHTED, translatable("the best mix of price and quality, by the weights below")),
    (Goal.SCORE, translatable("the most points, then the lowest price")),
    (Goal.MEMBERS, translatable("the fewest members, then the lowest price")),
    (Goal.LEAD_TIME, translatable("the earliest delivery, then the lowest price")),
)
TRADE_OFFS = (
    (None, translatable("nothing")),
    (Against.MEMBERS, translatable("the number of members")),
    (Against.SCORE, translatable("the points")),
    (Against.LEAD_TIME, translatable("the lead time")),
)
LOT_RULES = (
    (LotRule.ALL, translatable("all of them")),
    (LotRule.ANY, translatable("at least one of them")),
    (LotRule.BEST, translatable("the best of them, as many as stated below")),
)
_WHOLE = (
    "max_members",
    "max_lead_time_days",
    "alternatives",
    "least_difference",
    "seconds",
    "least_lots",
    "most_lots",
)
_NUMBERS = (
    "price_weight",
    "quality_weight",
    "partner_cost",
    "lead_min_share",
    "member_min_share",
    "member_max_share",
    "min_local_share",
    "budget",
    "freight_per_kg",
    "freight_per_m3",
    "freight_percent",
)
_VALUE_OF_LOT = "value_of_lot_"


class NotWhole(Refusal):
    """A count has a fraction."""

    code = "not-whole"
    message = translatable("Write a whole number here, not {number}.")
    numbers = frozenset({"number"})


class NoCountry(Refusal):
    """A code of a country of origin is none."""

    code = "no-country"
    message = translatable("{code} is no country.")
    hint = translatable("Write codes of two letters with commas between them, such as DK, SE, PL.")


class NoLotChosen(Refusal):
    """There is nothing to compose for."""

    code = "no-lot-chosen"
    message = translatable("Tick at least one lot.")


class DiscountWithoutLots(Refusal):
    """A discount does not say what it is on."""

    code = "discount-without-lots"
    message = translatable("Tick the lots the discount is for.")


class ShareWithoutMember(Refusal):
    """A share does not say whose it is."""

    code = "share-without-member"
    message = translatable("Choose the member the share is for.")


class PairIncomplete(Refusal):
    """A rule about a pair names fewer than two offerings."""

    code = "pair-incomplete"
    message = translatable("Choose two different offerings for the pair.")


class ComposeForm(Form):
    """Goal and rules of a run."""

    goal = SelectField(lazy("What is best"), choices=choices((goal.value, lazy(words)) for goal, words in GOALS))
    price_weight = NumberField(lazy("Weight of the price"), [optional()])
    quality_weight = NumberField(lazy("Weight of the quality"), [optional()])
    lots = SelectMultipleField(
        lazy("Lots to compose for"), option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    lot_rule = SelectField(
        lazy("Bid for"),
        choices=choices((rule.value, lazy(words)) for rule, words in LOT_RULES),
        default=LotRule.ALL.value,
    )
    least_lots = NumberField(lazy("At least so many lots"), [optional()])
    most_lots = NumberField(lazy("At most so many lots"), [optional()])
    off_lots = SelectMultipleField(
        lazy("A discount if all of these lots are bid for"),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    off_percent = NumberField(lazy("Per cent off these lots"), [optional()])
    off_amount = NumberField(lazy("Amount off"), [optional()])
    bounds_member = SelectField(lazy("A share for one member"), default="")
    bounds_least = NumberField(lazy("Its share at least"), [optional()])
    bounds_most = NumberField(lazy("Its share at most"), [optional()])
    origins = StringField(lazy("Only from these countries of origin"), [at_most(200)])
    freight_per_kg = NumberField(lazy("Freight for each kg"), [optional()])
    freight_per_m3 = NumberField(lazy("Freight for each m³"), [optional()])
    freight_percent = NumberField(lazy("Freight in per cent of the price"), [optional()])
    max_members = NumberField(lazy("At most so many members"), [optional()])
    partner_cost = NumberField(lazy("Cost of each further partner"), [optional()])
    lead_min_share = NumberField(lazy("Share of the lead at least"), [optional()])
    member_min_share = NumberField(lazy("Share of every other member at least"), [optional()])
    member_max_share = NumberField(lazy("Share of every other member at most"), [optional()])
    min_local_share = NumberField(lazy("Local content at least"), [optional()])
    max_lead_time_days = NumberField(lazy("Lead time at most"), [optional()])
    budget = NumberField(lazy("Budget for the landed cost"), [optional()])
    admits_unknown = BooleanField(lazy("Also offerings that do not state everything"))
    trade_off = SelectField(
        lazy("Trade the price off against"),
        choices=choices((one.value if one else "", lazy(words)) for one, words in TRADE_OFFS),
    )
    alternatives = NumberField(lazy("Further solutions"), [optional()])
    least_difference = NumberField(lazy("that differ in at least so many members"), [optional()])
    seconds = NumberField(lazy("Search for at most"), [optional()])


def form_of(wishes: Wishes, lots: Mapping[str, str], members: Mapping[int, str]) -> ComposeForm:
    """The form filled with wishes; `lots` are the names of the lots by id, `members` those of members."""
    values: dict[str, Any] = {name: getattr(wishes, name) for name in (*_NUMBERS, *_WHOLE)}
    values = {name: None if value is None else Decimal(value) for name, value in values.items()}
    worth = dict(wishes.lot_values)
    form = _form_class(lots)(
        formdata=None,
        data={
            **values,
            **{f"{_VALUE_OF_LOT}{place}": worth.get(lot) for place, lot in enumerate(lots)},
            "lot_rule": wishes.lot_rule.value,
            "origins": ", ".join(wishes.origins),
            "goal": wishes.goal.value,
            "lots": list(wishes.lots or lots),
            "admits_unknown": wishes.admits_unknown,
            "trade_off": wishes.trade_off.value if wishes.trade_off else "",
        },
    )
    return _with_choices(form, lots, members)


def form_sent(lots: Mapping[str, str], members: Mapping[int, str]) -> ComposeForm:
    """The form as a person sent it."""
    return _with_choices(_form_class(lots)(), lots, members)


def _form_class(lots: Mapping[str, str]) -> type[ComposeForm]:
    """The form with a field for the value of each lot."""
    fields = {
        f"{_VALUE_OF_LOT}{place}": NumberField(_named(*lot), [optional()]) for place, lot in enumerate(lots.items())
    }
    return type("ComposeFormOfLots", (ComposeForm,), fields)


def values_of_lots(form: ComposeForm) -> list[Field]:
    """The fields for the values of the lots, in their order."""
    return [field for field in form if field.name.startswith(_VALUE_OF_LOT)]


def _with_choices(form: ComposeForm, lots: Mapping[str, str], members: Mapping[int, str]) -> ComposeForm:
    """The form with the lots and members there are to choose from."""
    named = [(lot, _named(lot, name)) for lot, name in lots.items()]
    form.lots.choices = named
    form.off_lots.choices = named
    form.bounds_member.choices = [("", "–"), *((str(number), name) for number, name in members.items())]
    return form


def _named(lot: str, name: str) -> str:
    return f"{lot} {name}".strip()


def wishes_from(form: ComposeForm, before: Wishes, typed: "MultiDict[str, str]") -> Wishes:
    """The wishes a person sent; what stands besides the fields comes from `before`, less what was unticked.

    Raises `NotWhole`, `NoCountry`, `AdjustmentUnknown` and refusals of what is said by half; a field left empty sets no rule.
    """
    defaults = Wishes()
    values: dict[str, Any] = {}
    for name in (*_NUMBERS, *_WHOLE):
        given = form[name].data
        if given is not None and name in _WHOLE and given != given.to_integral_value():
            raise NotWhole(number=given, where=name)
        values[name] = int(given) if given is not None and name in _WHOLE else given
        if given is None and getattr(defaults, name) is not None:
            values[name] = getattr(defaults, name)
    chosen = [lot for lot, _ in form.lots.choices if lot in (form.lots.data or [])]
    if len(form.lots.choices) > 1 and not chosen:
        raise NoLotChosen(where="lots")
    wishes = replace(
        _kept(before, set(typed.getlist("keep"))),
        goal=Goal(form.goal.data),
        lots=() if len(chosen) == len(form.lots.choices) else tuple(chosen),
        admits_unknown=bool(form.admits_unknown.data),
        trade_off=Against(form.trade_off.data) if form.trade_off.data else None,
        lot_rule=LotRule(form.lot_rule.data),
        origins=_origins(form.origins.data or ""),
        **values,
    )
    return _with_choice(_with_lots(_with_bounds(wishes, form), form), typed)


def _origins(text: str) -> tuple[str, ...]:
    codes = [one.upper() for one in re.split(r"[\s,;]+", text) if one]
    for code in codes:
        if code not in COUNTRY_CODES:
            raise NoCountry(code=code, where="origins")
    return tuple(dict.fromkeys(codes))


def _with_lots(wishes: Wishes, form: ComposeForm) -> Wishes:
    """With what each lot is worth, and the discount that was added."""
    lots = [lot for lot, _name in form.lots.choices]
    worth = tuple(
        (lot, field.data) for lot, field in zip(lots, values_of_lots(form), strict=True) if field.data is not None
    )
    off = LotOff(
        lots=tuple(lot for lot in lots if lot in (form.off_lots.data or [])),
        percent=form.off_percent.data or Decimal(0),
        amount=form.off_amount.data or Decimal(0),
    )
    if (off.percent or off.amount) and not off.lots:
        raise DiscountWithoutLots(where="off_lots")
    added = (off,) if off.percent or off.amount else ()
    return replace(wishes, lot_values=worth, lot_discounts=(*wishes.lot_discounts, *added))


def _with_bounds(wishes: Wishes, form: ComposeForm) -> Wishes:
    """With the share of the one member that was chosen."""
    least, most = form.bounds_least.data, form.bounds_most.data
    if least is None and most is None:
        return wishes
    if not form.bounds_member.data:
        raise ShareWithoutMember(where="bounds_member")
    bounds = MemberBounds(organisation_id=int(form.bounds_member.data), least=least, most=most)
    others = tuple(one for one in wishes.member_bounds if one.organisation_id != bounds.organisation_id)
    return replace(wishes, member_bounds=(*others, bounds))


def _with_choice(wishes: Wishes, typed: "MultiDict[str, str]") -> Wishes:
    """With the pair and the member left out that were chosen."""
    first, second = typed.get("pair-first", ""), typed.get("pair-second", "")
    if (first or second) and (first == second or not (first and second)):
        raise PairIncomplete(where="pair-first")
    if first and second and typed.get("pair-kind"):
        wishes = adjusted(wishes, [f"{typed['pair-kind']}:{first}:{second}"])
    barred = typed.get("bar-member", "")
    return adjusted(wishes, [f"bar-member:{barred}"]) if barred else wishes


def _kept(before: Wishes, keep: set[str]) -> Wishes:
    """The choices that are still ticked."""
    return replace(
        before,
        pinned=tuple(one for one in before.pinned if f"pin:{one.thing}" in keep),
        barred_offerings=tuple(one for one in before.barred_offerings if f"offering:{one}" in keep),
        barred_members=tuple(one for one in before.barred_members if f"member:{one}" in keep),
        waived=tuple(one for one in before.waived if f"waived:{one}" in keep),
        left_open=tuple(one for one in before.left_open if f"open:{one}" in keep),
        settled=tuple(one for one in before.settled if f"settled:{one.name}" in keep),
        requires=tuple(pair for pair in before.requires if f"requires:{pair[0]}:{pair[1]}" in keep),
        excludes=tuple(pair for pair in before.excludes if f"excludes:{pair[0]}:{pair[1]}" in keep),
        lot_discounts=tuple(one for place, one in enumerate(before.lot_discounts) if f"discount:{place}" in keep),
        member_bounds=tuple(one for one in before.member_bounds if f"bounds:{one.organisation_id}" in keep),
    )
