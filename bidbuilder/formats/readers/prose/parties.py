"""The parties a sentence of a tender speaks of: who sells, who tenders, who buys, who works, what is handed over."""

import re
from enum import StrEnum


class Party(StrEnum):
    """Whom the word before a verb names."""

    SUPPLIER = "supplier"
    TENDERER = "tenderer"
    STAFF = "staff"
    WORK = "work"
    BUYER = "buyer"


_WORDS = {
    Party.SUPPLIER: """
        contractors? | servicers? | resellers? | sellers? | lessors? | integrators? | concessionaires? | business associates?
        | databehandler(?:en)? | sælger(?:en)? | auftragsverarbeiter\\w* | verkäufer(?:in)?
        | vendors? | suppliers? | providers? | consultants? | subcontractors? | awardees? | licensors? | manufacturer
        | systems? | solutions? | platform | software | application | plant | product | equipment
        | leverandør(?:en|er|erne)?s? | entreprenør(?:en|er)?s? | underleverandør\\w* | rådgiver(?:en)? | løsning(?:en)?
        | anlæg(?:get)? | system(?:et)? | auftragnehmer\\w* | lieferant\\w* | unternehmer\\w* | anlage | lösung
        | parteien | vertragspartner | parterne | titulaire | fournisseur | prestataire | entrepreneur
    """,
    Party.TENDERER: """
        offerors? | tenderers? | bidders? | quoters? | proposers? | proponents? | respondents?
        | candidates? | applicants? | interviewees?
        | proposals? | bids? | tenders? | quotes? | quotations? | submittals? | submissions? | resum[eé]s? | offers?
        | tilbudsgiver\\w* | tilbud(?:det|dets)? | ansøger\\w* | bieter\\w* | (?:neben|haupt)?angebote?n?s? | bewerber\\w*
        | soumissionnaires? | candidats? | offres?
    """,
    Party.STAFF: """
        project manager | product manager | technical lead | team leader | key personnel | personnel | team | staff | employees?
        | experts? | engineers? | projektleder(?:en)? | medarbejder\\w* | nøglepersoner | projektleiter\\w* | personal
        | mitarbeiter\\w* | chef de projet
    """,
    Party.WORK: """
        works? | deliverables? | services? | files? | code | documentation | documents? | reports? | records? | plans? | travel
        | operations | training | integrations? | interfaces? | apis? | materials? | drawings? | components? | installation
        | invoices? | licen[sc]es? | information | releases? | warranty | deliver(?:y|ies) | arbejde(?:t)? | ydelser(?:ne)?
        | leverancer?(?:n|ne)? | dokumentation(?:en)? | leistung(?:en)? | arbeiten | lieferung(?:en)? | dokumentation
    """,
    Party.BUYER: """
        states? | government | court | authority | agenc(?:y|ies) | purchaser | buyer | employer | clients? | customer | division
        | department | ministry
        | municipality | council | county | committee | contracting (?:authority|officer|specialist) | bank | undp
        | procurement officer | product owner | project director | cors? | acors?
        | officer | evaluators? | evaluation (?:committee|team) | panel
        | ordregiver(?:en)?s? | kunden | udbyder(?:en)? | bygherren? | kommunen | regionen | styrelsen
        | auftraggeber(?:in)? | vergabestelle | bauherr\\w* | kommune | pouvoir adjudicateur | acheteur
    """,
}
WORDS_OF = {party: "|".join(word.strip() for word in words.split("|")) for party, words in _WORDS.items()}
_PARTY = re.compile(
    r"\b(?:" + "|".join(f"(?P<{party}>{words})" for party, words in WORDS_OF.items()) + r")\b", re.IGNORECASE
)
_REACH, _OPENING = 90, 50


def party_before(sentence: str, position: int) -> Party | None:
    """The party named last before a place in a sentence, within its clause; None where none is."""
    found = None
    for match in _PARTY.finditer(sentence, max(0, position - _REACH), position):
        found = match.lastgroup
    return Party(found) if found else None


def party_at(sentence: str, position: int) -> Party | None:
    """The party whose name begins at a place, or one word behind it; None where none does."""
    match = _PARTY.match(sentence, position) or _PARTY.match(sentence, _next_word(sentence, position))
    return Party(match.lastgroup) if match and match.lastgroup else None


def _next_word(sentence: str, position: int) -> int:
    blank = sentence.find(" ", position)
    return blank + 1 if blank >= 0 else len(sentence)


def names(sentence: str, party: Party) -> bool:
    """Whether a sentence names a party anywhere."""
    return any(match.lastgroup == party for match in _PARTY.finditer(sentence))


def first_party(sentence: str) -> Party | None:
    """The party a sentence names first within its first words; None where it names none there."""
    match = _PARTY.search(sentence, 0, _OPENING)
    return Party(match.lastgroup) if match and match.lastgroup else None
