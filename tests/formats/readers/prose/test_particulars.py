"""What texts say of the call itself: title, reference, buyer, deadlines with time and zone, validity of bids."""

import pytest

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.prose.written_moments import find_moments
from bidbuilder.formats.readers.registry import read_tender
from tests.factories.word_documents import add_table, document, saved

COVER = """# Request for proposals

Heat pumps for the harbour

RFP No. 2027-14/B

Contracting authority: Port of Søbæk

Questions must be sent no later than 4 May 2027, 12:00 Danish time.

Bids are due by 1 June 2027 at 2:00 PM (Copenhagen time). Bids shall remain valid for 120 days.

The pump shall run.
"""


def read(text: str, name: str = "rfp_final_v3.md") -> TenderReading:
    return read_tender(name, text.encode(), {})


def written(deadline: Deadline | None) -> str:
    return f"{deadline.moment.isoformat()} {deadline.zone}" if deadline else ""


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}


def test_a_cover_gives_title_reference_buyer_deadlines_and_validity() -> None:
    reading = read(COVER)
    tender = reading.tender
    assert (tender.title, tender.reference, tender.buyer.name) == (
        {"en": "Heat pumps for the harbour"},
        "2027-14/B",
        "Port of Søbæk",
    )
    assert written(tender.submission_deadline) == "2027-06-01T14:00:00+02:00 Europe/Copenhagen"
    assert written(tender.clarification_deadline) == "2027-05-04T12:00:00+02:00 Europe/Copenhagen"
    assert tender.bid_validity_days == 120


def test_every_proposal_is_told_with_its_words_and_place() -> None:
    told = {one.code: one for one in read(COVER).findings if one.code.endswith("-from-text")}
    assert sorted(one.removesuffix("-from-text") for one in told) == [
        "buyer",
        "clarification",
        "reference",
        "submission",
        "validity",
    ]
    submission = told["submission-from-text"]
    assert submission.params["words"] == "Bids are due by 1 June 2027 at 2:00 PM (Copenhagen time)."
    assert submission.where is not None
    assert submission.where.cell == "L11"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Tilbud skal afleveres senest den 14. april 2027 kl. 12.00.", "deadline-incomplete"),
        ("Angebote sind bis zum 12. Mai 2027 einzureichen.", "deadline-incomplete"),
        ("Bids are due by 28 March 2027, 02:30 Copenhagen time.", "deadline-incomplete"),
    ],
    ids=["no zone", "no time", "a time that does not exist"],
)
def test_a_deadline_that_is_not_whole_is_told_and_left_open(sentence: str, code: str) -> None:
    reading = read(f"# Pumper til Søbæk\n\n{sentence}\n\nPumpen skal køre.\n")
    assert reading.tender.submission_deadline is None
    assert code in codes(reading)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bids shall be opened on 1 June 2027 at 14:00 UTC.",
        "The contractor must deliver by 1 June 2027 at 14:00 UTC.",
        "Bids must be valid until 1 June 2027 14:00 UTC.",
    ],
)
def test_other_days_are_no_deadline_for_bids(sentence: str) -> None:
    assert read(f"# Pumps for Søbæk\n\n{sentence}\n\nThe pump shall run.\n").tender.submission_deadline is None


def test_deadlines_stand_in_tables_too() -> None:
    doc = document()
    doc.add_heading("Pumps for the harbour of Søbæk", 0)
    add_table(doc, [["Event", "Date"], ["Deadline for submission of bids", "3 June 2027, 12:00 CEST"]])
    doc.add_paragraph("The pump shall run.")
    tender = read_tender("call.docx", saved(doc), {}).tender
    assert tender.title == {"en": "Pumps for the harbour of Søbæk"}
    assert written(tender.submission_deadline) == "2027-06-03T12:00:00+02:00 Europe/Brussels"


@pytest.mark.parametrize(
    "top", ["State of Alaska", "1. Pumps and tanks", "Ministry of Water", "The pump shall be red.", ""]
)
def test_where_nothing_on_top_is_a_title_the_name_of_the_file_is(top: str) -> None:
    (title,) = read(f"{top}\n\nThe pump shall run.\n", "harbour_pumps.txt").tender.title.values()
    assert title == "harbour pumps"


@pytest.mark.parametrize(
    ("text", "local", "has_clock", "zone"),
    [
        ("den 14. april 2027 kl. 12.00", "2027-04-14T12:00", True, ""),
        ("12:00 noon local time on 3 June 2027", "2027-06-03T12:00", True, ""),
        ("February 25, 2019 at 5:00 PM Eastern Time", "2019-02-25T17:00", True, "America/New_York"),
        ("bis 12. Mai 2027, 10 Uhr MESZ", "2027-05-12T10:00", True, "Europe/Berlin"),
        ("2027-04-14 12:00 CET", "2027-04-14T12:00", True, "Europe/Brussels"),
        ("13/05/2027 17:00 GMT", "2027-05-13T17:00", True, "UTC"),
        ("1. oktober 2028", "2028-10-01T00:00", False, ""),
        ("le 3 mars 2027 et après", "2027-03-03T00:00", False, ""),
        ("3 June 2027 at 12:15 a.m.", "2027-06-03T00:15", True, ""),
    ],
)
def test_moments_are_read_as_people_write_them(text: str, local: str, has_clock: bool, zone: str) -> None:
    (found,) = find_moments(text)
    assert (found.local.isoformat(timespec="minutes"), found.has_clock, found.zone) == (local, has_clock, zone)


@pytest.mark.parametrize("text", ["04/05/2027", "31 June 2027", "EN 12.05.2027.1", "version 2027", "May the best win"])
def test_what_is_no_clear_day_is_not_read(text: str) -> None:
    assert find_moments(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Reply By: 1 June 2027 at 2:00 PM (Copenhagen time)",
        "**Responses due:** 1 June 2027, 2:00 PM Danish time",
        "Closing date and time: 1 June 2027, 14:00 CEST",
        "Svarfrist: 1. juni 2027 kl. 14.00 dansk tid",
        "Abgabetermin: 1. Juni 2027, 14:00 Uhr MESZ",
    ],
)
def test_labels_of_covers_that_do_not_name_bids_are_their_deadline(line: str) -> None:
    tender = read(
        f"# Heat pumps for the harbour\n\n**Project:** Harbour  \n{line}  \n**To:** all\n\nThe pump shall run.\n"
    ).tender
    assert tender.submission_deadline is not None
    assert tender.submission_deadline.moment.isoformat() == "2027-06-01T14:00:00+02:00"


@pytest.mark.parametrize("text", [COVER.replace("\n\n", "\n"), COVER.replace("# R", "R")])
def test_what_only_tells_of_the_call_is_no_requirement(text: str) -> None:
    lines = text.replace("Bids are due by", "Bids due: ").replace(
        "Questions must be sent no later than", "Questions by:"
    )
    asked = [one.text for one in read(lines).tender.requirements]
    assert asked == ["Bids shall remain valid for 120 days.", "The pump shall run."]


def test_what_a_reply_refers_to_is_the_reference_and_long_words_are_shown_cut() -> None:
    reading = read(COVER.replace("RFP No. 2027-14/B", f"In Reply Refer To: ID0916 {'and more words ' * 20}"))
    assert reading.tender.reference == "ID0916"
    (told,) = [one.params["words"] for one in reading.findings if one.code == "reference-from-text"]
    assert told.endswith(" …")
    assert len(told) <= 200
