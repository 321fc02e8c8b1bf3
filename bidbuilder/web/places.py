"""Places in files said in words: `{{ finding.where | place }}`, `{{ requirement.source | path_words }}`.

A path through XML or JSON becomes the parts a reader of the trade knows (“lot 2 › selection criterion 3”), parts without a
word are left out. What a path looks like is the readers' business; here it is only said.
"""

import re
from collections.abc import Iterator
from functools import reduce

from flask import Flask

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.web.language import _

_STEP = re.compile(r"(?:\{[^}]*\})?(?:[\w-]+:)?(?P<name>\w+)(?P<marks>(?:\[[^\]]*\])*)")
_LOT, _LINE, _ITEM = translatable("lot"), translatable("line"), translatable("item")
_CRITERION, _AWARD = translatable("selection criterion"), translatable("award criterion")
_QUESTION, _QUESTIONS = translatable("question of a criterion"), translatable("group of questions")
_ARTICLE, _FEATURE, _PRICE = translatable("article"), translatable("feature"), translatable("price")
_BUYER, _FIRM, _PAPER = translatable("buyer"), translatable("organisation"), translatable("document")
_TERMS, _SUBCONTRACTING = translatable("terms"), translatable("subcontracting")

_PARTS = {
    # eForms and UBL
    "ProcurementProjectLot": _LOT,
    "SelectionCriteria": _CRITERION,
    "AwardingCriterion": _AWARD,
    "SubordinateAwardingCriterion": _AWARD,
    "RequiredFinancialGuarantee": translatable("guarantee"),
    "SecurityClearanceTerm": translatable("security clearance"),
    "TendererQualificationRequest": translatable("qualification of the bidder"),
    "ContractExecutionRequirement": translatable("condition of the contract"),
    "RequiredCurriculaCode": translatable("staff"),
    "AllowedSubcontractTerms": _SUBCONTRACTING,
    "TenderSubcontractingRequirements": _SUBCONTRACTING,
    "ApplicableLegalBasis": translatable("legal basis"),
    "ContractingParty": _BUYER,
    "Company": _FIRM,
    "TenderingProcess": translatable("procedure"),
    "TenderingTerms": _TERMS,
    "Change": translatable("change"),
    "Changes": translatable("change"),
    "RequestForTenderLine": _LINE,
    "CatalogueLine": _LINE,
    "TenderingCriterion": translatable("criterion"),
    "TenderingCriterionPropertyGroup": _QUESTIONS,
    "TenderingCriterionProperty": _QUESTION,
    # GAEB
    "PrjInfo": translatable("project"),
    "BoQCtgy": translatable("section"),
    "Item": translatable("position"),
    "SubDescr": translatable("sub-description"),
    "Remark": translatable("remark"),
    "PerfDescr": translatable("description of works"),
    "AddText": translatable("preliminary text"),
    # OCDS
    "releases": translatable("release"),
    "records": translatable("release"),
    "tender": translatable("call"),
    "lots": _LOT,
    "criteria": _CRITERION,
    "awardCriteria": _AWARD,
    "requirementGroups": translatable("group of requirements"),
    "requirements": translatable("requirement"),
    "items": _ITEM,
    "documents": _PAPER,
    "parties": _FIRM,
    "tenderPeriod": translatable("period for tenders"),
    "enquiryPeriod": translatable("period for questions"),
    "contractPeriod": translatable("period of the contract"),
    # BMEcat
    "ARTICLE": _ARTICLE,
    "PRODUCT": _ARTICLE,
    "FEATURE": _FEATURE,
    "ARTICLE_PRICE": _PRICE,
    "PRODUCT_PRICE": _PRICE,
}
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".csv")
_TABLE, _CELL = re.compile(r"Table (\d+)"), re.compile(r"([A-Z]+)(\d+)")
# Steps that say more below them than by themselves.
_SILENT_ABOVE = frozenset({_TERMS, translatable("call")})


def place_in_words(place: SourcePlace) -> str:
    """File, sheet, cell, page and path of a place, each as a person says it."""
    page = _("page {number}", number=place.page) if place.page else ""
    return " · ".join(filter(None, (place.file, line_in_words(place), page, path_in_words(place.xpath or ""))))


def line_in_words(place: SourcePlace) -> str:
    """Sheet and cell of a workbook as they are called; table, line or paragraph of a text in the reader's language.

    The tables of a text have no name: readers number them `Table 6`, which a sheet of a workbook may truly be called.
    """
    table = _TABLE.fullmatch(place.sheet or "")
    if table and not (place.file or "").lower().endswith(_WORKBOOKS):
        return " · ".join(filter(None, (_("table {number}", number=table[1]), _table_cell(place.cell or ""))))
    return " · ".join(filter(None, (place.sheet, place.cell))) if place.sheet else _text_line(place.own_line)


def _table_cell(cell: str) -> str:
    """`B3` of a table in a text, which shows no letters: the second cell of its third row."""
    known = _CELL.fullmatch(cell)
    return _("row {row}, cell {cell}", row=known[2], cell=_letters_as_number(known[1])) if known else cell


def _letters_as_number(letters: str) -> int:
    """A is 1, Z 26 and AA 27."""
    return reduce(lambda sum_, letter: sum_ * 26 + ord(letter) - ord("A") + 1, letters, 0)


def _text_line(line: str) -> str:
    """`L11` of a plain text or `¶14` of a Word file."""
    if line[:1] == "L" and line[1:].isdigit():
        return _("line {number}", number=line[1:])
    return _("paragraph {number}", number=line[1:]) if line[:1] == "¶" else line


def path_in_words(path: str) -> str:
    """The known parts of a path with their numbers, outermost first; ``""`` where none is known."""
    said = list(_said(path.strip("/").split("/")))
    last = len(said) - 1
    return " › ".join(words for at, (part, words) in enumerate(said) if at == last or part not in _SILENT_ABOVE)


def _said(steps: list[str]) -> Iterator[tuple[str, str]]:
    """Each known part with its words. An element's number stands in brackets, a value's place in a list comes after it."""
    for at, step in enumerate(steps):
        read = _STEP.fullmatch(step)
        part = _PARTS.get(read["name"]) if read else None
        if read is None or part is None:
            continue
        number = ", ".join(re.findall(r"\[([^\]]*)\]", read["marks"]))
        if at + 1 < len(steps) and steps[at + 1].isdecimal():
            number = str(int(steps[at + 1]) + 1)
        yield part, f"{_(part)} {number}".rstrip()


def add_places(app: Flask) -> None:
    """Give templates the filters `place`, `path_words` and `line_words`."""
    app.jinja_env.filters.update(place=place_in_words, path_words=path_in_words, line_words=line_in_words)
