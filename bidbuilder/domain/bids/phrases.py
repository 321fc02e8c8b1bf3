"""The standing sentences of the default documents that a lead may say in its own words, language by language.

A sentence is known by its English message. Facts stand in it as `{fields}`; own words must keep every one of them, so that
no document loses a fact.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.organisations import Phrase

# Not a sentence: a line under the title of every cover, which the documents of the house do not have.
COVER_LINE = "cover-line"
LONGEST_PHRASE = 1200

_FIELD = re.compile(r"\{([^{}]*)\}")


class PhraseFieldsDiffer(Refusal):
    """Own words that lack a fact of the sentence, or ask for one it does not have."""

    code = "phrase-fields-differ"
    message = translatable("These words must have exactly the fields {fields}; they have {found}.")
    hint = translatable("Fields stand for facts, such as a name or a date. Write each as it is, in braces.")


class PhraseTooLong(Refusal):
    """More than a sentence or two."""

    code = "phrase-too-long"
    message = translatable("Write at most {letters} characters.")


@dataclass(frozen=True, slots=True)
class StandingSentence:
    """A sentence that may be replaced: its English message, and where it stands."""

    message: str
    place: str


_LETTER, _PROPOSAL = translatable("Letter of bid"), translatable("Technical proposal")
_MATRIX, _GROUP = translatable("Compliance matrix"), translatable("The consortium")
_DECLARATIONS, _SIGNATURES = translatable("Declarations"), translatable("Above all signatures")

SENTENCES: tuple[StandingSentence, ...] = (
    StandingSentence(COVER_LINE, translatable("Every cover")),
    StandingSentence(
        "Having read the documents of the call, {name} offers to supply, install and hand over what they ask for,"
        " on their conditions and as described in this bid.",
        _LETTER,
    ),
    StandingSentence(
        "The price is made up line by line in the price schedules, which are part of this bid.",
        _LETTER,
    ),
    StandingSentence("No discount is offered beyond this price.", _LETTER),
    StandingSentence(
        "This bid binds us for {days} days from the last day for handing in bids, that is until {date}."
        " You may accept it on any day until then.",
        _LETTER,
    ),
    StandingSentence(
        "The firms named as leader and members bid as a group and are jointly and severally liable to the buyer."
        " {name} leads the group, speaks and signs for it and receives payments on its behalf.",
        _LETTER,
    ),
    StandingSentence(
        "With our signatures we confirm what this document says for the call {reference}, {title}, of {buyer}.",
        _SIGNATURES,
    ),
    StandingSentence("With our signatures we confirm what this document says for the call {call}.", _SIGNATURES),
    StandingSentence("The solution consists of {items} items from {firms} firms.", _PROPOSAL),
    StandingSentence(
        "{met} of {count} requirements are met in full; the compliance matrix shows each one with its proof.",
        _PROPOSAL,
    ),
    StandingSentence("How the requirements stand, by section. What is not known is never counted as met.", _MATRIX),
    StandingSentence(
        "{name} leads the group. It speaks and signs for the group, receives instructions and payments on its behalf and"
        " is the buyer's one contact from the bid until the end of the contract.",
        _GROUP,
    ),
    StandingSentence("We take part in this bid as a member of a group led by {lead}.", _DECLARATIONS),
    StandingSentence(
        "If the bid is accepted, we are liable to the buyer jointly and severally with the other members of the group.",
        _DECLARATIONS,
    ),
    StandingSentence(
        "We commit ourselves to put these means at its disposal for as long as the contract lasts, if the bid is accepted.",
        _DECLARATIONS,
    ),
    StandingSentence(
        "{lead} has named us as a subcontractor in this bid. We agree and will do our part if the bid is accepted.",
        _DECLARATIONS,
    ),
)


def fields_of(text: str) -> tuple[str, ...]:
    """The fields in a sentence, each once, in alphabetical order."""
    return tuple(sorted(set(_FIELD.findall(text))))


def replace_phrases(
    phrases: Iterable[Phrase], language: str, wanted: Mapping[int, str], defaults: Mapping[int, str]
) -> tuple[Phrase, ...]:
    """The phrases of a lead with those of one language as `wanted` by the place of their sentence.

    Words that are empty or equal to the house's own (`defaults`) are no phrase. Raises `PhraseFieldsDiffer` and
    `PhraseTooLong`, whose `where` is the place.
    """
    kept = [one for one in phrases if one.language != language]
    for place, sentence in enumerate(SENTENCES):
        text = wanted.get(place, "").strip()
        if text and text != defaults.get(place, ""):
            _require_same_fields(place, sentence, text)
            kept.append(Phrase(message=sentence.message, language=language, text=text))
    return tuple(kept)


def _require_same_fields(place: int, sentence: StandingSentence, text: str) -> None:
    if len(text) > LONGEST_PHRASE:
        raise PhraseTooLong(where=str(place), letters=LONGEST_PHRASE)
    fields, found = fields_of(sentence.message), fields_of(text)
    if fields != found:
        raise PhraseFieldsDiffer(where=str(place), fields=_shown(fields), found=_shown(found))


def _shown(fields: Iterable[str]) -> str:
    return ", ".join(f"{{{one}}}" for one in fields) or "–"
