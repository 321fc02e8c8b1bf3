"""The costs page: who pays what under the tender's Incoterm, what each line lacks on its way, and the lead's own costs."""

from dataclasses import dataclass, replace
from decimal import Decimal

from flask import render_template
from flask.typing import ResponseReturnValue
from wtforms import FieldList, FormField, SelectField, StringField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.build_up import CostLine, PricingPolicy, SharedCost
from bidbuilder.domain.pricing.incoterms import LEG_WORDS, PLACE_WORDS, Incoterm, Leg, does_seller_pay, find_incoterm
from bidbuilder.domain.pricing.logistics import needed_legs, unstated_legs
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.policy_edits import SPARE_ROWS, load_price, named_lines, page_facts, save_policy
from bidbuilder.web.forms import Form, NumberField, at_most, choices, optional
from bidbuilder.web.language import _, lazy
from bidbuilder.web.trade_fields import check_currency

KIND_WORDS = {
    "freight": translatable("Freight, all of the way"),
    "insurance": translatable("Transport insurance"),
    "inland": translatable("Inland transport, from the named place to the final destination"),
    "installation": translatable("Installation"),
    "travel": translatable("Travel"),
    "bid-security": translatable("Bid security"),
    "finance": translatable("Financing"),
    "other": translatable("Other"),
}
BY_WORDS = {
    "value": translatable("value"),
    "mass": translatable("mass"),
    "volume": translatable("volume"),
    "quantity": translatable("quantity"),
}
_LEG, _KIND, _MEMBER, _LINE = "leg:", "kind:", "member:", "line:"


@dataclass(frozen=True, slots=True)
class Way:
    """A line of goods with what it is quoted under, the legs it needs, and those of them nobody has stated."""

    line: CostLine
    quoted: Incoterm
    needed: tuple[Leg, ...]
    unstated: tuple[Leg, ...]


class CostForm(PlainForm):  # type: ignore[misc]
    """One cost; a row without an amount is left out."""

    what = SelectField(lazy("What for"))
    title = StringField(lazy("Name"), [optional(), at_most(120)])
    amount = NumberField(lazy("Amount"), [optional()])
    currency = StringField(lazy("Currency"), [optional(), at_most(3), check_currency])
    by = SelectField(lazy("Shared out by"), choices=choices((key, lazy(words)) for key, words in BY_WORDS.items()))
    whom = SelectField(lazy("For"))

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.what.choices = choices(_what_choices())


class CostsForm(Form):
    """The lead's own costs: on the way, and shared ones."""

    costs = FieldList(FormField(CostForm), max_entries=200)


@room.get("/bids/<int:bid_id>/price/costs")
@access(Permission.SEE_BIDS)
def show_costs(bid_id: int) -> ResponseReturnValue:
    """Who pays what, what is missing, and the costs as they are."""
    page = load_price(bid_id)
    return _page(page, CostsForm(formdata=None, data={"costs": _rows_of(page.bid.policy)}))


@room.post("/bids/<int:bid_id>/price/costs")
@access(Permission.MANAGE_BIDS)
def change_costs(bid_id: int) -> ResponseReturnValue:
    """Price with other costs."""
    page, form = load_price(bid_id), CostsForm()
    _offer_whom(form, page)
    done = save_policy(
        bid_id, form, lambda policy: replace(policy, shared_costs=_costs_from(form, policy)), "bids.show_costs"
    )
    return done or (_page(page, form), 422)


def _page(page: PricePage, form: CostsForm) -> str:
    _offer_whom(form, page)
    term = page.delivery.term
    return render_template(
        "bids/costs.html",
        **page_facts(page),
        form=form,
        term=term,
        place_words=_(PLACE_WORDS[term]) if term else "",
        terms=list(Incoterm),
        legs=[(_(LEG_WORDS[leg]), [does_seller_pay(one, leg) for one in Incoterm]) for leg in Leg],
        ways=_ways_of(page),
        leg_words={leg: _(words) for leg, words in LEG_WORDS.items()},
    )


def _ways_of(page: PricePage) -> list[Way]:
    delivery, costs = page.delivery, page.bid.policy.shared_costs
    return [
        Way(
            line,
            find_incoterm(line.incoterm) or Incoterm.EXW,
            needed_legs(line, delivery),
            unstated_legs(line, costs, delivery),
        )
        for line in named_lines(page)
        if not line.is_service
    ]


def _what_choices() -> list[tuple[str, object]]:
    kinds = [(f"{_KIND}{kind}", lazy(words)) for kind, words in KIND_WORDS.items()]
    return [*kinds, *((f"{_LEG}{leg}", lazy(words)) for leg, words in LEG_WORDS.items() if leg is not Leg.DUTIES)]


def _offer_whom(form: CostsForm, page: PricePage) -> None:
    members = sorted({line.organisation_id for line in page.costs if line.organisation_id is not None})
    offered = [
        ("", lazy("All lines that need it")),
        *((f"{_MEMBER}{number}", page.members.get(number, str(number))) for number in members),
        *((f"{_LINE}{line.item_key}", line.title) for line in named_lines(page)),
    ]
    for row in form.costs:
        # A cost for a line that has left the solution stays until the person takes it out.
        gone = [(row.form.whom.data, row.form.whom.data)] if row.form.whom.data not in dict(offered) else []
        row.form.whom.choices = choices([*offered, *(one for one in gone if one[0])])


def _rows_of(policy: PricingPolicy) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {
            "what": f"{_LEG}{cost.leg}" if cost.leg else f"{_KIND}{cost.kind}",
            "title": cost.title,
            "amount": cost.cost.amount,
            "currency": cost.cost.currency,
            "by": cost.by,
            "whom": _whom_of(cost),
        }
        for cost in policy.shared_costs
    ]
    spare: dict[str, object] = {"currency": policy.currency}
    return [*rows, *([spare] * SPARE_ROWS)]


def _whom_of(cost: SharedCost) -> str:
    if cost.item_key:
        return f"{_LINE}{cost.item_key}"
    return "" if cost.organisation_id is None else f"{_MEMBER}{cost.organisation_id}"


def _costs_from(form: CostsForm, policy: PricingPolicy) -> tuple[SharedCost, ...]:
    return tuple(_cost_from(row.form, policy) for row in form.costs if row.form.amount.data is not None)


def _cost_from(row: PlainForm, policy: PricingPolicy) -> SharedCost:
    what, whom = row.what.data, row.whom.data or ""
    leg = what.removeprefix(_LEG) if what.startswith(_LEG) else ""
    kind = ("insurance" if leg == Leg.INSURANCE else "freight") if leg else what.removeprefix(_KIND)
    words = LEG_WORDS[Leg(leg)] if leg else KIND_WORDS[kind]
    amount: Decimal = row.amount.data
    return SharedCost(
        kind=kind,
        title=row.title.data or _(words),
        cost=Money(amount, row.currency.data or policy.currency),
        by=row.by.data,
        leg=leg,
        organisation_id=int(whom.removeprefix(_MEMBER)) if whom.startswith(_MEMBER) else None,
        item_key=whom.removeprefix(_LINE) if whom.startswith(_LINE) else "",
    )
