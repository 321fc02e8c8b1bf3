"""Questions of a member: what it asks its lead, and the answers all members of the bid may read, without who asked."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, TextAreaField

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.clarifications import QuestionTextMissing
from bidbuilder.services import member_questions
from bidbuilder.services.member_questions import MemberQuestionsPage
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, choices, required
from bidbuilder.web.language import _, lazy
from bidbuilder.web.quotes.blueprint import room

_LETTERS_OF_A_CHOICE = 70


class LeadQuestionForm(Form):
    """A question to the lead about a requirement of one's own items, or in general."""

    requirement = SelectField(lazy("About"))
    text = TextAreaField(lazy("Question"), [required(), at_most(8000)])

    @classmethod
    def for_page(cls, page: MemberQuestionsPage) -> "LeadQuestionForm":
        """The form with the requirements the member's items answer."""
        form = cls()
        shown = ((one.key, f"{one.number} {one.text[:_LETTERS_OF_A_CHOICE]}") for one in page.requirements)
        form.requirement.choices = choices([("", lazy("The call in general")), *shown])
        return form


@room.get("/quotes/<int:quote_id>/questions")
@access(Permission.SEE_OWN_PRICES)
def show_questions(quote_id: int) -> ResponseReturnValue:
    """Own questions and everybody's answers."""
    page = member_questions.get_member_questions(the_database(), current_actor(), quote_id)
    return _show(page, LeadQuestionForm.for_page(page))


@room.post("/quotes/<int:quote_id>/questions")
@access(Permission.EDIT_OFFERINGS)
def ask_lead(quote_id: int) -> ResponseReturnValue:
    """Ask the lead."""
    page = member_questions.get_member_questions(the_database(), current_actor(), quote_id)
    form = LeadQuestionForm.for_page(page)
    if not form.validate():
        return _show(page, form), 422
    try:
        member_questions.ask_lead(
            the_database(), current_actor(), quote_id, form.text.data, form.requirement.data, now=now()
        )
    except QuestionTextMissing as refusal:
        form.refuse(refusal)
        return _show(page, form), 422
    flash(_("{lead} has your question. The answer will stand here.", lead=page.lead), "success")
    return redirect(url_for("quotes.show_questions", quote_id=quote_id))


def _show(page: MemberQuestionsPage, form: LeadQuestionForm) -> str:
    return render_template(
        "quotes/questions.html", page=page, form=form, requirements={one.key: one for one in page.requirements}
    )
