"""What word processors leave in texts: tables drawn with signs, quoted items, lists without signs, headings that lead lists."""

import pytest

from bidbuilder.formats.readers.registry import read_tender

DRAWN = """# Deliverables

The contractor shall hand over code.

+-----------------+----------------------+--------------+
| **Deliverable** | **Description**      | **Due date** |
+=================+======================+==============+
| Design plan     | -   Says how users   | 45 days      |
|                 |     are asked        |              |
|                 |                      |              |
|                 | -   Follows our      |              |
|                 |     guide            |              |
+-----------------+----------------------+--------------+
| Code            | A repository of code | Continuously |
+-----------------+----------------------+--------------+

## Rules

+-------------------------+-----------------------------+
| Who                     | What                        |
+-------------------------+-----------------------------+
| Before the first day of | The supplier must train two |
| operation               | operators. The pump is blue |
+-------------------------+-----------------------------+
"""


def texts(written: str) -> list[str]:
    return [one.text for one in read_tender("call.md", written.encode(), {}).tender.requirements]


def test_rows_of_a_drawn_table_are_put_together_from_their_lines() -> None:
    assert texts(DRAWN) == [
        "The contractor shall hand over code.",
        "Design plan Says how users are asked\nFollows our guide 45 days",
        "Code A repository of code Continuously",
        "The supplier must train two operators.",
    ]


def test_items_set_as_quotations_lose_the_sign_of_them() -> None:
    written = "The following are required:\n\n1.  > Imports all\n    > data.\n\n  - > Exports them.\n"
    assert texts(written) == ["Imports all data.", "Exports them."]


def test_lines_below_a_colon_are_a_list_also_without_signs() -> None:
    written = "The supplier shall deliver:\nTwo pumps of steel\nOne tank\n12 valves\n\nThe pump shall be blue.\n"
    assert texts(written) == ["Two pumps of steel", "One tank", "12 valves", "The pump shall be blue."]


def test_wrapped_lines_below_a_colon_stay_one_paragraph() -> None:
    written = "The supplier shall: deliver it, paint it and\nkeep it running, as said in\nSection 4 of this paper.\n"
    assert len(texts(written)) == 1


def test_capital_roman_numbers_count_items_and_chapters() -> None:
    items = "I.  A breakdown of labor\n    by hours.\n\nII. A list of staff\n    by name.\n"
    written = f"II. Scope of work\n\nAt a minimum, provide:\n\n{items}"
    found = read_tender("call.md", written.encode(), {}).tender.requirements
    assert [one.text for one in found] == ["A breakdown of labor by hours.", "A list of staff by name."]
    assert {one.section for one in found} == {("II Scope of work",)}


def test_the_names_of_chapters_are_no_requirements() -> None:
    written = (
        "The supplier shall deliver a pump.\n\nThe following sections describe the work:\n\n"
        "- Tasks the vendor must perform (Section 4).\n- Invoicing Instructions (Section 7).\n\n"
        "Phase 1: Quote Compliance Check. Mandatory Requirements Form\n"
    )
    assert texts(written) == ["The supplier shall deliver a pump."]


def test_lines_that_begin_alike_are_a_list() -> None:
    written = "The supplier shall deliver papers.\n\nPapers on the pump\nPapers on the tank\nPapers on the valves\n"
    assert texts(written)[1:] == ["Papers on the pump", "Papers on the tank", "Papers on the valves"]


@pytest.mark.parametrize("heading", ["### The system shall:", "THE CONTRACTOR SHALL:", "**Systemet skal:**"])
def test_a_heading_that_binds_leads_the_items_below_it(heading: str) -> None:
    written = f"# Pumps\n\n{heading}\n\n- green colour\n- two ladders\n"
    assert texts(written) == ["green colour", "two ladders"]


def test_who_is_meant_by_a_role_is_no_requirement() -> None:
    written = "The supplier shall train all users.\n\nGrantee admin: Staff of the grantee who send in data.\n"
    assert texts(written) == ["The supplier shall train all users."]
