"""The head of a tender: entering one by hand and correcting an imported one."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.tenders import Buyer, Tender
from bidbuilder.domain.tenders.validity import count_validity
from bidbuilder.i18n.zones import list_zones, only_zone_of
from bidbuilder.services import tenders
from bidbuilder.services.tenders import TenderPage
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, current_user, now, the_database
from bidbuilder.web.errors import status_of
from bidbuilder.web.language import _
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.forms import TenderForm


@room.get("/tenders/new")
@access(Permission.MANAGE_TENDERS)
def show_new_tender() -> ResponseReturnValue:
    """An empty head."""
    form = TenderForm(data={"zone": current_user().zone, "currency": "EUR", "language": "en"})
    return _show_form(form, None)


@room.post("/tenders/new")
@access(Permission.MANAGE_TENDERS)
def create_tender() -> ResponseReturnValue:
    """Enter a tender by hand for the (first) own lead."""
    form = TenderForm()
    owner = min(current_actor().organisations_with(Permission.MANAGE_TENDERS))
    if form.validate():
        try:
            draft = _tender_from(form, Tender(owner_id=owner))
            tender_id = tenders.create_tender(the_database(), current_actor(), draft, now=now())
        except Refusal as refusal:
            form.refuse(refusal)
            form.ask_which()
        else:
            flash(_("The tender is entered. Add its requirements by hand or from a file."), "success")
            return redirect(url_for("tenders.show_tender", tender_id=tender_id))
    return _show_form(form, None), 422


@room.get("/tenders/<int:tender_id>/edit")
@access(Permission.MANAGE_TENDERS)
def edit_tender(tender_id: int) -> ResponseReturnValue:
    """The head as it is stored."""
    page = tenders.get_tender_page(the_database(), current_actor(), tender_id)
    return _show_form(_form_of(page.tender), page)


@room.post("/tenders/<int:tender_id>/edit")
@access(Permission.MANAGE_TENDERS)
def change_tender(tender_id: int) -> ResponseReturnValue:
    """Save the head. A second saver is shown what the first one saved, and keeps typing."""
    form, status = TenderForm(), 422
    revision = request.form.get("revision", type=int) or 0
    if form.validate():
        try:
            tenders.change_tender(
                the_database(),
                current_actor(),
                tender_id,
                revision,
                lambda before: _tender_from(form, before),
                now=now(),
            )
        except NotFound:
            raise
        except Refusal as refusal:
            form.refuse(refusal)
            form.ask_which()
            status = status_of(refusal)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("tenders.show_tender", tender_id=tender_id))
    page = tenders.get_tender_page(the_database(), current_actor(), tender_id)
    return _show_form(form, page, is_stale=status == 409), status


def _show_form(form: TenderForm, page: TenderPage | None, *, is_stale: bool = False) -> str:
    return render_template(
        "tenders/edit.html",
        form=form,
        page=page,
        tender=page.tender if page else None,
        zones=list_zones(),
        is_stale=is_stale,
    )


def _tender_from(form: TenderForm, before: Tender) -> Tender:
    language, days = form.language.data, form.validity_days.data
    changed = replace(
        before,
        title={**before.title, language: form.title.data},
        reference=form.reference.data,
        buyer=replace(before.buyer or Buyer(), name=form.buyer_name.data, country=form.buyer_country.data),
        languages=(language, *(one for one in before.languages if one != language)),
        currency=form.currency.data.upper(),
        submission_deadline=_deadline(form, "submission"),
        clarification_deadline=_deadline(form, "clarification"),
        expected_award_on=form.award_on.data,
        delivery_until=form.delivery_until.data,
        incoterm=form.incoterm.data,
        delivery_place=form.delivery_place.data,
    )
    # Days as they were shown are still what the buyer stated, which may be months: those move with the deadline.
    return count_validity(changed) if days == before.bid_validity_days else _bound_for(changed, days)


def _bound_for(tender: Tender, days: int | None) -> Tender:
    """The tender with its validity as a person entered it."""
    return replace(tender, bid_validity=f"P{days}D" if days else "", bid_validity_days=days)


def _deadline(form: TenderForm, name: str) -> Deadline | None:
    try:
        return form.deadline(form[name])
    except Refusal as refusal:
        refusal.where = "zone" if refusal.code == "unknown-zone" else name
        raise


def _form_of(tender: Tender) -> TenderForm:
    zone = _zone_of(tender)
    local = {
        name: deadline.moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if deadline else None
        for name, deadline in (
            ("submission", tender.submission_deadline),
            ("clarification", tender.clarification_deadline),
        )
    }
    language = tender.document_language
    return TenderForm(
        data={
            **local,
            "title": tender.title.get(language) or next(iter(tender.title.values()), ""),
            "reference": tender.reference,
            "buyer_name": tender.buyer.name,
            "buyer_country": tender.buyer.country,
            "language": language if language in {"en", "da"} else "en",
            "currency": tender.currency,
            "zone": zone,
            "award_on": tender.expected_award_on,
            "delivery_until": tender.delivery_until,
            "validity_days": tender.bid_validity_days,
            "incoterm": tender.incoterm,
            "delivery_place": tender.delivery_place,
        }
    )


def _zone_of(tender: Tender) -> str:
    """The zone of a deadline if it is a named one; a bare offset says too little for other days of the year.

    Without any deadline it is that of the buyer's country where it has only one; else it is asked: nobody would notice that
    a time was taken for one's own.
    """
    deadlines = [one for one in (tender.submission_deadline, tender.clarification_deadline) if one]
    named = next((one.zone for one in deadlines if "/" in one.zone), "")
    return named or only_zone_of(tender.buyer.country) or (current_user().zone if deadlines else "")
