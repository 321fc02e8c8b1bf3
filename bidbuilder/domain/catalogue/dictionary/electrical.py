"""Electrical properties of the dictionary: ratings, machines, drives and enclosures."""

# IEC 60529 knows one digit for solids (0–6) and one for water (0–9); X stands for a digit that was not tested.
_IP_CODES = " ".join(
    f"IP{solids}{water}" for solids in ("X", *"0123456") for water in ("X", *"0123456789") if solids + water != "XX"
)

TABLE = f"""
rated_voltage | number V | | IEC 60050-151-16-09
en rated voltage; nominal voltage; operating voltage; mains voltage; voltage
da mærkespænding; nominel spænding; driftsspænding; netspænding; spænding
de Nennspannung; Bemessungsspannung; Betriebsspannung; Netzspannung; Spannung

supply_voltage_range | interval V
en supply voltage range; input voltage range; supply voltage; voltage range; input voltage; operating voltage range
da forsyningsspænding; indgangsspænding; spændingsområde
de Versorgungsspannung; Eingangsspannung; Spannungsbereich

output_voltage | number V
en output voltage; secondary voltage
da udgangsspænding; sekundærspænding
de Ausgangsspannung; Sekundärspannung

rated_current | number A
en rated current; nominal current; full load current; current
da mærkestrøm; nominel strøm; fuldlaststrøm; strømstyrke; strøm
de Nennstrom; Bemessungsstrom; Stromstärke; Strom

starting_current | number A | lower
en starting current; locked-rotor current; inrush current
da startstrøm; indkoblingsstrøm
de Anlaufstrom; Einschaltstrom

rated_power | number kW | | IEC 60050-151-16-08
en rated power; nominal power; rated output; power rating; power; motor power; shaft power; engine power; engine output
en engine rating; motor rating; output power
da mærkeeffekt; nominel effekt; ydeeffekt; effekt; motoreffekt; akseleffekt
de Nennleistung; Bemessungsleistung; Leistung; Motorleistung; Wellenleistung; Antriebsleistung; Ausgangsleistung

electrical_output | number kW | higher
en electrical output; electric power output; generator output; electrical power
da eleffekt; elektrisk effekt; generatoreffekt; elydelse
de elektrische Leistung; Generatorleistung; elektrischer Leistung; elektrischen Leistung

power_consumption | number kW | lower
en power consumption; input power; absorbed power; power input; electrical consumption
da effektforbrug; effektoptag; optagen effekt; optaget effekt; strømforbrug; elforbrug; energiforbrug
de Leistungsaufnahme; aufgenommene Leistung; Eingangsleistung; Stromverbrauch; Energieverbrauch; elektrische Leistungsaufnahme

standby_power | number W | lower
en standby power; stand-by consumption; consumption in standby
da standby-effekt; standbyforbrug; elforbrug i standby
de Bereitschaftsleistung; Standby-Verbrauch; Leistungsaufnahme im Standby; Standby-Leistung

connected_load | number kW
en connected load; installed load
da tilslutningseffekt; installeret effekt
de Anschlussleistung

apparent_power | number kVA
en rated apparent power; apparent power
da mærkeskineffekt; tilsyneladende effekt; skineffekt
de Bemessungsscheinleistung; Scheinleistung

reactive_power | number kvar
en reactive power
da reaktiv effekt; blindeffekt
de Blindleistung

power_factor | number 1 | higher
en power factor; cos phi; cos φ; displacement factor
da effektfaktor; cosinus phi
de Leistungsfaktor

rated_frequency | number Hz
en rated frequency; mains frequency; frequency; nominal frequency
da mærkefrekvens; netfrekvens; frekvens
de Nennfrequenz; Bemessungsfrequenz; Netzfrequenz; Frequenz

frequency_range | interval Hz
en frequency range; output frequency range
da frekvensområde; frekvensinterval
de Frequenzbereich

phase_system | choice
= dc: direct current, DC; jævnstrøm; Gleichstrom
= 1~: single-phase, 1-phase, 1 ph, 1; enfaset, 1-faset, 1 fase; einphasig, 1-phasig
= 2~: two-phase, 2-phase, 2 ph, 2; tofaset, 2-faset, 2 faser; zweiphasig, 2-phasig
= 3~: three-phase, 3-phase, 3 ph, 3; trefaset, 3-faset, 3 faser; dreiphasig, 3-phasig, Drehstrom
en phase system; number of phases; phases; current type; type of current
da fasesystem; antal faser; faser; strømart
de Phasensystem; Phasenzahl; Anzahl der Phasen; Stromart

pole_count | number
en number of poles; poles; pole count
da antal poler; poltal; polantal
de Polzahl; Anzahl der Pole

protection_class | ranked | higher | IEC 60529
= {_IP_CODES}
en ingress protection; IP rating; degree of protection; protection rating; IP class; IP code; enclosure protection
da kapslingsklasse; tæthedsklasse; IP-klasse; IP-grad; kapsling
de Schutzart; IP-Schutzart; Schutzgrad; IP-Klasse; Schutzart IP

impact_protection | ranked | higher | IEC 62262
= IK00 IK01 IK02 IK03 IK04 IK05 IK06 IK07 IK08 IK09 IK10 IK11
en impact protection; IK rating; IK code; impact resistance class
da slagfasthed; IK-klasse; IK-grad
de Stoßfestigkeitsgrad; IK-Schutzart; Schlagfestigkeit IK

appliance_class | choice | | IEC 61140
= 0 I II III
en appliance class; protection class against electric shock; electrical protection class
da beskyttelsesklasse
de Schutzklasse

insulation_class | ranked | higher | IEC 60085
= Y A E B F H N R
en insulation class; thermal class; insulation system class
da isolationsklasse; temperaturklasse for isolation; termisk klasse
de Isolierstoffklasse; Wärmeklasse; Isolationsklasse

motor_efficiency_class | ranked | higher | IEC 60034-30-1
= IE1 IE2 IE3 IE4 IE5
en motor efficiency class; IE class; efficiency class; IE code
da virkningsgradsklasse; IE-klasse; motoreffektivitetsklasse
de Wirkungsgradklasse; Effizienzklasse; IE-Klasse; IE-Code

duty_type | choice | | IEC 60034-1
= S1 S2 S3 S4 S5 S6 S7 S8 S9 S10
en duty type; duty class; duty cycle type
da driftsform; driftsart
de Betriebsart

duty_cycle | number percent
en duty cycle; cyclic duration factor
da intermittens; indkoblingsvarighed; relativ driftstid
de Einschaltdauer; relative Einschaltdauer

cooling_method_motor | choice | | IEC 60034-6
= IC01 IC06 IC31 IC37 IC410 IC411 IC416 IC418 IC611 IC616 IC71W IC81W IC86W
en motor cooling method; IC code
da motorkøling; IC-kode
de Motorkühlung; Kühlart; IC-Code

mounting_arrangement | choice | | IEC 60034-7
= B3 B5 B6 B7 B8 B14 B34 B35 V1 V3 V5 V6 V15 V18
en mounting arrangement; IM code; motor mounting
da byggeform; monteringsform
de Bauform; IM-Code

frame_size | choice | | IEC 60072-1
= 56 63 71 80 90S 90L 100L 112M 132S 132M 160M 160L 180M 180L 200L 225S 225M 250M 280S 280M 315S 315M 315L 355M 355L
= 400L
en motor frame size; frame size; shaft height
da byggestørrelse; akselhøjde; motorstørrelse
de Baugröße; Achshöhe; Motorbaugröße

electrical_efficiency | number percent | higher
en electrical efficiency; generator efficiency
da elvirkningsgrad; elektrisk virkningsgrad
de elektrischer Wirkungsgrad

total_harmonic_distortion | number percent | lower
en total harmonic distortion; THD; THDi; THDV; THDI; harmonic distortion
da harmonisk forvrængning; total harmonisk forvrængning
de Klirrfaktor; Oberschwingungsgehalt; Gesamtverzerrung

overload_capacity | number percent | higher
en overload capacity; overload capability
da overbelastningsevne; overbelastelighed
de Überlastfähigkeit; Überlastbarkeit

utilisation_category | choice | | IEC 60947-4-1
= AC-1 AC-2 AC-3 AC-3e AC-4 AC-15 DC-1 DC-3 DC-5 DC-13
en utilisation category; utilization category
da anvendelseskategori; brugskategori
de Gebrauchskategorie

starting_method | choice
= direct: direct on line; direkte start; Direktanlauf
= star-delta: star-delta; stjerne-trekant; Stern-Dreieck
= soft-starter: soft starter; softstarter; Sanftanlauf
= converter: frequency converter; frekvensomformer; Frequenzumrichter
en starting method; motor starting
da startmetode; motorstart
de Anlassverfahren; Anlaufart

frequency_converter | flag | higher
en frequency converter included; frequency converter; variable speed drive; VFD; VSD
da frekvensomformer; frekvensstyret; med frekvensomformer
de Frequenzumrichter; drehzahlgeregelt; mit Frequenzumrichter
"""
