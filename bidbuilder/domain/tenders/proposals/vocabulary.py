"""The words proposals go by, in English, Danish and German. Only data; what is made of them stands in the other modules."""

import re

from bidbuilder.domain.tenders.proposals.phrases import any_phrase, phrase_pattern, whole_words, word_set

# What may come before a limit: not a part of a word, not a part of another sign; a sign may follow a word at once (“COP≥ 3”).
_EDGE = r"(?:(?<![\w≤≥<>=])|(?<=\w)(?=[≤≥<>]))"
# … and behind it: no letter, and a digit only where it was written short: “min.700 €”, “≥3”.
_LIMIT_ENDS = r"(?:(?!\w)|(?<=[.≥≤<>=])(?=\d))"

AT_LEAST = phrase_pattern(
    _EDGE,
    r"""
    not (?:be )?(?:less|lower|smaller|fewer|shorter) than | no (?:less|lower|smaller|fewer|shorter) than |
    not (?:fall )?below | not under | at least | at a minimum | a minimum of | minimum of | minimum | minimal | min\.? |
    nor (?:be )?(?:less|lower|smaller|fewer|shorter) than |
    more than | greater than | higher than | larger than | better than | exceeds? | exceeding | over | above | upwards of |
    as a minimum | or more than |
    ikke (?:være )?(?:mindre|lavere|under|kortere|færre)(?: end)? | mindst | minimumskrav | mindstekrav | minimalt |
    mere end | større end | højere end | over | fra og med | min(?:imum)?\.? på |
    nicht (?:weniger|kleiner|geringer|niedriger|kürzer) als | nicht unter | mindestens | wenigstens | zumindest | mind\. |
    mehr als | größer als | höher als | größer(?=\s(?:\d|$)) | über | ab |
    ≥ | >= | => | >
    """,
    _LIMIT_ENDS,
)
AT_MOST = phrase_pattern(
    _EDGE,
    r"""
    not (?:be )?(?:more|greater|higher|larger|longer|heavier) than |
    no (?:more|greater|higher|larger|longer|later) than |
    nor (?:be )?(?:more|greater|higher|larger|longer|heavier) than |
    (?:not|never|nor)(?: \w+){0,2} (?:exceed|exceeding|surpass) | without exceeding | not above | not over | at most |
    at a maximum | a maximum of | maximum of | maximum | maximal | max\.? | maks\.? | less than | lower than |
    smaller than | below | under | up to | down to | limited to | within | no later than | not later than | shorter than |
    ikke (?:være )?(?:mere|større|højere|over|længere|tungere)(?: end)? | ikke overstige | ikke overskride | højst |
    højest | maksimalt | maksimum | (?<!leve\s)(?<!lever\s)op til | ned til |
    mindre end | lavere end | under | inden for | indenfor | senest | inden |
    kortere end |
    nicht (?:mehr|größer|höher|länger|schwerer) als | nicht über | höchstens | maximal | maximum | bis zu | bis max\.? |
    weniger als | kleiner(?=\s(?:\d|$)) | kleiner als | niedriger als | geringer als | unter | innerhalb(?: von)? |
    binnen | spätestens |
    ≤ | <= | =< | <
    """,
    _LIMIT_ENDS,
)
# Limits that are also used to describe: "used by over 400 users". They do not make a requirement by themselves.
LOOSE = phrase_pattern(
    r"\s*",
    "over | above | ab | über | under | below | unter | within | more than | mere end | mehr als | less than",
    r"\s*",
)

_SMALL_GAP = r"[\s:,=()]*"
# What may stand between a limit and its number, and nothing else.
FILLER = phrase_pattern(
    _SMALL_GAP + "(?:",
    r"""
    of | a | an | the | value | level | total | output | capacity | amount | sum | rating | equal | to | be | is | have | and |
    usable | effective | nyttig | nutzbare?[rns]? |
    or | than | være | har | have | på | en | et | af | med | ydelse | kapacitet | kunne | rumme | indeholde | yde | levere |
    tåle | modstå | transportere | behandle | holde | sein | haben | betragen | aufweisen | von | auf | eine?[rnms]? | der |
    die | das | zu | approx\.?
    """,
    rf"\b{_SMALL_GAP})*",
)
# What may stand between the name of a property and its value.
LINK = phrase_pattern(
    _SMALL_GAP + "(?:",
    r"""
    between | from | mellem | fra | zwischen | of | a | an | the | value | level | shall | must | should | will | to | be |
    is | are | have | has | with | skal | bør | må | være | er | har | på | en | et | af | muss | müssen | soll | sollen |
    darf | sein | ist | beträgt | hat | von | der | die | das
    """,
    rf"\b{_SMALL_GAP})*",
)

