"""Documents as they go to LibreOffice: the look of tables stands at the tables, every word stays."""

import re
import zipfile
from io import BytesIO

from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.ooxml.printing import for_printing
from tests.factories.snapshots import large_snapshot


def body(document: bytes) -> str:
    with zipfile.ZipFile(BytesIO(document)) as package:
        return package.read("word/document.xml").decode()


def test_tables_carry_their_look_and_those_with_a_total_keep_their_style() -> None:
    written = write_compliance_docx(large_snapshot(20))
    before, printed = body(written), body(for_printing(written))
    assert before.count('<w:tblStyle w:val="BidTable"/>') > 2
    assert printed.count('<w:tblStyle w:val="BidTable"/>') == len(re.findall('w:lastRow="1"', before)) == 1
    assert printed.count("<w:tblBorders") == before.count("<w:tblStyle") - 1
    words = re.compile(r"<w:t [^>]*>([^<]*)</w:t>")
    without_pages = re.sub(r"<w:r><w:tab/></w:r>.*?</w:hyperlink>", "</w:hyperlink>", printed)
    assert words.findall(without_pages) == words.findall(before)
