"""The price schedules as the buyer will see them, and what the lead states of single goods for them."""

from dataclasses import replace

from flask import render_template
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, FieldList, FormField, HiddenField
from wtforms import Form as PlainForm

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.pricing.build_up import LineOrigin, PricingPolicy
from bidbuilder.services import price_analysis
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.line_parts import LinePart, part_asked
from bidbuilder.web.bids.policy_edits import load_price, named_lines, page_facts, save_policy
from bidbuilder.web.forms import Form, NumberField, optional
from bidbuilder.web.language import current_language, lazy


class OriginForm(PlainForm):  # type: ignore[misc]
    """What is stated of one line of goods."""

    key = HiddenField()
    is_imported = BooleanField(lazy("Already imported"))
    duties = NumberField(lazy("Duties and taxes paid on a unit"), [optional()])
    local = NumberField(lazy("Local labour and materials, %"), [optional()])


class OriginsForm(Form):
    """All lines of goods, saved together."""

    origins = FieldList(FormField(OriginForm))


@room.get("/bids/<int:bid_id>/price/schedules")
@access(Permission.SEE_BIDS)
def show_schedules(bid_id: int) -> ResponseReturnValue:
    """The schedules as they would go out now."""
    page = load_price(bid_id)
    return _page(page, OriginsForm(formdata=None, data={"origins": _rows_of(page, _part(page))}))


@room.post("/bids/<int:bid_id>/price/schedules")
@access(Permission.MANAGE_BIDS)
def change_origins(bid_id: int) -> ResponseReturnValue:
    """Keep other statements on goods."""
    page, form = load_price(bid_id), OriginsForm()
    done = save_policy(bid_id, form, lambda policy: _policy_from(form, policy), "bids.show_schedules")
    return done or (_page(page, form), 422)


def _page(page: PricePage, form: OriginsForm) -> str:
    lines = {line.item_key: line for line in named_lines(page)}
    return render_template(
        "bids/price_schedules.html",
        **page_facts(page),
        form=form,
        part=_part(page),
        goods=lines,
        schedules=price_analysis.show_schedules(page.offered, current_language()),
    )


def _part(page: PricePage) -> LinePart:
    return part_asked(line for line in page.costs if not line.is_service)


def _rows_of(page: PricePage, part: LinePart) -> list[dict[str, object]]:
    stated = {one.item_key: one for one in page.bid.policy.line_origins}
    return [
        {
            "key": line.item_key,
            "is_imported": one.is_imported,
            "duties": one.duties_per_unit,
            "local": one.local_percent,
        }
        for line in part.lines
        for one in [stated.get(line.item_key, LineOrigin(item_key=line.item_key))]
    ]


def _policy_from(form: OriginsForm, before: PricingPolicy) -> PricingPolicy:
    stated = {one.item_key: one for one in before.line_origins}
    stated |= {
        row.key.data: LineOrigin(
            item_key=row.key.data,
            is_imported=row.is_imported.data,
            duties_per_unit=row.duties.data,
            local_percent=row.local.data,
        )
        for row in (one.form for one in form.origins)
    }
    nothing = (LineOrigin(item_key=key) for key in stated)
    kept = tuple(one for one, empty in zip(stated.values(), nothing, strict=True) if one != empty)
    return replace(before, line_origins=kept)