# A name that says of what, before the verb: “Effektiviteten (COP) for varmepumpen skal være 3,6 eller højere”.
OF_WHAT = phrase_pattern(
    r"[)\s]*\s(?:",
    "of | for | til | af | for | der | des | von",
    r")\s+(?:\w+\s+){1,4}?(?=(?:shall|must|is|are|has|skal|er|må|muss|ist|darf)\b)",
)

# What limits an amount from behind is not that of the next one: “bei 5 kVA max. 116 kg”.
_NO_NUMBER = r"(?![:.\s]*\d)"
AFTER_AT_LEAST = phrase_pattern(
    r"[\s,(]*",
    r"""
    or (?:more|higher|above|greater|longer|larger) | and (?:above|more|higher) | minimum\b |
    min\.?(?=[\s.,;)]|$) | as a minimum |
    eller (?:mere|derover|højere|større|længere) | og (?:derover|opefter|højere) | som minimum |
    oder (?:mehr|höher|größer|länger) | und (?:mehr|höher|darüber) | nicht (?:zu )?unterschreiten |
    nicht unterschritten
    """,
    _NO_NUMBER,
)
AFTER_AT_MOST = phrase_pattern(
    r"[\s,(]*",
    r"""
    or (?:less|lower|below|smaller|shorter) | and (?:below|less|lower) | maximum\b | max\.?(?=[\s.,;)]|$) |
    as a maximum | at most |
    eller (?:mindre|derunder|lavere|kortere) | og (?:derunder|nedefter) | maks\.?(?=[\s.,;)]|$) | som maksimum |
    oder (?:weniger|niedriger|kleiner|kürzer) | und (?:weniger|darunter) |
    nicht (?:zu )?(?:überschreiten|übersteigen) | nicht überschritten
    """,
    _NO_NUMBER,
)

# Which way better is, the property knows: a better efficiency is higher, a better accuracy lower.
AFTER_BETTER = phrase_pattern(r"[\s,(]*", "or better | and better | eller bedre | oder besser")
# A new subject between a name and an amount: "during the warranty a technician shall be on site within 24 hours".
NEW_SUBJECT = phrase_pattern(
    r"(?<!of )(?<!for )(?<!in )(?<!at )(?<!on )(?<!to )(?<!by )(?<!with )(?<!from )(?<!over )(?<!during )"
    r"(?<!af )(?<!på )(?<!til )(?<!ved )(?<!\w)",
    "a | an | the | all | each | every | hver | alle | ein | eine | jeder | jede | jedes",
    r"\s+(?:\w+\s+){1,3}(?:shall|must|should|will|is|are|skal|bør|er|muss|müssen|soll|sollen|ist|sind)\b",
)

_BETWEEN_LIMIT_AND_NAME = any_phrase(r"""
    permissible | permitted | allowable | allowed | admissible | acceptable | average | mean | overall | possible |
    tilladte | tilladelige | zulässige[rsn]?
    """)
# An adjective before the name of a property: "minimum rated power 12 kW", "die maximale Leistungsaufnahme".
SMALLEST = phrase_pattern(
    r"(?<!\w)",
    r"min(?:imum|imal|imale[rsn]?|\.)? | mindste | lowest | required minimum | mindest",
    rf"[\s\-]*(?:(?:{_BETWEEN_LIMIT_AND_NAME})\s+)*$",
)
GREATEST = phrase_pattern(
    r"(?<!\w)",
    r"""
    max(?:imum|imal|imale[rsn]?|\.)? | maks(?:imal|imale|imum|\.)? | største | højeste | highest | höchste[rsn]? |
    größte[rsn]?
    """,
    rf"[\s\-]*(?:(?:{_BETWEEN_LIMIT_AND_NAME})\s+)*$",
)
TOTAL = phrase_pattern(
    r"(?<!\w)",
    r"""
    total | combined | overall | aggregate | aggregated | sum of(?: the)? | collective | samlet | samlede | i alt |
    totale? | gesamte?[nrs]? | summierte
    """,
    r"[\s\-]*(?:installed |nominal |rated |installeret |installierte )?$",
)

