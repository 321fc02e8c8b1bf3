"""Deciding on many: proposals by pattern with a preview, and what the files ask that no requirement took."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.editing import condition_name
from bidbuilder.domain.tenders.patterns import describe_pattern
from bidbuilder.services import left_out, reviewing
from bidbuilder.services.left_out import ReasonMissing
from bidbuilder.services.tenders import get_tender_summary
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, message_of, ngettext
from bidbuilder.web.tenders.blueprint import room

_BETWEEN = "/"  # between key and name of a proposal in the value of a check box; keys have none


@room.get("/tenders/<int:tender_id>/review/patterns")
@access(Permission.SEE_BIDS)
def show_patterns(tender_id: int) -> ResponseReturnValue:
    """The patterns of proposed conditions, the most frequent first; one of them opened with what it would decide on."""
    page = reviewing.list_patterns(the_database(), current_actor(), tender_id)
    chosen = request.args.get("pattern", "")
    found = reviewing.preview_pattern(the_database(), current_actor(), tender_id, chosen) if chosen else ()
    return render_template(
        "tenders/patterns.html",
        page=page,
        tender=page.tender,
        counts=page.counts,
        patterns=[(describe_pattern(pattern), number) for pattern, number in page.patterns.items()],
        chosen=describe_pattern(chosen) if chosen else None,
        proposals=[(one, one.line.requirement.constraints[one.position], _value(one)) for one in found],
        most=reviewing.MOST_AT_ONCE,
        may_manage=reviewing.may_review(current_actor(), page.tender),
    )


@room.post("/tenders/<int:tender_id>/review/patterns")
@access(Permission.MANAGE_TENDERS)
def decide_pattern(tender_id: int) -> ResponseReturnValue:
    """Accept or refuse exactly the ticked proposals, as one step that can be taken back whole."""
    chosen: dict[str, list[str]] = {}
    for value in request.form.getlist("proposal"):
        key, _mark, name = value.partition(_BETWEEN)
        chosen.setdefault(key, []).append(name)
    try:
        state = ConstraintState(request.form.get("state", ""))
    except ValueError as unknown:
        raise NotFound from unknown
    count = reviewing.decide_many(the_database(), current_actor(), tender_id, chosen, state, now=now())
    if state is ConstraintState.CONFIRMED:
        told = ngettext("{count} proposal was accepted.", "{count} proposals were accepted.", count)
    else:
        told = ngettext("{count} proposal was refused.", "{count} proposals were refused.", count)
    flash(told, "success" if count else "info")
    return redirect(url_for("tenders.show_patterns", tender_id=tender_id))


@room.get("/tenders/<int:tender_id>/review/left-out")
@access(Permission.SEE_BIDS)
def show_left_out(tender_id: int) -> ResponseReturnValue:
    """What the files ask and no requirement took, or what was set aside and why."""
    return _left_out_page(tender_id)


@room.post("/tenders/<int:tender_id>/review/left-out/<int:ask_id>/make")
@access(Permission.MANAGE_TENDERS)
def make_requirement(tender_id: int, ask_id: int) -> ResponseReturnValue:
    """Make a requirement of it, and go on with the list."""
    key = left_out.make_requirement(the_database(), current_actor(), tender_id, ask_id, now=now())
    flash(_("The words are a requirement now: {key}. It waits to be confirmed.", key=key), "success")
    return _back(tender_id)


@room.post("/tenders/<int:tender_id>/review/left-out/<int:ask_id>/set-aside")
@access(Permission.MANAGE_TENDERS)
def set_aside(tender_id: int, ask_id: int) -> ResponseReturnValue:
    """Say why it is no requirement."""
    reason = request.form.get("reason", "") or request.form.get("usual", "")
    alike = bool(request.form.get("alike"))
    try:
        count = left_out.set_aside(the_database(), current_actor(), tender_id, ask_id, reason, alike=alike, now=now())
    except ReasonMissing as missing:
        section = find_key(request.args.get("section"))
        told = {ask_id: message_of(missing)}
        return _section_page(tender_id, section, told) if section else _left_out_page(tender_id, told), 422
    flash(ngettext("{count} place was set aside.", "{count} places were set aside.", count), "success")
    return _back(tender_id)


@room.post("/tenders/<int:tender_id>/review/left-out/<int:ask_id>/take-up")
@access(Permission.MANAGE_TENDERS)
def take_up_again(tender_id: int, ask_id: int) -> ResponseReturnValue:
    """Put it back on the list."""
    left_out.take_up_again(the_database(), current_actor(), tender_id, ask_id, now=now())
    return _back(tender_id)


@room.get("/tenders/<int:tender_id>/review/left-out/<int:ask_id>")
@access(Permission.SEE_BIDS)
def show_section(tender_id: int, ask_id: int) -> ResponseReturnValue:
    """The other sentences of the chapter, sheet or page that words stand in."""
    return _section_page(tender_id, ask_id)


@room.post("/tenders/<int:tender_id>/review/left-out/<int:ask_id>/set-section-aside")
@access(Permission.MANAGE_TENDERS)
def set_section_aside(tender_id: int, ask_id: int) -> ResponseReturnValue:
    """Say of all of them at once why they are no requirements, and go on with the next chapter."""
    reason = request.form.get("reason", "")
    try:
        count = left_out.set_section_aside(the_database(), current_actor(), tender_id, ask_id, reason, now=now())
    except ReasonMissing as missing:
        return _section_page(tender_id, ask_id, {0: message_of(missing)}), 422
    flash(ngettext("{count} place was set aside.", "{count} places were set aside.", count), "success")
    following = left_out.get_section(the_database(), current_actor(), tender_id, ask_id).following
    if following is None:
        return redirect(url_for("tenders.show_left_out", tender_id=tender_id))
    return redirect(url_for("tenders.show_section", tender_id=tender_id, ask_id=following.first))


@room.get("/tenders/<int:tender_id>/review/look")
@access(Permission.SEE_BIDS)
def show_look(tender_id: int) -> ResponseReturnValue:
    """That the files are still being looked into; a page that waits for it is reloaded when they were."""
    page = get_tender_summary(the_database(), current_actor(), tender_id)
    is_over = page.left_out is not None or page.look is None
    may_manage = reviewing.may_review(current_actor(), page.tender)
    shown = render_template("tenders/look.html", page=page, tender=page.tender, may_manage=may_manage)
    return shown, 200, {"HX-Refresh": "true"} if is_over else {}


def _left_out_page(tender_id: int, errors: dict[int, str] | None = None) -> str:
    is_aside = bool(request.args.get("aside"))
    number = max(1, find_key(request.args.get("page")) or 1)
    page = left_out.get_left_out(the_database(), current_actor(), tender_id, number, set_aside=is_aside)
    return render_template(
        "tenders/left_out.html",
        page=page,
        tender=page.tender,
        counts=page.counts,
        is_aside=is_aside,
        errors=errors or {},
        may_manage=reviewing.may_review(current_actor(), page.tender),
    )


def _section_page(tender_id: int, ask_id: int, errors: dict[int, str] | None = None) -> str:
    number = max(1, find_key(request.args.get("page")) or 1)
    page = left_out.get_section(the_database(), current_actor(), tender_id, ask_id, number)
    return render_template(
        "tenders/left_out_section.html",
        page=page,
        tender=page.tender,
        counts=page.counts,
        section=ask_id,
        errors=errors or {},
        may_manage=reviewing.may_review(current_actor(), page.tender),
    )


def _back(tender_id: int) -> ResponseReturnValue:
    section = find_key(request.args.get("section"))
    if section:
        return redirect(url_for("tenders.show_section", tender_id=tender_id, ask_id=section))
    kept: dict[str, Any] = {name: request.args[name] for name in ("aside", "page") if request.args.get(name)}
    return redirect(url_for("tenders.show_left_out", **{**kept, "tender_id": tender_id}))


def _value(proposal: reviewing.Proposal) -> str:
    requirement = proposal.line.requirement
    return f"{requirement.key}{_BETWEEN}{condition_name(requirement.constraints[proposal.position])}"
