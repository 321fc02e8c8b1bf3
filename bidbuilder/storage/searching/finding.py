"""Answers to a query: the rows that keep every part of it, within what the asker may see, counted exactly (order: `ordering`)."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.domain.matching.querying.queries import Lack, OfferingQuery, PriceBound
from bidbuilder.domain.matching.readings import read_bound
from bidbuilder.storage.searching.analysis import spell_out
from bidbuilder.storage.searching.columns import Part, View
from bidbuilder.storage.searching.conditions import keeping, stating
from bidbuilder.storage.searching.mentions import Mention, score_mention
from bidbuilder.storage.searching.ranges import Mask
from bidbuilder.storage.searching.relatives import readings_of
from bidbuilder.storage.searching.segments import NO_PRICE, Lexicon, Segment, are_among
from bidbuilder.storage.searching.sight import Sight
from bidbuilder.storage.searching.wording import (
    AskedWord,
    Scores,
    asked_words,
    find_slips,
    having_phrase,
    score,
    score_reading,
    score_slips,
)

LEAD_TIME = "lead_time_days"
_MILLIONTHS = Decimal(1_000_000)
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Owners:
    """The organisations a query is narrowed to, found by name, cluster and country beforehand; None is any."""

    ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """What was found in one segment: its rows, and how well each fits the words. `seen` are all rows the asker may know of."""

    part: Part
    seen: Mask
    mask: Mask
    scores: NDArray[np.uint16] | None

    @property
    def segment(self) -> Segment:
        """The segment the rows are of."""
        return self.part.segment


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """All answers. `slips` are misspelt words with the words that were looked for instead.

    `asked` tells, within a view and a sight, which answers these are; None where nothing short does.
    """

    view: View
    sight: Sight
    hits: tuple[Hits, ...]
    slips: tuple[tuple[str, str], ...] = ()
    asked: Hashable = None

    @property
    def count(self) -> int:
        """How many answers there are, exactly."""
        return sum(int(np.count_nonzero(one.mask)) for one in self.hits)

    def is_stated(self, key: str) -> bool:
        """Whether anything the asker may know of states the property."""
        return any(bool((stating(one.segment, key) & one.seen).any()) for one in self.hits)

    @property
    def ids(self) -> frozenset[int]:
        """The offering ids of all answers."""
        return frozenset(number for one in self.hits for number in one.segment.ids[one.mask].tolist())


def find(
    view: View,
    sight: Sight,
    query: OfferingQuery,
    dictionary: Dictionary,
    *,
    owners: Owners = Owners(),
    mentions: Sequence[Mention] = (),
    dates: Sequence[date] = (),
) -> Found:
    """Every row that keeps the query, whose words may stand for `mentions`. `dates` are days on which certificates have to
    be valid.
    """
    bounds = [read_bound(one, dictionary.find_key(one.property)) for one in query.constraints]
    hits = []
    for part in view.parts:
        segment = part.segment
        seen = sight.visible(segment) & part.alive
        mask = seen.copy()
        for kept in _filters(segment, view.lexicon, sight, query, owners):
            mask &= kept
        for bound in bounds:
            mask &= keeping(segment, bound, view.lexicon, dates)
        hits.append(Hits(part, seen, mask, None))
    # What a condition on a property means is up to the dictionary, which may change.
    asked = None if query.constraints else (query, owners, tuple(mentions))
    return _with_words(Found(view, sight, tuple(hits), asked=asked), query, mentions)


def _filters(segment: Segment, lexicon: Lexicon, sight: Sight, query: OfferingQuery, owners: Owners) -> Iterable[Mask]:
    if query.kinds:
        yield are_among(segment.kinds, _numbers(lexicon, query.kinds))
    if query.states:
        yield are_among(segment.states, _numbers(lexicon, query.states))
    else:
        # What was withdrawn, as by undoing an import, is found where it is asked for, not among what is offered.
        yield _not_withdrawn(segment, lexicon)
    if query.cpv:
        beginnings = tuple(query.cpv)
        known = [one for one in segment.distinct_of("cpv") if lexicon.values[one].startswith(beginnings)]
        yield are_among(segment.cpv, known)
    if owners.ids is not None:
        yield are_among(segment.owners, owners.ids)
    if query.own_only or query.lacks:
        yield are_among(segment.owners, sight.own)
    if query.lacks is Lack.PRICE:
        yield segment.prices.amounts == NO_PRICE
    if query.lacks is Lack.PROPERTIES:
        yield segment.property_counts == 0
    if query.price is not None:
        yield _keeping_price(segment, lexicon, sight, query.price)


def _not_withdrawn(segment: Segment, lexicon: Lexicon) -> Mask:
    withdrawn = _numbers(lexicon, [OfferingState.WITHDRAWN])
    mask: Mask = segment.remembered.renew(
        ("not withdrawn", *withdrawn), lambda known: ~are_among(segment.states, withdrawn) if known is None else known
    )
    return mask


def _numbers(lexicon: Lexicon, texts: Iterable[str]) -> list[int]:
    return [number for text in texts if (number := lexicon.values.find(text)) is not None]


def _keeping_price(segment: Segment, lexicon: Lexicon, sight: Sight, bound: PriceBound) -> Mask:
    """Prices are compared within one currency, and only where they may be seen."""
    amounts, currency = segment.prices.amounts, lexicon.values.find(bound.currency)
    mask: Mask = sight.priced(segment) & (segment.prices.currencies == (-1 if currency is None else currency))
    if bound.low is not None:
        mask &= amounts >= int(bound.low * _MILLIONTHS)
    if bound.high is not None:
        mask &= amounts <= int(bound.high * _MILLIONTHS)
    return mask


def _with_words(found: Found, query: OfferingQuery, mentions: Sequence[Mention]) -> Found:
    """Narrowed to rows that have every word; a word nothing has is taken for a relative of it, else for a slip of the pen."""
    lexicon, slips = found.view.lexicon, []
    meant = {one.word: one for one in mentions}
    asked = asked_words(" ".join(query.words))[:_MOST_WORDS]
    for phrase in query.phrases:
        words = asked_words(phrase, is_phrase=True)
        asked += words
        hits = tuple(
            replace(one, mask=one.mask & having_phrase(one.segment, words, lexicon)) if words else one
            for one in found.hits
        )
        found = replace(found, hits=hits)
    for word in [part for one in asked for part in _parted(found, one)]:
        seen = [_seen(one, score(one.segment, word, lexicon)) for one in found.hits]
        said = (
            [_seen(one, score_mention(one.segment, lexicon, meant[word])) for one in found.hits]
            if word in meant
            else []
        )
        if not _any(seen):
            seen, taken = _relatives(found, word) or (() if _any(said) else _slips(found, word)) or (seen, ())
            slips += [(word.text, lexicon.words[term]) for term in taken]
        seen = [np.maximum(one, other) for one, other in zip(seen, said, strict=True)] if said else seen
        found = replace(found, hits=tuple(_narrowed(one, scores) for one, scores in zip(found.hits, seen, strict=True)))
    return replace(found, slips=tuple(slips))


def _relatives(found: Found, word: AskedWord) -> tuple[list[Scores], list[int]] | tuple[()]:
    """What a word that no text has may be said as instead, with the term that shows it; nothing if nothing fits."""
    readings = () if word.is_code or word.is_whole else readings_of(spell_out(word.text), found.view.lexicon.words)
    for reading in readings:
        if reading.known and not _visible_terms(found, reading.known):
            continue
        seen = [_seen(one, score_reading(one.segment, reading)) for one in found.hits]
        if _any(seen):
            return seen, _visible_terms(found, reading.terms)
    return ()


def _slips(found: Found, word: AskedWord) -> tuple[list[Scores], list[int]] | tuple[()]:
    """What a word may be a slip of the pen for."""
    terms = find_slips(word, found.view.lexicon)
    return (
        ([_seen(one, score_slips(one.segment, terms)) for one in found.hits], _visible_terms(found, terms))
        if terms
        else ()
    )


def _any(scores: Iterable[Scores]) -> bool:
    return any(one.any() for one in scores)


def _parted(found: Found, word: AskedWord) -> tuple[AskedWord, ...]:
    """What reads like a code with words in it, as its words where nothing that may be seen has such a code."""
    code = AskedWord(word.text, is_code=True)
    if word.parts and any(_seen(one, score(one.segment, code, found.view.lexicon)).any() for one in found.hits):
        return (word,)
    return word.apart


def _seen(hits: Hits, scores: Scores) -> Scores:
    """The scores of what may be seen at all: whether a word is known must not tell of anything else."""
    return scores * hits.seen.view(np.uint8)


def _visible_terms(found: Found, terms: Iterable[int]) -> list[int]:
    return [term for term in terms if any(_seen(one, score_slips(one.segment, [term])).any() for one in found.hits)][:1]


def _narrowed(hits: Hits, scores: Scores) -> Hits:
    total = scores.astype(np.uint16) if hits.scores is None else hits.scores + scores
    return replace(hits, mask=hits.mask & (scores > 0), scores=total)


def with_masks(found: Found, masks: Sequence[Mask], scores: Sequence[NDArray[np.uint16]] | None = None) -> Found:
    """The same search with other rows found, segment by segment."""
    given: Sequence[NDArray[np.uint16] | None] = scores or [one.scores for one in found.hits]
    renewed = zip(found.hits, masks, given, strict=True)
    hits = tuple(replace(one, mask=mask, scores=scored) for one, mask, scored in renewed)
    return replace(found, hits=hits, asked=None)
