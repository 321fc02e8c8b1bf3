"""Questions of a tender: drafts per requirement, sending with numbers, the form as Word or Excel, answers read back in."""

from collections.abc import Callable, Mapping
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, TextAreaField

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.answers import LinkedAnswer
from bidbuilder.domain.tenders.clarifications import QuestionTextMissing
from bidbuilder.services import clarifications
from bidbuilder.services.clarifications import QuestionsPage, ReadAnswers
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.forms import Form, at_most, choices, required
from bidbuilder.web.language import _, hint_of, lazy, message_of, ngettext
from bidbuilder.web.tenders.blueprint import room

_LETTERS_OF_A_CHOICE = 70


class QuestionForm(Form):
    """A question to the buyer, about one requirement or in general."""

    requirement = SelectField(lazy("About"))
    text = TextAreaField(lazy("Question"), [required(), at_most(8000)])

    @classmethod
    def for_page(cls, page: QuestionsPage, **named: object) -> "QuestionForm":
        """The form with the requirements of the tender."""
        form = cls(**named)
        form.requirement.choices = choices(
            [
                ("", lazy("The call in general")),
                *((one.key, f"{one.number} {one.text[:_LETTERS_OF_A_CHOICE]}") for one in page.tender.requirements),
            ]
        )
        return form


class AnswerFileForm(Form):
    """The buyer's file of answers."""

    file = FileField(
        lazy("The buyer's file"), [FileRequired(lazy("Choose a file."))], render_kw={"accept": ".docx,.xlsx"}
    )


@room.get("/tenders/<int:tender_id>/questions")
@access(Permission.SEE_BIDS)
def show_questions(tender_id: int) -> ResponseReturnValue:
    """Every question with its state and answer, and a form for the next one."""
    page = _page(tender_id)
    about = request.args.get("requirement", "")
    return _show(page, QuestionForm.for_page(page, formdata=None, data={"requirement": about}))


@room.post("/tenders/<int:tender_id>/questions")
@access(Permission.MANAGE_TENDERS)
def draft_question(tender_id: int) -> ResponseReturnValue:
    """Draft a question."""
    page = _page(tender_id)
    form = QuestionForm.for_page(page)
    if not form.validate():
        return _show(page, form), 422
    try:
        clarifications.draft_question(
            the_database(), current_actor(), tender_id, form.text.data, form.requirement.data, now=now()
        )
    except QuestionTextMissing as refusal:
        form.refuse(refusal)
        return _show(page, form), 422
    flash(_("The question is drafted. It goes out when you send them."), "success")
    return redirect(url_for("tenders.show_questions", tender_id=tender_id))


@room.post("/tenders/<int:tender_id>/questions/send")
@access(Permission.MANAGE_TENDERS)
def send_questions(tender_id: int) -> ResponseReturnValue:
    """Number the drafts and note them as sent."""

    def send() -> str:
        sent = clarifications.send_questions(the_database(), current_actor(), tender_id, now=now())
        return ngettext(
            "{count} question is numbered and noted as sent. Download the form and send it to the buyer.",
            "{count} questions are numbered and noted as sent. Download the form and send it to the buyer.",
            len(sent),
        )

    return _do(tender_id, send)


@room.get("/tenders/<int:tender_id>/questions/form/<string:kind>")
@access(Permission.SEE_BIDS)
def download_questions(tender_id: int, kind: str) -> ResponseReturnValue:
    """The sent questions as a form of the buyer, as Word or Excel."""
    file = clarifications.write_questions(the_database(), current_actor(), tender_id, kind, now=now())
    return send_file(BytesIO(file.content), file.media_type, as_attachment=True, download_name=file.name, max_age=0)


@room.post("/tenders/<int:tender_id>/questions/answers")
@access(Permission.MANAGE_TENDERS)
def read_answers(tender_id: int) -> ResponseReturnValue:
    """Read the buyer's file and show which answer belongs to which question; nothing is kept yet."""
    page, form = _page(tender_id), AnswerFileForm()
    if not form.validate():
        return _show(page, QuestionForm.for_page(page, formdata=None), form), 422
    name = form.file.data.filename or ""
    try:
        read = clarifications.read_answer_file(
            the_database(), current_actor(), tender_id, name, form.file.data.read(), the_settings()
        )
    except NotFound:
        raise
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(page, QuestionForm.for_page(page, formdata=None), form), 422
    return _show_read(page, read, name)


