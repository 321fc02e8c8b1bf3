"""A run of the composer: watch it, stop it, look at what came of it, take it whole or in part, compare two solutions."""

from collections.abc import Callable, Mapping, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.sourcing.adjusting import adjustments_of
from bidbuilder.composer.sourcing.record import BEST, Record
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.services import bids, composed, composing, solutions
from bidbuilder.services.composed import ResultPage
from bidbuilder.services.composing import RunState
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.compose_asked import offerings_of, wishes_words
from bidbuilder.web.bids.compose_charts import curve_of, dots_of, levels_of
from bidbuilder.web.bids.compose_parts import differing_members, member_parts
from bidbuilder.web.bids.compose_words import Speaker, against_words
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, current_language, hint_of, message_of

_ASKED = frozenset({ElementKind.NEED, ElementKind.CAPACITY})
_VIEWS = (
    ("changes", translatable("What changes")),
    ("why", translatable("Why this")),
    ("others", translatable("Members, trade-off, alternatives")),
    ("how", translatable("How it was composed")),
)


@room.get("/bids/<int:bid_id>/compose/<int:run_id>")
@access(Permission.SEE_BIDS)
def show_run(bid_id: int, run_id: int) -> ResponseReturnValue:
    """The live curve while the run is on, then its result; `solution` names one of its solutions."""
    state = composing.watch_run(the_database(), current_actor(), bid_id, run_id)
    if state.run.ended_at is None:
        page = bids.get_bid_page(the_database(), current_actor(), bid_id, now=now())
        return render_template(
            "bids/compose_run.html",
            summary=page.summary,
            findings=page.findings,
            **_live(state),
            may_edit=page.may_edit,
        )
    name = request.args.get("solution", BEST)
    result = composed.load_result(
        the_database(), current_actor(), bid_id, run_id, name, language=current_language(), now=now()
    )
    return render_template("bids/compose_result.html", **_shown(result))


@room.get("/bids/<int:bid_id>/compose/<int:run_id>/curve")
@access(Permission.SEE_BIDS)
def show_curve(bid_id: int, run_id: int) -> ResponseReturnValue:
    """The part of the page that shows a run at work; when it has ended the page is loaded anew."""
    state = composing.watch_run(the_database(), current_actor(), bid_id, run_id)
    headers = {} if state.is_on else {"HX-Refresh": "true"}
    return render_template("bids/compose_curve.html", bid_id=bid_id, **_live(state)), 200, headers


@room.post("/bids/<int:bid_id>/compose/<int:run_id>/stop")
@access(Permission.MANAGE_BIDS)
def stop_run(bid_id: int, run_id: int) -> ResponseReturnValue:
    """Stop and keep the best."""
    composing.stop_run(the_database(), current_actor(), bid_id, run_id, now=now())
    return redirect(url_for("bids.show_run", bid_id=bid_id, run_id=run_id))


