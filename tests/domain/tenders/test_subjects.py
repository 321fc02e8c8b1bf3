"""Sentences that point back mean what the heading or the sentence before names; choices are told by what they stand beside."""

import pytest

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.tenders.preparing import type_requirements
from bidbuilder.domain.tenders.proposals import propose_constraints
from bidbuilder.domain.tenders.proposals.subjects import points_back, subject_of
from bidbuilder.domain.tenders.requirements import Requirement


def proposed(text: str, context: str = "", language: str = "en") -> list[str]:
    """The conditions a text proposes, as text."""
    found = propose_constraints(text, standard_dictionary(), language, context)
    return [f"{one.property} {one.operator.value} {', '.join(one.values)} {one.unit}".strip() for one in found]


@pytest.mark.parametrize(
    ("text", "is_back", "subject"),
    [
        ("They shall keep the substrate warm.", True, ""),
        ("Its efficiency shall be at least 78 %.", True, ""),
        ("Den skal have en virkningsgrad på 78 %.", True, ""),
        ("Sie müssen dicht sein.", True, ""),
        ("The reception pumps shall convey slurry.", False, "The reception pumps"),
        ("Pumperne skal være dykpumper.", False, "Pumperne"),
        ("Blue paint", False, ""),
    ],
)
def test_a_sentence_names_its_subject_or_points_back(text: str, is_back: bool, subject: str) -> None:
    assert (points_back(text), subject_of(text)) == (is_back, subject)


@pytest.mark.parametrize(
    ("text", "context", "condition"),
    [
        ("Their efficiency shall be at least 78 %.", "Pumping station", "pump_efficiency ≥ 78 percent"),
        ("Its efficiency shall be at least 94 %.", "Peak boiler", "thermal_efficiency ≥ 94 percent"),
        ("Its efficiency shall be at least 94 %.", "Office building", "total_efficiency ≥ 94 percent"),
        ("They shall work from 38 to 53 °C.", "Digesters", "process_temperature contains-interval 38, 53 degC"),
        ("The boiler shall run. Its efficiency shall be at least 94 %.", "", "thermal_efficiency ≥ 94 percent"),
    ],
)
def test_what_a_sentence_points_back_to_tells_its_property(text: str, context: str, condition: str) -> None:
    assert proposed(text, context) == [condition]


def test_the_context_does_not_speak_for_a_sentence_with_a_subject_of_its_own() -> None:
    assert proposed("The store room shall be kept from 38 to 53 °C.", "Digesters") == []


def test_the_sentence_before_counts_within_its_section_only() -> None:
    pumps = Requirement(number="1", section=("Machines",), text="The pumps shall be painted blue.")
    theirs = Requirement(number="2", section=("Machines",), text="Their efficiency shall be at least 78 %.")
    elsewhere = Requirement(number="3", section=("Other things",), text="Their efficiency shall be at least 78 %.")
    typed = list(type_requirements([pumps, theirs, elsewhere], "en", standard_dictionary()))
    assert [[one.property for one in requirement.constraints] for requirement in typed[1:]] == [
        ["pump_efficiency"],
        ["total_efficiency"],
    ]


@pytest.mark.parametrize(
    ("text", "language", "condition"),
    [
        (
            "They shall be rotary lobe or progressive cavity pumps.",
            "en",
            "pump_type one-of rotary-lobe, progressive-cavity",
        ),
        ("Shut-off valves shall be ball valves.", "en", "valve_type = ball"),
        ("They shall run on biogas and natural gas.", "en", "fuel_type all-of biogas, natural-gas"),
        ("Kedlen skal fyres med naturgas.", "da", "fuel_type = natural-gas"),
        ("Der Kessel muss mit Erdgas betrieben werden.", "de", ""),
        ("Straw is stored beside the boiler.", "en", ""),
    ],
)
def test_choices_are_told_by_what_they_stand_beside(text: str, language: str, condition: str) -> None:
    assert proposed(text, language=language) == ([condition] if condition else [])


def test_flags_are_asked_for_by_need_and_by_points() -> None:
    assert proposed("Remote access shall need a second factor.") == ["multi_factor_authentication = true"]
    assert proposed("Points are given for an environmental product declaration.") == [
        "environmental_declaration = true"
    ]
