"""Turns of phrase of tender texts, in English, Danish, German and French: what binds, asks, promises, releases or explains.

Data only; what follows from them for a sentence stands in `statements`.
"""

import re

STRONG = re.compile(
    r"\b(must|shall|is required to|are required to|mandatory|skal|må ikke|ikke må|forpligtet|ufravigelig\w*|muss|müssen"
    r"|muß|zwingend|ist zu|sind zu|d[aü]rf(?:en)? (?:[^;]{0,80} )?nicht|hat zu|haben zu|doit|doivent)\b",
    re.IGNORECASE,
)
# Says that something is *not* asked for.
RELEASE = re.compile(
    r"\b(not (?:be )?(?:required|obliged|obligated) to|need not|no longer needs?|no obligation|not be responsible (?:for|to)"
    r"|ikke forpligtet|ikke pligt|behøver ikke"
    r"|nicht verpflichtet|muss nicht|müssen nicht|n['’]est pas tenu)\b",
    re.IGNORECASE,
)
DEFINITION = re.compile(
    r"^\W*(?![\w\s]{0,60}\b(?:not|must|should|may|can|to|please) refers? to)"
    r"[“\"”'«]?[\w\s/().-]{2,60}[“\"”'»]?\s*(?:(?:shall |will )?means?|is defined as|refers? to|betyder"
    r"|(?:skal )?forstås (?:ved|som)"
    r"|defineres som|bedeutet|bezeichnet|désigne)\b"
    r"|^\W*[^,.]{2,80}, as used (?:herein|in|within)\b[^,.]{0,60}, (?:means?|includes?)\b"
    r"|^\W*[^,.;]{2,80}\bin diesem sinne (?:ist|sind)\b"
    # A word explained by itself: “Confidential information is any information that …”.
    r"|^\W*(?:[\w-]+\s){0,3}?(?P<word>[\w-]{4,})\s(?:is|are|sind|ist|er)\s"
    r"(?:(?:any|all|the|those|such|alle|jede|sämtliche|enhver|de|den|die)\s)?(?P=word)\b(?=,|\s(?:which|that|som|der|die))",
    re.IGNORECASE,
)
# Who is meant by the name of a role: “Grantee admin: staff of the grantee who …”.
ROLE = re.compile(
    r"^\W*(?-i:[A-ZÆØÅÄÖÜ])[\w /()-]{2,40}: (?:\w+ ){0,3}?(?:staff|people|persons?|individuals?|users?|employees?|members?"
    r"|medarbejdere?|personer?|brugere?|ansatte|mitarbeiter\w*|personen|benutzer|nutzer)\b[^.]{0,80}\b(?:who|that|der|som|die)\b",
    re.IGNORECASE,
)
# What binds without “shall”: needs, expectations, limits, prohibitions, duties, terms.
BINDING = re.compile(
    r"\b((?:will )?needs? to (?:be )?\w+|(?:is|are|will be) (?:instructed|obliged|obligated|expected) to"
    r"(?::| (?!begin|last|start|end|result|take))"
    r"|expects? (?:that|the \w+ to)|requires?(?:,[^,]{1,40},)? that the (?:contractor|vendor|supplier|consultant|offeror|bidder)"
    r"|this requires that|requires the (?:contractor|vendor|supplier|consultant|offeror|bidder) to"
    r"|(?:only|kun|alene|nur) (?:with|med|mit) (?:[\w-]+ ){0,4}(?:consent|approval|permission|samtykke|tilladelse|godkendelse"
    r"|zustimmung|genehmigung|einwilligung)|gilt als vereinbart|(?:anses|gælder) (?:for|som) aftalt|is deemed agreed"
    r"|erklär(?:t|en) sich [^;]{3,160}\beinverstanden"
    r"|(?:is|are|will be|may be) required(?: (?:by|on|for|at|from|in|prior|to|as well)\b|\s*[.:;]?$)"
    r"|can ?not|may only|can only|will only be accepted|(?:is|are) due (?:by|within|on|no later)|not later than|no later than"
    r"|(?:is|are) (?:critical|imperative|essential|vital) that|(?:be|make) sure (?:to|that|you)"
    r"|(?:is|are) requested to"
    r"|(?:is|are) to (?:provide|supply|deliver|ensure|install|submit|comply|perform|carry|include|have|maintain|bear"
    r"|demonstrate|arrange|obtain|furnish|withstand|operate|meet|conform|exceed)|(?:is|are) not to (?:be|exceed|fall)"
    r"|(?:is|are) (?:not (?:acceptable|eligible|permissible|permitted|allowed)|prohibited|forbidden|unacceptable(?=\W*$))"
    r"|either [^;]{3,90} (?:is|are|will be) (?:acceptable|accepted)|no \w+(?: \w+){0,3} may be \w+"
    r"|no \w+(?: \w+){0,6} may (?:occur|remain|arise|enter)"
    r"|it is (?:an? )?(?:\w+ )?requirement (?:that|to|for)"
    r"|accepteres(?: ikke)?\b|tillades ikke|er ikke tilladt|er bundet af|er (?:\w+ ){0,4}forpligtede til|vedstå"
    r"|påhviler|forpligter sig|forudsættes|forventes(?! at (?:skulle|blive|udgøre|ske|finde|starte|begynde|være))"
    r"|no(?:t)? (?:to exceed|exceeding|less than|more than|fewer than|greater than)(?=\D{0,8}\d)"
    r"|ikke (?:under|over|mindre end|mere end)(?= \d)|nicht (?:unter|über|mehr als|weniger als)(?= \d)"
    r"|bedes|må kun|må alene|kan alene|kan ikke|er pligtig"
    r"|har (?:pligt|ansvaret|ansvar) (?:til|for)|skal-krav|senest(?= den| kl)"
    r"|(?:wird|werden) (?:\w+ ){0,4}?(?:gefordert|verlangt|vorausgesetzt|erwartet)|ist erforderlich|sind erforderlich"
    r"|erwartet (?:der|die) (?:ag|auftraggeber\w*|kunde|vergabestelle)\b|(?:ordregiver|kunden|bygherren) forventer"
    r"(?! at (?!alle|samtlige|begge|disse)\w+e\b)"
    r"|verpflichtet sich|obliegt|d[aü]rf(?:en)? (?:nur|ausschließlich)|ist Voraussetzung|gebeten|spätestens"
    r"|(?:ist|sind|wird|werden) (?:nicht )?(?:zugelassen|zulässig|gestattet|unzulässig|ausgeschlossen)|kommen? nur|in Betracht"
    r"|(?:ist|sind|bleib(?:t|en)) [^;]{0,160}?\bverpflichtet|verpflichtet (?:ist|sind)|nur berechtigt|dies gilt auch für"
    r"|will not be (?:allowed|permitted|able to)|(?:will|does|do) not (?:relieve|excuse)|only (?:entitled|authori[sz]ed) to"
    r"|may not be [^;.]{1,60} by (?:the )?(?:contractor|supplier|vendor|consultant|tenderer|bidder)"
    r"|may be (?:\w+ )?\w+(?:ed|en|ade) only (?:at|with|by|upon|after|in)"
    r"|requires? (?:\w+ ){0,3}(?:approval|consent|authori[sz]ation|permission)|kræver (?:\w+ ){0,3}(?:godkendelse|samtykke)"
    r"|bedarf(?:en)? (?:\w+ ){0,3}(?:zustimmung|genehmigung)"
    r"|(?:alene|kun) berettiget|kan kun|kun kan|the same applies to|det samme gælder"
    r"|er (?:\w+ )?(?:vigtigt|afgørende),? at|ist (?:\w+ )?(?:wichtig|entscheidend), dass"
    r"|(?:arbejds|projekt|kontrakt)sproget er|working language (?:is|will be)|(?:arbeits|vertrags|projekt)sprache ist"
    r"|(?:is|are|remains?|(?:will|shall) be) the (?:\w+ )?responsibility of the"
    r" (?:contractor|supplier|vendor|servicer|seller|consultant|bidder|tenderer|offeror|proponent)\b"
    r"|er (?:leverandørens|entreprenørens|rådgiverens|tilbudsgivers) (?:\w+ )?ansvar"
    r"|(?:wird|werden)\b[^;]{0,160}?\b(?:vom|durch den) (?:auftragnehmer|lieferanten|unternehmer|bieter)"
    # What tenders may not be.
    r"|(?:faxed|facsimile|e-?mailed|partial|conditional|alternative|incomplete|electronic)\b[^.;]{0,60}"
    r"\bwill not be (?:accepted|considered)"
    # Nothing goes on before something is done: “No equipment leaves the works before …”.
    r"|^\W*(?:no|ingen|intet|kein\w*) (?!payments?|betaling|zahlung)[^.;]{3,60}\b(?:before|until|without|før|uden|bevor|ohne)\b"
    r"|est tenu|sont tenus|est exigée?|sont exigée?s)",
    re.IGNORECASE,
)
# A duty of whoever is named before it.
DUTY = re.compile(
    r"\b((?:is|are) (?:solely )?responsible (?:for|to|in)|responsibility to|(?:is|are) to (?!be\b)\w+|er ansvarlig for"
    r"|(?:ist|sind|bleib(?:t|en))\b[^;.]{0,120}?\bverantwortlich)\b",
    re.IGNORECASE,
)
# German and Danish say it with an infinitive or a passive of their own.
INFINITIVE = re.compile(
    r"\b(?:ist|sind|hat|haben)\b[^;]{0,400}?\b(?:zu [a-zäöü]+e?n|(?:ab|an|auf|aus|bei|bereit|dar|durch|ein|fest|frei|her|hin"
    r"|mit|nach|nieder|sicher|über|um|vor|weg|wieder|zurück|zusammen)zu[a-zäöüß]+e?n)\b"
    # What is to be done stands first: “Zu liefern ist …”, “Anzugeben sind …”.
    r"|^\W*(?:[Zz]u [a-zäöüß]+e?n|(?:An|Auf|Aus|Bei|Ein|Mit|Nach|Vor|Ab)zu[a-zäöüß]+en) (?:ist|sind)\b"
    # Without a verb before what is to be done: “Mit dem Angebot vorzulegen:”.
    r"|\b(?:zu [a-zäöüß]+en|(?:ab|an|auf|aus|bei|ein|mit|nach|vor)zu[a-zäöüß]+en):",
)
PASSIVE = re.compile(
    r"\b(leveres|udføres|monteres|etableres|forsynes|dimensioneres|afleveres|indregnes|medregnes|sikres|påregnes|opsættes"
    r"|installeres|idriftsættes|dokumenteres|fremsendes|fremlægges|vedlægges|udarbejdes|overholdes|anvendes|ydes|mærkes|isoleres"
    r"|tilsluttes|afprøves|testes|trykprøves|indreguleres|rengøres|bortskaffes|demonteres|kontrolleres|kalibreres|beskyttes"
    r"|angives|laves|indsættes|meddeles|afholdes|opdateres|opbevares|medsendes|indsendes"
    r"|erstattes|ombyttes|tages|bæres|samles|opstilles|ophænges|nedtages|fjernes|bores|svejses|fuges|tætnes|lukkes|afspærres"
    r"|afdækkes|udlægges|nedlægges|forlægges|føres|trækkes|graves|fyldes|indbygges|fastgøres|forankres|jordes|galvaniseres"
    r"|holdes (?:ajour|vedlige|ren)|overfladebehandles|opmærkes|efterses|smøres|returneres|emballeres|opgøres"
    r"|krypteres|logges|varsles|garanteres|overdrages|placeres|undervises|gennemføres|foretages|indhentes|udskiftes|males"
    r"|(?:wird|werden)\b(?![^;]{0,160}?\b(?:nicht|Auftraggeber|Vergabestelle)\b)[^;]{0,160}?\b(?:geliefert|eingerichtet|installiert"
    r"|montiert|gewartet|geprüft|dokumentiert|übergeben|durchgeführt|vorgelegt|gepflegt|aktualisiert|protokolliert|gesichert"
    r"|verschlüsselt|gemeldet|ausgeführt|beigefügt|aufgeführt|erfasst|mitgeteilt|gekennzeichnet|gereinigt|entsorgt|kalibriert"
    r"|geschult)"
    r"|besvares (?:inden|senest|på)|stilles til rådighed|tages (?:der )?backup|indgår i leverancen)\b"
)
# What is named with a way out for others is asked for, even in a list of materials without any verb.
OR_EQUIVALENT = re.compile(
    r"\b(?:or (?:an? )?(?:approved )?(?:equivalent|equal)|eller (?:tilsvarende|ligeværdig\w*)"
    r"|oder (?:gleichwertig\w*|vergleichbar\w*)"
    r"|ou équivalent\w*)\b",
    re.IGNORECASE,
)
_STANDARD_NAME = r"(?-i:EN|ISO|IEC|DIN|DS|BS|IS|ASTM|ASME|IEEE|ANSI|NFPA|VDE|VDI|API|NEMA|UL)"
# What is bought, told as the subject of the call: “This requirement is for …”, “Gegenstand der Leistung ist …”.
_SUBJECT = (
    r"^\W*(?:this|the) (?:requirement|order|procurement|contract) is for\b"
    r"|^\W*the scope of [^.;]{3,60} is (?:for the|to)\b"
    r"|^\W*gegenstand (?:dieser|dieses|der|des) (?:ausschreibung|vergabe|leistung|auftrags|vertrags) (?:ist|sind)\b"
    r"|^\W*(?:opgaven|kontrakten|udbuddet|aftalen) (?:omfatter|vedrører) (?:levering|udvikling|drift|etablering|udførelse)"
)
# The buyer says what it needs under its own short name: “GSA TTS also requires consolidated billing.”
_NEEDS_BY_SHORT_NAME = (
    r"|^(?:[^,;]{3,50}, )?(?:the )?(?-i:[A-Z]{2,7})(?: (?-i:[A-Z]{2,7}))? (?:also |further |therefore )?"
    r"(?:requires?|needs?|is seeking an? (?:contractor|vendor|supplier))\b"
)
# Goods that do or have something, as German and Danish specifications state it.
STATED = re.compile(
    r"^\W*(?:die|der|das|dies|alle|sämtliche)\s+(?:[\w-]+\s+){1,4}?(?:erfüll(?:t|en)|entsprechen|entspricht|verfüg(?:t|en) über"
    r"|gewährleiste(?:t|n)|erfolg(?:t|en)\s+(?:durch|gemäß|nach|bis|innerhalb|mit|in|spätestens))\b"
    r"|^\W*(?:(?!(?:(?:die|der|das)\s+)?(?:vergütung|zahlung|wertung|bewertung|auswahl|vergabe|zuschlag))\w+"
    r"[^;]{0,140}?)\s+erfolg(?:t|en)\b"
    rf"|{_SUBJECT}{_NEEDS_BY_SHORT_NAME}"
    # What the work or the thing is, comes with or lasts.
    r"|^\W*(?:die|der|das)\s(?!laufzeit|auftragswert|gesamtzahl|vertragslaufzeit)[\w-]+(?:\s[\w-]+){0,4}\s(?:beträgt|betragen)\s"
    r"(?!derzeit|aktuell|bisher|rund|ca\.|etwa|voraussichtlich|geschätzt)[^;]{0,40}\d"
    r"|^\W*(?:the )?(?:\w+ ){0,2}?(?:warranty|guarantee|defects liability|\w*garanti(?:en|periode|perioden)?"
    r"|mangelansvarsperioden|reklamationsfristen|leveringstiden|responstiden) (?:period |time )?(?:is|are|er|udgør) "
    r"(?:at least |mindst |højst |up to )?\d"
    r"|^\W*(?!the (?:price|offer)|prices)[^.;:]{3,80}\s(?:included|inkluderet|inbegriffen)\W*$|\bguaranteed for \d"
    r"|^\W*(?:suitable for|capable of|compatible with|resistant to|protected against|geeignet für|kompatibel mit|egnet til"
    r"|kompatibel med)\b"
    r"|\b(?:as per|in accordance with|according to|conforming to|i henhold til|iht\.|efter|gemäß|nach)\s+(?:the\s+|complete\s+)*"
    rf"(?:{_STANDARD_NAME}[\s/-]*)+\d"
    # What the work consists of.
    r"|^\W*(?:(?:the|dette?|denne|die|der) )?(?:works?|scope|supply|arbejdet|entreprisen|leverancen|ydelsen|leistung|lieferung"
    r"|lieferumfang)"
    r"\s+(?:also\s+|også\s+|auch\s+)?(?:includes?|comprises?|omfatter|inkluderer|umfass(?:t|en))"
    r"\s+(?!the following|følgende|folgende)\w"
    # Danish verbs in -ere say in the passive what is to be done; not of bids, and not in a relative clause.
    r"|^\W*(?!tilbud|ansøgning|pris|underkriteri|point|vægt)[^;]{3,160}?(?<!\bder)(?<!\bsom)(?<!\bhvis)\s"
    r"(?!vurderes|evalueres|accepteres|defineres|orienteres|informeres|noteres|adderes|multipliceres|interpoleres|faktureres"
    r"|annulleres|prioriteres|refereres|identificeres|karakteriseres|konstateres|finansieres|honoreres)[a-zæøå]{3,}eres\b"
    r"|^\W*(?:anlægget|systemet|løsningen|udstyret|maskinen|enheden|pumpen|tanken)\s+(?:er forsynet med|har|opfylder"
    r"|overholder|understøtter|leverer|kan)\b",
    re.IGNORECASE,
)
# Danish and German contracts, and some English ones, say what the supplier has to do in the present tense.
PRESENT = re.compile(
    r"^\W*(?:(?:leverandøren|entreprenøren|rådgiveren|tilbudsgiver(?:en)?)\s+(?!er\b|har\b|kan\b|må\b|bør\b|får\b|modtager\b)\w+r\b"
    r"|(?:der|die)\s+(?:auftragnehmer(?:in)?|lieferant|unternehmer|bieter)\s+(?!hat\b|ist\b|erhält\b|kann\b|bekommt\b)\w+t\b"
    r"|(?:jede partei|(?:die|beide) (?:parteien|vertragspartner))\s+(?!sind\b|haben\b|können\b|kann\b|hat\b|ist\b)\w+(?:t|en)\b"
    r"|(?:the )?(?:contractors|suppliers|tenderers|bidders|vendors|manufacturers|consultants)\s+"
    r"(?:keep|submit|provide|complete|name|declare|confirm|state|attach|maintain|supply|deliver|ensure|guarantee|bear|hold|pay)\b"
    r"|hver (?:af parterne|part)\s+(?!er\b|har\b|kan\b)\w+r\b|each party bears"
    r"|(?:the )?(?:contractor|supplier|vendor|consultant)\s+(?:provides|ensures|maintains|delivers|submits|performs|supplies"
    r"|bears|undertakes|guarantees|remains responsible)\b)",
    re.IGNORECASE,
)
# With another word first the verb stands before the supplier: “Auf Verlangen legt der Auftragnehmer … vor”. A sentence that
# begins with the verb is a condition.
INVERTED = re.compile(
    r"(?:^\W*\w[\w/.,-]*(?:\s+[\w/().,-]+){0,12}?|,)\s+"
    r"(?:(?!hat\b|ist\b|erhält\b|bekommt\b|haftet\b|kennt\b)(?:[a-zäöüß]+t|wird)\s+(?:und\s+[a-zäöüß]+t\s+)?(?:sich\s+|ihm\s+)?"
    r"(?:der|die)\s+(?:auftragnehmer(?:in)?|lieferant|unternehmer|bieter)\b"
    r"|(?!haben\b|sind\b|können\b|dürfen\b)[a-zäöüß]+en\s+(?:sich\s+)?die\s+(?:parteien|vertragspartner|auftragnehmer|bieter)\b"
    r"|(?!er\b|har\b|kan\b|må\b|får\b|modtager\b|hæfter\b)[a-zæøå]+r\s+"
    r"(?:leverandøren|entreprenøren|rådgiveren|tilbudsgiver(?:en)?)\b)",
    re.IGNORECASE,
)
# What a tenderer declares by signing, as forms put it: “Offeror certifies that …”, “Tilbudsgiver erklærer …”.
DECLARED = re.compile(
    r"\b(?:offerors?|bidders?|tenderers?|quoters?|proponents?|applicants?|vendors?|suppliers?|contractors?)\s+(?:hereby\s+)?"
    r"(?:certif(?:y|ies)|confirms?|attests?|represents?(?= that)|warrants?(?= that)|acknowledges?|complies|accepts|declares?)\b"
    r"|\btilbudsgiver(?:en)?\s+(?:\w+\s+)?(?:erklærer|bekræfter|accepterer)\b"
    r"|\bbieter(?:in)?\s+(?:\w+\s+)?(?:erklärt|bestätigt|versichert|akzeptiert)\b",
    re.IGNORECASE,
)
# “May not” forbids when it is said of who tenders or supplies; of others it often only doubts.
MAY_NOT = re.compile(r"\b(may not|may \w+ only)\b", re.IGNORECASE)
PROMISE = re.compile(
    r"\b(will|agrees? (?:to|that)|warrants?|undertakes?|vil|wird|werden|s['’]engagent?)\b", re.IGNORECASE
)
# A service level without a verb: “Initial response within 10 calendar days”, “Svar inden 4 timer”.
WITHIN = re.compile(
    r"^\W*(?:[^\W\d]+ ){0,2}(?:response|reply|closure|repair|delivery|resolution|restoration|replacement|completion"
    r"|svar|reaktion|levering|afhjælpning|udbedring|antwort|lieferung|behebung|wiederherstellung)"
    r" (?:within|inden(?: for)?|innerhalb(?: von)?) \d",
    re.IGNORECASE,
)
# What somebody gets or what is done with them; no promise of theirs.
BENEFIT = re.compile(
    r"\bwill (?:also |then |not )?(?:receive|be (?:able|provided|given|granted|notified|informed|paid|reimbursed|sent|asked"
    r"|invited|scheduled|evaluated|considered|accepted|awarded|rejected|disqualified|retained|ranked|reviewed|required|published"
    r"|posted|answered|deemed|eliminated|used|subject|assessed|scored|made|held|issued|included|reevaluated))\b"
    r"|\bvil (?:\w+ )?(?:ikke |også |derefter |der )*(?:have mulighed|blive (?:udsendt|afholdt|afvist|taget i betragtning"
    r"|vurderet|bedømt|tildelt|offentliggjort|besvaret"
    r"|udelukket|inviteret|evalueret|lagt vægt)|få|modtage|kunne)\b"
    r"|\b(?:wird|werden) [^;]{0,80}(?:ausgeschlossen|gewertet|berücksichtigt|bewertet|vergütet|beantwortet|veröffentlicht)\b"
    r"|\bwill (?:not )?(?:take place|conclude|result in|suffice|no longer be considered|be (?:made )?publicly available)\b"
    r"|\bwill (?:not )?(?:move|advance|consist|include|describe|indicate|become|have access)\b",
    re.IGNORECASE,
)
IS_DONE = re.compile(r"\bwill be (?:\w+ly )?\w+(?:ed|en|ade|ilt|ept|ent|un|own)\b", re.IGNORECASE)
IN_TIME = re.compile(
    r"\bwill be (?:completed|delivered|submitted|provided|performed|finished|carried out|conducted)\b[^.]{0,40}?"
    r"\b(?:within|no later than|by|before|in accordance|in)\b",
    re.IGNORECASE,
)
# What the buyer or somebody else of the building site sees to is nothing that is asked of the supplier.
BY_OTHERS = re.compile(
    r"\b(?:vom|von der|durch (?:den|die)|seitens (?:des|der)) "
    r"(?:AG\b|auftraggeber|bauherr|vergabestelle|rohbau|netzbetreiber|andere)"
    r"|\b[a-zäöüß]+t (?:der (?:auftraggeber|bauherr)|die vergabestelle)\b"
    r"|^\W*(?:kunden|ordregiver|bygherren|kommunen) (?!forventer|kræver|ønsker|har\b|er\b)[a-zæøå]{3,}er\b"
    r"|\bbauseits\b|\b(?:af|ved) (?:bygherren|kunden|ordregiver|andre)\b"
    r"|\bby (?:others|the (?:purchaser|employer|client|buyer))\b",
    re.IGNORECASE,
)
BY_SOMEBODY = re.compile(r"\bby (?:the |its |their )?(?=[^\W\d])")
_IMPERATIVES = (
    r"provide|include|describe|limit|submit|list|identify|explain|indicate|attach|complete|state|specify|ensure|demonstrate"
    r"|discuss|confirm|enclose|fill in|fill out|use|sign|quote|summari[sz]e|outline|detail|do not|refrain from|note that you must"
    r"|angiv|vedlæg|beskriv|udfyld|oplys|redegør|dokument[eé]r|bekræft|indsend"
)
# The imperatives of technical specifications; what they govern has to follow, for “supply” is a noun too.
_ORDERS_OF_WORK = (
    r"furnish|support|empty|test|install|supply|arrange|mount|connect|coordinate|perform|verify|fabricate|remove|protect|adjust|align|fasten|replace"
    r"|maintain|construct|deliver|calibrate|insulate"
)
# Verbs that are hardly ever nouns: at the beginning of a sentence they tell somebody to do it.
_DOINGS = (
    r"develop|introduce|contribute|compile|migrate|configure|vacuum|sweep|mop|architect"
    r"|attend|prepare|conduct|notify|comply with|respond to|establish|facilitate|assist|participate in|advise|obtain"
    r"|implement|create|make available|keep|retain|appear|ensure|mail(?= (?:the|your|completed|all|one)\b)"
)
REQUEST = re.compile(
    rf"^\W*(?:\d{{1,3}}[.)]\s*)?(?:(?:\w+[ \w]{{0,40}}?) [–-] )?"
    rf"(?:(?:succinctly|briefly|clearly|fully|carefully|properly|also|then|therefore,?|additionally,?)\s+)*"
    rf"(?:(?:{_IMPERATIVES})\b(?! (?:of|by)\b)"
    rf"|(?:{_DOINGS})(?:,? and \w+,?)?\s+\w"
    rf"|(?:{_ORDERS_OF_WORK})(?: and \w+)?\s+(?:the|all|an?|each|any|every|new|both|one|two|three|four|five"
    r"|six|\d+|(?<!supply )\w+s)\b)",
    re.IGNORECASE,
)
# An imperative behind a condition: “If none, provide a statement …”, “For any false responses, provide …”.
LATER_REQUEST = re.compile(
    rf"^\W*(?:if|for|in|on|where|when|at|with|upon|after|before|based on|following|hvis|såfremt|ved|med|på|i)\b"
    rf"[^,]{{1,90}},\s*(?:please )?(?:{_IMPERATIVES})\b",
    re.IGNORECASE,
)
PLEASE = re.compile(
    r"\bplease (?!note|contact|visit|see|go|refer|subscribe|add|be aware|find|do not hesitate)\w+"
    r"|\bbitte (?!beachten)\w+|\bvenligst (?!bemærk)\w+|\bveuillez (?!noter)\w+"
    r"|^\W*(?:geben|fügen|beschreiben|legen|füllen|nennen|erläutern|benennen|stellen|reichen) sie\b",
    re.IGNORECASE,
)
USER_STORY = re.compile(
    r"^\W*(?:as an? [^,]{2,90}, |als [^,]{2,60}(?:,| möchte| will| kann) |som [^,]{2,60}(?:,| ønsker| vil) jeg\b)",
    re.IGNORECASE,
)
QUALIFICATION = re.compile(
    r"^\W*(?:\d+\+? years|(?:strong |hands-on |proven |solid |previous |demonstrated |relevant |extensive )*"
    r"(?:experienced?|ability|abilities|knowledge|communication skills|familiarity|proficien\w+|fluency|understanding|expertise"
    r"|skills?|competenc\w+|certified|certification|degree|bachelor|master)"
    r" ?(?:in|with|of|to|as|on|operating|working|using|\w+ing)?\b"
    r"|(?:mindst \d+ års )?erfaring (?:med|i|fra|inden)|kendskab til|kompetencer inden|uddannelse (?:som|inden)"
    r"|(?:nachgewiesene |mehrjährige |fundierte |sehr gute )*(?:erfahrung(?:en)?|kenntnisse) (?:in|mit|im|bei))",
    re.IGNORECASE,
)
# A line that only names a standard, as lists of standards have them.
STANDARD = re.compile(rf"(?:{_STANDARD_NAME}[\s/-]*)+[A-Z]?\d[\w.:/-]*(?:[\s:,–-]+[^.!?]{{0,90}})?")
# Before a list of what somebody hopes for or looks at; its items ask nothing.
HOPES = re.compile(
    r"\b(?:benefits?|goals?|objectives?|aims?|vision|evaluat\w+|considers?|scor\w+|formål|mål(?:et)?|fordele|ziele?|nutzen)\b",
    re.I,
)
# What a paper or a work is for, told and not asked: “The objective of this contract is to obtain …”.
GOAL = re.compile(
    r"^\W*(?:[\d.()]+\s)?(?:(?:[A-Z][\w’-]*\.?\s){1,6})??(?:the\s)?(?:(?:primary|main|overall|overriding|key)\s)?"
    r"(?:goal|objective|purpose|aim)s?\s(?:of|for)\b[^.;]{0,120}?\b(?:is|are)\s(?:to|that)\b"
    r"|\bhar til formål at\b|\bhat zum ziel\b",
    re.IGNORECASE,
)
# What another paper says: “Die Lage ist dem Plan zu entnehmen”.
TOLD_ELSEWHERE = re.compile(
    r"\b(?:ist|sind)\b[^.;]{0,120}\bzu entnehmen\b|\bfremgår af\b|\bergib(?:t|en) sich aus\b"
    # What only points something out.
    r"|^\W*(?:der gøres\b[^.;]{0,60}\bopmærksom på|attention is drawn to|es wird darauf (?:hingewiesen|aufmerksam gemacht))\b",
    re.IGNORECASE,
)
# How a paper itself is made: “Kravspecifikationen er opbygget således, at …”.
OF_PAPER = re.compile(
    r"^\W*(?:(?:the|this|these|denne|dette|det|dieses?|diese|der|das|die)\s)?(?:\w+\s)?"
    r"(?:\w*specifi[ck]ation(?:en|er)?|bilag(?:et)?|dokument(?:et)?|afsnit(?:tet)?|documents?|annex(?:es)?|section|chapter|appendix"
    r"|abschnitt|anlage|leistungsbeschreibung)\s"
    r"(?:er (?:opbygget|struktureret|inddelt)|(?:is|are) (?:structured|organi[sz]ed|divided|laid out)"
    r"|ist (?:gegliedert|aufgebaut)|gliedert sich|describes? (?:the|how)|beskriver|oplister|beschreibt)\b"
    # What the template of a paper tells the buyer's people who fill it in.
    r"|^\W*(?:(?:procurement|contract(?:ing|s)?|purchasing) officer|drafting|drafter|template|author)(?:['’]?s)?"
    r" (?:notes?|guidance)\b\s*[:–-]"
    r"|^\W*(?:notes?|guidance|vejledning|hinweis) (?:to|for|til|für) (?:the |den |die )?"
    r"(?:(?:procurement|contract(?:ing)?|purchasing) officers?|drafters?|authors?|ordregiver\w*|udbyder\w*|vergabestelle"
    r"|ersteller\w*)\s*[:–-]",
    re.IGNORECASE,
)
# An item of technical data: “Rated power: min. 12 kW”, “Omgivelsestemperatur: −20 … +45 °C”; no dates and no clock times.
DATUM = re.compile(
    r"^\W*[^\W\d][^:.;!?…]{1,60}(?:\([^)]{1,20}\))?(?::|[.…]{3,}[.…\s]*)\s*"
    r"(?:(?:min|max|mind|maks|ca|approx|at least|up to|mindst|højst|mindestens|höchstens)\.?\s*"
    r"|[<>≤≥±~=]+\s*)?[+\-−]?\d[\d.,]*\s*(?:(?:…|\.\.\.|-|–|to|til|bis|x|×|/)\s*[+\-−]?\d[\d.,]*\s*)*"
    r"(?!(?:am|pm|a\.m|p\.m|est|cet|uhr|st|nd|rd|th|jan|feb|mar|apr|may|maj|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\w*\b)"
    r"(?:%|°|[a-zA-ZµΩ]{1,6}[²³]?(?:/[a-zA-Z³²]{1,5})?(?![\w:]))",
    re.IGNORECASE,
)
# Before a list of the chapters or papers of the call; its items are their names.
CONTENTS = re.compile(
    r"\b(?:sections|chapters|parts|attachments|appendices|afsnit|kapitler|bilag|abschnitte|kapitel|anlagen)\b"
    r"[^.:;]{0,60}\b(?:describe|set out|contain|cover|outline|beskriver|indeholder|beschreiben|enthalten)\b[^:]*:$",
    re.IGNORECASE,
)
# What is said of the procedure itself, or of how a bid is counted: nobody has to do it.
OF_PROCEDURE = re.compile(
    r"\bhereby issues?\b|\b(?:is|are) advised that (?!they (?:must|shall))"
    r"|^\W*(?:this|the) (?:solicitation|procurement|acquisition|rf[pq]|tender) (?:is being|will be|is) "
    r"(?:accomplished|conducted|issued|made)\b"
    r"|\b(?:is|are) (?:not )?(?:included|counted|considered) (?:as )?"
    r"(?:part of (?:your|the|any) (?:\w+[ -]+){0,3}?(?:page )?limit|quot\w+|proposals|offers)"
    r"|^\W*(?:udbuddet|udbudsforretningen|miniudbuddet) (?:\w+ ){0,3}?(?:gennemføre[st]|gennemført)\b|^\W*der henvises\b",
    re.IGNORECASE,
)
# A sentence before a list that says what the list is of.
FOLLOWING = re.compile(
    r"\b(following|as follows|below"
    r"|følgende|nedenstående|folgende\w*|nachstehend\w*|suivants?|suivantes?)\b",
    re.IGNORECASE,
)
LISTED_WANTS = re.compile(
    r"\b(desired|required|necessary|at a minimum|minimum|expected to have|need(?:ed|s)|krævet|krævede|ønskede|nødvendige"
    r"|erforderlich\w*|gewünscht\w*|requis\w*|souhait\w+)\b[^.]{0,80}:$"
    # What the work consists of, item by item.
    r"|^\W*(?:\w+\s+)?(?:works?|scope|suppl(?:y|ies)|contract|leverancen?|arbejdet|entreprisen|ydelsen|lieferumfang|leistungsumfang)\b"
    r"[^:]{0,90}\b(?:includes?|comprises?|consists? of|omfatter|består af|umfasst)\b[^:]{0,60}:$"
    r"|^\W*(?:referenced?|applicable|relevant) standards[^:]{0,40}:$"
    # Whoever is named, what it will give is listed below.
    r"|\bwill (?:provide|deliver|supply|perform|furnish|carry out)\b[^.:]{0,90}\bfollowing\b[^.:]{0,40}:$"
    r"|\b(?:leverandøren|entreprenøren|rådgiveren)\b[^.:]{0,160}\b(?:søger|tilstræber|sørger for|sikrer)\W*$",
    re.IGNORECASE,
)
