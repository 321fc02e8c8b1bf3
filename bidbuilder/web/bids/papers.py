"""The papers of a bid: the list by requirement and member with what is there, and a form for the evidence of each."""

from collections import Counter
from io import BytesIO
from itertools import groupby

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import BooleanField, DateField, StringField

from bidbuilder.domain.bids.papers import PaperState
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import papers
from bidbuilder.services.papers import PaperEvidence
from bidbuilder.storage.papers import PaperKey
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, optional
from bidbuilder.web.language import _, lazy


class PaperForm(Form):
    """The evidence of one paper."""

    is_there = BooleanField(lazy("The paper is there"))
    file = FileField(lazy("File"))
    valid_until = DateField(lazy("Valid until"), [optional()])
    note = StringField(lazy("Remark"), [optional(), at_most(500)])


@room.get("/bids/<int:bid_id>/papers")
@access(Permission.SEE_BIDS)
def show_papers(bid_id: int) -> ResponseReturnValue:
    """Every paper the call asks for."""
    return _show(bid_id)


@room.post("/bids/<int:bid_id>/papers/<string:key>/<int:organisation_id>")
@access(Permission.MANAGE_BIDS)
def note_paper(bid_id: int, key: str, organisation_id: int) -> ResponseReturnValue:
    """Say whether a paper is there, with its file."""
    form = PaperForm()
    if not form.validate():
        return _show(bid_id, (key, organisation_id), form), 422
    file = form.file.data
    content = file.read() if file else b""
    evidence = PaperEvidence(
        is_there=form.is_there.data or bool(content),
        valid_until=form.valid_until.data,
        note=form.note.data,
        file_name=(file.filename or "") if file else "",
        content=content,
    )
    place = PaperKey(bid_id=bid_id, requirement_key=key, organisation_id=organisation_id)
    papers.note_paper(the_database(), current_actor(), place, evidence, now=now())
    flash(_("Saved."), "success")
    return redirect(url_for("bids.show_papers", bid_id=bid_id, _anchor=f"paper-{key}-{organisation_id}"))


@room.get("/bids/<int:bid_id>/papers/<string:key>/<int:organisation_id>/file")
@access(Permission.SEE_BIDS)
def download_paper(bid_id: int, key: str, organisation_id: int) -> ResponseReturnValue:
    """The file of a paper as it was given."""
    place = PaperKey(bid_id=bid_id, requirement_key=key, organisation_id=organisation_id)
    file, content = papers.get_paper_file(the_database(), current_actor(), place)
    return send_file(
        BytesIO(content), "application/octet-stream", as_attachment=True, download_name=file.name, max_age=0
    )


def _show(bid_id: int, typed_at: tuple[str, int] | None = None, typed: PaperForm | None = None) -> str:
    page = papers.get_papers_page(the_database(), current_actor(), bid_id, now=now())
    wanted = request.args.get("state", "")
    shown = [one for one in page.papers if not wanted or one.state == wanted]
    forms = {}
    for one in shown:
        place = (one.requirement.key, one.organisation_id)
        forms[place] = typed if typed is not None and place == typed_at else _form_of(one.note)
    return render_template(
        "bids/papers.html",
        summary=page.summary,
        findings=page.findings,
        papers=page,
        groups=[list(group) for _key, group in groupby(shown, key=lambda one: one.requirement.key)],
        forms=forms,
        open_at=typed_at,
        counts=[(state, Counter(one.state for one in page.papers)[state]) for state in PaperState],
    )


def _form_of(note: object) -> PaperForm:
    data = {name: getattr(note, name, None) for name in ("is_there", "valid_until", "note")}
    return PaperForm(formdata=None, data=data)
