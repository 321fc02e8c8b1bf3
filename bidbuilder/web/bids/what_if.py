"""What if: try steps on a bid and see coverage and price before and after. The address holds the question, to be shared."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.bids.suppositions import (
    Amount,
    KeyDate,
    LeaveOut,
    Loosen,
    MoveDate,
    Step,
    StepUnclear,
    Swap,
    edit_of,
    read_step,
    write_step,
)
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.solutions.edits import Several
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.i18n.formats import decimal_mark, format_date, plain_number
from bidbuilder.services import solutions, what_if
from bidbuilder.services.what_if import WhatIf
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, current_language, hint_of, message_of
from bidbuilder.web.trade_words import condition_values, property_name, unit_label
from bidbuilder.web.words import word_of

MOST_STEPS = 40

_DATES = {
    KeyDate.SUBMISSION: translatable("Submission"),
    KeyDate.AWARD: translatable("Expected award"),
    KeyDate.DELIVERY: translatable("End of delivery"),
}


class DayMissing(Refusal):
    """A step that moves a day has no day."""

    code = "day-missing"
    message = translatable("Choose the day it moves to.")


class ShownStep(NamedTuple):
    """A step in words, and the address of the question without it."""

    words: str
    without: str
    is_the_buyers: bool


@room.get("/bids/<int:bid_id>/what-if")
@access(Permission.SEE_BIDS)
def show_what_if(bid_id: int) -> ResponseReturnValue:
    """The bid before and after the steps of the address; a form that adds one leads to the address with it."""
    try:
        steps = _steps()
        added = _added_step()
        if added is not None:
            _try(bid_id, (*steps, added))
            return redirect(_address(bid_id, (*steps, added)))
        page = _try(bid_id, steps)
    except Refusal as refusal:
        if not request.args:
            raise
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
        return redirect(_address(bid_id, _sound_steps()))
    return _render(bid_id, page, steps)


@room.post("/bids/<int:bid_id>/what-if/apply")
@access(Permission.MANAGE_BIDS)
def apply_what_if(bid_id: int) -> ResponseReturnValue:
    """Carry out the steps about the solution, as one edit that one undo takes back."""
    revision = request.form.get("revision", type=int) or 0
    try:
        steps = _steps()
        page = _try(bid_id, steps)
        edit = edit_of(steps, page.dossier.solution)
        solutions.edit_solution(the_database(), current_actor(), bid_id, edit, base_revision=revision, now=now())
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
        return redirect(_address(bid_id, ()))
    flash(_("The steps were taken. One undo takes all of them back."), "success")
    return redirect(url_for("bids.show_solution", bid_id=bid_id))


def _try(bid_id: int, steps: Sequence[Step]) -> WhatIf:
    key = request.args.get("item", "")
    return what_if.try_steps(the_database(), current_actor(), bid_id, steps, item_key=key, now=now())


def _steps() -> tuple[Step, ...]:
    return tuple(read_step(text) for text in request.values.getlist("step")[:MOST_STEPS])


def _sound_steps() -> tuple[Step, ...]:
    """What to go on with after a refusal: the steps before the one a form added, else none."""
    if not request.args.get("add"):
        return ()
    try:
        return _steps()
    except StepUnclear:
        return ()


def _added_step() -> Step | None:
    """The step a form adds, if one was sent. Raises the refusals of numbers, `StepUnclear` and `DayMissing`."""
    match request.args.get("add", ""):
        case "":
            return None
        case "leave":
            return LeaveOut(_number("member"))
        case "swap":
            return Swap(request.args.get("swapped", ""), _number("offering"))
        case "amount":
            return Amount(request.args.get("item", ""), _typed(request.args.get("quantity", "")))
        case "bound":
            return Loosen(request.args.get("key", ""), _number("place"), _values())
        case "date":
            return MoveDate(_key_date(), _day())
        case other:
            raise StepUnclear(step=other)


def _number(name: str) -> int:
    number = request.args.get(name, type=int)
    if number is None:
        raise StepUnclear(step=name)
    return number


def _key_date() -> KeyDate:
    try:
        return KeyDate(request.args.get("which", ""))
    except ValueError as wrong:
        raise StepUnclear(step=request.args.get("which", "")[:80]) from wrong


def _typed(text: str) -> Decimal:
    return read_number(text, decimal_mark(current_language()))


def _values() -> tuple[str, ...]:
    """The values of a condition: numbers as the reader writes them, everything else as it is typed."""
    return tuple(_plain(text.strip()) for text in request.args.getlist("value") if text.strip())


def _plain(text: str) -> str:
    try:
        return f"{_typed(text):f}"
    except Refusal:
        return text


def _day() -> date:
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError as wrong:
        raise DayMissing(where="day") from wrong


def _address(bid_id: int, steps: Iterable[Step]) -> str:
    return url_for("bids.show_what_if", bid_id=bid_id, step=[write_step(step) for step in steps] or None)


def _render(bid_id: int, page: WhatIf, steps: Sequence[Step]) -> str:
    shown = [
        ShownStep(
            _words_of(step, page),
            _address(bid_id, (*steps[:place], *steps[place + 1 :])),
            isinstance(step, (Loosen, MoveDate)),
        )
        for place, step in enumerate(steps)
    ]
    return render_template(
        "bids/what_if.html",
        summary=page.summary,
        findings=page.findings,
        what_if=page,
        steps=[write_step(step) for step in steps],
        shown=shown,
        telling=page.supposed.map_reasons(),
        requirements={one.key: one for one in page.dossier.tender.requirements},
        opened=_opened(page),
        chosen_item=request.args.get("item", ""),
        dates=[(which.value, _(words)) for which, words in _DATES.items()],
        can_apply=page.may_edit and edit_of(steps, page.dossier.solution) != Several(edits=()),
    )


def _opened(page: WhatIf) -> Requirement | None:
    """The requirement whose conditions the page offers to loosen, named by its number or key."""
    asked = request.args.get("requirement", "").strip()
    found = (one for one in page.dossier.tender.requirements if asked and asked in {one.number, one.key})
    return next(found, None)


def _words_of(step: Step, page: WhatIf) -> str:
    titles = {node.key: node.title for node in page.dossier.solution.walk()}
    match step:
        case LeaveOut(organisation_id):
            return _("{member} leaves", member=page.members.get(organisation_id, str(organisation_id)))
        case Swap(item_key, offering_id):
            found = page.offerings[offering_id]
            name = choose_text(found.names, current_language()) or found.code
            member = page.members.get(found.organisation_id, "")
            return _("{name} of {member} instead of “{item}”", name=name, member=member, item=titles.get(item_key, ""))
        case Amount(item_key, quantity):
            return _(
                "{quantity} of “{item}”",
                quantity=plain_number(current_language(), quantity),
                item=titles.get(item_key, item_key),
            )
        case Loosen():
            return _loosened_words(step, page)
        case MoveDate(which, day):
            return _("{which}: {day}", which=_(_DATES[which]), day=format_date(current_language(), day))


def _loosened_words(step: Loosen, page: WhatIf) -> str:
    requirement = page.supposed.after.dossier.tender.find_requirement(step.requirement_key)
    if requirement is None:
        return step.requirement_key
    condition = requirement.constraints[step.place]
    values = " … ".join(condition_values(condition))
    words = f"{property_name(condition.property)} {word_of(condition.operator)} {values} {unit_label(condition.unit)}".strip()
    return _("requirement {number}: {condition}", number=requirement.number, condition=words)
