"""The pages of requirements put together: the list with its filter, one requirement in the editor, its forms."""

from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.editing import RequirementFields
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.services import requirements
from bidbuilder.services.requirements import RequirementList
from bidbuilder.storage.requirement_lists import RequirementFilter, filter_from
from bidbuilder.storage.tenders import SECTION_MARK, RequirementLine
from bidbuilder.web.context import current_actor, the_database
from bidbuilder.web.forms import choices
from bidbuilder.web.language import hint_of, lazy, message_of
from bidbuilder.web.tenders.condition_form import ConditionForm
from bidbuilder.web.tenders.forms import RequirementForm
from bidbuilder.web.tenders.marking import marked_text, split_places
from bidbuilder.web.words import word_of


@dataclass(frozen=True, slots=True)
class Editing:
    """One requirement in the editor: its stored line, the form (with what was typed), and whether somebody was faster.

    `conditions` are forms of conditions that could not be saved, by position (None for a further one).
    """

    line: RequirementLine
    form: RequirementForm
    is_stale: bool = False
    conditions: dict[int | None, ConditionForm] = field(default_factory=dict)

    def condition_form(self, position: int | None) -> ConditionForm:
        """The form of the condition at a position, or of a further one, with what was typed if it was refused."""
        if position in self.conditions:
            return self.conditions[position]
        if position is None:
            return ConditionForm.empty()
        return ConditionForm.filled(position, self.line.requirement.constraints[position])


@dataclass(frozen=True, slots=True)
class Gone:
    """A requirement that was just taken out, and the key of the one that stood after it."""

    requirement: Requirement
    before: str

    @property
    def written(self) -> str:
        """The requirement as it travels to the page and back, to be put back."""
        return codec.to_json(self.requirement)


def get_page(tender_id: int, key: str = "") -> RequirementList:
    """The page of requirements the address asks for, or that with a key. Raises `NotFound`."""
    return requirements.get_requirement_list(the_database(), current_actor(), tender_id, filter_from(request.args), key)


def line_of(page: RequirementList) -> RequirementLine:
    """The requirement the page was asked for. Raises `NotFound` where there is none."""
    if page.line is None:
        raise NotFound
    return page.line


def show_list(
    page: RequirementList, chosen: RequirementFilter, editing: Editing | None, gone: Gone | None = None
) -> str:
    """The whole page."""
    return render_template(
        "tenders/requirements.html",
        page=page,
        tender=page.tender,
        chosen=chosen,
        stretch=page.stretch,
        section_choices=[(one, one) for one in page.sections],
        lot_choices=[(one.id, one.id) for one in page.tender.lots],
        level_choices=[(one.value, word_of(one)) for one in Level],
        scope_choices=[(one.value, word_of(one)) for one in Scope],
        gone=gone,
        **_editor_words(page, editing),
    )


def show_editor(page: RequirementList, editing: Editing) -> str:
    """The editor alone for a part of the page (htmx), else the whole page."""
    chosen = filter_from(request.args)
    if not request.headers.get("HX-Request"):
        return show_list(page, chosen, editing)
    words = _editor_words(page, editing)
    return render_template("tenders/editor.html", page=page, tender=page.tender, chosen=chosen, **words)


def go_to(tender_id: int, key: str) -> ResponseReturnValue:
    """Back to a requirement, the filter kept; without a key, to the list."""
    chosen = filter_from(request.args).arguments()
    if not key:
        return redirect(url_for("tenders.show_requirements", tender_id=tender_id, **chosen))
    return redirect(url_for("tenders.show_requirement", tender_id=tender_id, key=key, **chosen))


def tell_and_go(refusal: Refusal, tender_id: int, key: str = "") -> ResponseReturnValue:
    """Say why something was refused, on the page it was asked from."""
    flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
    return go_to(tender_id, key)


def named_revision() -> int:
    """The revision the posted form was made on."""
    return request.form.get("revision", type=int) or 0


def empty_form(tender: Tender, **named: object) -> RequirementForm:
    """The form of a requirement with the lots of the tender; without `named`, with what was posted."""
    form = RequirementForm(**named)
    form.lot.choices = choices([("", lazy("All lots")), *((one.id, one.id) for one in tender.lots)])
    return form


def form_of(tender: Tender, requirement: Requirement) -> RequirementForm:
    """The form filled with what is stored."""
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
    return empty_form(tender, formdata=None, data=stored)


def fields_from(form: RequirementForm) -> RequirementFields:
    """What the form says; whoever saves a requirement has confirmed it."""
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


def _editor_words(page: RequirementList, editing: Editing | None) -> dict[str, object]:
    requirement = editing.line.requirement if editing else None
    return {
        "editing": editing,
        "may_manage": current_actor().has_in(Permission.MANAGE_TENDERS, page.tender.owner_id or 0),
        "marked": marked_text(requirement) if requirement else "",
        "split_places": split_places(requirement.text) if requirement else (),
    }
