"""What codes are called in documents: verdicts with sign and colour, levels, roles, securities and declarations."""

from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.writers.words import Words


@dataclass(frozen=True, slots=True)
class VerdictLook:
    """A verdict's word (a message), its sign, the colour of both and the tint behind them (`RRGGBB`)."""

    word: str
    sign: str
    colour: str
    tint: str


# Never by colour alone: the word and the sign say the same.
VERDICT_LOOKS: Mapping[Verdict, VerdictLook] = {
    Verdict.MET: VerdictLook(translatable("Met"), "✓", "14653D", "E3F2E9"),
    Verdict.PARTLY: VerdictLook(translatable("Partly met"), "◐", "7A5200", "FCF1D6"),
    Verdict.DEVIATION: VerdictLook(translatable("Deviation"), "△", "9A3F00", "FCE8DA"),
    Verdict.NOT_MET: VerdictLook(translatable("Not met"), "✕", "A11B16", "FBE3E1"),
    Verdict.UNKNOWN: VerdictLook(translatable("Not known"), "?", "4A5156", "ECEEEF"),
}

LEVEL_WORDS: Mapping[Level, str] = {
    Level.MANDATORY: translatable("Mandatory"),
    Level.RATED: translatable("Rated"),
    Level.INFORMATION: translatable("Information"),
}

ROLE_WORDS: Mapping[PartnerRole, str] = {
    PartnerRole.GROUP_LEADER: translatable("Leader of the group"),
    PartnerRole.GROUP_MEMBER: translatable("Member of the group"),
    PartnerRole.RELIED_UPON: translatable("Entity relied upon"),
    PartnerRole.SUBCONTRACTOR: translatable("Subcontractor"),
}

SECURITY_WORDS: Mapping[str, str] = {
    "bid": translatable("Bid security"),
    "performance": translatable("Performance security"),
}

# By the kind in the name of the file.
DECLARATION_TITLES: Mapping[str, str] = {
    "bidder": translatable("Declaration of the bidder"),
    "group-member": translatable("Declaration of a member of the group"),
    "commitment": translatable("Commitment of an entity relied upon"),
    "subcontractor": translatable("Declaration of a subcontractor"),
    "manufacturer": translatable("Manufacturer's authorisation"),
    "origin": translatable("Declaration of origin"),
    "securities": translatable("Form of securities"),
}


def verdict_words(words: Words, verdict: Verdict) -> str:
    """The sign and the word of a verdict."""
    look = VERDICT_LOOKS[verdict]
    return f"{look.sign}\u00a0{words.say(look.word)}"