@room.post("/bids/<int:bid_id>/compose/<int:run_id>/take")
@access(Permission.MANAGE_BIDS)
def take_result(bid_id: int, run_id: int) -> ResponseReturnValue:
    """Take a solution into the tree, whole or what is ticked; one step, so one undo takes it back."""
    name, revision = request.form.get("solution", BEST), request.form.get("revision", type=int) or 0
    things = None if request.form.get("all") else request.form.getlist("thing")
    database, actor = the_database(), current_actor()
    try:
        edit = composed.edit_of_result(database, actor, bid_id, run_id, name, things, revision=revision)
        solutions.edit_solution(database, actor, bid_id, edit, base_revision=revision, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
        return redirect(url_for("bids.show_run", bid_id=bid_id, run_id=run_id, solution=name))
    if things is None:
        flash(_("The solution was taken. One undo takes all of it back."), "success")
    else:
        flash(_("What was ticked was taken. One undo takes all of it back."), "success")
    return redirect(url_for("bids.show_solution", bid_id=bid_id))


@room.get("/bids/<int:bid_id>/compose/compare")
@access(Permission.SEE_BIDS)
def compare_results(bid_id: int) -> ResponseReturnValue:
    """Two solutions side by side; each is named by its run and its name, such as `3:best`."""
    sides = (_named(request.args.get("a", "")), _named(request.args.get("b", "")))
    page = composed.compare_results(
        the_database(), current_actor(), bid_id, sides, language=current_language(), now=now()
    )
    speakers = [Speaker(side.record, page.tender, page.members) for side in page.sides]
    return render_template(
        "bids/compose_compare.html",
        summary=page.summary,
        findings=page.findings,
        page_of=page,
        speakers=speakers,
        asked=[_wishes_words(side.record, page.tender, page.members) for side in page.sides],
        rows=_rows(page),
    )


def _named(text: str) -> tuple[int, str]:
    run, _colon, name = text.partition(":")
    if not run.isdecimal():
        raise NotFound
    return int(run), name or BEST


def _rows(page: composed.ComparePage) -> list[tuple[str, object, object]]:
    """Things of both sides by the key of their requirement, in the order of the tender."""
    by_side = [{change.thing.key: change for change in side.changes} for side in page.sides]
    ordered = [one.key for one in page.tender.requirements if any(one.key in side for side in by_side)]
    return [(key, by_side[0].get(key), by_side[1].get(key)) for key in ordered]


def _missing(record: Record) -> tuple[str, ...]:
    """Things of the conflict that nobody can answer as they are asked for: one more member would have to."""
    needs = {element.ids[0] for element in record.composed.answer.conflict if element.kind is ElementKind.NEED}
    return tuple(one.key for one in record.things if one.key in needs and not one.candidates)


def _in_order(conflict: Sequence[Element], tender: Tender) -> list[Element]:
    """The demands of a conflict: requirements in the order of the tender, then rules."""
    place_of = _place_in(tender)
    return sorted(conflict, key=lambda one: place_of(one.ids[0] if one.kind in _ASKED and one.ids else ""))


def _place_in(tender: Tender) -> Callable[[str], int]:
    """The place of a requirement in the tender by its key, or that of one of its rows; what is none comes last."""
    places = {one.key: place for place, one in enumerate(tender.requirements)}
    return lambda key: places.get(key.partition("#")[0], len(places))


def _wishes_words(record: Record, tender: Tender, members: Mapping[int, str]) -> list[str]:
    return wishes_words(record.wishes, tender, members, record.currency, offerings_of(record))


def _live(state: RunState) -> Mapping[str, object]:
    return {"state": state, "curve": curve_of(state.run.curve)}


def _address(result: ResultPage, view: str) -> str:
    return url_for("bids.show_run", bid_id=result.summary.bid_id, run_id=result.run.id, solution=result.name, view=view)


def _shown(result: ResultPage) -> dict[str, object]:
    speaker = Speaker(result.record, result.tender, result.members)
    answer = result.record.composed.answer
    found = result.record.composed
    dots = dots_of(answer.trade_off)
    view = request.args.get("view", "changes")
    return {
        "summary": result.summary,
        "findings": result.findings,
        "view": view if view in dict(_VIEWS) else "changes",
        "views": [(_(words), _address(result, name), name == view) for name, words in _VIEWS],
        "result": result,
        "speaker": speaker,
        "answer": answer,
        "curve": curve_of(result.run.curve),
        "dots": dots,
        "levels": levels_of(dots),
        "against_words": lambda value: against_words(result.record, value),
        "missing": _missing(result.record),
        "near": result.record.list_nearest(),
        "repairs": [(repair, adjustments_of(repair, result.record)) for repair in answer.repairs],
        "asked": _wishes_words(result.record, result.tender, result.members),
        "by_hand": sorted(result.record.by_hand, key=_place_in(result.tender)),
        "conflict": _in_order(answer.conflict, result.tender),
        "parts": member_parts(result.record, result.choice, result.members) if result.choice else [],
        "differing": [
            differing_members(one, answer.choice, result.members) for one in answer.alternatives if answer.choice
        ],
        "reasons": {reason.offer: reason for reason in found.reasons},
        "costs": found.costs,
    }
