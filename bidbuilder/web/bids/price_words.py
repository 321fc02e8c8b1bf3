"""What the steps of a price and the sources of its lines are called on pages."""

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.language import _

_STEP_WORDS = {
    "quote": translatable("Members' prices"),
    "exchange": translatable("Prices from other currencies"),
    "forward": translatable("Forward mark-up"),
    "one-off": translatable("One-off costs"),
    "shared": translatable("Shared costs"),
    "securities": translatable("Fees of securities"),
    "financing": translatable("Interest until we are paid"),
    "contingency": translatable("Contingency"),
    "markup": translatable("Mark-up"),
    "duties": translatable("Import duties"),
    "paid-duties": translatable("Duties already paid"),
    "rounding": translatable("Rounding"),
    "discount": translatable("Discount"),
    "total": translatable("Price of the bid"),
}
_SOURCE_WORDS = {
    "lead": translatable("own service"),
    "quote": translatable("quote"),
    "list": translatable("list price"),
    "plug": translatable("placeholder"),
    "none": translatable("no price"),
}


@room.app_template_filter("step_word")
def step_word(kind: str) -> str:
    """The name of a kind of step."""
    return _(_STEP_WORDS[kind])


@room.app_template_filter("source_word")
def source_word(source: str) -> str:
    """Where the cost of a line comes from."""
    return _(_SOURCE_WORDS.get(source, source))
