"""Calls for offerings: the list, a new one, one with its answers, and a member's answer."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.calls import AskedProperty, Call
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import calls, people
from bidbuilder.web.access import access
from bidbuilder.web.calls.blueprint import room
from bidbuilder.web.calls.forms import AnswerForm, CallForm
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.forms import choices
from bidbuilder.web.language import _, ngettext
from bidbuilder.web.trade_words import property_name


@room.get("/calls")
@access(Permission.FACILITATE, Permission.EDIT_OFFERINGS)
def list_calls() -> ResponseReturnValue:
    """The calls the person sent, and those that wait for an answer of its firms."""
    database, actor = the_database(), current_actor()
    return render_template(
        "calls/list.html",
        sent=calls.list_own_calls(database, actor),
        waiting=calls.list_open_calls(database, actor),
        may_call=actor.has(Permission.FACILITATE),
        today=now().date(),
    )


@room.get("/calls/new")
@access(Permission.FACILITATE)
def show_new_call() -> ResponseReturnValue:
    """An empty form, or one about a gap: `property`, `asked` and the members that might (`member`, several times)."""
    key, asked = request.args.get("property", "")[:80], request.args.get("asked", "")[:200]
    data: dict[str, object] = {
        "property": key,
        "asked": asked,
        "subject": f"{property_name(key)} {asked}".strip()[:200] if key else "",
        "members": request.args.getlist("member", type=int),
    }
    return _page(_form(data))


@room.post("/calls/new")
@access(Permission.FACILITATE)
def send_call() -> ResponseReturnValue:
    """Send it to the chosen members."""
    form = _form()
    if form.validate():
        call = Call(
            cluster_id=form.cluster.data,
            subject=form.subject.data,
            text=form.text.data,
            asked=AskedProperty(key=form.property.data or "", words=form.asked.data),
            due_on=form.due_on.data,
        )
        try:
            call_id = calls.send_call(
                the_database(),
                current_actor(),
                call,
                form.members.data,
                base_url=the_settings().base_url,
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            count = len(form.members.data)
            flash(
                ngettext("The call is sent to {count} member.", "The call is sent to {count} members.", count),
                "success",
            )
            return redirect(url_for("calls.show_call", call_id=call_id))
    return _page(form), 422


@room.get("/calls/<int:call_id>")
@access(Permission.FACILITATE, Permission.EDIT_OFFERINGS)
def show_call(call_id: int) -> ResponseReturnValue:
    """One call: all answers for its facilitator, its own for a member, with the way to answer."""
    page = calls.get_call_page(the_database(), current_actor(), call_id)
    return render_template("calls/show.html", page=page, form=AnswerForm(formdata=None), today=now().date())


@room.post("/calls/<int:call_id>/answers/<int:organisation_id>")
@access(Permission.EDIT_OFFERINGS)
def answer_call(call_id: int, organisation_id: int) -> ResponseReturnValue:
    """Say that the firm can, or that it cannot."""
    form, said = AnswerForm(), request.form.get("answer")
    if said not in {"can", "cannot"}:
        abort(400)
    if not form.validate():
        page = calls.get_call_page(the_database(), current_actor(), call_id)
        return render_template("calls/show.html", page=page, form=form, today=now().date()), 422
    calls.answer_call(
        the_database(),
        current_actor(),
        call_id,
        organisation_id,
        can=said == "can",
        note=form.note.data,
        now=now(),
    )
    flash(_("Thank you. The facilitator sees your answer."), "success")
    return redirect(url_for("calls.show_call", call_id=call_id))


def _form(data: dict[str, object] | None = None) -> CallForm:
    form = CallForm() if data is None else CallForm(formdata=None, data=data)
    tree = people.list_cluster_tree(the_database(), current_actor(), now().date())
    form.cluster.choices = choices((str(view.cluster.id), view.cluster.name) for view in tree if view.may_facilitate)
    members = calls.list_callable_members(the_database(), current_actor())
    form.members.choices = choices((str(one.id), one.display_name) for one in members)
    return form


def _page(form: CallForm) -> str:
    return render_template("calls/new.html", form=form)
