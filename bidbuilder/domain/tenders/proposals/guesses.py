"""Guesses who has to meet a requirement and how binding it is, by its words. A person confirms both."""

from bidbuilder.domain.tenders.member_rules import guess_parts, write_member_rule
from bidbuilder.domain.tenders.proposals.clauses import guess_language
from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern, whole_words
from bidbuilder.domain.tenders.requirements import Level, Scope

_PAPERS = whole_words(
    r"""
    (?:bid|tender|offer|tilbud\w*|angebot\w*) (?:shall|must|skal|muss|should) (?:include|contain|indeholde|vedlægges|enthalten) |
    submit | enclose | attach | be submitted | be enclosed |
    signed declaration | declaration of \w+ | bid bond | bid security | tender security |
    (?:bid|tender|offer) shall remain valid | declares? | addendum | prices are stated | time schedule |
    letter of (?:bid|tender|intent) | power of attorney | signed |
    vedlæg\w* | indsend\w* | tro[- ]+og[- ]+love\w* | \w*erklæring\w* | tilbudsgaranti | fuldmagt | underskrev\w* |
    einreich\w* | einzureichen | beizufügen | beilegen | eigenerklärung\w* | vollmacht | bietungsbürgschaft |
    unterschrieben\w*
    """
)
# Papers that authorities or a firm itself give about that one firm: each firm of a group has to hand in its own.
_FIRMS_PAPERS = whole_words(
    r"""
    \w*serviceattest\w* | straffeattest\w* | skatteattest\w* | virksomhedsrapport\w* | årsrapport\w* | årsregnskab\w* |
    certificate of (?:good standing|incorporation|registration|solvency|no criminal record) | criminal records? |
    tax clearance | annual accounts | audited (?:accounts|financial statements) | company registration |
    extracts? from the (?:trade|commercial|company) register | espd | single procurement document |
    fælles europæiske udbudsdokument | handelsregister\w* | unbedenklichkeitsbescheinigung\w* | führungszeugnis\w* |
    gewerbezentralregister\w* | wettbewerbsregister\w* | jahresabschl\w+ | einheitliche europäische eigenerklärung
    """
)
_MEMBERS = whole_words(
    r"""
    tenderer | bidder | supplier | contractor | vendor | offeror | applicant | economic operator | consortium |
    joint venture | group | leader | members? | partners? | subcontractors? | whoever |
    tilbudsgiver\w* | leverandør\w* | ansøger\w* | konsortie\w* | konsortium | deltager\w* | underleverandør\w* |
    mitglied\w* | nachunternehmer\w* | bieter\w* | auftragnehmer\w* |
    bewerber\w* | lieferant\w* | konsortium\w* | bietergemeinschaft\w*
    """
)
_STANDING = whole_words(
    r"""
    turnover | references? | experience | staff | employees | certified | certification | solvency | equity | insurance |
    insured | annual | financial | years | certificate | taxes | in business | plants | engineers | policy | contract value |
    omsætning\w* | årsomsætning\w* | referencer? | erfaring | medarbejdere | ansatte | certificeret | soliditet\w* |
    egenkapital | forsikring\w* | forsikret | skat\w* | certifikat\w* | ingeniører |
    umsatz\w* | jahresumsatz\w* | referenz\w* | erfahrung | mitarbeiter\w* | zertifiziert\w* | eigenkapital\w* |
    versicherung\w* | versichert | steuern | zertifikat\w* | ingenieure
    """
)
_SYSTEM = whole_words(
    r"""
    total | overall | combined | entire (?:system|plant|solution|installation) | whole (?:system|plant|solution) |
    (?:plant|system|solution|installation) as a whole |
    samlet | samlede | hele (?:anlægget|systemet|løsningen) | i alt | anlægget som helhed |
    gesamt\w* | insgesamt
    """
)
_TOGETHER = whole_words(
    "together | jointly | combined | collectively | tilsammen | i fællesskab | samlet | gemeinsam | zusammen | insgesamt"
)
_EACH = whole_words(
    r"""
    each | every | all (?:members|partners) | hver | hvert | alle (?:deltagere|partnere) | jede[rsnm]? |
    alle (?:mitglieder|partner)
    """
)
_LEAD = whole_words(
    r"""
    lead(?:er| partner| member| contractor| company)? | leadvirksomhed\w* | hovedleverandør\w* | federführend\w* |
    konsortialführer\w*
    """
)
_ANY = whole_words(
    r"""
    at least one | any one | one of the (?:members|partners) | mindst én | mindst en | en af | mindestens ein\w* | eines der
    """
)

_MUST = phrase_pattern(
    "",
    r"""
    \b(?:must|shall|mandatory|minimum requirement)\b | \b(?:is|are) required\b | \b(?:has|have) to\b |
    \b(?:skal|kræves|mindstekrav|minimumskrav|obligatorisk|må ikke)\b |
    \b(?:muss|müssen|darf|dürfen|zwingend|erforderlich|mindestanforderung|ausschlusskriterium)\b | \b(?:hat|haben) zu\b |
    \b(?:ist|sind)\b[^.;]{1,80}\bzu \w+en\b | (?:≥|≤|>=|<=)\s*\d
    """,
)
_SHOULD = whole_words(
    r"""
    should | preferred | preferably | desirable | desired | advantage | points | score[ds]? | scoring | evaluated | rated |
    optional | nice to have |
    bør | ønskes | ønskeligt | gerne | vægtes | point | evalueres | foretrækkes | fordel |
    soll(?:te|ten|en)? | wünschenswert | vorzugsweise | bevorzugt | punkte | bewertet | vorteil\w*
    """
)


def is_firms_paper(text: str) -> bool:
    """Whether a text asks for a paper about one firm, such as a serviceattest, that each member of a group has to give."""
    return _FIRMS_PAPERS.search(text) is not None


def guess_scope(text: str) -> Scope:
    """Member for what a firm has to be or have and papers about it, bid for papers, system for totals, item for all else."""
    if is_firms_paper(text) or (_MEMBERS.search(text) and _STANDING.search(text)):
        return Scope.MEMBER
    if _PAPERS.search(text):
        return Scope.BID
    return Scope.SYSTEM if _SYSTEM.search(text) else Scope.ITEM


def guess_member_rule(text: str) -> str:
    """Which members have to meet it (see `member_rules`): together, any, lead or each; ``""`` if the words do not say."""
    parts = guess_parts(text)
    if parts is not None:
        return write_member_rule(parts)
    rules = (("together", _TOGETHER), ("any", _ANY), ("lead", _LEAD), ("each", _EACH))
    found = next((rule for rule, pattern in rules if pattern.search(text)), "")
    return found or ("each" if is_firms_paper(text) else "")


def guess_level(text: str, language: str | None = None) -> Level:
    """Mandatory where something must be, rated where it should be, information where neither is said.

    German `darf` limits, Danish and English know no such word; `language` (BCP 47) or else the text's small words say
    which of them it is.
    """
    spoken = (language or guess_language(text) or "").split("-")[0].lower()
    must = _MUST.search(text)
    if must is not None and (must[0].casefold() != "darf" or spoken in {"", "de"}):
        return Level.MANDATORY
    return Level.RATED if _SHOULD.search(text) else Level.INFORMATION
