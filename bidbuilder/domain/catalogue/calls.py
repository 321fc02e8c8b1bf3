"""Calls for offerings: a facilitator asks members whether they can offer what is missing. No price is ever part of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class AnswerState(StrEnum):
    """What a member said."""

    ASKED = "asked"
    CAN = "can"
    CANNOT = "cannot"


class NobodyCalled(Refusal):
    """A call goes to somebody."""

    code = "nobody-called"
    message = translatable("The call goes to nobody.")
    hint = translatable("Choose at least one member.")


class DueDayPast(Refusal):
    """An answer cannot be due before it is asked for."""

    code = "due-day-past"
    message = translatable("The day for answers has passed already.")
    hint = translatable("Choose a later day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedProperty:
    """The property a call is about, and what is asked of it in words (`≥ 400 kW`); ``""`` for a call without one."""

    key: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call as its facilitator wrote it."""

    id: int | None = None
    cluster_id: int
    subject: str
    text: str = ""
    asked: AskedProperty = AskedProperty()
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswer:
    """A member's part in a call."""

    organisation_id: int
    state: AnswerState = AnswerState.ASKED
    answered_at: datetime | None = None
    answered_by: str = ""
    note: str = ""


def check_call(call: Call, organisation_ids: frozenset[int], today: date) -> None:
    """Refuse a call that nobody gets or that is due too early. Raises `NobodyCalled`, `DueDayPast`."""
    if not organisation_ids:
        raise NobodyCalled(where="members")
    if call.due_on < today:
        raise DueDayPast(where="due_on")
