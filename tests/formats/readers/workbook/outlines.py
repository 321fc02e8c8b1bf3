"""Workbooks read and told in short, for the tests of shapes: numbers, sections and texts, and the codes of findings."""

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender

HEADINGS = ["Req. ID", "Category", "Requirement", "Response", "Comments"]


def read(content: bytes, **options: str) -> TenderReading:
    return read_tender("rfp.xlsx", content, options)


def outline(reading: TenderReading) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.number, one.section, one.text) for one in reading.tender.requirements]


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}
