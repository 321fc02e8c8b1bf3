"""Consent to be part of a kit: who answers what when, when a kit is whole, and that no kit contains itself."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from bidbuilder.domain.catalogue.kits import (
    Consent,
    ConsentMissing,
    ConsentNotAnswerable,
    ConsentState,
    KitContainsItself,
    answer,
    ask,
    list_answers,
    missing_consents,
    require_consents,
    require_no_cycle,
)
from bidbuilder.domain.catalogue.offerings import MemberPart
from tests.factories.offerings import offering

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def consent(**fields: Any) -> Consent:
    """A request for two of offering 7 in kit 1."""
    given = {"kit_id": 1, "kit_owner_id": 1, "part_id": 7, "part_owner_id": 2, "quantity": Decimal(2), "asked_at": NOW}
    return Consent(**(given | fields))


@pytest.mark.parametrize(
    ("state",                "answers"),
    [
        (ConsentState.ASKED,     {ConsentState.GIVEN, ConsentState.DECLINED}),
        (ConsentState.GIVEN,     {ConsentState.WITHDRAWN}),
        (ConsentState.DECLINED,  {ConsentState.GIVEN}),
        (ConsentState.WITHDRAWN, {ConsentState.GIVEN}),
    ],
)  # fmt: skip
def test_each_state_has_its_answers_and_no_others(state: ConsentState, answers: set[ConsentState]) -> None:
    assert set(list_answers(state)) == answers
    for wanted in ConsentState:
        if wanted in answers:
            assert answer(consent(state=state), wanted, by="Eva", now=NOW).state is wanted
        else:
            with pytest.raises(ConsentNotAnswerable):
                answer(consent(state=state), wanted, by="Eva", now=NOW)


@pytest.mark.parametrize(
    ("state",                "asked", "expected"),
    [
        (None,                   "2", ConsentState.ASKED),
        (ConsentState.GIVEN,     "2", ConsentState.GIVEN),
        (ConsentState.GIVEN,     "1", ConsentState.GIVEN),
        (ConsentState.GIVEN,     "3", ConsentState.ASKED),
        (ConsentState.DECLINED,  "1", ConsentState.ASKED),
        (ConsentState.WITHDRAWN, "1", ConsentState.ASKED),
    ],
)  # fmt: skip
def test_asking_for_no_more_than_was_agreed_keeps_the_consent(
    state: ConsentState | None, asked: str, expected: ConsentState
) -> None:
    earlier = consent(id=5, state=state) if state else None
    kept = ask(earlier, consent(quantity=Decimal(asked)))
    assert kept.state is expected
    assert kept.id == (5 if state else None)


def test_a_kit_is_whole_when_every_member_agreed_to_as_many() -> None:
    kit = offering(member_parts=(MemberPart(offering_id=7, quantity=Decimal(2)),))
    assert missing_consents(kit, [consent()])
    assert missing_consents(kit, [consent(state=ConsentState.GIVEN, quantity=Decimal(1))])
    assert not missing_consents(kit, [consent(state=ConsentState.GIVEN)])
    require_consents(kit, [consent(state=ConsentState.GIVEN)])
    with pytest.raises(ConsentMissing):
        require_consents(kit, [consent(state=ConsentState.WITHDRAWN)])


@pytest.mark.parametrize(
    ("parts_of",                 "part", "is_cycle"),
    [
        ({},                         1, True),
        ({},                         2, False),
        ({2: [3], 3: [1]},           2, True),
        ({2: [3], 3: [2]},           2, False),
        ({2: [3, 4], 3: [], 4: [5]}, 2, False),
    ],
)  # fmt: skip
def test_no_kit_contains_itself(parts_of: dict[int, list[int]], part: int, is_cycle: bool) -> None:
    if is_cycle:
        with pytest.raises(KitContainsItself):
            require_no_cycle(1, part, parts_of)
    else:
        require_no_cycle(1, part, parts_of)
