"""Boxes of an eForms lot that oblige the bidder without a word of the buyer's: the code list's own sentence is the text.

Sentences follow the labels of the code lists subcontracting-indication, subcontracting-obligation, requirement-stage,
nda, esignature-submission and ecatalog-submission; of fsr and ipi-scope (BT-681, BT-684) they say what the law asks then.
"""

from collections.abc import Iterator

from bidbuilder.domain.tenders.requirements import AnswerForm, Requirement, Scope
from bidbuilder.formats.readers.eforms.elements import EXTENSION, Element, children, place_of, text_at, text_of
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.notes import Notes

_T = "cac:TenderingTerms"
_INDICATION = f"{_T}/{EXTENSION}/efac:TenderSubcontractingRequirements/efbc:TenderSubcontractingRequirementsCode"
_EXECUTION = f"{_T}/cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode"
_SHARE = "The tenderer must indicate in the tender the share of the contract it may intend to subcontract."
_PROCEDURE = "using the procedure set out in Title III of Directive 2009/81/EC."

# Letter of the number, section, path, code list ("" for any), and the sentence of each code.
_BOXES: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
    (
        "U",
        "Subcontracting",
        _INDICATION,
        "",
        {
            "shar-subc": _SHARE,
            "subc-share": _SHARE,
            "subc-name": "The tenderer must name in the tender the subcontractors it intends to use.",
            "subc-subj": "The tenderer must indicate in the tender what it intends to subcontract.",
        },
    ),
    (
        "U",
        "Subcontracting",
        f"{_T}/cac:AllowedSubcontractTerms/cbc:SubcontractingConditionsCode",
        "",
        {
            "subc-chng": "The contractor must indicate any change of subcontractors during the execution of the contract.",
            "subc-min": f"The contractor must subcontract a minimum percentage of the contract {_PROCEDURE}",
            "subc-oblig-2009-81": f"The buyer may oblige the contractor to award all or certain subcontracts {_PROCEDURE}",
        },
    ),
    (
        "Q",
        "Staff",
        f"{_T}/cbc:RequiredCurriculaCode",
        "",
        {
            "t-requ": "Names and professional qualifications of the staff who perform the contract must stand in the tender.",
            "par-requ": (
                "Names and professional qualifications of the staff who perform the contract must stand in the request "
                "to participate."
            ),
        },
    ),
    ("N", "Confidentiality", _EXECUTION, "nda", {"true": "A non-disclosure agreement has to be signed."}),
    (
        "E",
        "Electronic tenders",
        _EXECUTION,
        "esignature-submission",
        {"true": "An advanced or qualified electronic signature or seal is required."},
    ),
    (
        "E",
        "Electronic tenders",
        _EXECUTION,
        "ecatalog-submission",
        {"required": "An electronic catalogue is required."},
    ),
    (
        "W",
        "Foreign subsidies",
        _EXECUTION,
        "fsr",
        {
            "true": "Foreign financial contributions have to be notified or declared with the tender "
            "(Regulation (EU) 2022/2560, Article 29)."
        },
    ),
    (
        "O",
        "Origin",
        f"{_T}/{EXTENSION}/efac:StrategicProcurement/efbc:ApplicableLegalBasis",
        "ipi-scope",
        {
            "true": "Measures of the International Procurement Instrument apply: the origin of the tenderer and of what it "
            "delivers has to be proven when asked (Regulation (EU) 2022/1031)."
        },
    ),
)
_NOTHING_ASKED = {"", "none", "no", "not-allowed", "not-requ", "not-known", "no-indication", "n-requ"}


def read_ticked(lot: Element, lot_id: str, language: str, notes: Notes) -> Iterator[Requirement]:
    """The obligations ticked in a lot, numbered by kind (`LOT-0001-U1`); a code without a sentence is shown as it is."""
    counts: dict[str, int] = {}
    for letter, section, path, code_list, sentences in _BOXES:
        for code in children(lot, path):
            written = text_of(code)
            text = sentences.get(written, "" if code_list or written in _NOTHING_ASKED else f"{section}: {written}")
            if not text or (code_list and code.get("listName") != code_list):
                continue
            counts[letter] = counts.get(letter, 0) + 1
            yield Requirement(
                number=f"{lot_id}-{letter}{counts[letter]}",
                lot=lot_id,
                section=(in_language(section, language),),
                text=" ".join(filter(None, (in_language(text, language), _shares(code, language)))),
                scope=Scope.BID,
                answer=AnswerForm(kind="text"),
                source=place_of(code, notes),
                confidence="medium",
            )


def _shares(code: Element, language: str) -> str:
    """The least and largest share of the contract for subcontractors, where they stand beside the code (BT-64, BT-729)."""
    owner = code.getparent()
    bounds = (("Minimum", "At least {share} %."), ("Maximum", "At most {share} %."))
    stated = ((text_at(owner, f"cbc:{name}Percent"), words) for name, words in bounds)
    return " ".join(in_language(words, language).format(share=share) for share, words in stated if share)
