"""The page of terms and risks: classes of risk, who bears rates, discounts by lot, several currencies, options and spares."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from flask import render_template
from flask.typing import ResponseReturnValue
from wtforms import FieldList, FormField, HiddenField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.money import RoundingMode
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.pricing.currencies import CurrencyRounding, Portion
from bidbuilder.domain.pricing.discounts import EarlyPayment, LotDiscount
from bidbuilder.domain.pricing.risks import RateRisk, RiskBearer, RiskClass
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.line_parts import LinePart, part_asked
from bidbuilder.web.bids.policy_edits import load_price, named_lines, page_facts, save_policy, spared
from bidbuilder.web.forms import Form, NumberField, at_most, choices, choices_of, optional
from bidbuilder.web.language import _, current_language, lazy
from bidbuilder.web.trade_fields import check_currency

SOURCE_WORDS = {
    "": translatable("lines I choose below"),
    "quote": translatable("lines with a quote"),
    "list": translatable("lines at list price"),
    "plug": translatable("placeholders"),
    "lead": translatable("own services"),
}
BEARER_WORDS = {
    RiskBearer.LEAD: translatable("we do"),
    RiskBearer.MEMBER: translatable("the member does"),
    RiskBearer.BUYER: translatable("the buyer does"),
}
CLASS_WORDS = {
    "abroad": translatable("goods from abroad"),
    "domestic": translatable("goods made in the buyer's country"),
    "services": translatable("services"),
}
OUTSIDE_WORDS = {
    "": translatable("in the price"),
    "option": translatable("option"),
    "spare": translatable("spare part"),
}


class RiskForm(PlainForm):  # type: ignore[misc]
    """A class of risk; a row without a name is left out."""

    name = StringField(lazy("Class of risk"), [optional(), at_most(60)])
    percent = NumberField(lazy("Contingency, %"), [optional()])
    source = SelectField(lazy("Holds for"), choices=choices((key, lazy(words)) for key, words in SOURCE_WORDS.items()))


class RateRiskForm(PlainForm):  # type: ignore[misc]
    """Who bears the risk of a currency; a row without one is left out."""

    currency = StringField(lazy("Currency"), [optional(), at_most(3), check_currency])
    bearer = SelectField(
        lazy("Who bears the risk"), choices=choices((key.value, lazy(words)) for key, words in BEARER_WORDS.items())
    )
    forward = NumberField(lazy("Forward mark-up, %"), [optional()])


class LotForm(PlainForm):  # type: ignore[misc]
    """A discount on one lot or on several together; a row without lots or percentage is left out."""

    lots = SelectMultipleField(lazy("Lots"), validate_choice=False)
    percent = NumberField(lazy("Discount, %"), [optional()])
    reason = StringField(lazy("Why"), [optional(), at_most(200)])


class PortionForm(PlainForm):  # type: ignore[misc]
    """A portion in another currency; a row without one is left out."""

    currency = StringField(lazy("Currency"), [optional(), at_most(3), check_currency])
    of = SelectField(lazy("Of"), choices=choices((key, lazy(words)) for key, words in CLASS_WORDS.items()))
    percent = NumberField(lazy("Portion, %"), [optional()])
    mode = SelectField(lazy("Rounding"), choices=choices_of(RoundingMode))
    step = NumberField(lazy("Round to"), [optional()])


class LineForm(PlainForm):  # type: ignore[misc]
    """The risk of one line, and whether it is in the price."""

    key = HiddenField()
    risk = SelectField(lazy("Class of risk"), validate_choice=False)
    outside = SelectField(
        lazy("Offered as"), choices=choices((key, lazy(words)) for key, words in OUTSIDE_WORDS.items())
    )


class TermsForm(Form):
    """All of them, saved together."""

    risks = FieldList(FormField(RiskForm), max_entries=30)
    rate_risks = FieldList(FormField(RateRiskForm), max_entries=30)
    lots = FieldList(FormField(LotForm), max_entries=100)
    portions = FieldList(FormField(PortionForm), max_entries=30)
    lines = FieldList(FormField(LineForm))
    early_percent = NumberField(lazy("Discount for early payment"), [optional()])
    early_days = IntegerField(lazy("Paid within"), [optional()])


@room.get("/bids/<int:bid_id>/price/terms")
@access(Permission.SEE_BIDS)
def show_terms(bid_id: int) -> ResponseReturnValue:
    """The terms as they are."""
    page = load_price(bid_id)
    return _page(page, TermsForm(formdata=None, data=_data_of(page, part_asked(page.costs))))


@room.post("/bids/<int:bid_id>/price/terms")
@access(Permission.MANAGE_BIDS)
def change_terms(bid_id: int) -> ResponseReturnValue:
    """Price with other terms."""
    page, form = load_price(bid_id), TermsForm()
    done = save_policy(bid_id, form, lambda policy: _policy_from(form, policy), "bids.show_terms")
    return done or (_page(page, form), 422)


def _page(page: PricePage, form: TermsForm) -> str:
    language = current_language()
    lots = [(lot.id, f"{lot.id} {choose_text(lot.title, language)}".strip()) for lot in page.tender.lots]
    for row in form.lots:
        row.form.lots.choices = choices(lots)
    named = [one.name for one in page.bid.policy.risk_classes]
    for row in form.lines:
        row.form.risk.choices = choices([("", lazy("as its source")), *((name, name) for name in named)])
    return render_template(
        "bids/price_terms.html",
        **page_facts(page),
        form=form,
        part=part_asked(page.costs),
        lot_names=dict(lots),
        titles={line.item_key: line.title for line in named_lines(page)},
        class_words={key: _(words) for key, words in CLASS_WORDS.items()},
        outside_words={key: _(words) for key, words in OUTSIDE_WORDS.items()},
    )


def _data_of(page: PricePage, part: LinePart) -> dict[str, object]:
    policy = page.bid.policy
    rounding = {one.currency: one for one in policy.roundings}
    risks, beside = dict(policy.line_risks), dict(policy.outside)
    early = policy.early_payment
    return {
        "risks": spared(
            {"name": one.name, "percent": one.percent, "source": one.source} for one in policy.risk_classes
        ),
        "rate_risks": spared(
            {"currency": one.currency, "bearer": one.bearer.value, "forward": one.forward_percent or None}
            for one in policy.rate_risks
        ),
        "lots": spared(
            {"lots": list(one.lots), "percent": one.percent, "reason": one.reason} for one in policy.lot_discounts
        ),
        "portions": spared(
            {
                "currency": one.currency,
                "of": one.of,
                "percent": one.percent,
                "mode": rounding[one.currency].mode.value if one.currency in rounding else RoundingMode.HALF_UP.value,
                "step": rounding[one.currency].step if one.currency in rounding else None,
            }
            for one in policy.portions
        ),
        "lines": [
            {"key": line.item_key, "risk": risks.get(line.item_key, ""), "outside": beside.get(line.item_key, "")}
            for line in part.lines
        ],
        "early_percent": early.percent if early else None,
        "early_days": early.days if early else None,
    }


def _policy_from(form: TermsForm, before: PricingPolicy) -> PricingPolicy:
    early = None
    if form.early_percent.data and form.early_days.data:
        early = EarlyPayment(percent=form.early_percent.data, days=form.early_days.data)
    portions = [row.form for row in form.portions if row.form.currency.data and row.form.percent.data]
    return replace(
        before,
        risk_classes=tuple(
            RiskClass(name=row.name.data, percent=row.percent.data or Decimal(0), source=row.source.data)
            for row in (one.form for one in form.risks)
            if row.name.data
        ),
        line_risks=_stated(before.line_risks, ((one.form.key.data, one.form.risk.data) for one in form.lines)),
        rate_risks=tuple(_rate_risk_from(one.form) for one in form.rate_risks if one.form.currency.data),
        lot_discounts=tuple(
            LotDiscount(lots=tuple(row.lots.data), percent=row.percent.data, reason=row.reason.data or "")
            for row in (one.form for one in form.lots)
            if row.lots.data and row.percent.data
        ),
        early_payment=early,
        portions=tuple(
            Portion(currency=one.currency.data, of=one.of.data, percent=one.percent.data) for one in portions
        ),
        roundings=tuple({one.currency.data: _rounding_from(one) for one in portions}.values()),
        outside=_stated(before.outside, ((one.form.key.data, one.form.outside.data) for one in form.lines)),
    )


def _stated(before: Iterable[tuple[str, str]], shown: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What is stated of lines: as the page has it for those it shows, as before for the others."""
    return tuple((key, value) for key, value in {**dict(before), **dict(shown)}.items() if value)


def _rate_risk_from(row: PlainForm) -> RateRisk:
    nothing = RateRisk(currency="").forward_percent
    return RateRisk(
        currency=row.currency.data,
        bearer=RiskBearer(row.bearer.data),
        forward_percent=nothing if row.forward.data is None else row.forward.data,
    )


def _rounding_from(row: PlainForm) -> CurrencyRounding:
    return CurrencyRounding(currency=row.currency.data, mode=RoundingMode(row.mode.data), step=row.step.data)
