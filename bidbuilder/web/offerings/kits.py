"""The parts of a kit, asking other members for theirs, and the requests of makers of kits with their answers."""

from decimal import Decimal

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, StringField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.kits import ConsentState, list_answers
from bidbuilder.domain.matching.querying.queries import Paging
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import kits, offerings, searching
from bidbuilder.storage.offering_lists import OfferingRow
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.forms import Form, NumberField, at_most, required
from bidbuilder.web.home.panels import panel
from bidbuilder.web.language import _, current_language, lazy
from bidbuilder.web.offerings.blueprint import room

_MOST_FOUND = 12


class OwnPartForm(Form):
    """An own offering, by its code, and how many of it."""

    code = StringField(lazy("Product code"), [required(), at_most(120)])
    quantity = NumberField(lazy("Quantity"), [required()], default=Decimal(1))


class MemberPartForm(Form):
    """Another member's offering and how many of it."""

    part = IntegerField(lazy("Offering"), [required()])
    quantity = NumberField(lazy("Quantity"), [required()])


@room.get("/offerings/<int:offering_id>/kit")
@access(Permission.SIGNED_IN)
def show_kit(offering_id: int) -> ResponseReturnValue:
    """What the kit is put together of; for its maker with forms to change that."""
    return _page(offering_id, OwnPartForm(formdata=None), MemberPartForm(formdata=None))


@room.post("/offerings/<int:offering_id>/kit/own")
@access(Permission.EDIT_OFFERINGS)
def set_own_part(offering_id: int) -> ResponseReturnValue:
    """Put an own offering into the kit, or change how many of it."""
    form = OwnPartForm()
    if form.validate():
        try:
            kits.set_own_part(
                the_database(), current_actor(), offering_id, form.code.data, form.quantity.data, now=now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("offerings.show_kit", offering_id=offering_id))
    return _page(offering_id, form, MemberPartForm(formdata=None)), 422


@room.post("/offerings/<int:offering_id>/kit/members")
@access(Permission.EDIT_OFFERINGS)
def set_member_part(offering_id: int) -> ResponseReturnValue:
    """Put another member's offering into the kit and ask for consent."""
    form = MemberPartForm()
    if form.validate():
        try:
            kits.set_member_part(
                the_database(),
                current_actor(),
                offering_id,
                form.part.data,
                form.quantity.data,
                base_url=the_settings().base_url,
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("The member is asked for its consent."), "success")
            return redirect(url_for("offerings.show_kit", offering_id=offering_id))
    return _page(offering_id, OwnPartForm(formdata=None), form), 422


@room.post("/offerings/<int:offering_id>/kit/own/remove")
@access(Permission.EDIT_OFFERINGS)
def remove_own_part(offering_id: int) -> ResponseReturnValue:
    """Take an own offering out of the kit."""
    kits.set_own_part(the_database(), current_actor(), offering_id, request.form.get("code", ""), None, now=now())
    return redirect(url_for("offerings.show_kit", offering_id=offering_id))


@room.post("/offerings/<int:offering_id>/kit/members/<int:part_id>/remove")
@access(Permission.EDIT_OFFERINGS)
def remove_member_part(offering_id: int, part_id: int) -> ResponseReturnValue:
    """Take another member's offering out of the kit, with what was asked for it."""
    base_url = the_settings().base_url
    kits.set_member_part(the_database(), current_actor(), offering_id, part_id, None, base_url=base_url, now=now())
    return redirect(url_for("offerings.show_kit", offering_id=offering_id))


@room.get("/kit-requests")
@access(Permission.EDIT_OFFERINGS)
def list_kit_requests() -> ResponseReturnValue:
    """What makers of kits ask of the person's firms, and what was answered."""
    asked = kits.list_requested_parts(the_database(), current_actor())
    answers = {one: list_answers(one) for one in ConsentState}
    return render_template("offerings/kit_requests.html", asked=asked, answers=answers)


@room.post("/kit-requests/<int:consent_id>")
@access(Permission.EDIT_OFFERINGS)
def answer_kit_request(consent_id: int) -> ResponseReturnValue:
    """Agree, decline or withdraw."""
    state = request.form.get("state", "")
    if state not in set(ConsentState):
        abort(400)
    base_url = the_settings().base_url
    kits.answer_request(the_database(), current_actor(), consent_id, ConsentState(state), base_url=base_url, now=now())
    flash(_("Your answer is kept, and the maker of the kit is told."), "success")
    return redirect(url_for("offerings.list_kit_requests"))


@panel(Permission.EDIT_OFFERINGS, order=12)
def requests_for_kits(actor: Actor) -> str | None:
    """Requests to be part of a kit that wait for an answer, and own kits that lost a part."""
    waiting = [
        one for one in kits.list_requested_parts(the_database(), actor) if one.consent.state is ConsentState.ASKED
    ]
    refused = kits.list_refused_parts(the_database(), actor)
    return render_template("offerings/kit_panel.html", waiting=waiting, refused=refused) if waiting or refused else None


def _page(offering_id: int, own: OwnPartForm, members: MemberPartForm) -> str:
    page = offerings.get_offering_page(the_database(), current_actor(), offering_id)
    find = request.args.get("find", "").strip()
    return render_template(
        "offerings/kit.html",
        page=page,
        offering=page.offering,
        kit=kits.load_kit(the_database(), current_actor(), offering_id),
        own=own,
        members=members,
        find=find,
        found=_find_parts(page.organisation.id or 0, find) if find and page.may_edit else (),
    )


def _find_parts(maker_id: int, words: str) -> tuple[OfferingRow, ...]:
    """Published offerings of other members that keep the query."""
    paging = Paging(language=current_language(), limit=_MOST_FOUND * 2)
    rows = searching.search_by_text(the_database(), current_actor(), f"{words} state:published", paging).rows
    return tuple(one for one in rows if one.organisation_id != maker_id)[:_MOST_FOUND]
