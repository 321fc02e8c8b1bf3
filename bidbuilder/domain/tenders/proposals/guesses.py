"""Guesses who has to meet a requirement and how binding it is, by its words. A person confirms both."""

import re

from bidbuilder.domain.tenders.proposals.clauses import guess_language
from bidbuilder.domain.tenders.requirements import Level, Scope

_PAPERS = re.compile(
    r"\b(?:bid|tender|offer|tilbud\w*|angebot\w*)\s+(?:shall|must|skal|muss|should)\s+(?:include|contain|indeholde|vedlægges|enthalten)|"
    r"\b(?:submit|enclose|attach|be submitted|be enclosed|declaration|bid bond|bid security|tender security|letter of (?:bid|tender|intent)|"
    r"power of attorney|signed|vedlæg\w*|indsend\w*|tro[- ]og[- ]love|erklæring\w*|tilbudsgaranti|fuldmagt|underskrev\w*|"
    r"einreich\w*|beizufügen|beilegen|eigenerklärung\w*|vollmacht|bietungsbürgschaft|unterschrieben\w*)\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:tenderer|bidder|supplier|contractor|vendor|offeror|applicant|economic operator|consortium|joint venture|group leader|"
    r"tilbudsgiver\w*|leverandør\w*|ansøger\w*|konsortie\w*|konsortium|"
    r"bieter\w*|auftragnehmer\w*|bewerber\w*|lieferant\w*|konsortium\w*|bietergemeinschaft\w*)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:turnover|references?|experience|staff|employees|certified|certification|solvency|equity|insurance|annual|financial|years|"
    r"omsætning\w*|referencer?|erfaring|medarbejdere|ansatte|certificeret|soliditet\w*|egenkapital|forsikring\w*|"
    r"umsatz\w*|referenz\w*|erfahrung|mitarbeiter\w*|zertifiziert\w*|eigenkapital\w*|versicherung\w*)\b",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"\b(?:total|overall|combined|entire (?:system|plant|solution|installation)|whole (?:system|plant|solution)|the (?:plant|system|solution|installation) as a whole|"
    r"samlet|samlede|hele (?:anlægget|systemet|løsningen)|i alt|anlægget som helhed|"
    r"gesamt\w*|insgesamt|die gesamte)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:together|jointly|combined|collectively|tilsammen|i fællesskab|samlet|gemeinsam|zusammen|insgesamt)\b", re.I
)
_EACH = re.compile(
    r"\b(?:each|every|all (?:members|partners)|hver|hvert|alle (?:deltagere|partnere)|jede[rsnm]?|alle (?:mitglieder|partner))\b",
    re.I,
)
_LEAD = re.compile(
    r"\b(?:lead(?:er| partner| member| contractor| company)?|leadvirksomhed\w*|hovedleverandør\w*|federführend\w*|konsortialführer\w*)\b",
    re.I,
)
_ANY = re.compile(
    r"\b(?:at least one|any one|one of the (?:members|partners)|mindst én|mindst en|en af|mindestens ein\w*|eines der)\b",
    re.I,
)

_MUST = re.compile(
    r"\b(?:must|shall|is required|are required|mandatory|minimum requirement|has to|have to|skal|kræves|mindstekrav|minimumskrav|obligatorisk|"
    r"må ikke|muss|müssen|darf|dürfen|hat zu|haben zu|zwingend|erforderlich|mindestanforderung|ausschlusskriterium)\b|"
    r"\b(?:ist|sind)\b[^.;]{1,80}\bzu\s+\w+en\b|(?:≥|≤|>=|<=)\s*\d",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"\b(?:should|preferred|preferably|desirable|desired|advantage|points|score[ds]?|scoring|evaluated|rated|optional|nice to have|"
    r"bør|ønskes|ønskeligt|gerne|vægtes|point|evalueres|foretrækkes|fordel|"
    r"soll(?:te|ten|en)?|wünschenswert|vorzugsweise|bevorzugt|punkte|bewertet|vorteil\w*)\b",
    re.IGNORECASE,
)


def guess_scope(text: str) -> Scope:
    """Bid for papers, member for what a firm has to be or have, system for totals, and item for all else."""
    if _MEMBERS.search(text) and _STANDING.search(text):
        return Scope.MEMBER
    if _PAPERS.search(text):
        return Scope.BID
    return Scope.SYSTEM if _SYSTEM.search(text) else Scope.ITEM


def guess_member_rule(text: str) -> str:
    """Which members have to meet it: together, any, lead or each; ``""`` if the words do not say."""
    rules = (("together", _TOGETHER), ("any", _ANY), ("lead", _LEAD), ("each", _EACH))
    return next((rule for rule, pattern in rules if pattern.search(text)), "")


def guess_level(text: str, language: str | None = None) -> Level:
    """Mandatory where something must be, rated where it should be, information where neither is said.

    German `soll` in a tender is a wish, Danish `skal` an order; words that mean different things are read by `language`.
    """
    spoken = (language or guess_language(text) or "").split("-")[0].lower()
    must, should = _MUST.search(text), _SHOULD.search(text)
    if must is not None and not (must[0].casefold() == "darf" and spoken not in {"", "de"}):
        return Level.MANDATORY
    return Level.RATED if should is not None else Level.INFORMATION
