"""Words of column headings in requirement workbooks, in English, Danish, German and French, and what such a column holds.

Data only; how headings are compared with them stands in `headings`. All words are small letters without punctuation.
"""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a column holds. `PRICE` and `TOTAL` are amounts the bidder fills in, `TERM` a word of a glossary."""

    NUMBER = "number"
    TEXT = "text"
    TITLE = "title"
    SECTION = "section"
    SUBSECTION = "subsection"
    LEVEL = "level"
    WEIGHT = "weight"
    QUANTITY = "quantity"
    UNIT = "unit"
    ANSWER = "answer"
    REMARK = "remark"
    LOT = "lot"
    EVIDENCE = "evidence"
    PRICE = "price"
    TOTAL = "total"
    TERM = "term"
    NONE = ""


def _phrases(written: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in written.split("|"))


HEADER_WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.NUMBER: _phrases(
        """
        id | no | nr | # | number | ref | reference | ref no | item | item no | item number | item id | req id |
        req no | req | requirement id | requirement no | requirement number | requirement ref | rid | clause |
        clause no | paragraph | para | index | line | line no | line item | spec id | spec no | clin | contract
        line item number | sl no | s no | sr no | serial no | unique id | question no | question id | nummer |
        krav nr | kravnr | krav id | kravid | kravnummer | krav nummer | løbenr | løbenummer | punkt | pkt |
        post | postnr | position | pos | pos nr | referencenr | spørgsmål nr | lfd nr | lfd | laufende nr |
        anforderungs id | anforderung nr | anforderungsnr | anforderungsnummer | anf nr | anf id | ordnungszahl
        | oz | positionsnummer | kennung | kenn nr | frage nr | n° | no exigence | numéro | réf | référence |
        identifiant | repère | n° exigence | nº | kapitel nr | identifier | control identifier | control id |
        control no | control number | safeguard id | requirement identifier | kravidentifikation
        """
    ),
    Role.TEXT: _phrases(
        """
        requirement | requirements | requirement description | description of requirement | requirement text |
        description | specification | specifications | text | question | questions | criteria | statement |
        functional requirement | functional requirements | technical requirement | technical requirements |
        minimum requirement | minimum requirements | detailed description | detailed requirement | details |
        technical specification | technical specifications | requirement statement | requirement detail | demand
        | supplies services | scope | item description | req description | business requirement | feature |
        verification | control | control text | control statement | control description | control specification
        | control requirement | safeguard | user story | kravformulering | kravets formulering |
        criterion text | requirement specification | krav | kravtekst | kravbeskrivelse
        | beskrivelse | beskrivelse af krav | kravets tekst | tekst | ønske | specifikation | kravspecifikation
        | spørgsmål | krav beskrivelse | minimumskrav | mindstekrav | krav tekst | ydelse | ydelsesbeskrivelse |
        teknisk krav | funktionelt krav | krav og ønsker | betegnelse | anforderung | anforderungen |
        anforderungstext | anforderungsbeschreibung | beschreibung | frage | fragen | leistung |
        leistungsbeschreibung | bezeichnung | spezifikation | beschreibung der anforderung | langtext |
        mindestanforderung | kriterium | kriterien | technische anforderung | funktionale anforderung | exigence
        | exigences | désignation | descriptif | libellé | description de l exigence | spécification | question
        posée | texte | required | required value | required values | minimum value | krævet | krævet værdi |
        gefordert | geforderter wert | sollwert | valeur exigée | valeur requise
        """
    ),
    Role.TITLE: _phrases(
        """
        title | name | requirement name | requirement title | short name | short title | short description |
        summary | heading | subject | caption | requirement heading | labor category | labor category name |
        role | navn | titel | kravtitel | overskrift | kravoverskrift | kravnavn | kort beskrivelse | emne |
        parameter | kurztext | kurzbeschreibung | überschrift | bezeichnung kurz | titre | intitulé | nom |
        control name | control title | safeguard title | anforderungsbezeichnung |
        characteristic | property | attribute | egenskab | eigenschaft | merkmal | caractéristique
        """
    ),
    Role.SECTION: _phrases(
        """
        category | section | area | chapter | topic | group | domain | theme | functional area | module |
        subject area | requirement category | requirement group | section name | chapter name | main category |
        discipline | component | level 1 | level one | main group |
        niveau 1 | ebene 1 | kategori | afsnit | område | kapitel | gruppe | tema | hovedgruppe | kravområde
        | kravkategori | modul | fagområde | hovedområde | kategorie | abschnitt | bereich | themenbereich |
        thema | hauptgruppe | gewerk | rubrik | kapitel name | catégorie | chapitre | rubrique | domaine | thème
        | groupe | lot technique | emneområde
        """
    ),
    Role.SUBSECTION: _phrases(
        """
        subcategory | sub category | subsection | sub section | subarea | sub area | subtopic | sub topic | sub
        group | subgroup | sub module | level 2 | level 3 | level 4 |
        niveau 2 | niveau 3 | ebene 2 | ebene 3 | underkategori | underafsnit | underområde | undergruppe | underemne |
        delområde | unterkategorie | unterabschnitt | unterbereich | untergruppe | unterthema | sous catégorie |
        sous rubrique | sous domaine | sous thème | sous chapitre
        """
    ),
    Role.LEVEL: _phrases(
        """
        priority | level | type | requirement type | mandatory | obligation | importance | criticality | m o | m
        d | mandatory optional | mandatory desirable | must should could | must should | moscow | requirement
        level | l | classification | class | mandatory or optional | mandatory y n | must have | essential
        desirable | status | compliance level | kind of requirement | category of requirement | necessity |
        requirement priority | prioritet | prioritering | kravtype | type krav | krav type | vigtighed | niveau
        | kravniveau | mk ek | mindstekrav evalueringskrav | obligatorisk | klassifikation | skal bør | type af
        krav | kravklasse | priorität | verbindlichkeit | muss soll | muss soll kann | muss kann | art |
        kriterienart | anforderungsart | typ | a b kriterium | wichtigkeit | kategorie a b | ko kriterium |
        einstufung | priorité | obligatoire | caractère | importance de l exigence | type d exigence
        """
    ),
    Role.WEIGHT: _phrases(
        """
        weight | weighting | weight % | points | max points | maximum points | score | max score | maximum score
        | point value | evaluation weight | scoring | vægt | vægtning | vægt % | point | maks point | max point
        | delvægt | gewicht | gewichtung | punkte | max punkte | maximale punktzahl | punktzahl | bewertung |
        poids | pondération | points max | coefficient | note maximale
        """
    ),
    Role.QUANTITY: _phrases(
        """
        quantity | qty | amount required | number of units | no of units | volume | count | required quantity |
        estimated quantity | number of hours | labor hours | hours | estimated hours | estimated number of hours
        | antal | mængde | stk | antal stk | forventet antal | anslået mængde | timer | antal timer | estimeret
        antal | menge | anzahl | stückzahl | mengenansatz | stunden | stück | quantité | qté | nombre | nb
        """
    ),
    Role.UNIT: _phrases(
        """
        unit | uom | unit of measure | units | unit of measurement | measure | measurement unit | enhed |
        måleenhed | mængdeenhed | einheit | me | mengeneinheit | maßeinheit | unité | u | unité de mesure
        """
    ),
    Role.ANSWER: _phrases(
        """
        response | vendor response | supplier response | bidder response | tenderer response | answer |
        compliance | compliant | comply | complies | compliance y n | compliant y n | yes no | y n | fulfilled |
        met | offered | response code | compliance status | bidder compliance | vendor answer | supplier answer
        | tenderer answer | disposition | offeror response | contractor response | proposal | offered value |
        proposed | fully compliant | supplier to complete | to be completed by bidder | to be completed by
        tenderer | offer | bidder offer | tenderer offer | capability | besvarelse | svar | tilbudsgivers
        besvarelse | tilbudsgivers svar | leverandørens besvarelse | opfyldt | opfyldelse | opfyldes |
        kravopfyldelse | opfyldelsesgrad | ja nej | opfyldt ja nej | leverandørens svar | tilbudt | tilbudt
        værdi | udfyldes af tilbudsgiver | opfyldes ja nej | tilbudsgiver | løsningsbeskrivelse | antwort |
        antwort des bieters | bieterantwort | bieterangabe | bieterangaben | erfüllt | erfüllung | ja nein |
        erfüllungsgrad | erfüllt ja nein | angabe des bieters | angebot | angeboten | vom bieter auszufüllen |
        garanteret | garanteret værdi | garantiert | garantierter wert | angebotener wert | valeur proposée |
        valeur garantie | guaranteed | guaranteed value | guaranteed by bidder | offered by bidder | bidder value |
        réponse | réponse du candidat | réponse du soumissionnaire | conforme | conformité | oui non | réponse
        candidat | conformité o n
        """
    ),
    Role.REMARK: _phrases(
        """
        comment | comments | remark | remarks | note | notes | explanation | vendor comments | supplier comments
        | bidder comments | additional information | additional comments | clarification | deviation |
        deviations | justification | response details | description of solution | details of response | explain
        | reason | bemærkning | bemærkninger | kommentar | kommentarer | uddybning | forbehold | afvigelse |
        begrundelse | noter | uddybende beskrivelse | supplerende oplysninger | forklaring | uddybende kommentar
        | bemerkung | bemerkungen | anmerkung | anmerkungen | erläuterung | erläuterungen | hinweis | hinweise |
        kommentar des bieters | begründung | abweichung | commentaire | commentaires | remarque | remarques |
        observations | précisions | explication
        """
    ),
    Role.LOT: _phrases(
        """
        lot | lot no | lot number | lot id | delaftale | delaftalenr | delkontrakt | los | los nr | losnummer
        """
    ),
    Role.EVIDENCE: _phrases(
        """
        evidence | proof | documentation | supporting document | supporting documents | documentation required |
        attachment | evidence required | means of proof | document reference | page reference | supporting
        evidence | dokumentation | bevis | dokumentationskrav | bilag | henvisning | dokumentation for
        opfyldelse | reference i tilbud | nachweis | nachweise | nachweisdokument | beleg | anlage | seite im
        angebot | preuve | justificatif | pièce justificative | documents à fournir | annexe
        """
    ),
    Role.PRICE: _phrases(
        """
        price | unit price | rate | hourly rate | unit rate | cost | unit cost | price per unit | price excl vat
        | list price | net price | discounted rate | gsa hourly rate | fss hourly rate | discount | firm fixed
        price | price eur | day rate | daily rate | proposed hourly rate | pris | enhedspris | stykpris |
        timepris | sats | pris pr stk | pris pr enhed | pris ekskl moms | listepris | nettopris | rabat |
        timesats | dagspris | pris i dkk | preis | einzelpreis | stückpreis | ep | einheitspreis | nettopreis |
        stundensatz | tagessatz | rabatt | preis in eur | ep in eur | prix | prix unitaire | pu | prix unitaire
        ht | tarif | taux horaire | pu ht
        """
    ),
    Role.TOTAL: _phrases(
        """
        total | total price | total cost | amount | extended price | line total | subtotal | total amount | sum
        | ceiling price | total ceiling price | estimated cost | grand total | price total | total value | fixed
        price | pris i alt | i alt | samlet pris | totalpris | beløb | samlet | total dkk | samlet beløb |
        totalt | gesamtpreis | gp | gesamt | summe | gesamtbetrag | betrag | gp in eur | gesamtpreis in eur |
        montant | prix total | montant total | total ht | montant ht
        """
    ),
    Role.TERM: _phrases(
        """
        term | terms | acronym | acronyms | abbreviation | abbreviations | definition | definitions | meaning |
        begreb | begreber | forkortelse | forkortelser | betydning | begriff | begriffe | abkürzung | bedeutung
        | terme | acronyme | abréviation | définition | glossary | ordforklaring
        """
    ),
}

# A column that bears the buyer's or evaluator's own work, or a date, is none of the above whatever else its heading says.
FOREIGN_WORDS = _phrases(
    """
        evaluator | for evaluation | for official use | buyer use | internal | evaluators | last updated | date
        | dato | datum | version | changed | ændret | owner | ansvarlig | verantwortlich | source | kilde |
        quelle
        """
)
