"""The solution page: requirements, tree and candidates, and the edits that change coverage and price at once.

Every edit is one POST that names the revision it was made on. A script gets the three panes and the bar back; without
scripts the browser is led back to the page.
"""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.solutions.rebasing import EditsCollide
from bidbuilder.services import candidates, solutions
from bidbuilder.services.solutions import Workspace
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.edits import edit_from
from bidbuilder.web.bids.panes import Panes, lay_out
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, current_language, hint_of, message_of
from bidbuilder.web.parts import wants_part

CANDIDATES_SHOWN = 30


@room.get("/bids/<int:bid_id>/solution")
@access(Permission.SEE_BIDS)
def show_solution(bid_id: int) -> ResponseReturnValue:
    """The three panes; a script that chose a requirement gets them alone, one that asks for the rest of a list that."""
    if wants_part() and request.args.get("lines") == "rest":
        return _render_rest(bid_id)
    return _render("bids/panes.html" if wants_part() else "bids/solution.html", bid_id)


@room.post("/bids/<int:bid_id>/solution/edit")
@access(Permission.MANAGE_BIDS)
def edit_solution(bid_id: int) -> ResponseReturnValue:
    """Carry out one edit."""
    try:
        edit = edit_from(request.form)
        solutions.edit_solution(the_database(), current_actor(), bid_id, edit, base_revision=_revision(), now=now())
    except Refusal as refusal:
        return _answer(bid_id, refusal)
    return _answer(bid_id)


@room.post("/bids/<int:bid_id>/solution/undo")
@access(Permission.MANAGE_BIDS)
def undo(bid_id: int) -> ResponseReturnValue:
    """Take the last edit back."""
    try:
        solutions.undo(the_database(), current_actor(), bid_id, base_revision=_revision(), now=now())
    except Refusal as refusal:
        return _answer(bid_id, refusal)
    return _answer(bid_id)


@room.post("/bids/<int:bid_id>/solution/redo")
@access(Permission.MANAGE_BIDS)
def redo(bid_id: int) -> ResponseReturnValue:
    """Do what was undone again."""
    try:
        solutions.redo(the_database(), current_actor(), bid_id, base_revision=_revision(), now=now())
    except Refusal as refusal:
        return _answer(bid_id, refusal)
    return _answer(bid_id)


def _answer(bid_id: int, refusal: Refusal | None = None) -> ResponseReturnValue:
    words = _told(refusal) if refusal else ()
    if wants_part():
        return _render("bids/panes.html", bid_id, refused=words)
    for one in words:
        flash(one, "warning")
    requirement, node, find = (request.form.get(name) or None for name in ("requirement", "node", "find"))
    return redirect(url_for("bids.show_solution", bid_id=bid_id, requirement=requirement, node=node, find=find))


def _told(refusal: Refusal) -> tuple[str, ...]:
    """What was refused and how to go on; after a collision also what the other person changed."""
    changes = refusal.changes if isinstance(refusal, EditsCollide) else ()
    words = f"{message_of(refusal)} {hint_of(refusal)}".strip()
    return (words, *(_(change.message, **change.params) for change in changes))


def _render_rest(bid_id: int) -> str:
    """The requirements below those the pane opened with."""
    workspace = solutions.load_workspace(the_database(), current_actor(), bid_id, now=now())
    panes = lay_out(workspace, _chosen_requirement(), request.values.get("node", ""))
    here = url_for("bids.show_solution", bid_id=bid_id)
    return render_template("bids/requirement_lines.html", panes=panes, shown=panes.later_lines, left=0, here=here)


def _render(template: str, bid_id: int, refused: Sequence[str] = ()) -> str:
    workspace = solutions.load_workspace(the_database(), current_actor(), bid_id, now=now())
    panes = lay_out(workspace, _chosen_requirement(), request.values.get("node", ""))
    words = request.values.get("find", "").strip()
    return render_template(
        template,
        summary=workspace.summary,
        findings=workspace.findings,
        workspace=workspace,
        panes=panes,
        found=_candidates(workspace, panes, words),
        find=words,
        refused=refused,
        with_all_lines=request.args.get("lines") == "all",
        is_part=template == "bids/panes.html",
        here=url_for("bids.show_solution", bid_id=bid_id),
        edit_address=url_for("bids.edit_solution", bid_id=bid_id),
    )


def _candidates(workspace: Workspace, panes: Panes, words: str) -> candidates.CandidateList | None:
    if panes.requirement is None:
        return None
    return candidates.find_candidates(
        the_database(),
        current_actor(),
        workspace.summary.bid_id,
        panes.requirement.key,
        words,
        CANDIDATES_SHOWN,
        current_language(),
    )


def _chosen_requirement() -> str:
    return request.values.get("requirement", "")


def _revision() -> int:
    return request.form.get("revision", type=int) or 0
