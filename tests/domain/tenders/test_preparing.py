"""Requirements on their way into a tender: typed once, wherever that happens, and named apart."""

from dataclasses import replace

from bidbuilder.domain.tenders.preparing import prepare, prepare_reading, type_requirements
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender, TenderReading

READ = (
    Requirement(number="1", text="The rated power shall be at least 12 kW."),
    Requirement(number="2", text="The degree of protection shall be at least IP65."),
)
READING = TenderReading(format="xlsx", tender=Tender(requirements=READ, languages=("en",)))


def typed() -> TenderReading:
    tender = replace(READING.tender, requirements=tuple(type_requirements(READ, "en")))
    return replace(READING, tender=tender, is_typed=True)


def test_a_typed_reading_gives_what_an_untyped_one_does() -> None:
    assert prepare_reading(typed(), language="en") == prepare_reading(READING, language="en") == prepare(READ, (), "en")
    assert all(one.constraints for one in prepare_reading(typed(), language="en"))


def test_what_a_person_took_out_of_a_typed_reading_does_not_come_back() -> None:
    emptied = replace(typed(), tender=replace(READING.tender, requirements=READ))
    assert [one.constraints for one in prepare_reading(emptied, language="en")] == [(), ()]


def test_further_requirements_are_typed_and_named_apart_from_those_taken() -> None:
    first = prepare_reading(typed(), language="en")
    more = Requirement(number="3", text="The rated power shall be at least 400 kW.")
    both = prepare_reading(typed(), (more,), {one.key for one in first}, "en")
    assert both[-1].constraints
    assert len({one.key for one in (*first, *both)}) == len(first) + len(both)