APPROXIMATE = phrase_pattern(
    "",
    r"""
    ca\.? | circa | cirka | approx\.? | approximately | about | around | roughly | omkring | omtrent | ungefähr | etwa |
    rund | ≈ | ~
    """,
    r"\s*$",
)
# A condition under which something holds, not the thing itself: "at 20 °C", "ved 1 m", "bei 400 V".
CONDITION = phrase_pattern(
    r"(?<!\w)",
    r"""
    (?<!for\x20operation\x20)at(?!\s+(?:least|most|a\s+m)) | @ | ved | (?<!\d)(?<!\d\x20)v/ | bei | over a period of |
    based on | per | pr\.? | pro | je
    """,
    r"\s*(?:an? |the |en |et |eine[rm]? )?$",
)
_FOR_EXAMPLE = r"""
    e\.g\. | for example | for instance | such as | f\.eks\. | fx | eksempelvis | for eksempel | z\.\s?B\. | zB\.? |
    zum Beispiel | beispielsweise
    """
EXAMPLE = phrase_pattern("", _FOR_EXAMPLE, r"[\s,:]*$")
# Within the words of an example: “can, for example, be taken from EN 16798-1”; a bracket ends it.
IN_EXAMPLE = phrase_pattern(r"(?<!\w)", _FOR_EXAMPLE, r"(?!\w)[^.;)]{0,60}$")
# A time that is looked back on: "in the last five years", "experience dating from more than five years".
PERIOD = phrase_pattern(
    r"(?<!\w)",
    r"""
    (?:last|past|previous|preceding) | most recent | dating (?:back|from)(?: more than| over)? | (?:seneste|sidste|forgangne) |
    (?:letzten|vergangenen|zurückliegenden)
    """,
    r"[\s(]*$",
)
EXISTING = whole_words(r"""
    existing | current | present-day | today's | eksisterende | nuværende | bestehende[nrsm]? | vorhandene[nrsm]? |
    derzeitige[nrsm]?
    """)
# What is so today, said anywhere in a clause: "the return temperature is typically 40 °C today".
# But what is in force or newest today is asked for: “the currently valid rules”, “der derzeit aktuellsten Norm”.
IS_SO_NOW = phrase_pattern(
    r"\b",
    "i dag | p\\.?t\\.? | for tiden | currently | at present | derzeit | zurzeit | zur zeit | heute",
    r"\b(?!\s(?:valid|applicable|in force|gyldig|gældende|aktuell|gültig|geltend|verfügbar|available))",
)
# What stands before is refused: "below 82 % shall not be acceptable" asks for 82 % or more.
REFUSED = phrase_pattern(
    r"[^.;,]{0,60}?(?<!\w)",
    r"""
    (?:not|never) (?:be )?(?:acceptable|accepted|offered|permitted|allowed|permissible|considered) | unacceptable | inadmissible |
    (?:will|shall|must|to) be (?:rejected|excluded|disqualified|refused) |
    (?:ikke|aldrig) (?:acceptere[st]|tillad(?:es|t)|godtages|godkendes) | accepteres ikke |
    (?:bliver|vil blive) (?:afvist|forkastet) |
    nicht (?:zulässig|zugelassen|akzeptiert|akzeptabel|gestattet) | unzulässig | (?:werden|wird) (?:ausgeschlossen|abgelehnt)
    """,
    r"(?!\w)",
)
IF = phrase_pattern(
    r"(?<!\w)",
    r"""
    if | when | whenever | where | unless | in case | hvis | når | såfremt | medmindre | wenn | falls | sofern | soweit |
    appl(?:y|ies) (?:only )?to | gælder (?:kun )?for | gilt (?:nur )?für
    """,
    r"\b",
)
NOT_ASKED = whole_words(r"""
    not required | not necessary | not needed | not applicable | not asked for | no requirement | ikke (?:et )?krav |
    (?:may|might|could|can) be (?:an? )?(?:\w+ )?(?:appropriate|suitable|sufficient|adequate|relevant) |
    will (?:ordinarily|usually|typically|normally|generally) (?:not )?(?:require|need) |
    kan være (?:en |et )?(?:passende|relevant|tilstrækkelig\w*) | kann (?:\w+ )?(?:sinnvoll|angemessen|ausreichend) sein |
    no (?:credit|appreciation|bonus|additional points?|extra points?) | kræves ikke |
    (?:gælder|gilt|gelten) (?:ikke|nicht) | kan (?:accepteres|fraviges|tillades) | kann abgewichen werden |
    ikke nødvendig\w* | ikke påkrævet | nicht erforderlich | nicht notwendig | nicht gefordert | entfällt
    """)

