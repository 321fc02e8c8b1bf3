"""Types of selection criteria (eForms code list selection-criterion, SDK 1.3 to 1.15): what they ask for and of whom.

Who of a group has to meet a criterion is not said by the code list. What stands here follows the usual reading of
Directive 2014/24/EU: professional suitability of each member for its own part (Art. 58(2)), economic and technical
capacity of all members together (Art. 63(1)). The reader says that it is a proposal.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SelectionType:
    """What a criterion of this type is called and which members have to meet it (`each`, `together` or ``""``)."""

    name: str
    member_rule: str


_EACH = {
    "slc-suit-reg-prof": "Enrolment in a professional register",
    "slc-suit-reg-trade": "Enrolment in a trade register",
    "slc-suit-auth-mbrshp": "Authorisation or membership needed for the service",
    "sui-act": "Suitability to pursue the professional activity",
    "slc-suit": "Suitability to pursue the professional activity",
    "slc-sec": "Security of information or supply",
    "slc-sec-inf": "Security of information",
    "slc-sec-proc": "Security of classified information",
    "slc-sec-supply": "Security of supply",
}

_TOGETHER = {
    "slc-stand": "Economic and financial standing",
    "slc-stand-to-gen": "Yearly turnover",
    "slc-stand-to-avg": "Average yearly turnover",
    "slc-stand-to-spec": "Yearly turnover in the field",
    "slc-stand-to-spec-avg": "Average yearly turnover in the field",
    "slc-stand-ratio": "Financial ratio",
    "slc-stand-ins": "Professional risk insurance",
    "slc-stand-other": "Other economic or financial requirements",
    "ef-stand": "Economic and financial standing",
    "slc-abil": "Technical and professional ability",
    "slc-abil-ref-work": "References for works",
    "slc-abil-ref-supply": "References for deliveries",
    "slc-abil-ref-services": "References for services",
    "slc-abil-staff-tech-work": "Technicians who carry out the work",
    "slc-abil-staff-tech-ctrl": "Technicians for quality control",
    "slc-abil-staff-qual": "Education and professional qualifications",
    "slc-abil-staff-yrly-avg-mp": "Average yearly manpower",
    "slc-abil-staff-yrly-no-mgmt": "Managerial staff",
    "slc-abil-facil-tools": "Tools, plant and equipment",
    "slc-abil-facil-res": "Study and research facilities",
    "slc-abil-mgmt-qual": "Measures for ensuring quality",
    "slc-abil-mgmt-env": "Environmental management",
    "slc-abil-mgmt-supply": "Supply chain management",
    "slc-abil-qual-inst": "Certificates by quality control institutes",
    "slc-abil-qual-smp-w-autent": "Samples and descriptions with certificate of authenticity",
    "slc-abil-qual-smp-wo-autent": "Samples and descriptions",
    "slc-abil-subc": "Proportion of subcontracting",
    "slc-sche": "Quality assurance schemes and environmental management standards",
    "slc-sche-qu-cert-indep": "Certificates about quality assurance standards",
    "slc-sche-env-cert-indep": "Certificates about environmental management",
    "tp-abil": "Technical and professional ability",
}

_TYPES = {
    **{code: SelectionType(name, "each") for code, name in _EACH.items()},
    **{code: SelectionType(name, "together") for code, name in _TOGETHER.items()},
}


def selection_type_of(code: str) -> SelectionType:
    """The type with that code; an unknown code is its own name and says nothing about members."""
    named = "" if code == "other" else code
    return _TYPES.get(code, SelectionType(named or "Other selection criteria", ""))
