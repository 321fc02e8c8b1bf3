"""Words that take a name or an amount away from what is offered: it is of a part, of other people, or told by the metre.

Only data, in English, Danish and German; what is made of them stands in `closer` and `measured`.
"""

import re

from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern, whole_words

# A number behind such words is that of a part, or of a state that is not the rated one: “over speed”, “charging voltage”.
OF_A_PART = phrase_pattern(
    r"(?<!\w)",
    r"""
    over | under | charging | control | auxiliary | starting | starter | battery | trip | coil | excitation | signal | heater |
    alternator | test | step | touch | residual | ripple | cranking | holding | pull-in | peak | surge | no-load | short[ -]time |
    leakage | fault | end | final | float | boost | cut-?off | cell | discharge |
    equali[sz]ing | open-circuit | bus | hjælpe | styre | batteri | lade | steuer | hilfs | batterie | lade
    """,
    r"[\s-]+(?:\w+[\s-]+)?$",
)
# … and before such words it is that of something else: “speed trip”, “voltage drop”.
OF_ANOTHER_THING = phrase_pattern(
    r"[\s-]+",
    r"""
    tolerances? |
    trip | alarms? | relays? | drops? | dips? | unbalance | imbalance | fluctuations? | variations? | regulation | sensors? |
    transmitters? | meters? | switch(?:es)? | gauges? | alarm | relæ | føler | måler | fald | relais | abfall | schwankung\w* |
    fühler | wächter
    """,
    r"(?!\w)",
)
# People who choose are the buyer's: “a committee of at least three employees”.
OF_THE_BUYER = whole_words(r"""
    committees? | evaluators? | evaluation (?:panel|team|board) | jury | jurors? | public officials? | bedømmelsesudvalg\w* |
    dommerkomit\w* | auswahlgremi\w* | bewertungsgremi\w* | preisgericht\w*
    """)
# … and those whom a reference was for have people of their own: “for a client with at least 1000 employees”.
OF_CLIENTS = phrase_pattern(
    r"\b",
    r"""
    (?:clients?|customers?|organi[sz]ations?|institutions?|authorit(?:y|ies)|kunder?|myndighed\w*|organisation(?:en|er)?|
    auftraggebers?|kunden|institution(?:en)?)(?: \w+){0,3},? (?:with|that|which|having|med|som|der|mit|die|dessen|deren)
    """,
    r"\b",
)
# What is lost or gained of it is another thing: the drop of a pressure, the rise of a temperature.
CHANGE_OF = phrase_pattern(
    r"[\s-]+",
    r"""
    drops? | loss(?:es)? | rise | increase | reduction | difference | differential | fald | tab | stigning | forskel |
    abfall | verlust\w* | anstieg | differenz
    """,
    r"(?!\w)",
)
# A rate is not the thing itself: “5 oz per square yard”, “25 Pa per 30 m”. Years and cases are told apart where they count.
RATE_BEHIND = re.compile(
    r"[\s,(]*(?:per|pr\.?|pro|je)\s+(?:\d[\d.,]*\s?)?(?:(?:running|linear|square|cubic|lineal)\s+)?"
    r"(?:m|mm|cm|km|m²|m2|m³|m3|kg|t|l|ft|sq\.?|yards?|foot|feet|inch(?:es)?|met(?:er|re|ern)s?|kvm|kvadratmeter|kubikmeter|"
    r"quadratmeter|lit(?:er|re)s?|tons?|tonnes?|kilogram(?:me)?s?|mile|km)(?!\w)",
    re.IGNORECASE,
)
# Some of the references, and further ones, are told of: “two of the three references”, “mindestens zwei weitere Referenzen”.
OF_THE_REFERENCES = phrase_pattern(
    r"\b",
    r"""
    of (?:the|these|those)(?: \w+)? references | (?:additional|further|other|more) references |
    af (?:de|disse)(?: \w+)? referencer | (?:yderligere|flere|andre) referencer |
    von (?:den|diesen)(?: \w+)? referenzen | (?:weitere[nr]?|zusätzliche[nr]?|andere[nr]?) referenzen
    """,
    r"\b",
)
# What comes in to be treated is so, and is not asked for.
INCOMING = whole_words(r"""
    raw (?:sewage|water|effluent|waste ?water) | influent | inlet | incoming | untreated | before treatment | råspildevand |
    indløb\w* | urenset | rohabwasser\w* | rohwasser\w* | zulauf\w* | unbehandelt\w*
    """)
