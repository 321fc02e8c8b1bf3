"""A member's papers for a bid: what the call asks of it, what is there, and giving the lead a file."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import DateField, StringField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import member_papers
from bidbuilder.services.member_papers import GivenPaper, MemberPapersPage
from bidbuilder.storage.papers import PaperKey
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, optional
from bidbuilder.web.language import _, lazy
from bidbuilder.web.quotes.blueprint import room


class GivenPaperForm(Form):
    """A paper of one's own firm."""

    file = FileField(lazy("File"))
    valid_until = DateField(lazy("Valid until"), [optional()])
    note = StringField(lazy("Remark for the lead"), [optional(), at_most(500)])


@room.get("/quotes/papers/<int:bid_id>/<int:organisation_id>")
@access(Permission.SEE_OWN_PRICES)
def show_papers(bid_id: int, organisation_id: int) -> ResponseReturnValue:
    """The papers the call asks of the own firm."""
    page = member_papers.get_member_papers(the_database(), current_actor(), bid_id, organisation_id)
    return _show(page)


@room.post("/quotes/papers/<int:bid_id>/<int:organisation_id>/<string:key>")
@access(Permission.EDIT_OFFERINGS)
def give_paper(bid_id: int, organisation_id: int, key: str) -> ResponseReturnValue:
    """Give the lead the file of one paper."""
    form = GivenPaperForm()
    page = member_papers.get_member_papers(the_database(), current_actor(), bid_id, organisation_id)
    if not form.validate():
        return _show(page, key, form), 422
    file = form.file.data
    given = GivenPaper(
        file_name=(file.filename or "") if file else "",
        content=file.read() if file else b"",
        valid_until=form.valid_until.data,
        note=form.note.data,
    )
    try:
        place = PaperKey(bid_id=bid_id, requirement_key=key, organisation_id=organisation_id)
        member_papers.give_paper(the_database(), current_actor(), place, given, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(page, key, form), 422
    flash(_("{lead} has the paper.", lead=page.lead), "success")
    return redirect(
        url_for("quotes.show_papers", bid_id=bid_id, organisation_id=organisation_id, _anchor=f"paper-{key}")
    )


def _show(page: MemberPapersPage, typed_at: str = "", typed: GivenPaperForm | None = None) -> str:
    forms = {one.requirement.key: GivenPaperForm(formdata=None) for one in page.papers}
    if typed is not None:
        forms[typed_at] = typed
    return render_template("quotes/papers.html", page=page, forms=forms, typed=typed, typed_at=typed_at)
