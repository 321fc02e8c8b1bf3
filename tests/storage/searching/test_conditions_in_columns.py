"""Columns keep exactly what the exact rules keep, however the offerings are cut into segments."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Certificate, Offering, OfferingState, SupplyTerms
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.storage.searching.building import build_segment
from bidbuilder.storage.searching.conditions import keeping
from bidbuilder.storage.searching.entries import entry_from, entry_of, record_of
from bidbuilder.storage.searching.merging import merge
from bidbuilder.storage.searching.segments import Lexicon, Segment
from tests.factories.offerings import choice, flag, interval, number, offering, text
from tests.factories.people import NOW
from tests.factories.requirements import constraint

DICTIONARY = standard_dictionary()
DAYS = (date(2027, 3, 2),)
FEW = st.sampled_from(["1", "2", "2.5", "3", "1000"])
RANGES = st.sampled_from([("1", "2"), ("2", "2"), ("1", "1000"), (None, "2"), ("2.5", None), ("2", "3")])
CODES = st.sampled_from(["IP44", "IP54", "IP45", "IP65", "IPX4", "unknown"])
UNITS = st.sampled_from(["kW", "W", "MW", "V"])
STANDARDS = st.sampled_from(["EN 1090", "EN 1090-1:2009", "ISO 9001:2015", "ISO 9001", "something"])

STATED: st.SearchStrategy[PropertyValue] = st.one_of(
    st.builds(number, st.just("rated_power"), FEW, UNITS),
    st.builds(lambda ends, unit: interval("rated_power", *ends, unit), RANGES, UNITS),
    st.builds(lambda a, b: choice("rated_power", a, b, unit="kW"), FEW, FEW),
    st.builds(interval, st.just("ambient_temperature"), st.sampled_from(["-20", None]), FEW, st.just("degC")),
    st.builds(lambda codes: choice("protection_class", *codes), st.lists(CODES, min_size=1, max_size=2)),
    st.builds(flag, st.just("frequency_converter"), st.booleans()),
    st.builds(text, st.just("colour"), st.sampled_from(["red", "RED", "dark-red"])),
    st.builds(text, st.just("standard"), STANDARDS),
)
CERTIFICATES = st.lists(
    st.builds(
        Certificate,
        name=STANDARDS,
        valid_from=st.sampled_from([None, date(2027, 1, 1), date(2028, 1, 1)]),
        valid_until=st.sampled_from([None, date(2026, 12, 31), date(2029, 1, 1)]),
    ),
    max_size=2,
).map(tuple)
OFFERINGS = st.lists(
    st.builds(
        lambda values, certificates, days: offering(
            *{one.key: one for one in values}.values(),
            certificates=certificates,
            terms=SupplyTerms(lead_time_days=days),
            state=OfferingState.PUBLISHED,
        ),
        st.lists(STATED, max_size=5),
        CERTIFICATES,
        st.sampled_from([None, 2, 30]),
    ),
    min_size=1,
    max_size=6,
)
NUMBERED = st.sampled_from(["≥", "≤", "=", "≠", "one-of", "all-of"])
INTERVALS = st.sampled_from(["between", "contains-interval", "one-of", "all-of"])
CLASSED = st.sampled_from(["≥", "≤", "=", "≠", "all-of"])
PAIRED = st.sampled_from(["one-of", "all-of", "between"])
EITHER = st.sampled_from(["=", "≠"])
ASKED = st.one_of(
    st.builds(lambda op, a, unit: constraint("rated_power", op, a, unit=unit), NUMBERED, FEW, UNITS),
    st.builds(lambda op, a, b: constraint("rated_power", op, a, b, unit="kW"), INTERVALS, FEW, FEW),
    st.builds(lambda a: constraint("ambient_temperature", "contains-interval", "-20", a, unit="degC"), FEW),
    st.builds(lambda op, a: constraint("protection_class", op, a), CLASSED, CODES),
    st.builds(lambda op, a, b: constraint("protection_class", op, a, b), PAIRED, CODES, CODES),
    st.builds(lambda op, a: constraint("frequency_converter", op, a), EITHER, st.sampled_from(["true", "false"])),
    st.builds(lambda op, a: constraint("colour", op, a), EITHER, st.sampled_from(["red", "blue"])),
    st.builds(lambda key, a: constraint(key, "=", a), st.sampled_from(["certificate", "standard"]), STANDARDS),
    st.builds(lambda a, b: constraint("certificate", "one-of", a, b), STANDARDS, STANDARDS),
    st.just(constraint("standard", "=", "EN 60529 IP54")),
    st.builds(
        lambda key: constraint(key, "present"), st.sampled_from(["rated_power", "frequency_converter", "colour"])
    ),
    st.just(constraint("lead_time_days", "≤", "7", unit="d")),
)


def segment_of(offerings: Sequence[Offering], lexicon: Lexicon) -> Segment:
    """A segment of these, through the record the database keeps."""
    rows = [
        (one.id or 0, entry_from(record_of(entry_of(one, project_properties(one, DICTIONARY), NOW))), None)
        for one in offerings
    ]
    return build_segment(rows, lexicon)


def exactly(offerings: Sequence[Offering], asked: Constraint) -> list[bool]:
    """Whether the exact rule says met, one by one."""
    checker = Checker(DICTIONARY)
    verdicts = [checker.check(asked, checker.evidence(one), dates=DAYS).verdict for one in offerings]
    return [verdict is Verdict.MET for verdict in verdicts]


@settings(max_examples=80)
@given(OFFERINGS, ASKED, st.integers(0, 6))
def test_columns_keep_what_the_exact_rule_keeps(drawn: list[Offering], asked: Constraint, cut: int) -> None:
    offerings = [replace(one, id=place + 1) for place, one in enumerate(drawn)]
    lexicon, bound = Lexicon(), Checker(DICTIONARY).bound(asked)
    whole = segment_of(offerings, lexicon)
    assert keeping(whole, bound, lexicon, DAYS).tolist() == exactly(offerings, asked)
    parts = [segment_of(some, lexicon) for some in (offerings[cut:], offerings[:cut])]
    merged = merge([(one, np.ones(one.size, np.bool_)) for one in parts])
    assert merged.ids.tolist() == whole.ids.tolist()
    assert keeping(merged, bound, lexicon, DAYS).tolist() == exactly(offerings, asked)
