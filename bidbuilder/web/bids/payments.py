"""The page of payments: cash flow over time, securities with the share of each member, and the price adjustment formula."""

from dataclasses import replace
from decimal import Decimal

from flask import render_template
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, DateField, FieldList, FormField, IntegerField, SelectField, StringField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.adjusting import AdjustmentFormula, IndexTerm
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.pricing.guarantees import Guarantee
from bidbuilder.domain.pricing.payments import Payment, PaymentPlan
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.costs import BY_WORDS
from bidbuilder.web.bids.policy_edits import load_price, page_facts, save_policy, spared
from bidbuilder.web.bids.price_charts import FLOW_HEIGHT, FLOW_WIDTH, flow_bars
from bidbuilder.web.forms import Form, NumberField, at_most, choices, optional
from bidbuilder.web.language import _, lazy

GUARANTEE_WORDS = {
    "bid": translatable("Bid security"),
    "performance": translatable("Performance security"),
    "advance": translatable("Security for advance payment"),
    "warranty": translatable("Security for the warranty"),
}
_NOTHING = Decimal(0)


class PaymentForm(PlainForm):  # type: ignore[misc]
    """One payment; a row without a percentage is left out."""

    name = StringField(lazy("Milestone"), [optional(), at_most(80)])
    percent = NumberField(lazy("Share, %"), [optional()])
    month = IntegerField(lazy("Months after the award"), [optional()])


class GuaranteeForm(PlainForm):  # type: ignore[misc]
    """One security; a row without a size is left out."""

    kind = SelectField(lazy("Security"), choices=choices((key, lazy(words)) for key, words in GUARANTEE_WORDS.items()))
    percent = NumberField(lazy("Of the price, %"), [optional()])
    amount = NumberField(lazy("Or an amount"), [optional()])
    fee = NumberField(lazy("Fee a year, %"), [optional()])
    months = IntegerField(lazy("Months"), [optional()])


class IndexForm(PlainForm):  # type: ignore[misc]
    """One index; a row without a symbol is left out."""

    symbol = StringField(lazy("Symbol"), [optional(), at_most(4)])
    weight = NumberField(lazy("Weight"), [optional()])
    name = StringField(lazy("Index"), [optional(), at_most(120)])
    source = StringField(lazy("Source"), [optional(), at_most(200)])
    base_on = DateField(lazy("Base day"), [optional()])
    base = NumberField(lazy("Base value"), [optional()])
    newest = NumberField(lazy("Newest value"), [optional()])


class PaymentsForm(Form):
    """All of it, saved together."""

    received = FieldList(FormField(PaymentForm), max_entries=50)
    paid = FieldList(FormField(PaymentForm), max_entries=50)
    interest = NumberField(lazy("Interest a year"), [optional()])
    guarantees = FieldList(FormField(GuaranteeForm), max_entries=20)
    carries_securities = BooleanField(lazy("Take the fees of these securities into the price"))
    carries_financing = BooleanField(lazy("Take the interest of the cash flow into the price"))
    carried_by = SelectField(
        lazy("Shared out over the lines by"), choices=choices((key, lazy(words)) for key, words in BY_WORDS.items())
    )
    fixed = NumberField(lazy("Fixed part"), [optional()])
    terms = FieldList(FormField(IndexForm), max_entries=20)


@room.get("/bids/<int:bid_id>/price/payments")
@access(Permission.SEE_BIDS)
def show_payments(bid_id: int) -> ResponseReturnValue:
    """Cash flow, securities and adjustment as they are."""
    page = load_price(bid_id)
    return _page(page, PaymentsForm(formdata=None, data=_data_of(page.bid.policy)))


@room.post("/bids/<int:bid_id>/price/payments")
@access(Permission.MANAGE_BIDS)
def change_payments(bid_id: int) -> ResponseReturnValue:
    """Keep other terms."""
    page, form = load_price(bid_id), PaymentsForm()
    done = save_policy(bid_id, form, lambda policy: _policy_from(form, policy), "bids.show_payments")
    return done or (_page(page, form), 422)


def _page(page: PricePage, form: PaymentsForm) -> str:
    bars, ground = flow_bars(page.flow)
    formula = page.bid.policy.adjustment
    return render_template(
        "bids/payments.html",
        **page_facts(page),
        form=form,
        bars=bars,
        ground=ground,
        chart=(FLOW_WIDTH, FLOW_HEIGHT),
        guarantee_words={key: _(words) for key, words in GUARANTEE_WORDS.items()},
        formula=formula,
        adjusted=page.price.total * formula.factor() if formula else None,
    )


def _data_of(policy: PricingPolicy) -> dict[str, object]:
    plan, formula = policy.payments, policy.adjustment
    return {
        "received": spared({"name": one.name, "percent": one.percent, "month": one.month} for one in plan.received),
        "paid": spared({"name": one.name, "percent": one.percent, "month": one.month} for one in plan.paid),
        "interest": plan.interest_percent or None,
        "guarantees": spared(
            {
                "kind": one.kind,
                "percent": one.percent,
                "amount": one.amount,
                "fee": one.fee_percent,
                "months": one.months,
            }
            for one in policy.guarantees
        ),
        "carries_securities": policy.carries_securities,
        "carries_financing": policy.carries_financing,
        "carried_by": policy.carried_by,
        "fixed": formula.fixed if formula else None,
        "terms": spared(
            {
                "symbol": one.symbol,
                "weight": one.weight,
                "name": one.name,
                "source": one.source,
                "base_on": one.base_on,
                "base": one.base,
                "newest": one.newest,
            }
            for one in (formula.terms if formula else ())
        ),
    }


def _policy_from(form: PaymentsForm, before: PricingPolicy) -> PricingPolicy:
    plan = PaymentPlan(
        received=_payments_from(form.received),
        paid=_payments_from(form.paid),
        interest_percent=form.interest.data or _NOTHING,
    )
    guarantees = tuple(
        Guarantee(
            kind=row.kind.data,
            percent=None if row.amount.data is not None else row.percent.data,
            amount=row.amount.data,
            fee_percent=row.fee.data or _NOTHING,
            months=row.months.data or 0,
        )
        for row in (one.form for one in form.guarantees)
        if row.percent.data is not None or row.amount.data is not None
    )
    return replace(
        before,
        payments=plan,
        guarantees=guarantees,
        adjustment=_formula_from(form),
        carries_securities=form.carries_securities.data,
        carries_financing=form.carries_financing.data,
        carried_by=form.carried_by.data,
    )


def _payments_from(rows: FieldList) -> tuple[Payment, ...]:
    return tuple(
        Payment(name=row.name.data or "", percent=row.percent.data, month=row.month.data or 0)
        for row in (one.form for one in rows)
        if row.percent.data is not None
    )


def _formula_from(form: PaymentsForm) -> AdjustmentFormula | None:
    terms = tuple(
        IndexTerm(
            symbol=row.symbol.data,
            weight=row.weight.data or _NOTHING,
            name=row.name.data or "",
            source=row.source.data or "",
            base_on=row.base_on.data,
            base=row.base.data or _NOTHING,
            newest=row.newest.data,
        )
        for row in (one.form for one in form.terms)
        if row.symbol.data
    )
    return AdjustmentFormula(fixed=form.fixed.data or _NOTHING, terms=terms) if terms else None
