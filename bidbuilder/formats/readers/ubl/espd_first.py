"""An ESPD request of the first version (`ESPDRequest`, exchange model 1.0), which has words of its own for criteria.

Buyer, lots and references are those of UBL as in later versions; a criterion holds groups of questions (`Requirement`) with
the kind of answer as an attribute. The buyer's own figures are not in it: they stand in the notice.
"""

from collections.abc import Iterator

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import AnswerForm, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender, TenderReading
from bidbuilder.formats.readers.eforms.elements import Element, find_child, place_of, text_at, text_of
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.eforms.organisations import read_company
from bidbuilder.formats.readers.language_guess import guess_language
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ubl.espd import FORMAT, list_lots, list_references, tell_request, title_of_notice
from bidbuilder.formats.readers.ubl.espd_parts import part_of
from bidbuilder.formats.readers.ubl.espd_questions import YES_OR_NO, worded

_CRITERION, _QUESTION = "{*}Criterion", "{*}Requirement"


def is_first_espd(root: Element) -> bool:
    """Whether an XML document is an ESPD request of the first version, judged by its root element."""
    return etree.QName(root).localname == "ESPDRequest"


def read_first_espd(name: str, root: Element) -> TenderReading:
    """The draft of a request: reference, buyer, notice, and one member requirement for each criterion."""
    notes = Notes(name)
    title = title_of_notice(root)
    tender = Tender(
        reference=text_at(root, "cbc:ContractFolderID") or text_at(root, "cbc:ID"),
        title={"und": title} if title else {},
        buyer=read_company(find_child(root, "cac:ContractingParty/cac:Party"), "en"),
        lots=list_lots(root),
        documents=list_references(root),
        requirements=tuple(_requirements(root, notes)),
        notice_id=text_at(root, "cbc:ID"),
        procedure_id=text_at(root, "cbc:ContractFolderID"),
    )
    tell_request(root, notes)
    message = translatable("This ESPD request is of the first version: look in the notice for the figures it asks for.")
    notes.info("espd-first", message, place_of(root, notes))
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def _requirements(root: Element, notes: Notes) -> Iterator[Requirement]:
    criteria = list(root.iterchildren(_CRITERION))
    language = guess_language(text_at(one, "cbc:Description") for one in criteria)
    for index, criterion in enumerate(criteria, start=1):
        title = text_at(criterion, "cbc:Name")
        questions = [
            (text_at(one, "cbc:Description"), one.get("responseDataType") or "") for one in _questions(criterion)
        ]
        is_yes_or_no = bool(questions) and questions[0][1] == YES_OR_NO
        asked = (worded(*one, language) for one in questions[is_yes_or_no:])
        lines = [text_at(criterion, "cbc:Description") or title, *(f"– {one}" for one in asked if one)]
        yield Requirement(
            number=f"ESPD-{index}",
            section=(in_language(part_of(text_at(criterion, "cbc:TypeCode")), language),),
            title=title,
            text="\n".join(dict.fromkeys(lines)),
            scope=Scope.MEMBER,
            member_rule="each",
            answer=AnswerForm(kind="yes-no" if is_yes_or_no else "text"),
            source=place_of(criterion, notes),
        )


def _questions(criterion: Element) -> Iterator[Element]:
    return (one for one in criterion.iter(_QUESTION) if text_of(one) or len(one))
