"""Words that tell which property an amount without a name belongs to: what holds m³ is a vessel, what conveys m³/h has a flow.

Data first: for each property the words, in English, Danish and German, that have to stand before its amount (or right behind
it). The most telling come first; a cue counts only with a limit at the amount, so that descriptions propose nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.proposals.phrases import whole_words
from bidbuilder.domain.tenders.proposals.surroundings import find_surrounding

_REACH_BEFORE, _REACH_BEHIND = 110, 40


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of one property, where they stand and which way its limit has to go (None: either way)."""

    property: str
    words: re.Pattern[str]
    is_behind: bool = False
    operator: Operator | None = None


def _before(key: str, words: str, operator: Operator | None = None) -> Cue:
    return Cue(key, whole_words(words), operator=operator)


def _behind(key: str, words: str) -> Cue:
    return Cue(key, whole_words(words), is_behind=True)


_LEAST, _MOST = Operator.AT_LEAST, Operator.AT_MOST

_SAID_IN_WORDS = re.compile(r"\d+\s*\($")  # “five (5) years”
# Of one dimension the first cue that fits wins: a digester before any vessel.
_CUES = (
    _before(
        "digester_volume",
        r"(?:post-)?digesters? | fermenters? | rådnetank\w* | \w*reaktortank\w* | fermenter\w* | nachgärer",
    ),
    _before("gas_storage_volume", r"gas (?:storage|holder|store) | gaslager\w* | gasbeholder\w* | gasspeicher\w*"),
    _before(
        "heat_storage_volume",
        r"""
        thermal stor(?:e|age) | heat stor(?:e|age) | heat accumulator | akkumuleringstank\w* |
        varmelager\w* | varmeakkumulator\w* |
        wärmespeicher\w* | pufferspeicher\w*
        """,
    ),
    _before(
        "tank_capacity",
        r"""
        (?:fuel|diesel|petrol|oil|fresh water|waste water|water|foam) tanks? |
        (?:brændstof|diesel|olie|vand|skum)tank\w* |
        (?:kraftstoff|diesel|öl|wasser|schaummittel)(?:tank|behälter)\w*
        """,
        _LEAST,
    ),
    _before(
        "vessel_volume",
        r"""
        tanks? | vessels? | hoppers? | feeders? | silos? | stores? | basins? | usable volume |
        \w*(?:tank|tanken|tanke|tankene|beholder|beholderen|siloen) | nyttevolumen | \w*(?:behälter|becken) | nutzvolumen
        """,
        _LEAST,
    ),
    _before(
        "volume_flow",
        r"""
        make-up water | spædevand\w* | nachspeisewasser |
        convey | pump | treat | burn | lets? out | circulate | (?:pumps?|blowers?|macerators?|filters?|separators?|flares?) for |
        separators?\b[^.;]{0,20}\b(?:take|handle) | transportere | pumpe | behandle | afbrænde | fördern | pumpen | behandeln |
        verbrennen
        """,
    ),
    _before(
        "volume_flow", r"(?:\w+[- ])?pumps | \w*pumpe(?:n|r|rne|ne)? | pumping stations? | \w*pumpestation\w*", _LEAST
    ),
    _before(
        "throughput",
        r"feed | process | shred | handle | indføde | neddele | beschicken | zerkleinern | verarbeiten",
        _LEAST,
    ),
    _behind(
        "electrical_output", r"of electricity | of electric power | electrical | el | elektricitet | strøm | elektrisch"
    ),
    _before(
        "charging_power",
        r"charging (?:points?|stations?) | chargers? | ladestander\w* | ladepunkt\w* | ladesäule\w* | wallbox\w*",
    ),
    _behind("cooling_capacity", r"of cooling | cooling | køling | kühlung"),
    _before("cooling_capacity", r"chillers? | (?:gas )?coolers? | kølemaskine\w* | kältemaschine\w*", _LEAST),
    _before(
        "heat_output",
        r"""
        (?:heat |plate |source )?exchangers? | (?:peak |hot water )?boilers? | heat pumps? | substations? |
        (?:varme|plade)veksler\w* | \w*kedel | \w*kedlen | varmepumpe\w* | (?:fjernvarme)?units? for heat |
        wärmetauscher\w* | wärmeübertrager\w* | \w*kessel | wärmepumpe\w* | übergabestation\w*
        """,
        _LEAST,
    ),
    _before("approach_temperature", r"approach | grädigkeit\w* | grådighed\w*", _MOST),
    _before("nox_emission", r"nitrogen oxides | nitrous oxides | NOx | kvælstofoxider | stickoxide?n?", _MOST),
    _before("formaldehyde_emission", r"formaldehyde | formaldehyd", _MOST),
    _before("co_emission", r"carbon monoxide | kulilte | kohlenmonoxid", _MOST),
    _before("dust_emission", r"dust | particulate matter | støv | staub", _MOST),
    _before(
        "hydrogen_sulphide_content",
        r"hydrogen sulphide | hydrogen sulfide | H2S | svovlbrinte | schwefelwasserstoff",
        _MOST,
    ),
    _before("insulation_thickness", r"insulation | isolering\w* | isolierung | dämmung", _LEAST),
    _before("wind_speed", r"wind\w*", _LEAST),
    _before("process_temperature", r"digesters? | fermenters? | reactors? | rådnetank\w* | reaktor\w* | \w*gärer"),
    _before("holding_time", r"hygienis\w+ | hygieniz\w+ | pasteuri[sz]\w+ | hygiejniser\w+ | hygienisier\w+", _LEAST),
    _before(
        "rated_power", r"draws? | consumes? | absorbs? | optage[rs]? | forbruge[rs]? | aufnehmen | aufnimmt", _MOST
    ),
    _before("rated_power", r"(?:\w+[- ])?motors? | \w*motor(?:en|er|erne|s)?", _LEAST),
    _before("set_pressure", r"opens? | set to | relieves? | åbne[rs]? | öffne[nt]? | ansprechen", _MOST),
    _before("differential_pressure", r"against | modtryk | mod et tryk | gegen | gegendruck", _LEAST),
    _before(
        "short_time_withstand_current",
        r"(?:switchgear|busbars?|switchboards?|koblingsanlæg\w*|schaltanlage\w*)\b[^.;]{0,60}\b(?:withstand|tåle|standhalten)",
        _LEAST,
    ),
    _before(
        "rated_current",
        r"""
        (?:low voltage |main )?(?:boards?|switchboards?|busbars?) | hovedtavle\w* | \w*tavler? | \w*verteil\w+ |
        sammelschiene\w*
        """,
        _LEAST,
    ),
    _before(
        "lead_time_days",
        r"(?:no part|delivery|order)\b[^.;]{0,40}\b(?:take|takes|exceed) | leveringen\b[^.;]{0,20}\btage",
        _MOST,
    ),
    _before("particle_size", r"(?:cut|reduce|shred|screen)\b[^.;]{0,40} | particles? | partikler | partikel", _MOST),
    _before("positioning_accuracy", r"found to within | located to within", _MOST),
    _before(
        "liability_insurance",
        r"insur\w+ | \w*ansvarsforsikr\w+ | forsikr\w+ | haftpflicht\w* | versichert | versicherung\w*",
        _LEAST,
    ),
    _before(
        "reference_value",
        r"contract value | value of (?:the|each) (?:reference|contract)\w* | kontraktværdi | kontraktsum | auftragswert\w*",
        _LEAST,
    ),
    _before(
        "specific_turnover",
        r"""
        (?:comparable|similar|equivalent) (?:services?|works?|goods|tasks|contracts) |
        in the (?:field|area|sector) (?:of|covered) | (?:sammenlignelige|tilsvarende) (?:ydelser|opgaver|leverancer) |
        (?:aufgaben|leistungen|lieferungen|aufträgen?)\b[^.;]{0,60}\bvergleichbar |
        vergleichbaren? (?:aufgaben|leistungen|lieferungen|aufträgen?) |
        (?:im|in dem) (?:geforderten )?(?:leistungsbild|tätigkeitsbereich)
        """,
    ),
    _before(
        "years_in_business",
        r"in (?:the )?business | been (?:active|established|trading) | bestået i | am markt | geschäftstätig",
        _LEAST,
    ),
    _before("spare_parts_delivery", r"spare parts | reservedele\w* | ersatzteil\w*", _MOST),
    _before("display_size", r"displays? | screens? | skærme?n? | bildschirme?", _LEAST),
    _before("response_time", r"svartid(?:en|er|erne)?", _MOST),
    _before(
        "spare_parts_years",
        r"spare parts | parts (?:must|shall|will) be available | reservedele\w* | ersatzteile?n?",
        _LEAST,
    ),
    _before(
        "data_retention",
        r"""
        (?:data|values|records?|logs?|recordings?|documentation)\b[^.;]{0,40}\b(?:kept|retained|stored|archived) |
        (?:data|værdier|logfiler|målinger)\b[^.;]{0,40}\b(?:gemmes|opbevares|lagres) |
        (?:daten|werte|protokolle)\b[^.;]{0,40}\b(?:aufbewahrt|gespeichert|archiviert|vorgehalten)
        """,
        _LEAST,
    ),
    _before(
        "training_participants", r"train(?:ed|ing) | uddann\w+ | oplær\w+ | schul\w+ | geschult | einweisung", _LEAST
    ),
    _before("training_hours", r"train(?:ed|ing) | uddann\w+ | oplær\w+ | schul\w+ | einweisung", _LEAST),
    _before(
        "service_response_hours",
        r"""
        technicians?\b[^.;]{0,60}\bon site | service engineers?\b[^.;]{0,60}\bon site |
        \w*tekniker\w*\b[^.;]{0,60}\b(?:på stedet|møde[rt]?|fremme|ankomme|til stede|vor ort|eintreffen) |
        \w*techniker\w*\b[^.;]{0,60}\b(?:vor ort|eintreffen)
        """,
        _MOST,
    ),
    _before(
        "completion_time",
        r"""
        (?:works?|erection|installation|construction|plant|network|project)\b[^.;]{0,60}\b(?:ready|finished|completed?) |
        (?:finish|complete)(?: \S+){1,5} within | installation (?:&|and) commissioning: |
        (?:arbejde\w*|anlæg\w*|montage\w*|entreprise\w*)\b[^.;]{0,40}\b(?:færdig\w*|afsluttet) |
        (?:arbeiten|montage|anlage|bau\w*|errichtung)\b[^.;]{0,40}\b(?:fertig\w*|abgeschlossen)
        """,
        _MOST,
    ),
    _behind("width", r"wide | bredt? | brede | breit"),
    _behind("height", r"high | højt? | høje | hoch"),
    _behind("depth", r"deep | dybt? | dybe | tief"),
    _behind("length", r"long | langt? | lange | lang"),
    _before("load_capacity", r"loads? | lift | løfte | laster | heben | lasten", _LEAST),
    _before("short_circuit_current", r"short[- ]circuit | kortslutning\w* | kurzschluss\w*", _LEAST),
    _before(
        "autonomy_time",
        r"""
        uninterrupt\w+ | UPS | battery operation | batteridrift | nødstrøm\w* | nødforsyning\w* | akkubetrieb |
        batteriebetrieb | USV | notstrom\w*
        """,
        _LEAST,
    ),
    _before("maximum_pressure", r"bear | withstand | resist | modstå | tåle | standhalten | aushalten", _LEAST),
    _before(
        "test_pressure",
        r"(?:test|tested|testing|pressure test) (?:with|at|to) | trykprøve\w* | prüfdruck | druckprobe",
        _LEAST,
    ),
    _before("pasteurisation_temperature", r"hygienis\w+ | hygieniz\w+ | pasteuri[sz]\w+ | hygienisier\w+", _LEAST),
    _before(
        "flow_temperature",
        r"heat(?:s|ed)?(?: \w+){0,2} to | opvarme\w*(?: \w+){0,2} til | fremløb\w* | erwärm\w+ auf | vorlauf\w*",
        _LEAST,
    ),
    _before(
        "flue_gas_temperature",
        r"flames? | flamme\w* | flue gas(?:es)? | exhaust gas(?:es)? | røggas\w* | abgas\w* | rauchgas\w*",
    ),
    _before(
        "maximum_temperature",
        r"withstand | stand | bear | designed for | tåle | modstå | ausgelegt | standhalten",
        _LEAST,
    ),
    _before("measuring_accuracy", r"(?:measure[sd]?|weigh[s]?|måle[rs]?|veje[rs]?|messen|wiegen)\b[^.;]{0,60}", _MOST),
    _before(
        "pump_efficiency",
        r"""
        flow\b[^;]{0,40}\bhead\b[^;]{0,30} |
        pump(?:s|ing)?\b[^.;]{0,60}\befficiency | efficiency of (?:the |each |all )?pumps? | bowl efficiency |
        pumpe\w*\b[^.;]{0,60}\b(?:virkningsgrad\w*|wirkungsgrad\w*) | wirkungsgrad der pumpen? | pumpens virkningsgrad
        """,
        _LEAST,
    ),
    _before(
        "thermal_efficiency",
        r"boilers?\b[^.;]{0,60}\befficiency | ked(?:el|len)\b[^.;]{0,60}\bvirkningsgrad\w*",
        _LEAST,
    ),
)


def find_cued(
    text: str,
    start: int,
    end: int,
    operator: Operator | None,
    definitions: Iterable[PropertyDefinition],
    context: str = "",
    *,
    is_limited: bool = True,
) -> PropertyDefinition | None:
    """The property that the words around an amount at `start`…`end` tell, among those of its dimension; None if none does.

    Where they do not, the `context` before them may. Ranges have no `operator`. What has no limit at all (not `is_limited`) is
    told only by words that tell alone.
    """
    of_key = {one.key: one for one in definitions}
    before, behind = text[max(0, start - _REACH_BEFORE) : start], text[end : end + _REACH_BEHIND].lstrip()
    before = _SAID_IN_WORDS.sub("", before)
    told = find_surrounding(before, behind, operator, of_key, is_limited=is_limited)
    if told is not None or not is_limited:
        return told
    for words in (before, f"{context} {before}") if context else (before,):
        for cue in _CUES:
            definition = of_key.get(cue.property)
            if definition is None or (cue.operator is not None and cue.operator is not operator):
                continue
            if cue.words.match(behind) if cue.is_behind else cue.words.search(words):
                return definition
    return None
