"""What the steps of a price and the sources of its lines are called on pages."""

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.pricing.step_words import SOURCE_WORDS, STEP_WORDS
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.language import _

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


@room.app_template_filter("source_word")
def source_word(source: str) -> str:
    """Where the cost of a line comes from."""
    return _(_SOURCE_WORDS.get(source, source))
