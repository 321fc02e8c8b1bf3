"""What a label in a buyer's form asks for, by the words forms use in English, Danish, German and French. Data and its lookup."""

import re
from enum import StrEnum


class Meaning(StrEnum):
    """The facts of a bid that forms ask for. `SIGNATURE` is recognised to be left blank: people sign."""

    LEGAL_NAME = "legal-name"
    REGISTRATION = "registration"
    VAT = "vat"
    ADDRESS = "address"
    STREET = "street"
    POSTAL_CODE = "postal-code"
    CITY = "city"
    COUNTRY = "country"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    SIGNATORY = "signatory"
    SIGNATORY_TITLE = "signatory-title"
    SIGNATURE = "signature"
    REFERENCE = "reference"
    TENDER_TITLE = "tender-title"
    BUYER = "buyer"
    DATE = "date"
    TOTAL = "total"
    TOTAL_IN_WORDS = "total-in-words"
    CURRENCY = "currency"
    VALIDITY_DAYS = "validity-days"
    VALID_UNTIL = "valid-until"
    LEAD = "lead"
    ROLE = "role"
    INCOTERM = "incoterm"
    WORK_SHARE = "work-share"


_FIRM = (
    r"(?:compan(?:y|ies)|firm|vendor|bidder|tenderer|offeror|supplier|contractor|proposer|applicant|consultant|member|entity"
    r"|organi[sz]ation|economic operator|business)"
)
_VIRKSOMHED = (
    r"(?:virksomhed(?:en)?|firma(?:et)?|tilbudsgiver(?:en)?|ansøger(?:en)?|leverandør(?:en)?|organisation(?:en)?"
    r"|medlem(?:met)?)"
)
_BIETER = r"(?:bieter|firma|firmen|unternehmen|bewerber|auftragnehmer|mitglied)"

