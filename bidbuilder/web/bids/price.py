"""The price page: the waterfall, every line with its build-up, sums by member, lot and origin, policy and rates."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import DateField, SelectField, StringField, TextAreaField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import RoundingMode
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.build_up import BidPrice, PricingPolicy
from bidbuilder.i18n.formats import decimal_mark, format_date
from bidbuilder.services import rates
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.policy_edits import load_price, page_facts, save_policy
from bidbuilder.web.bids.price_words import step_word
from bidbuilder.web.bids.waterfall import FOOT, GROUND, LINE, bars_of, height_of
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, NumberField, at_most, choices, choices_of, optional
from bidbuilder.web.language import _, current_language, lazy


class RateLineUnreadable(Refusal):
    """A line of rates is not a currency and a number."""

    code = "rate-line-unreadable"
    message = translatable("“{line}” is not a currency and a rate.")
    hint = translatable("Write one a line, such as DKK 7.46.")


class PolicyForm(Form):
    """How the lead makes its price. Percentages of 100."""

    contingency = NumberField(lazy("Contingency"), [optional()])
    markup = NumberField(lazy("Mark-up"), [optional()])
    floor = NumberField(lazy("Margin never below"), [optional()])
    discount = NumberField(lazy("Discount"), [optional()])
    discount_reason = StringField(lazy("Why the discount is given"), [optional(), at_most(300)])
    rounding = SelectField(lazy("Rounding"), choices=choices_of(RoundingMode))
    step = NumberField(lazy("Round unit prices to"), [optional()])
    schedules = SelectField(
        lazy("Price schedules"), choices=choices([("goods", lazy("of goods")), ("plant", lazy("of plant"))])
    )


class RatesForm(Form):
    """Rates by hand, or a file of the European Central Bank."""

    table = SelectField(lazy("Rate table"), validate_choice=False)
    day = DateField(lazy("Day of the rates"), [optional()])
    lines = TextAreaField(lazy("Units for one euro"), [optional(), at_most(4000)])
    file = FileField(lazy("ECB file (.csv, .xml or .zip)"), render_kw={"accept": ".csv,.xml,.zip"})


@room.get("/bids/<int:bid_id>/price")
@access(Permission.SEE_BIDS)
def show_price(bid_id: int) -> ResponseReturnValue:
    """The price with its build-up."""
    page = load_price(bid_id)
    return _page(page, _policy_form(page.bid.policy), RatesForm(formdata=None))


@room.post("/bids/<int:bid_id>/price/policy")
@access(Permission.MANAGE_BIDS)
def change_policy(bid_id: int) -> ResponseReturnValue:
    """Price with other percentages, rounding or discount."""
    page, form = load_price(bid_id), PolicyForm()
    done = save_policy(bid_id, form, lambda policy: _policy_from(form, policy), "bids.show_price")
    return done or (_page(page, form, RatesForm(formdata=None)), 422)


@room.post("/bids/<int:bid_id>/price/rates")
@access(Permission.MANAGE_BIDS)
def change_rates(bid_id: int) -> ResponseReturnValue:
    """Choose, enter or upload exchange rates for this bid."""
    page, form = load_price(bid_id), RatesForm()
    if form.validate():
        try:
            table_id = _table_from(form, page.bid.lead_id)
            if table_id:
                rates.choose_rates(the_database(), current_actor(), bid_id, table_id, now=now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("The price is worked out with these rates."), "success")
            return redirect(url_for("bids.show_price", bid_id=bid_id, _anchor="rates"))
    return _page(page, _policy_form(page.bid.policy), form), 422


def _page(page: PricePage, policy: PolicyForm, rates_form: RatesForm) -> str:
    tables = rates.get_rates_page(the_database(), current_actor(), page.summary.bid_id)
    rates_form.table.choices = choices(
        [
            *([] if tables.chosen_id else [("", lazy("None yet"))]),
            *(
                (str(number), f"{format_date(current_language(), one.day)} · {one.source}")
                for number, one in tables.tables
            ),
        ]
    )
    if rates_form.table.raw_data is None:
        rates_form.table.data = str(tables.chosen_id or "")
    bars = bars_of(page.price, step_word)
    return render_template(
        "bids/price.html",
        **page_facts(page),
        by_origin=_by_origin(page.price),
        bars=bars,
        ground=GROUND,
        foot=FOOT,
        line=LINE,
        height=height_of(bars),
        policy_form=policy,
        rates_form=rates_form,
    )


def _by_origin(price: BidPrice) -> list[tuple[str, Decimal]]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for line in price.lines:
        sums[line.country_of_origin] += line.total
    return sorted(sums.items(), key=lambda pair: -pair[1])


def _policy_form(policy: PricingPolicy) -> PolicyForm:
    return PolicyForm(
        formdata=None,
        data={
            "contingency": policy.contingency_percent,
            "markup": policy.markup_percent,
            "floor": policy.floor_margin_percent,
            "discount": policy.discount_percent,
            "discount_reason": policy.discount_reason,
            "rounding": policy.rounding_mode.value,
            "step": policy.rounding_step,
            "schedules": "plant" if policy.is_plant else "goods",
        },
    )


def _policy_from(form: PolicyForm, before: PricingPolicy) -> PricingPolicy:
    nothing = Decimal(0)
    return replace(
        before,
        contingency_percent=form.contingency.data or nothing,
        markup_percent=form.markup.data or nothing,
        floor_margin_percent=form.floor.data,
        discount_percent=form.discount.data or nothing,
        discount_reason=form.discount_reason.data or "",
        rounding_mode=RoundingMode(form.rounding.data),
        rounding_step=form.step.data,
        is_plant=form.schedules.data == "plant",
    )


def _table_from(form: RatesForm, lead_id: int) -> int | None:
    if form.file.data:
        uploaded = rates.upload_rates(
            the_database(), current_actor(), lead_id, form.file.data.filename or "", form.file.data.read(), now=now()
        )
        return uploaded.id
    if form.lines.data:
        return rates.enter_rates(
            the_database(),
            current_actor(),
            lead_id,
            day=form.day.data or now().date(),
            rates=dict(_rate_of(line) for line in form.lines.data.splitlines() if line.strip()),
            now=now(),
        )
    return int(form.table.data) if form.table.data and form.table.data.isdecimal() else None


def _rate_of(line: str) -> tuple[str, Decimal]:
    currency, _blank, rate = line.replace("=", " ").strip().partition(" ")
    try:
        return currency.upper(), read_number(rate, decimal_mark(current_language()))
    except Refusal as unreadable:
        raise RateLineUnreadable(where="lines", line=line.strip()) from unreadable
