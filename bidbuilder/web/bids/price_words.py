"""What the steps of a price and the sources of its lines are called on pages."""

import re
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.pricing.step_words import SOURCE_WORDS, STEP_WORDS
from bidbuilder.i18n.formats import format_number
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.language import _, current_language

_PERCENTAGE = re.compile(r"\d+(?:\.\d+)?(?= %)")

_STEP_WORDS = {
    **STEP_WORDS,
    "discount": translatable("Discount"),
    "total": translatable("Price of the bid"),
}
_SOURCE_WORDS = {**SOURCE_WORDS, "none": translatable("no price")}


@room.app_template_filter("step_word")
def step_word(kind: str) -> str:
    """The name of a kind of step."""
    return _(_STEP_WORDS[kind])


@room.app_template_filter("step_note")
def step_note(note: str) -> str:
    """What is noted at a step, its percentages as the reader's language writes them; numbers of duties stay as they are."""
    return _PERCENTAGE.sub(lambda found: format_number(current_language(), Decimal(found[0])), note)


@room.app_template_filter("source_word")
def source_word(source: str) -> str:
    """Where the cost of a line comes from."""
    return _(_SOURCE_WORDS.get(source, source))
