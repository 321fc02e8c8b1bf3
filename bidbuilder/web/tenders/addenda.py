"""Addenda of a tender: a new version is uploaded, its differences are looked at side by side and taken over or left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, SelectField, StringField, TextAreaField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.addenda import AddendumState, Decision
from bidbuilder.domain.tenders.amendments import ChangeKind, RequirementChange
from bidbuilder.domain.tenders.tenders import SheetReading
from bidbuilder.i18n.formats import format_number
from bidbuilder.services import addenda, addendum_reading
from bidbuilder.services.addenda import AddendumPage
from bidbuilder.services.addendum_reading import NEW_DOCUMENT, NewVersion, Upload
from bidbuilder.services.jobs import watch_job
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, choices, optional
from bidbuilder.web.language import _, current_language, hint_of, lazy, message_of
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.changes_in_words import shown_head, shown_requirement
from bidbuilder.web.tenders.columns import columns_from, role_choices
from bidbuilder.web.words import word_of

CHANGES_A_PAGE = 50
MOST_PRICES = 200


class NewVersionForm(Form):
    """A new version of a document of the call."""

    file = FileField(
        lazy("The buyer's file"),
        [FileRequired(lazy("Choose a file."))],
        render_kw={"accept": ".xlsx,.xlsm,.xml,.csv,.json,.docx,.docm,.pdf,.x80,.x81,.x82,.x83,.txt,.md,.yml,.zip"},
    )
    replaces = SelectField(lazy("New version of"))
    number = StringField(lazy("Number of the addendum"), [optional(), at_most(60)])
    issued_on = DateField(lazy("Issued on"), [optional()])
    summary = TextAreaField(lazy("What the buyer says about it"), [optional(), at_most(4000)])

    @classmethod
    def for_upload(cls, upload: Upload) -> "NewVersionForm":
        """The form with the documents of the tender."""
        form = cls()
        form.replaces.choices = choices(
            [("", lazy("Find it out")), *upload.documents, (NEW_DOCUMENT, lazy("None: a further document"))]
        )
        return form


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are shown: of one kind, or all; and which page of them.

    What only stands elsewhere comes last: where a buyer sorted the rows anew nearly everything does.
    """

    kind: str
    page: int

    def shown(self, changes: tuple[RequirementChange, ...]) -> tuple[tuple[RequirementChange, ...], int]:
        """The changes of the page and how many pages there are."""
        wanted = [one for one in changes if not self.kind or one.kind == self.kind]
        wanted.sort(key=lambda one: one.kind is ChangeKind.MOVED)
        pages = max(1, -(-len(wanted) // CHANGES_A_PAGE))
        first = (min(max(self.page, 1), pages) - 1) * CHANGES_A_PAGE
        return tuple(wanted[first : first + CHANGES_A_PAGE]), pages


@room.get("/tenders/<int:tender_id>/addenda")
@access(Permission.SEE_BIDS)
def show_addenda(tender_id: int) -> ResponseReturnValue:
    """What the buyer changed after the call."""
    page = addenda.list_all_addenda(the_database(), current_actor(), tender_id)
    return render_template("tenders/addenda.html", page=page, tender=page.tender, may_manage=page.may_manage)


@room.get("/tenders/<int:tender_id>/addenda/new")
@access(Permission.MANAGE_TENDERS)
def show_new_addendum(tender_id: int) -> ResponseReturnValue:
    """Choose the file of a new version."""
    upload = addendum_reading.get_upload(the_database(), current_actor(), tender_id)
    return _show_upload(upload, NewVersionForm.for_upload(upload))


@room.post("/tenders/<int:tender_id>/addenda/new")
@access(Permission.MANAGE_TENDERS)
def upload_addendum(tender_id: int) -> ResponseReturnValue:
    """Store the file and have it compared in the background."""
    upload = addendum_reading.get_upload(the_database(), current_actor(), tender_id)
    form = NewVersionForm.for_upload(upload)
    if form.validate():
        given = NewVersion(
            file_name=form.file.data.filename or "",
            content=form.file.data.read(),
            replaces=form.replaces.data,
            number=form.number.data,
            issued_on=form.issued_on.data,
            summary=form.summary.data,
        )
        try:
            made = addendum_reading.start_addendum(the_database(), current_actor(), tender_id, given, now=now())
        except NotFound:
            raise
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("tenders.show_addendum", tender_id=tender_id, addendum_id=made))
    return _show_upload(upload, form), 422


@room.get("/tenders/<int:tender_id>/addenda/<int:addendum_id>")
@access(Permission.SEE_BIDS)
def show_addendum(tender_id: int, addendum_id: int) -> ResponseReturnValue:
    """How far the comparison is, or what differs, side by side, with what each change touches."""
    page = addenda.get_addendum_page(the_database(), current_actor(), tender_id, addendum_id)
    chosen = ChangeFilter(request.args.get("kind", ""), request.args.get("page", 1, type=int))
    return render_template(
        "tenders/addendum.html",
        page=page,
        tender=page.tender,
        may_manage=page.may_manage,
        job=watch_job(the_database(), current_actor(), page.job_id) if page.job_id else None,
        chosen=chosen,
        sheet=_shown_sheet(page),
        role_choices=role_choices(),
        **_changes_of(page, chosen),
    )


@room.post("/tenders/<int:tender_id>/addenda/<int:addendum_id>/columns")
@access(Permission.MANAGE_TENDERS)
def correct_addendum(tender_id: int, addendum_id: int) -> ResponseReturnValue:
    """Read the workbook again as the person says, and compare it anew; without a sheet as it was read at first."""
    options: Mapping[str, str] = {}
    if request.form.get("sheet"):
        options = {
            "sheet": request.form["sheet"],
            "kind": "prices" if request.form.get("kind") == "prices" else "",
            "header_row": request.form.get("header_row", "").strip(),
            "columns": columns_from(request.form),
        }
    try:
        addendum_reading.correct_addendum(the_database(), current_actor(), tender_id, addendum_id, options, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        _tell(refusal)
    return redirect(url_for("tenders.show_addendum", tender_id=tender_id, addendum_id=addendum_id))


@room.post("/tenders/<int:tender_id>/addenda/<int:addendum_id>/decide")
@access(Permission.MANAGE_TENDERS)
def decide_addendum(tender_id: int, addendum_id: int) -> ResponseReturnValue:
    """Take all or the ticked changes over, or leave the ticked ones out."""
    action = request.form.get("action", "")
    decision = Decision.LEFT_OUT if action == "leave-out" else Decision.TAKEN
    chosen = None if action == "take-all" else request.form.getlist("change")
    try:
        state = addenda.decide_changes(
            the_database(), current_actor(), tender_id, addendum_id, chosen, decision, now=now()
        )
    except NotFound:
        raise
    except Refusal as refusal:
        _tell(refusal)
    else:
        decided = _("Every change is decided. The bids of the tender list what to confirm again.")
        flash(decided if state is AddendumState.DECIDED else _("Saved. The other changes still wait."), "success")
    return redirect(url_for("tenders.show_addendum", tender_id=tender_id, addendum_id=addendum_id))


@room.post("/tenders/<int:tender_id>/addenda/<int:addendum_id>/drop")
@access(Permission.MANAGE_TENDERS)
def drop_addendum(tender_id: int, addendum_id: int) -> ResponseReturnValue:
    """Give it up before anything of it was taken over."""
    try:
        addenda.drop_addendum(the_database(), current_actor(), tender_id, addendum_id, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        _tell(refusal)
    else:
        flash(_("The new version was dropped; nothing of it was kept."), "info")
    return redirect(url_for("tenders.show_addenda", tender_id=tender_id))


@room.post("/tenders/<int:tender_id>/addenda/<int:addendum_id>/undo")
@access(Permission.MANAGE_TENDERS)
def undo_addendum(tender_id: int, addendum_id: int) -> ResponseReturnValue:
    """Put the tender back as it was."""
    try:
        addenda.undo_addendum(the_database(), current_actor(), tender_id, addendum_id, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        _tell(refusal)
    else:
        flash(_("The tender is as it was before the addendum."), "success")
    return redirect(url_for("tenders.show_addenda", tender_id=tender_id))


def _changes_of(page: AddendumPage, chosen: ChangeFilter) -> Mapping[str, object]:
    if page.difference is None:
        return {}
    difference = page.difference
    requirements, pages = chosen.shown(difference.requirements)
    return {
        "head": [(one, shown_head(difference, one)) for one in difference.head],
        "requirements": [(one, shown_requirement(one)) for one in requirements],
        "prices": [(one, shown_requirement(one)) for one in difference.prices[:MOST_PRICES]],
        "pages": pages,
        "kinds": [(kind, difference.count(kind)) for kind in ChangeKind],
        "counted": [
            (word_of(kind), format_number(current_language(), difference.count(kind)), None, "") for kind in ChangeKind
        ],
        "waiting": sum(one not in page.decisions for one in difference.ids),
        "is_taken": Decision.TAKEN in page.decisions.values(),
    }


def _shown_sheet(page: AddendumPage) -> SheetReading | None:
    """The sheet whose columns may be corrected: the one asked for, else the first with requirements or prices."""
    wanted = request.args.get("sheet")
    of_kind = [one for one in page.sheets if one.kind in {"requirements", "prices"}] or list(page.sheets)
    return next((one for one in page.sheets if one.name == wanted), next(iter(of_kind), None))


def _show_upload(upload: Upload, form: NewVersionForm) -> str:
    return render_template("tenders/addendum_new.html", form=form, tender=upload.tender)


def _tell(refusal: Refusal) -> None:
    flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
