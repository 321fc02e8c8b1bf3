"""A small property dictionary for tests of matching, so that they do not depend on how the standard one grows."""

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.dictionary.entries import read_table

TABLE = """
power | number kW | higher
en rated power; power
da mærkeeffekt; effekt
de Nennleistung; Leistung

voltage | number V
en rated voltage; voltage
da mærkespænding; spænding
de Nennspannung; Spannung

mass | number kg | lower
en mass; weight
da masse; vægt
de Masse; Gewicht

efficiency | number percent | higher
en efficiency
da virkningsgrad
de Wirkungsgrad

pressure | number barg
en working pressure
da driftstryk
de Betriebsdruck

ambient_temperature | interval degC
en ambient temperature
da omgivelsestemperatur
de Umgebungstemperatur

lead_time_days | number d | lower
en lead time; delivery time
da leveringstid
de Lieferzeit

turnover | number EUR | higher
en annual turnover
da årsomsætning
de Jahresumsatz

protection_class | ranked | higher
= IP20 IP44 IP45 IP54 IP55 IP65 IP66 IP67 IP68
en IP class
da kapslingsklasse
de Schutzart

efficiency_class | ranked | higher
= IE1 IE2 IE3 IE4
en motor efficiency class
da virkningsgradsklasse
de Wirkungsgradklasse

protocol | choice
= Modbus Profinet BACnet OPC-UA
en protocol
da protokol
de Protokoll

halogen_free | flag
en halogen-free
da halogenfri
de halogenfrei

country_of_origin | text
en country of origin
da oprindelsesland
de Ursprungsland

employees | number employee | higher
en employees
da medarbejdere
de Mitarbeiter

material | text
en material
da materiale
de Werkstoff
"""


def small_dictionary() -> Dictionary:
    """The small dictionary."""
    return Dictionary(read_table("test", TABLE))
