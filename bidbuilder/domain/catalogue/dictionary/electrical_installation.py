"""Electrical properties of the dictionary: cables, switchgear, transformers, batteries, solar cells, lighting."""

TABLE = """
insulation_voltage | number V | higher | IEC 60947-1
en rated insulation voltage; insulation voltage
da mærkeisolationsspænding; isolationsspænding
de Bemessungsisolationsspannung; Isolationsspannung

impulse_withstand_voltage | number kV | higher | IEC 60664-1
en rated impulse withstand voltage; impulse withstand voltage; BIL
da impulsholdespænding; stødspændingsniveau
de Bemessungsstoßspannungsfestigkeit; Stoßspannungsfestigkeit

short_circuit_current | number kA | higher | IEC 60947-2
en short-circuit current; rated short-circuit breaking capacity; breaking capacity; fault level; short-circuit level
en fault current; prospective short-circuit current
da kortslutningsstrøm; brydeevne; kortslutningsniveau; kortslutningseffekt
de Kurzschlussstrom; Ausschaltvermögen; Schaltvermögen; Kurzschlussfestigkeit

short_time_withstand_current | number kA | higher | IEC 62271-1
en rated short-time withstand current; short-time withstand current
da korttidsholdestrøm
de Kurzzeitstromfestigkeit

residual_current | number mA
en rated residual operating current; residual current
da fejlstrøm; udløsestrøm
de Bemessungsfehlerstrom; Fehlerstrom

earthing_system | choice | | IEC 60364-1
= TN-C TN-S TN-C-S TT IT
en system earthing; earthing system; grounding system
da systemjording; jordingssystem
de Netzform; Erdungssystem; Art der Erdverbindung

conductor_cross_section | number mm**2 | | IEC 60228
en conductor cross-section; cross-section; wire cross-section; conductor size
da ledertværsnit; tværsnit; ledningstværsnit
de Leiterquerschnitt; Leitungsquerschnitt; Aderquerschnitt; Querschnitt

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
en cable insulation; insulation material; insulation type
da kabelisolering; isoleringsmateriale
de Aderisolation; Isolierwerkstoff; Kabelisolierung

halogen_free | flag | higher | IEC 60754
en halogen-free; free of halogens; zero halogen
da halogenfri; fri for halogener
de halogenfrei; frei von Halogenen

cable_fire_class | ranked | higher | EN 13501-6
= Fca Eca Dca Cca B2ca B1ca Aca
en cable reaction to fire; CPR class; cable fire class
da kabelbrandklasse; CPR-klasse
de Brandklasse Kabel; CPR-Klasse; Euroklasse Kabel

vector_group | choice | | IEC 60076-1
= Dyn5 Dyn11 Dyn1 Yyn0 Yzn5 Yzn11 Yd1 Yd5 Yd11 Dd0 YNd11 YNyn0
en vector group; connection group
da koblingsgruppe; vektorgruppe
de Schaltgruppe

no_load_losses | number W | lower | IEC 60076-1
en no-load losses; no-load loss; iron losses
da tomgangstab; jerntab
de Leerlaufverluste

load_losses | number kW | lower | IEC 60076-1
en load losses; short-circuit losses; copper losses
da belastningstab; kortslutningstab
de Kurzschlussverluste; Lastverluste

short_circuit_impedance | number percent | | IEC 60076-1
en short-circuit impedance; impedance voltage; percentage impedance; uk
da kortslutningsimpedans; kortslutningsspænding
de Kurzschlussspannung; Kurzschlussimpedanz

battery_capacity | number kWh | higher
en battery capacity; storage capacity electric; energy storage capacity
da batterikapacitet; elektrisk lagerkapacitet
de Batteriekapazität; Speicherkapazität elektrisch; nutzbare Kapazität

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
da ladeeffekt; opladningseffekt
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
en luminous efficacy; luminous efficiency; efficacy; luminaire efficacy; system efficacy
da lysudbytte; lyseffektivitet
de Lichtausbeute; Leuchtenlichtausbeute; Systemlichtausbeute

illuminance | number lx | higher | EN 12464-1
en illuminance; lighting level
da belysningsstyrke; belysningsniveau
de Beleuchtungsstärke

colour_temperature | number K
en colour temperature; color temperature
da farvetemperatur; lysfarve
de Farbtemperatur

colour_rendering | number | higher
en colour rendering index; CRI; Ra
da farvegengivelse; Ra-værdi
de Farbwiedergabeindex; Farbwiedergabe

panel_count | number | higher
en number of panels; panels; number of cubicles
da antal felter; felter; antal tavlefelter
de Anzahl der Felder; Schaltfelder; Felderanzahl

feeder_count | number | higher
en number of drives; number of motor feeders; motor feeders; motor starters; number of feeders
da antal drev; antal motorafgange; motorafgange
de Anzahl der Abgänge; Motorabgänge; Anzahl der Antriebe
"""
