"""What a supplier states of restricted substances, in the terms of the directives. Proofs are documents of the offering."""

from enum import StrEnum


class RohsStatement(StrEnum):
    """Directive 2011/65/EU: restricted substances in electrical and electronic equipment."""

    COMPLIES = "complies"
    EXEMPTION = "exemption"
    DOES_NOT_COMPLY = "does-not-comply"
    OUT_OF_SCOPE = "out-of-scope"


class ReachStatement(StrEnum):
    """Regulation (EC) 1907/2006, article 33: substances of very high concern above 0.1 % by mass in an article."""

    NONE_ABOVE_LIMIT = "none-above-limit"
    ABOVE_LIMIT = "above-limit"
    OUT_OF_SCOPE = "out-of-scope"
