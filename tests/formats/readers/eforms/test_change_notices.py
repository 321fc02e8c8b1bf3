"""Change notices and amended releases held against the version before: what differs is what they say they change."""

import pytest
from lxml import etree

from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file
from tests.factories.notices import lot, read_notice
from tests.factories.versions import difference_of

SECTIONS = "//*[local-name()='ChangeDescription']"


def read(folder: str, name: str) -> Tender:
    """The tender draft of a corpus file."""
    return read_tender(name, corpus_file(folder, name).read_bytes(), {}).tender


@pytest.mark.corpus
def test_a_change_notice_differs_in_the_days_it_says_it_moves() -> None:
    found = difference_of(read("eforms", "cn_24_open.xml"), read("eforms", "change-cn_24_open_dates.xml"))
    assert [(one.aspect, one.lot) for one in found.head] == [
        ("submission_deadline", ""),
        ("submission_deadline", "LOT-0000"),
        ("opening", "LOT-0000"),
    ]
    assert found.requirements == ()
    root = etree.parse(str(corpus_file("eforms", "change-cn_24_open_dates.xml")))
    said = [" ".join(one.itertext()) for one in root.xpath(SECTIONS)]
    assert [" ".join(one.split()) for one in said] == [
        "Time limit for receipt of tenders or requests to participate",
        "Conditions for opening of tenders",
    ]


@pytest.mark.corpus
def test_an_amended_release_differs_in_its_days_and_value() -> None:
    first, last = (
        read("ocds", f"sample_1.1_ocds-213czf-000-00001-0{name}.json") for name in ("1-planning", "3-tenderAmendment")
    )
    found = difference_of(first, last)
    assert {"submission_deadline", "clarification_deadline", "delivery_until", "value"} <= {
        one.aspect for one in found.head
    }
    assert [one.number for one in last.addenda] == ["1.0"]


@pytest.mark.parametrize(
    ("reason", "told", "words", "summary"),
    [
        ("cancel", "not-a-call", "withdraws", "Udbuddet er trukket tilbage."),
        ("cancel-intent", "change-notice", "intends", "Udbuddet påtænkes trukket tilbage."),
        ("susp-review", "change-notice", "rests", "Udbuddet er sat i bero, mens en klage behandles."),
        ("update-add", "change-notice", "compare", ""),
    ],
)
def test_a_notice_that_withdraws_or_halts_the_call_says_so(reason: str, told: str, words: str, summary: str) -> None:
    changes = (
        "<efac:Changes><efbc:ChangedNoticeIdentifier>1111-01</efbc:ChangedNoticeIdentifier><efac:ChangeReason>"
        f"<cbc:ReasonCode>{reason}</cbc:ReasonCode></efac:ChangeReason></efac:Changes>"
    )
    reading = read_notice(lot(), changes=changes)
    (found,) = (one for one in reading.findings if "notice" in one.params)
    assert (found.code, found.params) == (told, {"notice": "1111-01"})
    assert words in found.message
    (addendum,) = reading.tender.addenda
    assert (addendum.number, addendum.summary) == ("02", summary)
