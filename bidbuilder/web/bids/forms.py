"""The buyer's own files: the list, one file with what goes where, corrections, the filled file and its way into the pack."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import SelectField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.buyer_forms import FormGroup, Proposal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import buyer_forms
from bidbuilder.services.buyer_forms import FormPage, FormsPage, NewForm
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.forms import Form, choices
from bidbuilder.web.language import _, hint_of, lazy, message_of

_AT_ONCE = 100
_PLACE = "place:"
_COLUMN = "column:"
_ROLES = {
    "": translatable("Leave out"),
    "number": translatable("Number"),
    "text": translatable("Requirement text"),
    "title": translatable("Short title"),
    "answer": translatable("Bidder's answer"),
    "remark": translatable("Bidder's remark"),
    "evidence": translatable("Evidence asked for"),
    "price": translatable("Unit price"),
    "total": translatable("Total of the line"),
    "quantity": translatable("Quantity"),
}


class NewFormForm(Form):
    """A file to fill in, and who it is for."""

    # The service knows which files and members there are.
    document = SelectField(lazy("File of the tender"), validate_choice=False)
    file = FileField(lazy("Or a file from your computer"))
    member = SelectField(lazy("Who fills it in"), validate_choice=False)

    @classmethod
    def for_page(cls, page: FormsPage) -> "NewFormForm":
        """The form with the files and members of a bid."""
        form = cls()
        files = [(str(place), document.name) for place, document in page.documents]
        form.document.choices = choices([("", lazy("None")), *files])
        members = [(str(one.id), one.display_name) for one in page.members]
        form.member.choices = choices([("", lazy("The bid as a whole")), *members])
        return form


@dataclass(frozen=True, slots=True)
class Stretch:
    """The places of one group that a page shows."""

    rows: tuple[Proposal, ...]
    page: int
    pages: int


@room.get("/bids/<int:bid_id>/forms")
@access(Permission.SEE_BIDS)
def show_forms(bid_id: int) -> ResponseReturnValue:
    """The buyer's files of the bid, and taking in another."""
    page = buyer_forms.get_forms_page(the_database(), current_actor(), bid_id, now=now())
    return _list(page, NewFormForm.for_page(page))


