"""What a table within a text is for, by its headings: things to hand over, service levels, an agenda, weights, or neither."""

import re
from enum import StrEnum

from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.workbook.grid import Sheet


class TableKind(StrEnum):
    """Kinds of tables that the words of their headings tell; `OTHER` is left to what the rows look like."""

    DELIVERABLES = "deliverables"
    SCHEDULE = "schedule"
    WEIGHTS = "weights"
    SERVICE_LEVELS = "service-levels"
    OTHER = "other"


_HANDED_OVER = re.compile(
    r"deliverable|delivery item|reports?\b|leverance|aflevering|liefergegenstand|lieferung|livrable", re.IGNORECASE
)
_WHEN = re.compile(
    r"\b(?:due|dates?|deadline|when|time|timing|frequency|dato|frist|tidspunkt|termin|fälligkeit|datum|délai|échéance)\b",
    re.I,
)
# Papers to hand over have numbers of copies or a day; of papers that only exist the day is that of their issue.
_PAPERS = re.compile(r"\b(?:documents?|drawings?|dokument(?:er)?|tegninger|unterlagen?|zeichnungen)\b", re.IGNORECASE)
_ASKED_OF_PAPERS = re.compile(
    r"\b(?:due|deadline|copies|frist|antal|eksemplarer|fälligkeit|vorlage|ausfertigung(?:en)?|exemplare)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:standards?|quality|acceptance|acceptable|measure(?:ment)?|metric|kvalitet\w*|accept\w*|qualität\w*|abnahme\w*)\b",
    re.I,
)
_PLANNED = re.compile(
    r"\b(?:agenda|event|activit(?:y|ies)|milestones?|aktivitet|begivenhed|milepæl|ereignis|meilenstein|time allo\w+"
    r"|maximum time|time|dates?|dato|tid|datum|uhrzeit)\b",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:weight(?:ing)?|points?|scores?|page limits?|vægt(?:ning)?|point|gewichtung|punkte)\b", re.IGNORECASE
)
_SERVICE = re.compile(
    r"\b(?:response|reaction|resolution|restoration|repair|fix)[ -]?times?\b|\btime to (?:respond|repair|resolve)"
    r"|service[ -]?(?:level|target)|\bkpis?\b|servicemål|svartid|reaktionstid|løsningstid|afhjælpning|udbedring"
    r"|reaktionszeit|wiederherstellung|behebung|entstörung|service[ -]?ziel|délai d.intervention",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"require|specification|minimum|response|complian|\bkrav|besvarelse|anforderung|antwort|exigence|deliverable|outcome",
    re.I,
)
_LONGEST_HEADING = 60


def kind_of_text_table(sheet: Sheet) -> TableKind:
    """The kind of a table by the words of its first row; rows with obligations are never only a schedule or weights."""
    headings = [cell.text for cell in next(iter(sheet.rows.values()), {}).values()]
    if len(headings) < 2 or len(sheet.rows) < 2 or max(map(len, headings)) > _LONGEST_HEADING:
        return TableKind.OTHER
    is_told = any(_WHEN.search(heading) or _MEASURED.search(heading) for heading in headings)
    if any(map(_HANDED_OVER.search, headings)) and is_told:
        return TableKind.DELIVERABLES
    if any(map(_PAPERS.search, headings)) and any(map(_ASKED_OF_PAPERS.search, headings)):
        return TableKind.DELIVERABLES
    if any(map(_SERVICE.search, headings)):
        return TableKind.SERVICE_LEVELS
    if any(map(_ASKS.search, headings)) or _asks_often(sheet):
        return TableKind.OTHER
    if any(map(_PLANNED.search, headings)):
        return TableKind.SCHEDULE
    return TableKind.WEIGHTS if any(map(_WEIGHED.search, headings)) else TableKind.OTHER


def _asks_often(sheet: Sheet) -> bool:
    rows = list(sheet.rows.values())[1:]
    asking = sum(any(has_obligation(cell.text) for cell in cells.values()) for cells in rows)
    return asking * 3 > len(rows)
