"""Words on both sides of an amount that tell its property: “retain logs for 7 years”, “25 mm thick insulation”.

Data first, as in `cues`; § stands for the amount. What tells alone counts without a limit at the amount as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.tenders.constraints import Operator


@dataclass(frozen=True, slots=True)
class Surrounding:
    """The words of one property around its amount, and which way its limit has to go (None: either way)."""

    property: str
    words: re.Pattern[str]
    operator: Operator | None = None
    tells_alone: bool = False


def _words(key: str, words: str, operator: Operator | None = None, *, tells_alone: bool = False) -> Surrounding:
    return Surrounding(key, re.compile(words, re.IGNORECASE | re.VERBOSE), operator, tells_alone)


_LEAST, _MOST = Operator.AT_LEAST, Operator.AT_MOST
_DOORS = (
    r"\b(?: doors? | entrances? | gates? | \w*døre?n? | \w*porte?n? | \w*tür(?:en)? | \w*tore?n? )\b [^.;§]{0,50} §"
)
_PEOPLE_ASKED = (
    r"(?:incidents?|tickets?|calls|enquiries|inquiries|hændelser|henvendelser|fejlmeldinger|störungen|anfragen)"
)

_SURROUNDINGS = (
    _words(
        "insulation_thickness",
        r"""
        (?:insul|dämm|isoli?er)\w*\b [^.;§]{0,50} \b(?:thick|thickness|tykkelse|dicke|stärke)\W{0,3}(?:of|på|von|is|er)?\s*§
        | §\s*(?:thick|tyk|stark|dick)\w*\s (?:\w+\s){0,2} (?:insul|isol|dämm)
        | §\s*(?:mineral(?:uld|wolle|\ wool)|stenuld|glasuld|steinwolle|glaswolle|rock\ ?wool|pur\b|pir\b|eps\b|xps\b)
        | insulated\s(?:with|by)\s§
        | dämm\w*\b [^.;§]{0,40} \bd\s?=\s?§
        """,
        tells_alone=True,
    ),
    _words(
        "wall_thickness",
        r"§\s*(?:thick|tykke?|dicke[sm]?|starke[sm]?)\s(?:\w+\s)?(?:sheet|plate|steel|stål|plade|blech|stahl)",
        _LEAST,
    ),
    _words(
        "test_pressure",
        r"""
        (?:pressure[ -]tested|trykprøves|trykprøvet|abgedrückt|druckgeprüft)
        \s(?:(?:with|at|to|med|ved|mit|bei)\s)?(?:an?\s)?(?:pressure\ of\s)?§
        | \btested\s(?:with|at|to)\s(?:an?\s)?(?:pressure\ of\s)?§
        """,
        tells_alone=True,
    ),
    _words(
        "warranty_months",
        r"""
        \b(?:warrants?|warranted|guarantees?|garanterer|gewährleistet|garantiert)\b[^.;§]{0,90}
        \b(?:for|i|für)\s(?:a\s|einen?\s)?(?:(?:minimum\s)?(?:period|zeitraum)\s(?:of|von)\s+)?§
        """,
        tells_alone=True,
    ),
    _words(
        "payment_days",
        r"""
        (?:\b(?:invoices?|payments?)\b(?![^.;§]{0,40}\b(?:has|have|had)\ been\b)[^.;§]{0,40}\b(?:paid|made|due)\b
        | \b(?:faktura\w*|betaling\w*)\b[^.;§]{0,40}\b(?:betales|sker|forfalder)\b
        | \b(?:rechnungen|zahlungen|terms\ of\ payment|payment\ terms)\b
        | \b(?:shall|will|must)\spay\b(?=[^.;]{0,120}\binvoice)[^.;,§]{0,30})
        [^.;,§]{0,45}§(?!\s*(?:of|after|from|following|efter|nach)\s(?:the\s)?(?:final\s|last\s)?(?:payment|betaling|zahlung))
        """,
        _MOST,
    ),
    _words(
        "payment_days",
        r"\b(?:vergütung|entgelt|rechnungsbetrag)\b[^.;§]{0,40}§\s*nach\s(?:zugang|eingang|erhalt)\b[^.;]{0,25}rechnung",
        _MOST,
    ),
    _words(
        "data_retention",
        r"""
        \b(?:retain|keep|store|archive|preserve)[^.;§]{0,50}\b(?:data|logs?|records?|recordings?|backups?)\b[^.;§]{0,40}§
        | (?:daten|protokolle?n?|aufzeichnungen|logs?|datensicherungen)\b[^.;§]{0,40}§
          [^.;]{0,30}(?:vorzuhalten|aufzubewahren|zu\ speichern|vorgehalten|aufbewahrt)
        """,
        _LEAST,
    ),
    _words(
        "support_response_time",
        rf"""
        \b{_PEOPLE_ASKED}\b[^.;§]{{0,50}}
        \b(?:acknowledged|responded\ to|answered|besvares|kvitteres|beantwortet|bestätigt|reagiert)\b[^.;§]{{0,30}}§
        | \b{_PEOPLE_ASKED}\b[^.;§]{{0,40}}§[^.;]{{0,20}}(?:beantworte|bestätig|reagier)
        """,
        _MOST,
    ),
    _words(
        "service_response_hours",
        r"(?:vor[ -]ort[ -](?:service|einsatz)|on-?site\s(?:service|support|response|attendance))\b[^.;§]{0,40}§",
        _MOST,
    ),
    _words(
        "load_capacity",
        r"""
        (?:support|carry|bear|lift|hold|bære|løfte|tragen|heben)\b [^.;§]{0,20} \b(?:mass|weight|vægt|last|gewicht)\b
          [^.;§]{0,12} §
        | (?:patient|user|bruger|person|benutzer|patienten)[-\ ]?(?:mass|weight|vægt|gewicht)\b [^.;§]{0,20} §
        """,
        tells_alone=True,
    ),
    _words(
        "rated_power",
        r"""
        \b(?:\w*engines?|\w*motor(?:en|s)?)[,:]?
        (?:\s(?:with|of|rated|at|shall|must|will|have|has|produce|produces|deliver|delivers|develop|develops|a|an|minimum|least|
        med|på|skal|mindst|yde|min\.|mit|von|mind\.|mindestens))*
        \s§\s*(?:[^k]|$)
        """,
        tells_alone=True,
    ),
    _words(
        "rated_power",
        r"""
        §\s*(?:@\s?[\d.,]+\s?rpm\s)?(?:(?:net|gross|turbo\w*|water-cooled)\s)?
        (?:diesel|petrol|gasoline|electric|gas)?\s?engines?\b(?!\s(?:starter|control|block|heater|oil))
        """,
        tells_alone=True,
    ),
    _words(
        "tank_capacity",
        r"^(?!.*\btest)(?!.*\b(?:for|für|til)\s§)"
        r".*§[-\s]*(?:fuel|diesel|petrol|gasoline|propane|fresh\ water|waste\ water|water|foam|oil)\stanks?\b",
        tells_alone=True,
    ),
    _words(
        "volume_flow",
        r"\b(?:plants?|units?|systems?)\s(?:of|with|having)\s(?:an?\s)?(?:capacity\sof\s)?§\s*capacity\b",
        tells_alone=True,
    ),
    _words("memory", r"§\s*(?:or\s(?:more|higher)\s)?(?:of\s)?(?:ddr\d\w*\s)?d?ram\b", tells_alone=True),
    _words("gross_mass", r"\bfahrzeugklasse\s(?:von|bis|bis\szu)\s§", _MOST),
    _words(
        "electrical_output", r"\b(?:chp|bhkw|kraftvarme\w*)\b[^.;§]{0,30}§\s*(?:elek|el\b|electr)", tells_alone=True
    ),
    _words(
        "autonomy_time",
        r"§\s*(?:battery\s)?back-?\s?up\b|\bbattery\s(?:back-?\s?up|reserve|autonomy)\b[^.;§]{0,25}§",
        tells_alone=True,
    ),
    _words(
        "air_flow",
        r"""
        \b(?:\w*fans?|blowers?|rlt-\w+|lüftungszentralgerät\w*|lüftungsanlage\w*|
        ventilator\w*|\w*blæsere?n?|lüftungsgerät\w*|ventilationsanlæg\w*|air\ handling\ units?|ahus?)\b
        [^.;§]{0,60}(?:capacity|deliver\w*|supply|flow|ydelse|yde|kapacitet|leiste\w*|leistung|fördern)\b[^.;§]{0,20}§
        """,
        tells_alone=True,
    ),
    _words(
        "load_capacity",
        r"""
        \b(?:lifts?|hoists?|elevators?|elevatore?n?|cranes?|\w*kran(?:en|er)?|\w*aufzug|aufzüge|hebezeug\w*)\b
        [^.;§]{0,30}\b(?:capacity\sof|rated\sfor|til|for|für|kapacitet\spå)\s§
        """,
        tells_alone=True,
    ),
    # Names that other properties have too, told apart by their unit: “Ra 0.8 µm” is no colour, “nyttelast 9 t” no floor's load.
    _words("surface_roughness", r"\bRa\b[^.;§]{0,12}§", tells_alone=True),
    _words("load_capacity", r"\bnyttelast\w*\b[^.;§]{0,25}§", tells_alone=True),
    _words(
        "tank_capacity",
        r"\b(?:fuel|diesel|petrol|oil|kraftstoff|diesel|brændstof|olie)\s?tank(?:s|en)?[,:]?\s(?:(?:of|with|på|med|von|mit)\s)?§",
        tells_alone=True,
    ),
    _words(
        "compressed_air_flow",
        r"\b(?:\w*blowers?|\w*blæsere?n?|\w*gebläse|\w*compressors?|\w*kompressor(?:en|er)?|\w*verdichter)\b[^.;§]{0,25}§",
        tells_alone=True,
    ),
    _words(
        "gas_upgrading_capacity",
        r"\b(?:upgrading|opgradering\w*|gasaufbereitung\w*)\b[^.;§]{0,40}§",
        tells_alone=True,
    ),
    _words(
        "dry_matter_content",
        r"\b(?:dewatered|thickened|afvandes|entwässert|eingedickt)\b[^.;§]{0,30}§\s*(?:dry\s|DS\b|TS\b|TR\b|tørstof|trocken)",
        tells_alone=True,
    ),
    _words("completion_time", r"\b(?:completion|fertigstellung|færdiggørelse)\b[^.;§]{0,20}§", _MOST),
    _words(
        "completion_time",
        r"\btime\s(?:allowed\s)?for\s(?:the\s)?(?:carrying\sout|execution|completion)\s(?:of\s)?(?:the\s)?works?\b[^.;\d§]{0,20}§",
        tells_alone=True,
    ),
    _words(
        "storage_capacity_cold",
        r"\b(?:cold\s(?:store|room)s?|\w*kølerum|kølehus|frysehus|frostrum|kühlr(?:aum|äume)|kühlhaus)\s"
        r"(?:(?:of|with|på|med|von|mit)\s)?§",
        tells_alone=True,
    ),
    _words(
        "storage",
        r"§\s*(?:of\s)?(?:usable\s|net\s)?(?:storage|disk|ssd|lagerplads|speicherplatz|festplatte)\b",
        tells_alone=True,
    ),
    _words(
        "display_size",
        r"\b(?:monitors?|displays?|skærme?|bildschirme?|monitore?)[,:]?\s(?:(?:of|with|på|med|von|mit)\s)?§",
        tells_alone=True,
    ),
    _words(
        "service_response_hours",
        r"\b(?:anfahrt|eintreffen|fremmøde|udrykning|attend(?:ance)?\son\ssite)\b[^.;§]{0,30}§",
        _MOST,
    ),
    _words("pump_head", r"§\s*(?:total\s|delivery\s|dynamic\s|manometric\s)*head\b", tells_alone=True),
    _words(
        "heat_recovery_efficiency",
        r"\b(?:heat\srecovery|varmegenvinding\w*|wärmerückgewinnung\w*|wrg)\b[^;§]{0,50}§",
        tells_alone=True,
    ),
    _words(
        "fuel_moisture",
        r"""
        \b(?:wood|chips|fuel|pellets|straw|biomass|\w*flis|brændsel\w*|halm|hackschnitzel|brennstoff\w*|holz)\b
        [^.;§]{0,40}(?:moisture|fugt\w*|feuchte\w*|wassergehalt)[^.;§]{0,20}§
        """,
        tells_alone=True,
    ),
    _words("service_response_hours", r"§\s*(?:on[-\ ]site|on\sthe\ssite|på\sstedet|vor\sort)\b", tells_alone=True),
    _words(
        "steam_output",
        r"\b(?:steam\s(?:boiler|generator)s?|dampkedel\w*|dampfkessel\w*)\b[^.;§]{0,40}§",
        tells_alone=True,
    ),
    _words(
        "throughput",
        r"""
        \b(?:\w*conveyors?|bucket\selevators?|shredders?|crushers?|sorting\s(?:line|plant)s?|screens?|\w*transportøre?n?
        |\w*snegle?n?|elevatore?n?|neddeler\w*|\w*förder(?:er|band|schnecke|anlage|leistung)\w*|becherwerk\w*|brecher|schredder)\b
        [^.;§]{0,60}§
        """,
        tells_alone=True,
    ),
    _words(
        "electrical_output",
        r"""
        \b(?:produces?|generates?|delivers?|supplies|producere[rs]?|leverer|yder|erzeugt|liefert|erzeugen|liefern)\b [^.;§]{0,60}
        §\s*(?:of\s(?:electricity|electric\spower)|el\b|elektricitet|strøm|elektrisch\w*|strom)\b
        """,
        tells_alone=True,
    ),
    _words(
        "heat_output",
        r"""
        \b(?:produces?|generates?|delivers?|supplies|producere[rs]?|leverer|yder?|erzeugt|liefert|erzeugen|liefern)\b
        [^;§]{0,90} §\s*(?:(?:of\s)?heat|varme|thermisch\w*|wärme)\b
        """,
        tells_alone=True,
    ),
    _words(
        "population_equivalents",
        r"\b(?:capacity|designed\sfor|size\sof|kapacitet|dimensioneret\stil|kapazität|ausbaugröße|ausgelegt\sfür)\b[^.;§]{0,25}§",
        tells_alone=True,
    ),
    _words(
        "heat_storage_volume",
        r"\b(?:buffer\s(?:tank|vessel)|pufferspeicher|buffertank|akkumuleringstank)(?:en|s)?[,:]?\s"
        r"(?:(?:of|with|på|med|von|mit)\s)?§",
        tells_alone=True,
    ),
    _words(
        "vessel_volume",
        r"\b(?:calorifiers?|hot\swater\stanks?|varmtvandsbeholdere?n?|warmwasserspeicher\w*|trinkwasserspeicher\w*)[,:]?\s"
        r"(?:(?:of|with|på|med|von|mit)\s)?§",
        tells_alone=True,
    ),
    _words("door_width", rf"{_DOORS}\s*(?:wide|bredt?|brede|breit)\b", tells_alone=True),
    _words("door_height", rf"{_DOORS}\s*(?:high|højt?|høje|hoch)\b", tells_alone=True),
    _words("flow_temperature", r"\b(?:vorlauf|fremløb)\s?:?\s§", tells_alone=True),
    _words("return_temperature", r"\b(?:rücklauf|retur|returløb)\s?:?\s§", tells_alone=True),
    _words(
        "air_flow",
        r"\b(?:volumenstrom|volume\sflow|flow|luftstrom)\b[^.;§]{0,12}§\s*(?:bei|at|ved|against|gegen|mod)\s[\d.,]+\sPa\b",
        tells_alone=True,
    ),
    _words(
        "electrical_efficiency",
        r"\b(?:inverters?|rectifiers?|ups|\w*chargers?|ladestandere?n?|lade(?:säule|station)n?"
        r"|power\ converters?|transformers?|vekselrettere?n?|wechselrichter\w*|usv)\b"
        r"[^.;§]{0,60}§",
    ),
    _words("door_width", _DOORS),
    _words("door_height", _DOORS),
    _words(
        "standby_power",
        r"""
        \b(?:stand-?by\w*|sleep|dvale\w*|ruhezustand\w*|schlafmodus|bereitschaft\w*)\b[^.;§]{0,40}§
        | §[^.;]{0,12}\b(?:stand-?by|sleep|dvale|ruhezustand|schlafmodus|bereitschaft\w*)
        """,
    ),
    _words(
        "battery_capacity",
        r"(?:batter(?:y|ies|i|iet|ie|ien)|akku)\w*\b[^.;§]{0,60}\b(?:capacity|kapacitet|kapazität)\b[^.;§]{0,25}§",
        tells_alone=True,
    ),
    _words(
        "service_availability",
        r"\b(?:service|system|platform|solution|løsning|dienst|plattform)\w*\b[^.;§]{0,30}\b(?:available|tilgængelig|verfügbar)\b"
        r"[^.;§]{0,20}§",
    ),
    _words("seating_capacity", r"\b(?:seats?|seating)\b[^.;§]{0,20}§", _LEAST),
    _words("short_time_withstand_current", r"§\s*(?:for|i|für|in)?\s*(?:1|3|one|et|én|three|tre)\s?s(?:ec|ek)?"),
)


def find_surrounding(
    before: str,
    behind: str,
    operator: Operator | None,
    of_key: Mapping[str, PropertyDefinition],
    *,
    is_limited: bool = True,
) -> PropertyDefinition | None:
    """The property of `of_key` that the words before and behind an amount tell; None if none does."""
    text = f"{before}§ {behind}"
    for one in _SURROUNDINGS:
        is_fitting = one.property in of_key and one.operator in {None, operator}
        if is_fitting and (is_limited or one.tells_alone) and one.words.search(text):
            return of_key[one.property]
    return None