# Of a service, not of a machine: its availability is that of the service, as service levels have it.
OF_SERVICE = re.compile(
    r"\b24/7\b|\b(?:uptime|oppetid|downtime|nedetid|sla|hosting|service[ -]?levels?)\b"
    r"|\b(?:planned|scheduled) (?:maintenance|downtime)\b|\bplanlagt (?:vedligehold|servicevindue)\w*"
    r"|\bgeplante[nr]? (?:wartung|ausfall)\w*",
    re.IGNORECASE,
)
# Of people who answer: their response time is that of the support, not of an instrument.
OF_SUPPORT = whole_words(r"""
    incidents? | service desk | help ?desk | support\w* | hotline | tickets? | enquir(?:y|ies) | inquir(?:y|ies) | issues? |
    hændelse\w* | henvendelse\w* | fejlmelding\w* | servicedesk | störung\w* | meldung\w* | anfrage\w*
    """)
# A paper about a thing is not the thing: “Installation Report”.
PAPER_OF = phrase_pattern(
    r"\s+",
    r"report\w* | plans? | manuals? | guides? | instructions? | schedules? | drawings? | procedures? | \w*rapport\w* |"
    r"loss(?:es)? | costs? | tab(?:et)? | verlust\w* |"
    r"\w*vejledning\w* | \w*plan(?:en|er)? | bericht\w* | anleitung\w*",
    r"(?!\w)",
)
TEST_VOLTAGE = re.compile(
    r"\b(?:voltage|hv|dielectric|spændings?|isolations?|spannungs?|isolationss?)[ -]*"
    r"(?:withstand[ -]*)?(?:test\w*|prøv\w*|prüfung\w*)"
    r"|\bwithstand\b|\btest voltage|\bprøvespænding|\bprüfspannung|\bU[0o]\s?/\s?U\b",
    re.IGNORECASE,
)
DELIVERY = whole_words(r"deliver(?!abl)\w* | shipped | levering\w* | leveres | leveret | liefer\w* | geliefert")
PAPERWORK = whole_words(r"""
    document\w* | drawing\w* | invoice\w* | report\w* | manual\w* | spare | dokument\w* | tegning\w* | faktura\w* |
    rapport\w* | reservedel\w* | unterlagen | zeichnung\w* | rechnung\w* | bericht\w* | ersatzteil\w*
    """)

# Papers from whose approval the time of a delivery is counted.
COUNTED_FROM = re.compile(
    r"\b(?:from|after|following|of|efter|fra|nach|ab)\s(?:the\s)?(?:date\sof\s)?(?:final\s)?"
    r"(?:approval|receipt|acceptance|godkendelse|modtagelse|freigabe|genehmigung)\s(?:of|af|der)\s(?:the\s|all\s)?\w+",
    re.IGNORECASE,
)

CERTIFICATION = phrase_pattern("", r"certif\w* | zertifi\w* | accredit\w* | akkredit\w* | registered to | approved to")
EQUIVALENT = phrase_pattern(
    r"[\s,(]*",
    r"""
    or (?:an )?(?:equivalent|equal|similar|later|newer)\b[^.;,)]{0,20} | eller (?:tilsvarende|ækvivalent|nyere|lignende) |
    oder (?:gleichwertig\w*|vergleichbar\w*|neuer)
    """,
    r"\)?",
)
# ISO management systems and welding: conformity with them is always shown by a certificate.
MANAGEMENT_SYSTEMS = word_set("9001 14001 45001 18001 50001 27001 22000 22301 13485 20000 37001 55001 3834 17025")

HAS_IT = phrase_pattern(
    r"\b",
    r"""
    be | been | is | are | have | has | include[sd]? | including | with | provide[sd]? | supports? | supporting |
    feature[sd]? | equipped with | comply with | være | er | har | omfatte | inkludere | med | understøtte[rt]? |
    forsynet med | udstyret med | needs? | requires? | (?:points are |is |are )given for | gives (?:point )?for |
    kræve[rs]? | sein | ist | sind | haben | mit | enthalten | unterstützen | ausgestattet mit
    """,
    r"\s+(?:\w+\s+){0,2}$",
)
NEGATED = whole_words(
    r"""
    not | no | never | without | neither | nor | ikke | ingen | intet | uden | hverken | nicht | kein\w* | ohne | weder
    """,
)
YES_AFTER = phrase_pattern(r"\s*[:=]\s*", "yes | ja | required | kræves | erforderlich | x", r"\b")

OR = re.compile(r"^[\s,]*(?:or|eller|oder|/|respectively)[\s,]*$|^\s*/\s*$", re.IGNORECASE)
AND = re.compile(r"^[\s,]*(?:and|og|und|as well as|samt|sowie|&|\+|,)[\s,]*(?:and|og|und)?\s*$", re.IGNORECASE)

