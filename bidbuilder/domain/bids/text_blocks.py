"""The text library: blocks that proposals are begun from, each with owner, language and the day it is to be looked at again."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class BlockKind(StrEnum):
    """What a block tells."""

    PROFILE = "profile"
    REFERENCE = "reference"
    METHOD = "method"
    CV = "cv"


class BlockIncomplete(Refusal):
    """A block needs a title and a text."""

    code = "block-incomplete"
    message = translatable("The block needs a title and a text.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A text an organisation keeps for its bids. `owner` is the person who keeps it right, `review_on` the next look at it.

    `is_shared`: leads of bids this organisation is a partner of may take it in.
    """

    id: int | None = None
    organisation_id: int
    kind: BlockKind
    language: str
    title: str
    text: str
    owner: str = ""
    review_on: date | None = None
    is_shared: bool = False
    revision: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None

    def is_stale(self, today: date) -> bool:
        """Whether the day to look at it again has passed."""
        return self.review_on is not None and self.review_on < today


def require_complete(block: TextBlock) -> TextBlock:
    """The block; raises `BlockIncomplete`."""
    if not block.title.strip() or not block.text.strip():
        raise BlockIncomplete(where="title" if not block.title.strip() else "text")
    return block
