"""The consortium page: partners with role, shares and the state of their quotes; asking for quotes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, SelectField, TextAreaField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import bids, consortium, people, quotes
from bidbuilder.services.supply_outlook import SupplyOutlook, get_supply_outlook
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.forms import Form, NumberField, at_most, choices, choices_of, optional
from bidbuilder.web.language import _, current_language, hint_of, lazy, message_of, ngettext
from bidbuilder.web.parts import wants_part


class PartnerForm(Form):
    """Role and shares of a partner."""

    role = SelectField(lazy("Role"), choices=choices_of(PartnerRole))
    work_share = NumberField(lazy("Share of the work"), [optional()])
    liability_share = NumberField(lazy("Share of the liability"), [optional()])


class RequestForm(Form):
    """Until when members shall answer, and when their quotes open."""

    due_on = DateField(lazy("Answer until"), [optional()])
    note = TextAreaField(lazy("Your words to them"), [optional(), at_most(1000)])


@room.get("/bids/<int:bid_id>/consortium")
@access(Permission.SEE_BIDS)
def show_consortium(bid_id: int) -> ResponseReturnValue:
    """Who is in, how firmly, and what they were asked."""
    return _page(bid_id)


@room.get("/bids/<int:bid_id>/consortium/supply")
@access(Permission.SEE_BIDS)
def show_supply(bid_id: int) -> ResponseReturnValue:
    """Who supplies what as block diagrams, and the load of the capacities: a part of the page that comes after it."""
    outlook = get_supply_outlook(the_database(), current_actor(), bid_id, current_language(), now=now())
    if wants_part():
        return render_template("bids/consortium_supply.html", outlook=outlook)
    return _page(bid_id, outlook=outlook)


@room.post("/bids/<int:bid_id>/consortium/<int:organisation_id>")
@access(Permission.MANAGE_BIDS)
def change_partner(bid_id: int, organisation_id: int) -> ResponseReturnValue:
    """Save role and shares of a partner."""
    form = PartnerForm(prefix=f"p{organisation_id}-")
    if form.validate():
        try:
            consortium.change_role_and_shares(
                the_database(),
                current_actor(),
                bid_id,
                organisation_id,
                role=PartnerRole(form.role.data),
                work_share=form.work_share.data,
                liability_share=form.liability_share.data,
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("Saved."), "success")
            return _back(bid_id)
    return _page(bid_id, changed=(organisation_id, form)), 422


@room.post("/bids/<int:bid_id>/consortium/<int:organisation_id>/remove")
@access(Permission.MANAGE_BIDS)
def remove_partner(bid_id: int, organisation_id: int) -> ResponseReturnValue:
    """Let a partner without items go."""
    try:
        consortium.remove_from_consortium(the_database(), current_actor(), bid_id, organisation_id, now=now())
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/consortium/add")
@access(Permission.MANAGE_BIDS)
def add_partner(bid_id: int) -> ResponseReturnValue:
    """Take a member in that has no item (yet)."""
    organisation_id = request.form.get("organisation", type=int)
    if organisation_id:
        try:
            consortium.add_to_consortium(
                the_database(), current_actor(), bid_id, organisation_id, _wanted_role(), now=now()
            )
        except Refusal as refusal:
            flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/consortium/quotes")
@access(Permission.MANAGE_BIDS)
def request_quotes(bid_id: int) -> ResponseReturnValue:
    """Ask the chosen members (if none is chosen, all that have not answered) to price their lines."""
    form = RequestForm()
    chosen = [int(one) for one in request.form.getlist("member") if one.isdecimal()]
    if form.validate():
        try:
            asked = quotes.request_quotes(
                the_database(),
                current_actor(),
                bid_id,
                chosen or None,
                due_on=form.due_on.data,
                note=form.note.data or "",
                base_url=the_settings().base_url,
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(ngettext("{count} member was asked.", "{count} members were asked.", len(asked)), "success")
            return _back(bid_id)
    return _page(bid_id, request_form=form), 422


@room.post("/bids/<int:bid_id>/consortium/rule")
@access(Permission.MANAGE_BIDS)
def choose_rule(bid_id: int) -> ResponseReturnValue:
    """When quotes open."""
    consortium.choose_quote_rule(the_database(), current_actor(), bid_id, request.form.get("rule", ""), now=now())
    flash(_("Saved."), "success")
    return _back(bid_id)


def _page(
    bid_id: int,
    *,
    changed: tuple[int, PartnerForm] | None = None,
    request_form: RequestForm | None = None,
    outlook: SupplyOutlook | None = None,
) -> str:
    actor = current_actor()
    page = bids.get_bid_page(the_database(), actor, bid_id, now=now())
    forms = {card.organisation.id: _form_of(card) for card in page.partners}
    if changed is not None:
        forms[changed[0]] = changed[1]
    inside = set(forms)
    return render_template(
        "bids/consortium.html",
        summary=page.summary,
        findings=page.findings,
        bid_page=page,
        forms=forms,
        quotes={row.member.id: row for row in quotes.list_bid_quotes(the_database(), actor, bid_id)},
        others=choices(
            (str(one.id), one.legal_name)
            for one in people.list_organisations(the_database(), actor)
            if one.id not in inside
        ),
        request_form=request_form or RequestForm(formdata=None),
        outlook=outlook,
    )


def _wanted_role() -> PartnerRole:
    """A subcontractor, unless the page says that the group relies upon the firm."""
    relied = request.form.get("role") == PartnerRole.RELIED_UPON
    return PartnerRole.RELIED_UPON if relied else PartnerRole.SUBCONTRACTOR


def _form_of(card: bids.PartnerCard) -> PartnerForm:
    partner = card.partner
    stored = {
        "role": partner.role.value,
        "work_share": partner.work_share,
        "liability_share": partner.liability_share,
    }
    return PartnerForm(formdata=None, data=stored, prefix=f"p{partner.organisation_id}-")


def _back(bid_id: int) -> ResponseReturnValue:
    return redirect(url_for("bids.show_consortium", bid_id=bid_id))