@room.post("/bids/<int:bid_id>/forms")
@access(Permission.MAKE_PACKS)
def add_form(bid_id: int) -> ResponseReturnValue:
    """Take a file in."""
    page = buyer_forms.get_forms_page(the_database(), current_actor(), bid_id, now=now())
    form = NewFormForm.for_page(page)
    if not form.validate():
        return _list(page, form), 422
    file = form.file.data
    new = NewForm(
        document=find_key(form.document.data),
        file_name=(file.filename or "") if file else "",
        content=file.read() if file else b"",
        organisation_id=find_key(form.member.data),
    )
    try:
        made = buyer_forms.add_form(the_database(), current_actor(), bid_id, new, the_settings(), now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        form.file.errors = [" ".join(filter(None, (message_of(refusal), hint_of(refusal))))]
        return _list(page, form), 422
    return redirect(url_for("bids.show_form", bid_id=bid_id, form_id=made.id))


@room.get("/bids/<int:bid_id>/forms/<int:form_id>")
@access(Permission.SEE_BIDS)
def show_form(bid_id: int, form_id: int) -> ResponseReturnValue:
    """What goes where in one file, sheet by sheet."""
    page = buyer_forms.get_form_page(the_database(), current_actor(), bid_id, form_id, now=now())
    return _one(page)


@room.post("/bids/<int:bid_id>/forms/<int:form_id>")
@access(Permission.MAKE_PACKS)
def write_form(bid_id: int, form_id: int) -> ResponseReturnValue:
    """Keep what was written into places, and a cell that was added."""
    wanted = {
        name.removeprefix(_PLACE): value.replace("\r\n", "\n")
        for name, value in request.form.items()
        if name.startswith(_PLACE)
    }
    group, cell = request.form.get("group", ""), request.form.get("new-cell", "").strip().upper()
    if cell:
        wanted[f"{group}!{cell}"] = request.form.get("new-value", "")
    _tell(lambda: buyer_forms.write_values(the_database(), current_actor(), bid_id, form_id, wanted, now=now()))
    return _back(bid_id, form_id)


@room.post("/bids/<int:bid_id>/forms/<int:form_id>/columns")
@access(Permission.MAKE_PACKS)
def correct_form_columns(bid_id: int, form_id: int) -> ResponseReturnValue:
    """Say what the columns of a sheet hold."""
    roles = {
        name.removeprefix(_COLUMN): role
        for name, role in request.form.items()
        if name.startswith(_COLUMN) and role in _ROLES
    }
    extra = request.form.get("new-column", "").strip().upper()
    if extra and request.form.get("new-role") in _ROLES:
        roles[extra] = request.form["new-role"]
    sheet, settings = request.form.get("group", ""), the_settings()
    _tell(
        lambda: buyer_forms.correct_columns(
            the_database(), current_actor(), bid_id, form_id, sheet, roles, settings, now=now()
        )
    )
    return _back(bid_id, form_id)


@room.get("/bids/<int:bid_id>/forms/<int:form_id>/filled")
@access(Permission.SEE_BIDS)
def download_filled(bid_id: int, form_id: int) -> ResponseReturnValue:
    """The buyer's file with everything in it."""
    database, actor = the_database(), current_actor()
    try:
        filled = buyer_forms.fill_in(database, actor, bid_id, form_id, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        flash(" ".join(filter(None, (message_of(refusal), hint_of(refusal)))), "error")
        return redirect(url_for("bids.show_form", bid_id=bid_id, form_id=form_id))
    return send_file(
        BytesIO(filled.content), "application/octet-stream", as_attachment=True, download_name=filled.name, max_age=0
    )


@room.post("/bids/<int:bid_id>/forms/<int:form_id>/pack")
@access(Permission.MAKE_PACKS)
def put_form_in_pack(bid_id: int, form_id: int) -> ResponseReturnValue:
    """Let the filled file go out with the bid, or not."""
    wanted = request.form.get("wanted") == "yes"
    _tell(lambda: buyer_forms.put_in_pack(the_database(), current_actor(), bid_id, form_id, wanted=wanted, now=now()))
    return _back(bid_id, form_id)


@room.post("/bids/<int:bid_id>/forms/<int:form_id>/drop")
@access(Permission.MAKE_PACKS)
def drop_form(bid_id: int, form_id: int) -> ResponseReturnValue:
    """Take a file out of the bid."""
    buyer_forms.drop_form(the_database(), current_actor(), bid_id, form_id, now=now())
    flash(_("The file is taken out of the bid; what the buyer sent stays with the tender."), "info")
    return redirect(url_for("bids.show_forms", bid_id=bid_id))


def _list(page: FormsPage, form: NewFormForm) -> str:
    return render_template("bids/forms.html", summary=page.summary, findings=page.gate, page_of=page, form=form)


def _one(page: FormPage) -> str:
    groups = page.form.contents.groups
    chosen = _chosen_group(groups, page.proposals)
    stretch = _stretch([one for one in page.proposals.values() if one.place.group == (chosen.name if chosen else "")])
    return render_template(
        "bids/form.html",
        summary=page.summary,
        findings=page.gate,
        one=page,
        group=chosen,
        stretch=stretch,
        counts=_counts(page.proposals),
        roles=_ROLES,
    )


def _chosen_group(groups: Sequence[FormGroup], proposals: Mapping[str, Proposal]) -> FormGroup | None:
    """The group asked for; without one the first in which something goes wrong, then the first with places."""
    wanted = request.args.get("group")
    named = next((one for one in groups if one.name == wanted), None)
    troubled = {one.place.group for one in proposals.values() if one.problem}
    filled = {one.place.group for one in proposals.values()}
    found = (next((one for one in groups if one.name in names), None) for names in (troubled, filled))
    return named or next(filter(None, found), groups[0] if groups else None)


def _stretch(rows: Sequence[Proposal]) -> Stretch:
    """Rows with a problem first, then in the file's order."""
    rows = sorted(rows, key=lambda one: not one.problem)
    pages = max(1, -(-len(rows) // _AT_ONCE))
    page = min(max(1, find_key(request.args.get("page")) or 1), pages)
    return Stretch(tuple(rows[(page - 1) * _AT_ONCE : page * _AT_ONCE]), page, pages)


def _counts(proposals: Mapping[str, Proposal]) -> Mapping[str, tuple[int, int]]:
    """By group: how many places there are, and how many of them get a value."""
    counts: dict[str, tuple[int, int]] = {}
    for one in proposals.values():
        places, filled = counts.get(one.place.group, (0, 0))
        counts[one.place.group] = (places + 1, filled + bool(one.value and not one.problem))
    return counts


def _tell(act: Callable[[], object]) -> None:
    """Do it and say so; a refusal is said instead. What does not exist stays an error of its own."""
    try:
        act()
    except NotFound:
        raise
    except Refusal as refusal:
        flash(" ".join(filter(None, (message_of(refusal), hint_of(refusal)))), "error")
    else:
        flash(_("Saved."), "success")


def _back(bid_id: int, form_id: int) -> ResponseReturnValue:
    group, page = request.form.get("group") or None, find_key(request.form.get("page"))
    return redirect(url_for("bids.show_form", bid_id=bid_id, form_id=form_id, group=group, page=page))
