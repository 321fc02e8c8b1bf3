"""Electrical properties of the dictionary: machines, cables, converters, protection, lighting."""

# IEC 60529 knows one digit for solids (0–6) and one for water (0–9); X stands for a digit that was not tested.
_IP_CODES = " ".join(
    f"IP{solids}{water}" for solids in ("X", *"0123456") for water in ("X", *"0123456789") if solids + water != "XX"
)

TABLE = f"""
rated_voltage | number V | | IEC 60050-151-16-09
en rated voltage; nominal voltage; operating voltage; voltage
da mærkespænding; nominel spænding; driftsspænding; spænding
de Nennspannung; Bemessungsspannung; Betriebsspannung; Spannung

supply_voltage_range | interval V
en supply voltage range; input voltage range; supply voltage; voltage range
da forsyningsspænding; indgangsspænding; spændingsområde
de Versorgungsspannung; Eingangsspannung; Spannungsbereich

output_voltage | number V
en output voltage; secondary voltage
da udgangsspænding; sekundærspænding
de Ausgangsspannung; Sekundärspannung

insulation_voltage | number V | higher | IEC 60947-1
en rated insulation voltage; insulation voltage
da mærkeisolationsspænding; isolationsspænding
de Bemessungsisolationsspannung; Isolationsspannung

impulse_withstand_voltage | number kV | higher | IEC 60664-1
en rated impulse withstand voltage; impulse withstand voltage; BIL
da impulsholdespænding; stødspændingsniveau
de Bemessungsstoßspannungsfestigkeit; Stoßspannungsfestigkeit

rated_current | number A
en rated current; nominal current; full load current; current
da mærkestrøm; nominel strøm; fuldlaststrøm; strømstyrke
de Nennstrom; Bemessungsstrom; Stromstärke

starting_current | number A | lower
en starting current; locked-rotor current; inrush current
da startstrøm; indkoblingsstrøm
de Anlaufstrom; Einschaltstrom

short_circuit_current | number kA | higher | IEC 60947-2
en short-circuit current; rated short-circuit breaking capacity; breaking capacity
da kortslutningsstrøm; brydeevne
de Kurzschlussstrom; Ausschaltvermögen; Schaltvermögen

short_time_withstand_current | number kA | higher | IEC 62271-1
en rated short-time withstand current; short-time withstand current
da korttidsholdestrøm
de Kurzzeitstromfestigkeit

residual_current | number mA
en rated residual operating current; residual current
da fejlstrøm; udløsestrøm
de Bemessungsfehlerstrom; Fehlerstrom

rated_power | number kW | | IEC 60050-151-16-08
en rated power; nominal power; rated output; power rating; power; motor power; shaft power
da mærkeeffekt; nominel effekt; ydeeffekt; effekt; motoreffekt; akseleffekt
de Nennleistung; Bemessungsleistung; Leistung; Motorleistung; Wellenleistung

electrical_output | number kW | higher
en electrical output; electric power output; generator output; electrical power
da eleffekt; elektrisk effekt; generatoreffekt; elydelse
de elektrische Leistung; Generatorleistung

power_consumption | number kW | lower
en power consumption; input power; absorbed power; power input
da effektforbrug; optagen effekt; optaget effekt; strømforbrug
de Leistungsaufnahme; aufgenommene Leistung; Eingangsleistung

standby_power | number W | lower
en standby power; stand-by consumption
da standby-effekt; standbyforbrug
de Bereitschaftsleistung; Standby-Verbrauch

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
da reaktiv effekt
de Blindleistung

power_factor | number 1 | higher
en power factor; cos phi; cos φ; cosφ; displacement factor
da effektfaktor
de Leistungsfaktor

rated_frequency | number Hz
en rated frequency; mains frequency; frequency; nominal frequency
da mærkefrekvens; netfrekvens; frekvens
de Nennfrequenz; Bemessungsfrequenz; Netzfrequenz; Frequenz

frequency_range | interval Hz
en frequency range; output frequency range
da frekvensområde
de Frequenzbereich

phase_system | choice
= dc: direct current, DC; jævnstrøm; Gleichstrom
= 1~: single-phase, 1-phase, 1 ph, 1; enfaset, 1-faset, 1 fase; einphasig, 1-phasig
= 2~: two-phase, 2-phase, 2 ph, 2; tofaset, 2-faset, 2 faser; zweiphasig, 2-phasig
= 3~: three-phase, 3-phase, 3 ph, 3; trefaset, 3-faset, 3 faser; dreiphasig, 3-phasig
en phase system; number of phases; phases; current type; type of current
da fasesystem; antal faser; faser; strømart
de Phasensystem; Phasenzahl; Anzahl der Phasen; Stromart

earthing_system | choice | | IEC 60364-1
= TN-C TN-S TN-C-S TT IT
en system earthing; earthing system; grounding system
da systemjording; jordingssystem
de Netzform; Erdungssystem; Art der Erdverbindung

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

conductor_cross_section | number mm**2 | | IEC 60228
en conductor cross-section; cross-section; wire cross-section; conductor size
da ledertværsnit; tværsnit; ledningstværsnit
de Leiterquerschnitt; Leitungsquerschnitt; Aderquerschnitt

core_count | number
en number of cores; cores; core count; number of conductors
da antal ledere; antal korer; lederantal
de Aderzahl; Anzahl der Adern

conductor_material | choice
= copper: copper; kobber; Kupfer
= aluminium: aluminium; aluminium; Aluminium
en conductor material
da ledermateriale
de Leitermaterial; Leiterwerkstoff

cable_insulation | choice
= PVC XLPE EPR PE PUR silicone LSZH PTFE
en cable insulation; insulation material
da kabelisolering; isoleringsmateriale
de Aderisolation; Isolierwerkstoff; Kabelisolierung

halogen_free | flag | higher | IEC 60754
en halogen-free; zero halogen; halogen free
da halogenfri
de halogenfrei

cable_fire_class | ranked | higher | EN 13501-6
= Fca Eca Dca Cca B2ca B1ca Aca
en cable reaction to fire; CPR class; cable fire class
da kabelbrandklasse; CPR-klasse
de Brandklasse Kabel; CPR-Klasse; Euroklasse Kabel

vector_group | choice | | IEC 60076-1
= Dyn5 Dyn11 Dyn1 Yyn0 Yzn5 Yzn11 Yd1 Yd5 Yd11 Dd0 YNd11 YNyn0
en vector group; connection group
da koblingsgruppe
de Schaltgruppe

no_load_losses | number W | lower | IEC 60076-1
en no-load losses; no-load loss; iron losses
da tomgangstab
de Leerlaufverluste

load_losses | number kW | lower | IEC 60076-1
en load losses; short-circuit losses; copper losses
da belastningstab; kortslutningstab
de Kurzschlussverluste; Lastverluste

short_circuit_impedance | number percent | | IEC 60076-1
en short-circuit impedance; impedance voltage; uk
da kortslutningsimpedans; kortslutningsspænding
de Kurzschlussspannung; Kurzschlussimpedanz

total_harmonic_distortion | number percent | lower
en total harmonic distortion; THD; THDi; harmonic distortion
da harmonisk forvrængning; total harmonisk forvrængning
de Klirrfaktor; Oberschwingungsgehalt; Gesamtverzerrung

overload_capacity | number percent | higher
en overload capacity; overload capability
da overbelastningsevne; overbelastelighed
de Überlastfähigkeit; Überlastbarkeit

battery_capacity | number kWh | higher
en battery capacity; storage capacity electric; energy storage capacity
da batterikapacitet; elektrisk lagerkapacitet
de Batteriekapazität; Speicherkapazität elektrisch

battery_charge | number Ah | higher
en battery charge capacity; ampere-hour capacity
da batteriladning; amperetimekapacitet
de Batterienennkapazität; Amperestundenkapazität

autonomy_time | number min | higher
en autonomy time; back-up time; bridging time; UPS runtime
da autonomitid; backuptid; driftstid på batteri
de Überbrückungszeit; Autonomiezeit

charging_power | number kW | higher
en charging power
da ladeeffekt
de Ladeleistung

peak_power_pv | number kW | higher | IEC 60904-1
en peak power; PV peak power; module power; installed PV power
da spidseffekt; solcelleeffekt; moduleffekt
de Spitzenleistung; PV-Leistung; Modulleistung

module_efficiency | number percent | higher
en module efficiency; solar cell efficiency
da modulvirkningsgrad; solcellevirkningsgrad
de Modulwirkungsgrad

surge_protection_type | ranked | higher | IEC 61643-11
= T3 T2 T1
en surge protection type; SPD type
da overspændingsbeskyttelse; SPD-type
de Überspannungsschutztyp; SPD-Typ

trip_curve | choice | | IEC 60898-1
= B C D K Z
en trip curve; tripping characteristic
da udløsekarakteristik; udløsekurve
de Auslösecharakteristik; Auslösekennlinie

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
en frequency converter included; variable speed drive; VFD; VSD
da frekvensomformer; frekvensstyret; med frekvensomformer
de Frequenzumrichter; drehzahlgeregelt; mit Frequenzumrichter

form_of_separation | number | higher | IEC 61439-2
en form of internal separation; switchgear form
da adskillelsesform; tavleform
de Form der inneren Unterteilung; Bauform Schaltanlage

pollution_degree | choice | | IEC 60664-1
= 1 2 3 4
en pollution degree
da forureningsgrad
de Verschmutzungsgrad

overvoltage_category | choice | | IEC 60664-1
= I II III IV
en overvoltage category
da overspændingskategori
de Überspannungskategorie

emc_compliant | flag | higher | Directive 2014/30/EU
en EMC compliant; electromagnetic compatibility; EMC
da EMC-overensstemmelse; elektromagnetisk kompatibilitet
de EMV-konform; elektromagnetische Verträglichkeit; EMV

luminous_flux | number lm | higher
en luminous flux; light output
da lysstrøm
de Lichtstrom

luminous_efficacy | number lm/W | higher
en luminous efficacy
da lysudbytte
de Lichtausbeute

illuminance | number lx | higher | EN 12464-1
en illuminance; lighting level
da belysningsstyrke
de Beleuchtungsstärke

colour_temperature | number K
en colour temperature; color temperature
da farvetemperatur
de Farbtemperatur

colour_rendering | number | higher
en colour rendering index; CRI; Ra
da farvegengivelse; Ra-værdi
de Farbwiedergabeindex; Farbwiedergabe
"""
