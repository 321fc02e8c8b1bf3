"""What a change of the call touches in a bid, to be confirmed again. Finding it out is `reconfirming`'s work."""

from dataclasses import dataclass
from enum import StrEnum


class Touch(StrEnum):
    """What is touched, in the order it is looked at."""

    DEADLINE = "deadline"
    CONDITIONS = "conditions"
    VERDICT = "verdict"
    ITEM = "item"
    QUOTE = "quote"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconfirmation:
    """One thing to confirm again. `subject` is a key of the bid (requirement, item, member), `title` what to call it.

    `change` is the id of the buyer's change; `id`, `addendum` and who confirmed it are known once it is stored.
    """

    kind: Touch
    subject: str
    title: str
    change: str
    requirement_key: str = ""
    id: int | None = None
    addendum: str = ""
    done_by: str = ""
