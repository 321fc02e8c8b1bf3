"""Proposes constraints out of a requirement's words: clause by clause, standards and codes first, then amounts and flags.

Steps: cut the text into clauses; take number words as figures; leave out clauses that say something is not required; find
the names of properties, the designations of standards, the codes and the amounts; pair amounts with names; find the
limiting words. Precision comes before recall: what can be read in two ways is not proposed. Worked example: "The pump
shall deliver a flow of at least 20 m³/h at 5 bar" gives volume_flow ≥ 20 m³/h; the pressure is a condition.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.amounts import find_amounts
from bidbuilder.domain.tenders.proposals.cables import propose_cables
from bidbuilder.domain.tenders.proposals.cases import is_of_paper
from bidbuilder.domain.tenders.proposals.clauses import Clause, find_clauses, guess_language
from bidbuilder.domain.tenders.proposals.codes import propose_codes
from bidbuilder.domain.tenders.proposals.conformity import find_designations, propose_conformity
from bidbuilder.domain.tenders.proposals.context_codes import propose_codes_in_context
from bidbuilder.domain.tenders.proposals.figures import in_figures, widened
from bidbuilder.domain.tenders.proposals.fire_classes import propose_fire_classes
from bidbuilder.domain.tenders.proposals.flags import propose_flags
from bidbuilder.domain.tenders.proposals.lexicon import Lexicon, lexicon_of
from bidbuilder.domain.tenders.proposals.long_sentences import is_lost_in_sentence
from bidbuilder.domain.tenders.proposals.measured import propose_measured
from bidbuilder.domain.tenders.proposals.mentions import find_mentions
from bidbuilder.domain.tenders.proposals.outlines import propose_outlines
from bidbuilder.domain.tenders.proposals.rivals import without_rivals
from bidbuilder.domain.tenders.proposals.subjects import points_back, subject_of
from bidbuilder.domain.tenders.proposals.whereabouts import propose_whereabouts

_DECIMAL_MARKS = {"en": ".", "da": ",", "de": ","}
# With the blank before it “kr” is as long as the code of its currency.
_CROWNS = re.compile(r"(?<=[\d.,o-]) kr(?:\.|oner\b|\b)")
_PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
# “Mindestjahresumsatz” is a “Jahresumsatz” of at least so much. “mind. ” is as long as “mindest”, short of one sign.
_LEAST = re.compile(r"\b(mindest)([a-zäöü])(?=[a-zäöü]{4,})", re.IGNORECASE)
# “Temperature range: –10 °C to +50 °C”: a dash before a number and behind a blank is a minus sign as well as a hyphen is.
_MINUS = re.compile(r"(?<=[\s(:=])–(?=\d)")
_LONGEST_TEXT = 20_000


def propose_constraints(
    text: str, dictionary: Dictionary, language: str | None = None, context: str = ""
) -> tuple[Constraint, ...]:
    """The constraints a text asks for, proposed, in the order of their words.

    `context` are the words a sentence that points back may mean (see `subjects`); they only help to tell the property.

    `language` (BCP 47) settles the decimal mark; without it the small words of the text do. Each constraint keeps its words
    and their offset; `confidence` is high (named and limited), medium (named only) or low (told by its unit alone).
    """
    text = "" if is_of_paper(text) else text[:_LONGEST_TEXT]
    lexicon = lexicon_of(dictionary)
    spoken = (language or guess_language(text) or "").split("-")[0].lower()
    found: list[Constraint] = []
    for clause in find_clauses(text):
        meant = context if points_back(clause.text) else ""
        figures = replace(clause, text=in_figures(_plainly(clause.text, spoken), spoken))
        proposed = [one for one in _propose(figures, lexicon, spoken, meant) if not is_lost_in_sentence(one, figures)]
        found += proposed if figures == clause else (_in_words(one, clause, spoken) for one in proposed)
        context = subject_of(clause.text) or context
    return tuple(
        sorted(
            (_verbatim(one, text) for one in _without_repeats(without_rivals(found))), key=lambda one: one.start or 0
        )
    )


def _plainly(text: str, language: str) -> str:
    """The text, just as long, with what is written in its own way as it is written elsewhere: per cent, crowns, a least."""
    text = _MINUS.sub("-", _PER_CENT.sub("percent ", text))
    if language == "da":
        text = _CROWNS.sub(lambda found: "DKK".ljust(len(found[0])), text)
    return (
        _LEAST.sub(lambda found: f"mind. {found[2].upper()}" if found[1] else found[0], text)
        if language == "de"
        else text
    )


def _in_words(constraint: Constraint, clause: Clause, language: str) -> Constraint:
    """The constraint with a span that cuts no number word of the clause."""
    start = (constraint.start or 0) - clause.start
    end, start = start + len(constraint.words), widened(clause.text, start, language)
    return replace(constraint, start=clause.start + start, words=clause.text[start:end])


def _verbatim(constraint: Constraint, text: str) -> Constraint:
    """The constraint with its words as they stand in the text, where signs that look alike are still apart."""
    start = constraint.start or 0
    return replace(constraint, words=text[start : start + len(constraint.words)])


def _propose(clause: Clause, lexicon: Lexicon, spoken: str, context: str) -> Iterator[Constraint]:
    if not clause.text.strip() or words.NOT_ASKED.search(clause.text) or words.IS_SO_NOW.search(clause.text):
        return
    designations = find_designations(clause)
    mentions = find_mentions(clause, lexicon, [found.span() for found in designations])
    yield from propose_conformity(clause, designations)
    codes = list(propose_codes(clause, mentions, lexicon))
    codes += propose_codes_in_context(clause, {one.property for one in codes})
    yield from codes
    yield from propose_flags(clause, mentions)
    yield from propose_whereabouts(clause)
    if not re.search(r"\d", clause.text):
        return
    decimal_mark = _DECIMAL_MARKS.get(spoken)
    burning = propose_fire_classes(clause)
    sized = [*propose_cables(clause), *propose_outlines(clause, spoken, decimal_mark), *burning]
    yield from sized
    taken = [found.span() for found in designations]
    taken += [
        (one.start - clause.start, one.start - clause.start + len(one.words))
        for one in (*codes, *sized)
        if one.start is not None
    ]
    yield from propose_measured(clause, find_amounts(clause, taken), mentions, lexicon, decimal_mark, context)


def _without_repeats(constraints: list[Constraint]) -> Iterator[Constraint]:
    seen: set[tuple[object, ...]] = set()
    for one in constraints:
        condition = (one.property, one.operator, one.values, one.unit)
        if condition not in seen:
            seen.add(condition)
            yield one
