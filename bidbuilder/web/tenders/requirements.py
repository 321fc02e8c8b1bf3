"""The requirements of a tender: the list with its filters, one requirement beside it, and what a person does to it.

A part of the page (htmx) gets the editor alone; without scripts the same addresses give whole pages. A second saver gets
what the first one saved beside what was typed, with status 409.
"""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound, Refusal, StaleRevision
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.constraints import Aggregate, Operator
from bidbuilder.domain.tenders.editing import RequirementFields
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.services import tenders
from bidbuilder.services.tenders import RequirementLine, TenderPage
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.errors import status_of
from bidbuilder.web.forms import choices
from bidbuilder.web.language import _, lazy
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.filters import RequirementFilter, filter_from
from bidbuilder.web.tenders.forms import RequirementForm
from bidbuilder.web.tenders.marking import marked_text, split_places
from bidbuilder.web.words import word_of

SECTION_MARK = " › "


@dataclass(frozen=True, slots=True)
class Editing:
    """One requirement in the editor: its stored line, the form (with what was typed), and whether somebody was faster."""

    line: RequirementLine
    form: RequirementForm
    is_stale: bool = False


@room.get("/tenders/<int:tender_id>/requirements")
@access(Permission.SEE_BIDS)
def show_requirements(tender_id: int) -> ResponseReturnValue:
    """All requirements that pass the filter, with the first of them in the editor."""
    page, chosen = _page(tender_id), filter_from(request.args)
    shown = chosen.apply(page.lines)
    editing = Editing(shown[0], _form_of(page, shown[0].requirement)) if shown else None
    return _list(page, chosen, editing)


@room.get("/tenders/<int:tender_id>/requirements/<string:key>")
@access(Permission.SEE_BIDS)
def show_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """One requirement in the editor."""
    page = _page(tender_id)
    line = _line(page, key)
    return _editor(page, Editing(line, _form_of(page, line.requirement)))


@room.post("/tenders/<int:tender_id>/requirements/<string:key>")
@access(Permission.MANAGE_TENDERS)
def change_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """Save the fields of a requirement."""
    page = _page(tender_id)
    line, form = _line(page, key), _bare_form(page)
    if not form.validate():
        return _editor(page, Editing(line, form)), 422
    try:
        saved = tenders.change_requirement(
            the_database(), current_actor(), tender_id, key, _revision(), _fields_from(form), now=now()
        )
    except StaleRevision:
        fresh = _page(tender_id)
        return _editor(fresh, Editing(_line(fresh, key), form, is_stale=True)), 409
    except Refusal as refusal:
        form.refuse(refusal)
        return _editor(page, Editing(line, form)), status_of(refusal)
    return _after(
        tender_id, saved.requirement.key, _("Requirement {number} is saved.", number=saved.requirement.number)
    )


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/split")
@access(Permission.MANAGE_TENDERS)
def split_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """Split a requirement where the person says."""
    at = [int(place) for place in request.form.getlist("at") if place.isdecimal()]
    keys = tenders.split(the_database(), current_actor(), tender_id, key, _revision(), at, now=now())
    flash(_("The requirement was split into {count}.", count=len(keys)), "success")
    return redirect(_address(tender_id, key))


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/delete")
@access(Permission.MANAGE_TENDERS)
def delete_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """Take a requirement out, and offer to put it back."""
    gone = tenders.delete_requirement(the_database(), current_actor(), tender_id, key, _revision(), now=now())
    page = _page(tender_id)
    editing = Editing(page.lines[0], _form_of(page, page.lines[0].requirement)) if page.lines else None
    return _list(page, RequirementFilter(), editing, gone=gone)


@room.post("/tenders/<int:tender_id>/requirements/restore")
@access(Permission.MANAGE_TENDERS)
def restore_requirement(tender_id: int) -> ResponseReturnValue:
    """Put a requirement back that was just taken out."""
    try:
        gone = codec.from_json(request.form.get("requirement", ""), Requirement)
    except codec.NotReadable as garbled:
        raise NotFound from garbled
    key = tenders.add_requirement(the_database(), current_actor(), tender_id, gone, now=now())
    return _after(tender_id, key, _("Requirement {number} is back.", number=gone.number))