# The first that fits counts, so what is narrower stands before what is wider.
_PATTERNS: tuple[tuple[Meaning, tuple[str, ...]], ...] = (
    (
        Meaning.TOTAL_IN_WORDS,
        (
            r"(?:amount|price|total|sum|beløb|pris|tilbudssum).*\b(?:in words|med bogstaver|i ord)\b",
            r".*\bin worten\b",
            r".*\ben (?:toutes )?lettres\b",
        ),
    ),
    (
        Meaning.SIGNATORY,
        (
            (
                r"(?:printed |typed |full |complete )?name (?:and title )?of (?:the )?(?:person signing.*|signator(?:y|ies)"
                r"|signer|authori[sz]ed .*|representative|person authori[sz]ed.*)"
            ),
        ),
    ),
    (
        Meaning.SIGNATORY,
        (
            r"authori[sz]ed (?:representative|signatory|official|person|agent|officer)(?:'s)?(?: name)?",
            r"printed name",
            r"print name",
            r"signatory(?: name)?",
            r"name \(?(?:printed?|typed?)\)?.*",
        ),
    ),
    (
        Meaning.SIGNATORY,
        (
            (
                r"(?:underskrivers? navn|navn på underskriver(?:en)?|tegningsberettiget|navn med blokbogstaver"
                r"|name des unterzeichn(?:ers|enden)|nom du signataire)"
            ),
        ),
    ),
    (
        Meaning.SIGNATORY_TITLE,
        (
            (
                r"(?:job |signatory |his |her )?(?:title|position|capacity|function)(?: of (?:the )?(?:signator.*"
                r"|authori[sz]ed.*|person.*|representative))?"
            ),
            r"stilling(?:sbetegnelse)?",
            r"titel",
            r"funktion",
            r"fonction",
            r"in the capacity of",
        ),
    ),
    (
        Meaning.SIGNATURE,
        (
            r"(?:authori[sz]ed )?signature.*",
            r"signed(?: by)?",
            r"underskrift.*",
            r"unterschrift.*",
            r"stempel.*",
        ),
    ),
    (
        Meaning.VAT,
        (
            r"(?:.*\b)?(?:vat|tva)\b.*\b(?:no|number|id|reg|num).*",
            r"vat|tva",
            r"tax (?:id|identification|registration)(?: (?:no|number))?\.?",
            r"moms.*",
            r"se-?n(?:umme)?r.*",
            r"ust.*id.*",
            r"umsatzsteuer.*",
        ),
    ),
    (
        Meaning.REGISTRATION,
        (
            r"cvr.*",
            (
                rf"(?:{_FIRM} )?(?:registration|reg\.?|registry|commercial register|organi[sz]ation)[ -]*(?:no|number|nr|id"
                rf"|code)?\.?.*(?:no|number|nr|id|code)?"
            ),
            rf"{_FIRM} (?:no|number)",
            r"handelsregister.*",
            r"siret.*",
            r"virksomhedsnummer",
        ),
    ),
    (
        Meaning.LEAD,
        (
            (
                r"(?:name of (?:the )?)?(?:lead|leader|leading|prime) ?(?:partner|member|company|contractor|bidder"
                r"|firm)?(?: of the (?:group|consortium|jv|joint venture))?"
            ),
            r"leadvirksomhed",
            r"konsortieleder",
            r"federführer",
        ),
    ),
    (
        Meaning.ROLE,
        (
            r"role(?: in (?:the )?(?:group|consortium|jv|bid|joint venture))?",
            r"rolle.*",
        ),
    ),
    (
        Meaning.WORK_SHARE,
        (
            r"(?:work |percentage |% )?share(?: of (?:the )?work)?(?: \(?%\)?)?",
            r"arbejdsandel",
        ),
    ),
    (
        Meaning.EMAIL,
        (
            r"(?:.*\b)?e-?mail(?:[ -]?(?:address|adresse))?",
            r"courriel",
        ),
    ),
    (
        Meaning.PHONE,
        (
            r"(?:.*\b)?(?:tele)?phone(?: (?:no|number))?\.?",
            r"tel\.?",
            r"mobile",
            r"telefon(?:nummer|nr)?\.?",
            r"téléphone",
        ),
    ),
    (
        Meaning.WEBSITE,
        (
            r"web ?(?:site|page)?(?: address)?",
            r"url",
            r"hjemmeside",
            r"internetseite",
            r"site (?:web|internet)",
        ),
    ),
    (
        Meaning.REFERENCE,
        (
            (
                r"(?:rfp|rfq|rfb|ifb|itb|itt|tender|bid|procurement|solicitation|procedure|call|project|contract|reference"
                r"|notice|solicitation)\s*(?:reference|ref\.?|no\.?|number|id|nr\.?|identification|#)+(?:\s*(?:no|number))?\.?"
            ),
            r"ref(?:erence)?\.?(?: (?:no|number))?",
            r"udbuds?(?:ets)? ?(?:nr\.?|nummer|reference)",
            r"sags(?:nr\.?|nummer)",
            r"journalnummer",
            r"vergabenummer",
            r"aktenzeichen",
            r"numéro (?:du marché|de référence)",
        ),
    ),
    (
        Meaning.TENDER_TITLE,
        (
            r"(?:name|title) of (?:the )?(?:tender|project|contract|procurement|assignment|rfp|procedure)",
            r"(?:project|tender|contract|procurement|assignment|rfp) (?:title|name)",
            r"udbuds?(?:ets)? ?(?:titel|navn)",
            r"projekt(?:ets)?(?: ?navn|titel)",
            r"bezeichnung (?:der|des) .*",
            r"objet du marché",
        ),
    ),
    (
        Meaning.BUYER,
        (
            (
                r"(?:name of (?:the )?)?(?:buyer|purchaser|contracting (?:authority|entity)|employer|client"
                r"|procuring entity|customer)"
            ),
            r"to(?: the)? (?:purchaser|employer|buyer)",
            r"ordregiver.*",
            r"køber(?:en)?",
            r"auftraggeber",
            r"acheteur",
            r"pouvoir adjudicateur",
        ),
    ),
    (
        Meaning.LEGAL_NAME,
        (rf"(?:full |exact )?(?:legal |registered |official |business )?name of (?:the |your )?(?:.*\b)?{_FIRM}.*",),
    ),
    (
        Meaning.LEGAL_NAME,
        (
            r"(?:full |exact )?(?:legal|registered|official|business|corporate|trading) name.*",
            rf"{_FIRM}(?:'s|’s)?(?: legal| full| registered)?(?: name)?(?: and address)?",
        ),
    ),
    (
        Meaning.LEGAL_NAME,
        (
            rf"{_VIRKSOMHED}s?(?:'s|’s)?(?: ?juridiske)?(?: ?navn)?",
            r"(?:juridisk|fulde) navn",
            rf"navn på {_VIRKSOMHED}",
            r"firmanavn",
            r"virksomhedsnavn",
            rf"name (?:des|der) {_BIETER}s?",
            rf"{_BIETER}(?:name)?",
            r"firmenname",
            r"raison sociale",
            r"nom (?:de l.entreprise|du soumissionnaire)",
            r"soumissionnaire",
            r"candidat",
        ),
    ),
    (
        Meaning.STREET,
        (
            r"street(?: (?:address|name|and number))?",
            r"address line 1",
            r"gade(?:navn)?(?: og nr\.?)?",
            r"vej(?:navn)?",
            r"stra(?:ß|ss)e(?: .*)?",
            r"rue",
        ),
    ),
    (
        Meaning.POSTAL_CODE,
        (
            r"post(?:al)? ?code",
            r"zip(?: code)?",
            r"postnr\.?",
            r"postnummer",
            r"plz",
            r"postleitzahl",
            r"code postal",
        ),
    ),
    (
        Meaning.CITY,
        (
            r"city",
            r"town",
            r"by",
            r"ort",
            r"stadt",
            r"ville",
        ),
    ),
    (
        Meaning.COUNTRY,
        (
            r"country(?: of (?:registration|incorporation|origin|constitution|establishment))?",
            r"land",
            r"pays",
            r"nationality",
        ),
    ),
    (
        Meaning.ADDRESS,
        (
            (
                rf"(?:{_FIRM}(?:'s|’s)? )?(?:legal |registered |business |mailing |postal |office "
                rf"|full )*address(?: of (?:the )?{_FIRM}.*)?"
            ),
            r"(?:virksomhedens )?adresse",
            r"anschrift",
            r"postadresse",
        ),
    ),
    (
        Meaning.VALIDITY_DAYS,
        (
            r"(?:bid |tender |offer |proposal |quotation )?validity(?: period)?(?: \(?(?:in )?days\)?)?",
            r"vedståelsesfrist(?: .*)?",
            r"bindefrist",
        ),
    ),
    (
        Meaning.VALID_UNTIL,
        (
            r"(?:bid |tender |offer |proposal )?valid (?:until|to|till|through)",
            r"(?:tilbuddet )?(?:gælder|vedstås) (?:til|indtil)",
            r"gültig bis",
        ),
    ),
    (
        Meaning.TOTAL,
        (
            (
                r"(?:grand |overall )?total ?(?:bid |tender |contract |offer(?:ed)? |evaluated )?(?:price|amount|sum"
                r"|cost)?(?: \(?in figures\)?)?(?: excl.*)?"
            ),
            r"(?:bid|tender|contract|offer|total) (?:price|sum|amount)(?: \(?in figures\)?)?",
            r"tilbudssum(?:men)?",
            r"samlet (?:pris|tilbudssum|beløb)",
            r"angebots(?:summe|preis)",
            r"gesamtpreis",
            r"prix total",
            r"montant total",
        ),
    ),
    (
        Meaning.CURRENCY,
        (
            r"currency(?: of (?:the )?(?:bid|tender|offer))?",
            r"valuta",
            r"währung",
            r"devise",
        ),
    ),
    (
        Meaning.INCOTERM,
        (r"(?:delivery terms|terms of delivery|incoterms?.*|leveringsbetingelser?|lieferbedingung(?:en)?)",),
    ),
    (
        Meaning.DATE,
        (
            r"(?:date|dated|dato|datum)(?: of (?:signature|signing|bid|tender|submission|offer|proposal))?(?: signed)?",
            r"(?:place and date|sted og dato|ort,? datum|fait à.*)",
        ),
    ),
    (
        Meaning.SIGNATORY,
        (
            r"name",
            r"navn",
            r"nom",
            r"by",
            r"contact(?: person| name)?",
            r"kontaktperson",
            r"ansprechpartner",
        ),
    ),
)
_KNOWN = tuple((meaning, re.compile("|".join(words), re.IGNORECASE)) for meaning, words in _PATTERNS)
_FORM_MARKS = re.compile(r"^[\s\d.()\[\]<>*•\-–]*(?:[a-z][.)]\s+)?|[\s:*.\-–\[\]<>]+$", re.IGNORECASE)
_ORDERS = re.compile(
    r"^(?:please\s+)?(?:insert|enter|fill in|type|write|state|provide|specify|give|click (?:or tap )?here to enter"
    r"|indsæt|angiv|skriv|udfyld|einfügen|eintragen|bitte|indiquer|insérer)\s+(?:the\s+|your\s+|a\s+|den\s+|det\s+|jeres\s+)?",
    re.IGNORECASE,
)
_LONGEST = 90


def find_meaning(label: str) -> Meaning | None:
    """What a label asks for; None if its words are not known. Numbering, colons and orders such as “Insert” do not count."""
    plain = " ".join(label.replace("_", " ").split())
    plain = _ORDERS.sub("", _FORM_MARKS.sub("", plain))
    plain = re.sub(r"\s*\((?!%|in )[^)]*\)\s*$", "", plain).strip(" :.*")
    if not plain or len(plain) > _LONGEST:
        return None
    return next((meaning for meaning, pattern in _KNOWN if pattern.fullmatch(plain)), None)