@room.post("/tenders/<int:tender_id>/questions/answers/take")
@access(Permission.MANAGE_TENDERS)
def take_answers(tender_id: int) -> ResponseReturnValue:
    """Keep the ticked answers."""
    linked = codec.from_json(request.form.get("linked", "[]"), tuple[LinkedAnswer, ...])
    ticked = set(request.form.getlist("row", type=int))
    wanted = [one for place, one in enumerate(linked) if place in ticked]

    def take() -> str:
        count = clarifications.take_answers(
            the_database(), current_actor(), tender_id, wanted, request.form.get("source", ""), now=now()
        )
        return ngettext("{count} answer is kept.", "{count} answers are kept.", count)

    return _do(tender_id, take)


@room.post("/tenders/<int:tender_id>/questions/<int:question_id>")
@access(Permission.MANAGE_TENDERS)
def act_on_question(tender_id: int, question_id: int) -> ResponseReturnValue:
    """Reword, withdraw, answer, share or pass one question on, as the button says."""
    actions: Mapping[str, Callable[[int, int], str]] = {
        "reword": _reword,
        "withdraw": _withdraw,
        "answer": _answer,
        "share": _share,
        "keep": _share,
        "pass-on": _pass_on,
        "join": _join,
    }
    act = actions.get(request.form.get("action", ""))
    if act is None:
        raise NotFound
    return _do(tender_id, lambda: act(tender_id, question_id))


def _reword(tender_id: int, question_id: int) -> str:
    text, about = request.form.get("text", ""), request.form.get("requirement", "")
    clarifications.change_question(the_database(), current_actor(), tender_id, question_id, text, about, now=now())
    return _("Saved.")


def _withdraw(tender_id: int, question_id: int) -> str:
    clarifications.withdraw_question(the_database(), current_actor(), tender_id, question_id, now=now())
    return _("The question is withdrawn.")


def _join(tender_id: int, question_id: int) -> str:
    kept = clarifications.join_questions(the_database(), current_actor(), tender_id, question_id, now=now())
    count = len(kept.requirement_keys)
    return ngettext(
        "The question is asked once, for {count} requirement.",
        "The question is asked once, for {count} requirements.",
        count,
    )


def _answer(tender_id: int, question_id: int) -> str:
    clarifications.answer_question(
        the_database(),
        current_actor(),
        tender_id,
        question_id,
        request.form.get("answer", ""),
        changes_requirement="changes_requirement" in request.form,
        now=now(),
    )
    return _("The answer is kept.")


def _share(tender_id: int, question_id: int) -> str:
    is_shared = request.form.get("action") == "share"
    clarifications.share_question(
        the_database(), current_actor(), tender_id, question_id, is_shared=is_shared, now=now()
    )
    return _("Members can read it when it is answered.") if is_shared else _("Members cannot read it any more.")


def _pass_on(tender_id: int, question_id: int) -> str:
    clarifications.pass_question_on(
        the_database(), current_actor(), tender_id, question_id, request.form.get("text", ""), now=now()
    )
    return _("The question is drafted in your name. The member's own stays as it is.")


def _do(tender_id: int, act: Callable[[], str]) -> ResponseReturnValue:
    try:
        flash(act(), "success")
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
    return redirect(url_for("tenders.show_questions", tender_id=tender_id))


def _page(tender_id: int) -> QuestionsPage:
    return clarifications.get_questions_page(the_database(), current_actor(), tender_id)


def _show(page: QuestionsPage, form: QuestionForm, file_form: AnswerFileForm | None = None) -> str:
    return render_template(
        "tenders/questions.html",
        page=page,
        tender=page.tender,
        may_manage=page.may_manage,
        form=form,
        file_form=file_form or AnswerFileForm(formdata=None),
        requirements={one.key: one for one in page.tender.requirements},
    )


def _show_read(page: QuestionsPage, read: ReadAnswers, source: str) -> str:
    return render_template(
        "tenders/answers.html",
        page=page,
        tender=page.tender,
        may_manage=page.may_manage,
        read=read,
        source=source,
        written=codec.to_json(read.linked),
        questions={one.id: one for one in page.questions},
    )
