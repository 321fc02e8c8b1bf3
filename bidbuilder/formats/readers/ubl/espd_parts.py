"""Which part of the ESPD form a criterion belongs to: codes of ESPD 3 and 4, and the longer ones of versions 1 and 2.

The parts are those of the standard form (Regulation (EU) 2016/7, parts II to V).
"""

_CONVICTIONS = "Grounds relating to criminal convictions"
_PAYMENTS = "Payment of taxes or social security contributions"
_MISCONDUCT = "Insolvency, conflicts of interests or professional misconduct"
_SUITABILITY = "Suitability to pursue the professional activity"
_STANDING = "Economic and financial standing"
_ABILITY = "Technical and professional ability"
_SCHEMES = "Quality assurance schemes and environmental management standards"
_NATIONAL = "Purely national exclusion grounds"
_OPERATOR = "Information about the economic operator"
_REDUCTION = "Reduction of the number of candidates"
_OTHER = "Other selection criteria"

_CODES = {
    _CONVICTIONS: "crime-org corruption fraud terr-offence finan-laund human-traffic",
    _PAYMENTS: "tax-pay socsec-pay",
    _MISCONDUCT: "envir-law socsec-law labour-law bankruptcy insolvency cred-arran bankr-nat liq-admin susp-act "
    "prof-misconduct distorsion partic-confl prep-confl sanction misrepresent misinterpr",
    _NATIONAL: "nati-ground",
    _SUITABILITY: "sui-act prof-regist trade-regist authorisation membership",
    _STANDING: "ef-stand gen-year-to aver-year-to spec-aver-to spec-year-to finan-rat indem-insu finan-requ",
    _ABILITY: "tp-abil work-perform supply-perform service-perform qual-cont-tech work-tech qual-facil research-fac "
    "chain-manage envir-measure tech-equip qualification spec-req-check manage-staff year-manpower suncont-port "
    "subcont-port wo-autent w-autent qa-certif-inst",
    _SCHEMES: "qu-certif-indep envir-certif-indep",
    _OPERATOR: "shelt-worksh registered eo-group relied subco-ent sme",
    _REDUCTION: "staff-red",
    _OTHER: "other",
}
_PART_OF_CODE = {code: part for part, codes in _CODES.items() for code in codes.split()}

# Versions 1 and 2 build their codes by the same parts; the longer beginning comes first.
_BEGINNINGS = (
    ("EXCLUSION.CONVICTIONS", _CONVICTIONS),
    ("EXCLUSION.CRIMINAL_CONVICTIONS", _CONVICTIONS),
    ("EXCLUSION.CONTRIBUTIONS", _PAYMENTS),
    ("EXCLUSION.PAYMENT", _PAYMENTS),
    ("EXCLUSION.SOCIAL_SECURITY", _PAYMENTS),
    ("EXCLUSION.NATIONAL", _NATIONAL),
    ("EXCLUSION", _MISCONDUCT),
    ("SELECTION.SUITABILITY", _SUITABILITY),
    ("SELECTION.ECONOMIC_FINANCIAL_STANDING", _STANDING),
    ("SELECTION.TECHNICAL_PROFESSIONAL_ABILITY.CERTIFICATES.QUALITY_ASSURANCE.QA_INDEPENDENT", _SCHEMES),
    ("SELECTION.TECHNICAL_PROFESSIONAL_ABILITY.CERTIFICATES.ENVIRONMENTAL_MANAGEMENT", _SCHEMES),
    ("SELECTION.TECHNICAL_PROFESSIONAL_ABILITY", _ABILITY),
    ("OTHER.EO_DATA.REDUCTION_OF_CANDIDATES", _REDUCTION),
    ("OTHER.EO_DATA", _OPERATOR),
    ("DATA_ON_ECONOMIC_OPERATOR", _OPERATOR),
    ("REDUCTION_OF_CANDIDATES", _REDUCTION),
    ("DEFENCE.SELECTION", _OTHER),
    ("UTILITIES.SELECTION", _OTHER),
)


def part_of(code: str) -> str:
    """The English heading of the part a criterion's type belongs to; an unknown code is its own heading."""
    if code in _PART_OF_CODE:
        return _PART_OF_CODE[code]
    plain = code.removeprefix("CRITERION.")
    return next((part for beginning, part in _BEGINNINGS if plain.startswith(beginning)), code)
