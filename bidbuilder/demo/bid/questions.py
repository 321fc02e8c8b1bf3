"""The demo's questions to the buyer: two that went out, of which one is answered, and a draft."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bidbuilder.domain.people.permissions import Actor
from bidbuilder.services.clarifications import answer_question, draft_question, send_questions
from bidbuilder.storage.database import Database

_SENT = (
    ("A.1.2", "Does the turnover of relied-upon entities count towards the sum of the group?"),
    ("B.1.2", "May the bid security be a guarantee of an insurance company?"),
)
_ANSWER = "Yes, of any insurance company admitted in the European Union."
_DRAFT = "Is there a drawing of the existing substation?"


def ask_buyer(database: Database, manager: Actor, tender_id: int, keys: Mapping[str, str], now: datetime) -> None:
    """Ask, send, enter the answer to the last one, and draft one more. `keys` are of requirements by number."""
    asked_at = now - timedelta(days=4)
    asked = [draft_question(database, manager, tender_id, text, keys[number], now=asked_at) for number, text in _SENT]
    send_questions(database, manager, tender_id, now=asked_at)
    answer_question(database, manager, tender_id, asked[-1].id or 0, _ANSWER, now=now - timedelta(days=1))
    draft_question(database, manager, tender_id, _DRAFT, now=now)