# Efficiencies that are neither of electricity nor of heat have no property: what filters hold back, what lamps give.
OF_FILTERS = whole_words(
    r"(?:micron|µm|dust)\b[^.;]{0,20}\bparticles? | particles?\b[^.;]{0,20}\b(?:microns?|µm) |"
    r"\w*filters? | cyclones? | scrubbers? | luminaires? | \w*filtre | \w*filteret | armatur\w* | leuchten?"
)
# Times told of several things, none of which is that of all: “3 weeks for laptops and 8 weeks for carts”.
TIME_OF_A_THING = re.compile(
    r"\d\s?(?:(?:calendar|working|kalender|arbejds)[ -]?)?(?:days?|weeks?|months?|dage|uger|måneder|tagen?|wochen|monaten?)\s"
    r"(?:for|til|für)\s(?!(?:the\s)?(?:delivery|levering|lieferung))",
    re.IGNORECASE,
)
# So little there is, and more is wanted.
ONLY = re.compile(r"\b(?:of|på|von)\s(?:only|just|merely|kun|nur|lediglich)\s$", re.IGNORECASE)
# … and what is so only roughly is told, and not asked for: “against an approximate total head of 64 m”.
ROUGHLY = re.compile(
    r"\b(?:approximate|approx\.|estimated|omtrentlige?|anslået|anslåede|skønnet|skønnede|ungefähre\w?|geschätzte\w?|"
    r"voraussichtliche\w?)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
# Where a thing lies in store says nothing of where it works.
IN_STORE = re.compile(r"\b(?:storage|transport|lager|lagrings|lagerungs|transports?)[\s-]?$", re.IGNORECASE)
# A hole in the ground is there already.
OF_THE_GROUND = phrase_pattern(
    r"\s*",
    r"(?:of|af|der?s?|des) (?:the )?(?:wells?|bore ?holes?|tube ?wells?|ground ?water|boring\w*|brønd\w*|brunnens?|bohrung\w*)",
    r"(?!\w)",
)
# Noise at the border of the site is that of all that stands there.
AT_THE_BORDER = whole_words(
    r"boundar(?:y|ies) | neighbou?r\w* | receptors? | skel | naboskel | naboer? | \w*grenze | immissionsort\w* | nachbar\w*"
)
EARTHWORKS = whole_words(
    r"trench\w* | excavat\w+ | ditch\w* | grøft\w* | udgrav\w+ | graben | gräben | baugrube\w* | aushub\w* | cable routes?"
)
# Growth is cut, snow is cleared and a way leads there: their sizes are not those of goods.
AROUND_THE_SITE = whole_words(r"""
    (?:grass|lawns?|turf|hedges?|snow)(?![ -](?:mow|cut|trim|collect|plough|blow|clear)\w*) | growth | height of (?:the )?cut |
    access (?:roads?|ways?) | græsset | græsplæne\w* | hække\w* | sneen | adgangsvej\w* | gräser | gras | rasen | hecken? |
    schnee | zufahrt\w* | zuwegung\w*
    """)
# What a word means is told, and nothing is asked for.
DEFINED = re.compile(
    r"\b(?:(?:is|are|shall be) (?:hereby )?defined as|defineres som|er defineret som|(?:ist|sind) definiert als|"
    r"(?:wird|werden) definiert als)\b",
    re.IGNORECASE,
)
# The width between two things is not that of the whole.
BETWEEN_THINGS = phrase_pattern(r"\s*", r"between | mellem | ml\. | zwischen | imellem", r"(?!\w)")
# Clear height above a thing is not that of a room: “the clear height above the bin stands”.
ABOVE_A_THING = re.compile(
    r"\s*(?:above|over|über)\s(?!(?:the |finished |det |færdigt |dem |der |fertigem )*(?:floor|gulv|fußboden|boden))\w",
    re.IGNORECASE,
)
# A turnover of several years together says nothing of one year.
OVER_YEARS = whole_words(r"""
    in total | altogether | cumulative | aggregate | i alt | tilsammen | insgesamt | zusammen | kumuliert\w* | in summe
    """)
# Sums insured by kind of damage: none of them is the sum.
KIND_OF_DAMAGE = whole_words(r"""
    bodily injur\w+ | personal injur\w+ | property damage | personskade\w* | tingsskade\w* | formueskade\w* |
    personen(?:(?=-)|schäden|schaden)\w* | sach(?:(?=-)|schäden|schaden)\w* | vermögens(?:(?=-)|schäden|schaden)\w*
    """)
# … told for each of them even where one sum follows them all.
EACH_KIND = whole_words(r"each | respectively | hver | henholdsvis | je | jeweils")
# What people have experience with is not what is offered: “Experience operating a service of at least 99.9 % availability”.
OF_EXPERIENCE = re.compile(
    r"\W*(?:(?:proven|previous|prior|documented|relevant|nachgewiesene|dokumenteret)\s)?(?:experience|erfaring|erfahrung(?:en)?)"
    r"\s(?:\w+ing|in|with|of|med|i|mit|bei)\b",
    re.IGNORECASE,
)
# The lower end of a span whose upper end is told later: “from 70 % during the day to 90 % at night”.
FROM = re.compile(r"\b(?:from|fra|von)\s$", re.IGNORECASE)
TO_LATER = re.compile(r"[^.;,\d]{0,40}\s(?:to|til|bis)\s(?:zu\s)?\d", re.IGNORECASE)
# The air and the sun are as warm as they are.
OF_WEATHER = phrase_pattern(
    r"\s*\(?",
    r"""
    (?:of|in) (?:the )?(?:ambient |outdoor |outside )?(?:air|sun|shade|summer|winter) | annual | i (?:solen|skyggen) | udendørs |
    (?:in der|im) (?:sonne|schatten|sommer|winter) | der (?:außen)?luft
    """,
    r"(?!\w)",
)
# A greatest or least value is told of a name, but not at it: “the maximum overall vehicle width of 96 inches”.
EXTREME_BEFORE = re.compile(
    r"\b(?:max(?:imum|imal\w*|\.)?|min(?:imum|imal\w*|\.)?|highest|lowest|greatest|smallest)\s(?:[\w-]+\s){1,3}$",
    re.IGNORECASE,
)
# What a thing does to another is no size of its own: how deep it digs, how high it throws, where it is mounted.
OF_A_DEED = phrase_pattern(
    r"\b",
    r"""
    dig(?:ging)? | working | cutting | mowing | spreading | sweeping | clearing | drop | dump(?:ing)? |
    discharge | loading | lift(?:ing)? |
    mounting | installation | suspension | trench(?:ing)? | excavation | immersion | burial | laying | penetration |
    ploughing |
    letters? | characters? | grave | arbejds | klippe | sprede | monterings | læsse | arbeits | grabe? |
    streu | schnitt | montage | lade | einbau | verlege
    """,
    r"[\s-]*$",
)
OF_LETTERS = whole_words(
    r"letters? | lettering | characters? | digits? | numerals? | bogstaver | buchstaben | schrift\w*"
)
# … also where the deed stands behind its size, or is the verb: “68 inch width cut”, “sweeping 8 to 10 feet widths”.
A_DEED_BEHIND = re.compile(r"[\s-]*(?:of\s)?(?:cut|pass|swath|sweep|throw|spread)\b", re.IGNORECASE)
DOING = re.compile(r"\b(?:sweeping|mowing|spreading|ploughing|capable of cutting)\s", re.IGNORECASE)
# The volume that pistons displace in an engine is not that of a hydraulic pump.
OF_ENGINES = whole_words(r"engines? | cylinders? | turbo\w* | diesel | petrol | gasoline | hubraum | slagvolumen")
# What is heavy with its load is a vehicle; a thing in its box has a gross weight, too.
OF_VEHICLES = whole_words(r"""
    vehicles? | trucks? | lorr(?:y|ies) | bus(?:es)? | vans? | chassis | trailers? | gvwr? | laden | axles? | køretøj\w* |
    lastbil\w* | fahrzeug\w* | lkw | anhänger\w* | trailere?n? | påhængs\w* | tonn\w* | t | totalvægt\w* | tilladte? | zul\w*
    """)
# … and the greatest value behind the least: “a minimum height of 42 inches to a maximum of 68 inches”.
TO_EXTREME = re.compile(r"[\s\"'”″]*(?:to|til|bis)\s(?:(?:an?|et|en|zu)\s)?(?:max|min|maks)", re.IGNORECASE)
# The size of a part is not that of the thing: “platform height”, “deck width”, “interior height”.
OF_PARTS = phrase_pattern(
    r"\b",
    r"""
    deck | platform | floor | seat | back ?rest | arm ?rests? | hopper | tongue | step | handle | cab | aisle | wheel |
    tyre | tire | rail | drawer | shelf | slot | blade | roof | base | flange | rim | entry | sill | threshold | pit |
    shaft | leg | knee | arm | boom | mast | tailgate | bumper | kerb | lip | sidewall | post | interior | inside |
    internal | inner
    """,
    r"[\s-]+$",
)
# What may stand before a size of the whole thing in English: its name, an article, an adjective.
OF_THE_WHOLE = whole_words(r"""
    the | an? | its | their | of | in | is | and | or | with | at | to | by | has | have | overall | over-all | total |
    outer | external | outside | exterior | max | maximum | min | minimum | nominal | individual | permissible | permitted |
    allowable | average | mean | standard | required | usable | approximate | finished | same | each | bus | vehicle |
    truck | lorry | trailer | van | body | unit | machine | mower | tractor | equipment | product | cabinet | panel | pole |
    pipe | piping | cable | tank | table | desk | bench | bed | container | box | bin | fence | wall | barrier | door |
    gate | entrance | opening | ramp | rack | frame | mattress | transport | transportation | shipping | building | room |
    tower | drum | roll | sheet | plate | board | profile | beam | net | gross | clear
    """)
# The power of a supply, of a socket or of a pack is not that of what is fed.
SUPPLIED = re.compile(r"[\s-]+(?:supply|supplies|sources?|outlets?|sockets?|packs?|grid|connection)\b", re.IGNORECASE)
# Parts and service last for years of operation, and no firm is so old.
OF_SUPPLIES = whole_words(r"""
    spares? | spare parts? | consumables? | supplies | warranty | guarantee | maintenance | reservedel\w* |
    forbrugs\w* | ersatzteil\w* | verbrauchs\w* | wartung\w*
    """)
