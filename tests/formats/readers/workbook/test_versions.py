"""Two versions of a buyer's workbook: every row that differs is found and no other, held against openpyxl."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bidbuilder.domain.tenders.alignment import plain_words
from bidbuilder.domain.tenders.amendments import ChangeKind, compare_prices
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.likeness import find_like_texts
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file
from tests.factories.versions import difference_of

SHEET, FIRST, ID, TEXT = "Technical Requirements", 3, 1, 5
OLD = "RFP-IES-Milestone2__1948c2ab__02_DOH_IT_Contractual_Requirements.xlsx"
NEW = "RFP-IES-Milestone2__10d82605__Appendix_02_DOH_IT_Contractual_Requirements.xlsx"


def read(content: bytes, name: str = "it.xlsx") -> Tender:
    """The tender draft."""
    return read_tender(name, content, {}).tender


def rows_of(content: bytes) -> dict[str, str]:
    """Number and text of every row as openpyxl sees them, blanks evened out."""
    page = load_workbook(BytesIO(content), data_only=True)[SHEET]
    rows = {}
    for row in range(FIRST, page.max_row + 1):
        key, text = page.cell(row, ID).value, page.cell(row, TEXT).value
        if key and text:
            rows[str(key).strip()] = plain_words(str(text))
    return rows


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.corpus
def test_the_buyer_s_two_versions_differ_where_their_cells_do() -> None:
    old, new = (corpus_file("office", name).read_bytes() for name in (OLD, NEW))
    before, after = rows_of(old), rows_of(new)
    expected = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    found = difference_of(read(old, OLD), read(new, NEW))
    assert len(before) == 32
    assert {one.shown.number for one in found.requirements} == expected
    assert found.head == ()


@pytest.mark.corpus
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_changed_added_and_removed_row_is_found_and_no_other(seed: int) -> None:
    old = corpus_file("office", OLD).read_bytes()
    book = load_workbook(BytesIO(old))
    page, dice = book[SHEET], random.Random(seed)
    rows = [row for row in range(FIRST, page.max_row + 1) if page.cell(row, ID).value and page.cell(row, TEXT).value]
    *reworded, gone = sorted(dice.sample(rows, 7))
    for row in reworded:
        words = str(page.cell(row, TEXT).value).split()
        words[dice.randrange(len(words))] = "amended"
        page.cell(row, TEXT).value = " ".join(words)
    page.delete_rows(gone)
    added = page.max_row + 1
    page.cell(added, ID).value = "IT99"
    page.cell(added, TEXT).value = "The offeror shall deliver a sworn translation of the contract."
    new = saved(book)
    before, after = rows_of(old), rows_of(new)
    found = difference_of(read(old), read(new)).requirements
    by_kind = {kind: {one.shown.number for one in found if one.kind is kind} for kind in ChangeKind}
    assert by_kind[ChangeKind.ADDED] == after.keys() - before.keys() == {"IT99"}
    assert by_kind[ChangeKind.REMOVED] == before.keys() - after.keys()
    assert by_kind[ChangeKind.CHANGED] == {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert by_kind[ChangeKind.MOVED] == set()


@pytest.mark.corpus
def test_two_versions_of_a_form_as_text_differ_by_their_section_alone() -> None:
    names = (
        "RFP-IES-Milestone2__c48cc585__01_Submittal_Forms_A-H.docx",
        "RFP-IES-Milestone2__ce60bf94__01_Submittal_Forms_A-H.docx",
    )
    old, new = (corpus_file("office", name) for name in names)
    found = difference_of(read(old.read_bytes(), Path(old).name), read(new.read_bytes(), Path(new).name))
    assert {one.kind for one in found.requirements} <= {ChangeKind.MOVED}


PRICES = "tts-buy-cloud-support-services__"
PRICE_SHEETS = (
    f"{PRICES}49b046d5__Attachment-B-RFQ-Pricing-Sheet-GSA-TTS-cloud.gov-support-services.xlsx",
    f"{PRICES}796bf418__Attachment-B-RFQ-Pricing-Sheet-GSA-TTS-cloud.gov-support-services.xlsx",
    f"{PRICES}a75286bb__Attachment_B_-_RFQ_Pricing_Sheet_-_Dated_2_20_2019.xlsx",
)


def tasks_of(content: bytes) -> set[tuple[str, str]]:
    """Sheet and words of every task to be priced, as openpyxl sees them."""
    book = load_workbook(BytesIO(content), data_only=True)
    cells = (
        (page.title, str(row[1] or "").strip()) for page in book for row in page.iter_rows(min_row=3, values_only=True)
    )
    return {(title, words) for title, words in cells if "Task" in words or "Base Cloud" in words}


@pytest.mark.corpus
@pytest.mark.parametrize(("old", "new"), [(0, 1), (0, 2), (1, 2), (1, 1)])
def test_lines_of_price_sheets_differ_where_their_cells_do(old: int, new: int) -> None:
    contents = [corpus_file("office", PRICE_SHEETS[one]).read_bytes() for one in (old, new)]
    rows = [read_tender("prices.xlsx", content, {}).price_rows for content in contents]
    before, after = map(tasks_of, contents)
    assert {(one.section[0], one.text) for one in rows[0]} == before
    found = compare_prices(*rows, find_like_texts)
    gone = {(one.before.section[0], one.before.text) for one in found if one.before}
    come = {(one.after.section[0], one.after.text) for one in found if one.after}
    assert (gone, come) == (before - after, after - before)
