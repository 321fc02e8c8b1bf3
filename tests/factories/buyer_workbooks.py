"""Buyers' workbooks for tests, written part by part, so that a test can hold what no library writes."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>
{{sheets}}<Override PartName="/xl/styles.xml" ContentType="{SPREADSHEET}.styles+xml"/>
</Types>"""
SHEET_TYPE = f"{SPREADSHEET}.worksheet+xml"
ROOT_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>'
)
# Style 0 plain, 1 not locked, 2 text, 3 day, 4 percent, 5 framed, 6 money.
STYLES = f"""<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills>
<borders count="2"><border/>
<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="0"><protection locked="0"/></xf><xf numFmtId="49"/><xf numFmtId="14"/>
<xf numFmtId="9"/><xf numFmtId="0" borderId="1"/><xf numFmtId="4"/></cellXfs></styleSheet>"""


def sheet_xml(rows: str, *, before: str = "", after: str = "", prefix: str = "") -> str:
    """A sheet's XML around its rows, which are written out; `before` and `after` stand beside `sheetData`."""
    binding = f"xmlns:{prefix.removesuffix(':')}" if prefix else "xmlns"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<{prefix}worksheet {binding}="{MAIN}" xmlns:r="{OFFICE}">'
        f"{before}<{prefix}sheetData>{rows}</{prefix}sheetData>{after}</{prefix}worksheet>"
    )


def buyer_workbook(
    sheets: Mapping[str, str | bytes],
    *,
    parts: Mapping[str, bytes] | None = None,
    workbook_tail: str = "",
    properties: str = "",
    stored: bool = False,
) -> bytes:
    """An .xlsx file of sheets given as XML, by name, with further parts as they are.

    `workbook_tail` stands behind the list of sheets, `properties` before it.
    """
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{one}.xml" ContentType="{SHEET_TYPE}"/>' for one in numbers
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{one}" r:id="rId{one}"/>' for one, name in zip(numbers, sheets, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{one}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{one}.xml"/>' for one in numbers
    )
    styles = f'<Relationship Id="rIdS" Type="{OFFICE}/styles" Target="styles.xml"/>'
    head = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(sheets=overrides),
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": f"{head}<sheets>{listed}</sheets>{workbook_tail}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}{styles}'
        "</Relationships>",
        "xl/styles.xml": STYLES,
    }
    files |= {f"xl/worksheets/sheet{one}.xml": xml for one, xml in zip(numbers, sheets.values(), strict=True)}
    return zipped(files | (parts or {}), stored=stored)


def zipped(files: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip file with these entries, dated, so that a changed date would show."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, (2024, 5, 17, 9, 30, 12))
            entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
