"""The form of goal and rules: wishes into fields and fields into wishes. What stands besides the fields is kept by checkboxes."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from bidbuilder.composer.problem import Against
from bidbuilder.composer.sourcing.adjusting import adjusted
from bidbuilder.composer.sourcing.wishes import Goal, Wishes
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.web.forms import Form, NumberField, choices, optional
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
_WHOLE = ("max_members", "max_lead_time_days", "alternatives", "least_difference", "seconds")
_NUMBERS = (
    "price_weight",
    "quality_weight",
    "partner_cost",
    "lead_min_share",
    "member_min_share",
    "member_max_share",
    "min_local_share",
    "budget",
)


class NotWhole(Refusal):
    """A count has a fraction."""

    code = "not-whole"
    message = translatable("Write a whole number here, not {number}.")


class ComposeForm(Form):
    """Goal and rules of a run."""

    goal = SelectField(lazy("What is best"), choices=choices((goal.value, lazy(words)) for goal, words in GOALS))
    price_weight = NumberField(lazy("Weight of the price"), [optional()])
    quality_weight = NumberField(lazy("Weight of the quality"), [optional()])
    lots = SelectMultipleField(
        lazy("Lots to compose for"), option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    max_members = NumberField(lazy("At most so many members"), [optional()])
    partner_cost = NumberField(lazy("Cost of each further partner"), [optional()])
    lead_min_share = NumberField(lazy("Share of the lead at least"), [optional()])
    member_min_share = NumberField(lazy("Share of every other member at least"), [optional()])
    member_max_share = NumberField(lazy("Share of every other member at most"), [optional()])
    min_local_share = NumberField(lazy("Local content at least"), [optional()])
    max_lead_time_days = NumberField(lazy("Lead time at most"), [optional()])
    budget = NumberField(lazy("Budget for what members ask"), [optional()])
    admits_unknown = BooleanField(lazy("Also offerings that do not state everything"))
    trade_off = SelectField(
        lazy("Trade the price off against"),
        choices=choices((one.value if one else "", lazy(words)) for one, words in TRADE_OFFS),
    )
    alternatives = NumberField(lazy("Further solutions"), [optional()])
    least_difference = NumberField(lazy("that differ in at least so many members"), [optional()])
    seconds = NumberField(lazy("Search for at most"), [optional()])


def form_of(wishes: Wishes, lots: Mapping[str, str]) -> ComposeForm:
    """The form filled with wishes; `lots` are the names of the lots by id."""
    values: dict[str, Any] = {name: getattr(wishes, name) for name in (*_NUMBERS, *_WHOLE)}
    values = {name: None if value is None else Decimal(value) for name, value in values.items()}
    form = ComposeForm(
        formdata=None,
        data={
            **values,
            "goal": wishes.goal.value,
            "lots": list(wishes.lots or lots),
            "admits_unknown": wishes.admits_unknown,
            "trade_off": wishes.trade_off.value if wishes.trade_off else "",
        },
    )
    return with_lots(form, lots)


def with_lots(form: ComposeForm, lots: Mapping[str, str]) -> ComposeForm:
    """The form with the lots there are to choose from."""
    form.lots.choices = [(lot, f"{lot} {name}".strip()) for lot, name in lots.items()]
    return form


def wishes_from(form: ComposeForm, before: Wishes, typed: "MultiDict[str, str]") -> Wishes:
    """The wishes a person sent; what stands besides the fields comes from `before`, less what was unticked.

    Raises `NotWhole`, `AdjustmentUnknown`; a field left empty sets no rule.
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
    wishes = replace(
        _kept(before, set(typed.getlist("keep"))),
        goal=Goal(form.goal.data),
        lots=() if len(chosen) == len(form.lots.choices) else tuple(chosen),
        admits_unknown=bool(form.admits_unknown.data),
        trade_off=Against(form.trade_off.data) if form.trade_off.data else None,
        **values,
    )
    first, second = typed.get("pair-first", ""), typed.get("pair-second", "")
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
        requires=tuple(pair for pair in before.requires if f"requires:{pair[0]}:{pair[1]}" in keep),
        excludes=tuple(pair for pair in before.excludes if f"excludes:{pair[0]}:{pair[1]}" in keep),
    )