# Words before a bare number that make it a reference and not a value.
REFERENCE = phrase_pattern(
    r"(?:§+|\b(?:",
    r"""
    sections? | clauses? | chapter | annex | appendix | attachment | table | figure | fig | pages? | item | lots? | nos? |
    number | article | art | step | phase | rev | revision | version | requirement | criterion | form | schedule |
    paragraph | para | drawing | dated? | day | ref | id |
    kapitel | afsnit | punkt | pkt | bilag | tabel | figur | side | delaftale | krav | stk | artikel | tegning | nr | litra |
    abschnitt | anlage | tabelle | abbildung | abb | seite | los | ziffer | ziff | position | pos | absatz | abs | anhang |
    zeichnung | nummer |
    tlf | tel | phone | telephone | telefon | fax | cvr | cpv | vat | ean | gln | iban | box
    """,
    r"))[.:]?\s*(?:no\.?|nr\.?|#)?\s*$",
)

_MONTH = any_phrase(
    r"""
    jan(?:uary|uar|\.)? | feb(?:ruary|ruar|\.)? | mar(?:ch|ts|\.)? | märz | apr(?:il|\.)? | may | maj | mai | june? | juni |
    july? | juli | aug(?:ust|\.)? | sep(?:t|tember|\.)? | o[ck]t(?:ober|\.)? | nov(?:ember|\.)? | de[cz](?:ember|\.)?
    """
)
_DAY_OR_SO = "day|week|year|dagen|døgnet|ugen|året|tag|woche|jahr"
NOT_A_VALUE = re.compile(
    rf"""
      \b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d\d){{1,2}}\b              # 12.05.2026
    | \b\d{{4}}-\d\d?-\d\d?\b
    | \b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?:{_MONTH})\b(?:,?\s+\d{{4}})?
    | \b(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?
    | \b(?:{_MONTH})\s+\d{{4}}\b
    | \b(?:kl\.?|at|um)\s*\d{{1,2}}[.:]\d\d\b | \b\d{{1,2}}:\d\d\b
    | \b\d{{1,2}}[.:]\d\d\s*(?:Uhr|hrs|CET|CEST|UTC|GMT)\b
    | \+\d{{2,3}}(?:[\s\-()]*\d{{2,4}}){{2,5}}                       # +45 12 34 56 78
    | \b(?:tel|tlf|phone|telefon|fax)\b\.?:?\s*[\d\s\-()+/]{{6,}}
    | \b24\s?/\s?7(?:\s?/\s?365)?\b
    | \b\d+\s+(?:hours|days|timer|dage|stunden|tage|h)\s+(?:a|per|pr\.?|om|i|am|pro|in\s+der|/)\s+(?:{_DAY_OR_SO})\b
    | \bhttps?://\S+ | \bwww\.\S+ | [\w.+-]{{1,64}}@[\w.-]{{1,200}}
    | \b(?!\d+(?:\.\d00){{3}}\b)(?:\d{{1,3}}\.){{3}}\d{{1,3}}\b         # 192.168.0.1, but not 1.500.000.000
    | \b(?!\d{{1,3}}(?:\.\d{{3}})+\b)\d+(?:\.\d+){{2,}}\b             # 4.2.1, but not 2.000.000
    """,
    re.IGNORECASE | re.VERBOSE,
)

ABBREVIATIONS = word_set(
    """
    max min mind maks ca approx no nr nos pr bzw z.b e.g i.e etc incl inkl excl ekskl evt osv f.eks stk el vol fig art abs
    pos ziff resp hhv d.h u.a inc dia nom temp tel tlf str bl.a mio mia
    """
)
LANGUAGE_WORDS = {
    "en": word_set("the shall must and of with for to be is at least not than or minimum maximum should required"),
    "da": word_set("skal og af med til på er en et mindst højst ikke eller som det bør kan være må leveres ved"),
    "de": word_set("der die das und mit für von ist muss müssen nicht oder ein eine soll zu sind bei darf"),
}
# What is said of the thing before it.
MODAL_BEHIND = phrase_pattern(
    r"\s+", "shall | must | should | has to | skal | bør | muss | müssen | soll | sollte", r"\s"
)
# “Max.” in a table is the rating of a thing that has to reach it, or a bound that it may not pass.
BARE_MOST = phrase_pattern(r"", r"max\.? | maks\.? | maximum | maximal | maksimal\w* | maksimum", r"\s*")
UP_TO = phrase_pattern(r"", "up to | op til | bis zu", r"\s*")
# Between the two bounds of one value: “at least 150 mm, but at most 250 mm”.
BOUND_TOO = re.compile(
    r"[\s,.;(/–\"'”″)-]*(?:(?:and|but|nor|to|og|men|dog|til|und|aber|jedoch|bis)\b(?:\s(?:an?|et|en|ein)\b)?)?[\s,(]*",
    re.IGNORECASE,
)