@room.post("/tenders/<int:tender_id>/requirements/add")
@access(Permission.MANAGE_TENDERS)
def add_requirement(tender_id: int) -> ResponseReturnValue:
    """Add an empty requirement to be filled in."""
    page = _page(tender_id)
    number = str(len(page.lines) + 1)
    fresh = Requirement(number=number, text=_("New requirement"), level=Level.MANDATORY)
    key = tenders.add_requirement(the_database(), current_actor(), tender_id, fresh, now=now())
    return redirect(_address(tender_id, key))


@room.post("/tenders/<int:tender_id>/requirements/selected")
@access(Permission.MANAGE_TENDERS)
def act_on_selected(tender_id: int) -> ResponseReturnValue:
    """Confirm all selected requirements, or join them into one."""
    keys = request.form.getlist("key")
    if request.form.get("action") == "merge":
        key = tenders.merge(the_database(), current_actor(), tender_id, keys, now=now())
        return _after(tender_id, key, _("{count} requirements were joined.", count=len(keys)))
    count = tenders.confirm_many(
        the_database(),
        current_actor(),
        tender_id,
        keys,
        confident_only=request.form.get("action") == "confirm-confident",
        now=now(),
    )
    flash(_("{count} requirements were confirmed.", count=count), "success")
    return redirect(url_for("tenders.show_requirements", tender_id=tender_id, **filter_from(request.args).arguments()))


def _list(page: TenderPage, chosen: RequirementFilter, editing: Editing | None, gone: Requirement | None = None) -> str:
    return render_template(
        "tenders/requirements.html",
        page=page,
        tender=page.tender,
        chosen=chosen,
        shown=chosen.apply(page.lines),
        sections=sorted({SECTION_MARK.join(line.requirement.section) for line in page.lines} - {""}),
        gone=gone,
        gone_json=codec.to_json(gone) if gone else "",
        **_editor_words(page, editing),
    )


def _editor(page: TenderPage, editing: Editing) -> str:
    if request.headers.get("HX-Request"):
        return render_template("tenders/editor.html", page=page, tender=page.tender, **_editor_words(page, editing))
    return _list(page, filter_from(request.args), editing)


def _editor_words(page: TenderPage, editing: Editing | None) -> dict[str, object]:
    requirement = editing.line.requirement if editing else None
    return {
        "editing": editing,
        "may_manage": current_actor().has_in(Permission.MANAGE_TENDERS, page.tender.owner_id or 0),
        "marked": marked_text(requirement) if requirement else "",
        "split_places": split_places(requirement.text) if requirement else (),
        "operator_choices": [(one.value, word_of(one)) for one in Operator],
        "aggregate_choices": [(one.value, word_of(one)) for one in Aggregate],
    }


def _after(tender_id: int, key: str, words: str) -> ResponseReturnValue:
    flash(words, "success")
    return redirect(_address(tender_id, key))


def _address(tender_id: int, key: str) -> str:
    return url_for("tenders.show_requirement", tender_id=tender_id, key=key, **filter_from(request.args).arguments())


def _page(tender_id: int) -> TenderPage:
    return tenders.get_tender_page(the_database(), current_actor(), tender_id)


def _line(page: TenderPage, key: str) -> RequirementLine:
    for line in page.lines:
        if line.requirement.key == key:
            return line
    raise NotFound


def _revision() -> int:
    return request.form.get("revision", type=int) or 0


def _bare_form(page: TenderPage, **named: object) -> RequirementForm:
    form = RequirementForm(**named)
    form.lot.choices = choices([("", lazy("All lots")), *((one.id, one.id) for one in page.tender.lots)])
    return form


def _form_of(page: TenderPage, requirement: Requirement) -> RequirementForm:
    stored = {
        "number": requirement.number,
        "section": SECTION_MARK.join(requirement.section),
        "lot": requirement.lot,
        "level": requirement.level.value,
        "weight": requirement.weight,
        "scope": requirement.scope.value,
        "quantity": requirement.quantity,
        "unit": requirement.unit,
        "text": requirement.text,
        "evidence": requirement.evidence,
    }
    return _bare_form(page, formdata=None, data=stored)


def _fields_from(form: RequirementForm) -> RequirementFields:
    return {
        "number": form.number.data,
        "section": tuple(part.strip() for part in form.section.data.split(SECTION_MARK.strip()) if part.strip()),
        "lot": form.lot.data,
        "level": Level(form.level.data),
        "weight": form.weight.data,
        "scope": Scope(form.scope.data),
        "quantity": form.quantity.data,
        "unit": form.unit.data,
        "text": form.text.data,
        "evidence": form.evidence.data,
        "is_confirmed": True,
    }
