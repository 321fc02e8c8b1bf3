"""The duties page: the lead's table of import duties and sales taxes, and what it means for the lines of this bid."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, FieldList, FormField, StringField
from wtforms import Form as PlainForm

from bidbuilder import codec
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.build_up import CostLine, PricedLine
from bidbuilder.domain.pricing.duties import DutyRate, DutyTable, figures_of
from bidbuilder.domain.pricing.incoterms import Leg, does_seller_pay
from bidbuilder.services import duties
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.edits import EditUnknown
from bidbuilder.web.bids.policy_edits import SPARE_ROWS, load_price, named_lines, page_facts
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, NumberField, at_most, optional
from bidbuilder.web.language import _, lazy


@dataclass(frozen=True, slots=True)
class TaxedLine:
    """A line with the rate that holds for it, and its price once it has one."""

    line: CostLine
    rate: DutyRate | None
    priced: PricedLine | None


class RateForm(PlainForm):  # type: ignore[misc]
    """One rate; a row without a country is left out."""

    country = StringField(lazy("Country"), [optional(), at_most(2)])
    hs_prefix = StringField(lazy("HS code begins with"), [optional(), at_most(14)])
    origin = StringField(lazy("Only from"), [optional(), at_most(2)])
    duty = NumberField(lazy("Duty, %"), [optional()])
    tax = NumberField(lazy("Sales tax, %"), [optional()])
    valid_from = DateField(lazy("Valid from"), [optional()])
    valid_until = DateField(lazy("Valid until"), [optional()])
    source = StringField(lazy("Source"), [optional(), at_most(200)])


class DutiesForm(Form):
    """The whole table of the lead."""

    rates = FieldList(FormField(RateForm), max_entries=2000)


@room.get("/bids/<int:bid_id>/price/duties")
@access(Permission.SEE_BIDS)
def show_duties(bid_id: int) -> ResponseReturnValue:
    """The table and what it does here."""
    page = load_price(bid_id)
    return _page(page, DutiesForm(formdata=None, data={"rates": _rows_of(page)}))


@room.post("/bids/<int:bid_id>/price/duties")
@access(Permission.MANAGE_BIDS)
def change_duties(bid_id: int) -> ResponseReturnValue:
    """Keep other rates, for this bid and all others of the lead."""
    page, form = load_price(bid_id), DutiesForm()
    if form.validate():
        try:
            before = _seen_table()
            lead_id = page.bid.lead_id
            duties.change_duties(the_database(), current_actor(), lead_id, _rates_from(form), before=before, now=now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("The price is worked out anew."), "success")
            return redirect(url_for("bids.show_duties", bid_id=bid_id))
    return _page(page, form), 422


def _seen_table() -> DutyTable:
    try:
        return codec.from_json(request.form.get("seen", ""), DutyTable)
    except codec.NotReadable as garbled:
        raise EditUnknown from garbled


def _page(page: PricePage, form: DutiesForm) -> str:
    priced = {line.item_key: line for line in (*page.price.lines, *page.price.outside)}
    term = page.delivery.term
    facts = page_facts(page) | {"seen": codec.to_json(page.delivery.duties)}
    return render_template(
        "bids/duties.html",
        **facts,
        form=form,
        is_ours=term is not None and does_seller_pay(term, Leg.DUTIES),
        country=page.delivery.country,
        lines=[TaxedLine(line, page.delivery.find_rate(line), priced.get(line.item_key)) for line in named_lines(page)],
    )


def _rows_of(page: PricePage) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {
            "country": rate.country,
            "hs_prefix": rate.hs_prefix,
            "origin": rate.origin,
            "duty": rate.duty_percent,
            "tax": rate.tax_percent,
            "valid_from": rate.valid_from,
            "valid_until": rate.valid_until,
            "source": rate.source,
        }
        for rate in page.delivery.duties.rates
    ]
    spare: dict[str, object] = {"country": "" if rows else page.delivery.country}
    return [*rows, *([spare] * SPARE_ROWS)]


def _rates_from(form: DutiesForm) -> list[DutyRate]:
    return [_rate_from(row.form) for row in form.rates if _is_filled(row.form)]


def _is_filled(row: PlainForm) -> bool:
    """A country alone says nothing: the first rows come with the buyer's."""
    return bool(row.hs_prefix.data) or row.duty.data is not None or row.tax.data is not None


def _rate_from(row: PlainForm) -> DutyRate:
    nothing = DutyRate(country="")
    return DutyRate(
        country=(row.country.data or "").upper(),
        hs_prefix=figures_of(row.hs_prefix.data or "") or (row.hs_prefix.data or "").strip(),
        origin=(row.origin.data or "").upper(),
        duty_percent=nothing.duty_percent if row.duty.data is None else row.duty.data,
        tax_percent=nothing.tax_percent if row.tax.data is None else row.tax.data,
        valid_from=row.valid_from.data,
        valid_until=row.valid_until.data,
        source=row.source.data or "",
    )
