"""What the steps of a price and the sources of its lines are called, on pages and in the lead's own papers."""

from collections.abc import Mapping

from bidbuilder.domain.basics.findings import translatable

STEP_WORDS: Mapping[str, str] = {
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
}

SOURCE_WORDS: Mapping[str, str] = {
    "quote": translatable("quote"),
    "list": translatable("list price"),
    "plug": translatable("placeholder"),
    "lead": translatable("own service"),
}
