"""A passage of a text as it is weighed: a sentence, list item or cell with where it stands and what the rules say of it."""

from dataclasses import dataclass

from bidbuilder.formats.readers.prose.blocks import Block
from bidbuilder.formats.readers.prose.statements import Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """`headings` are those above it, outermost first; `lead_in` the sentence that announces its list, or ``""``.

    `statement` is what the words of it, or of its lead-in, ask by rule; `is_listed` says that the lead-in asks.
    """

    block: Block
    sentence: str
    headings: tuple[Block, ...]
    statement: Statement | None
    lead_in: str = ""
    is_listed: bool = False
    is_about_tendering: bool = False
