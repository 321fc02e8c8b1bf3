"""Process properties of the dictionary: throughput, separation, mixing, gas treatment, explosion protection, measuring."""

TABLE = """
throughput | number t/h | higher
en throughput; processing capacity; mass throughput; feed rate; treatment capacity
da gennemløb; behandlingskapacitet; forarbejdningskapacitet; proceskapacitet
de Durchsatz; Verarbeitungskapazität; Durchsatzleistung; Behandlungskapazität

annual_capacity | number t/year | higher
en annual capacity; yearly capacity; annual throughput
da årskapacitet; årlig kapacitet; årlig mængde
de Jahreskapazität; Jahresdurchsatz

daily_capacity | number t/d | higher
en daily capacity; capacity per day
da døgnkapacitet; dagskapacitet; daglig kapacitet
de Tageskapazität; Tagesleistung

hydraulic_capacity | number m**3/d | higher
en hydraulic capacity; daily flow capacity
da hydraulisk kapacitet; daglig vandmængde
de hydraulische Kapazität; Tageszulauf

piece_rate | number piece/h | higher
en production rate; piece rate; output per hour; units per hour
da produktionshastighed; styktal; enheder pr. time
de Stückleistung; Produktionsrate; Stückzahl pro Stunde

biogas_production | number Nm3/h | higher
en biogas production; raw gas production; biogas output; biogas flow
da biogasproduktion; rågasproduktion; biogasmængde
de Biogasproduktion; Rohgasproduktion; Biogasmenge

biomethane_output | number Nm3/h | higher
en biomethane output; upgraded gas output; biomethane production
da biometanproduktion; opgraderet gasmængde; bionaturgasproduktion
de Biomethanproduktion; Biomethanleistung

gas_upgrading_capacity | number Nm3/h | higher
en gas upgrading capacity; upgrading capacity; raw gas capacity
da opgraderingskapacitet; rågaskapacitet
de Gasaufbereitungskapazität; Aufbereitungsleistung

methane_content | number percent | higher
en methane content; methane concentration; CH4 content
da metanindhold; metankoncentration; CH4-indhold
de Methangehalt; Methankonzentration; CH4-Gehalt

methane_slip | number percent | lower
en methane slip; methane loss
da metantab; metanslip
de Methanschlupf; Methanverlust

methane_yield | number Nm3/t | higher
en methane yield; specific methane yield; methane potential; BMP
da metanudbytte; metanpotentiale; specifikt metanudbytte
de Methanausbeute; Methanpotenzial; spezifischer Methanertrag

calorific_value | number MJ/kg | higher | ISO 18125
en calorific value; lower heating value; net calorific value; LHV; heating value
da brændværdi; nedre brændværdi
de Heizwert; unterer Heizwert

gas_calorific_value | number kWh/Nm3 | higher | ISO 6976
en gas calorific value; gross calorific value of gas; upper heating value of gas
da gasbrændværdi; øvre brændværdi gas
de Gasbrennwert; Brennwert Gas

wobbe_index | number kWh/Nm3 | | EN 16726
en Wobbe index
da Wobbeindeks; wobbetal
de Wobbe-Index

hydrogen_sulphide_content | number ppm | lower
en hydrogen sulphide content; H2S content; H2S concentration
da svovlbrinteindhold; H2S-indhold
de Schwefelwasserstoffgehalt; H2S-Gehalt

digester_volume | number m**3 | higher
en digester volume; reactor volume; fermenter volume
da reaktorvolumen; rådnetankvolumen; reaktortankvolumen
de Fermentervolumen; Reaktorvolumen; Gärbehältervolumen

gas_storage_volume | number m**3 | higher
en gas storage volume; gas holder volume; gas storage capacity
da gaslagervolumen; gaslager
de Gasspeichervolumen; Gasspeicher

hydraulic_retention_time | number d | higher
en hydraulic retention time; retention time; HRT; residence time
da opholdstid; hydraulisk opholdstid
de Verweilzeit; hydraulische Verweilzeit

organic_loading_rate | number kg/(m**3*d) | higher
en organic loading rate; volumetric loading rate
da organisk belastning; rumbelastning
de Raumbelastung; organische Raumbelastung

process_temperature | interval degC
en process temperature; reaction temperature; digestion temperature
da procestemperatur; reaktionstemperatur; udrådningstemperatur
de Prozesstemperatur; Reaktionstemperatur; Gärtemperatur

dry_matter_content | number percent
en dry matter content; dry solids content; total solids; DM; TS content; dry matter
da tørstofindhold; tørstof; TS-indhold
de Trockensubstanzgehalt; Trockenmasse; TS-Gehalt; Trockensubstanz

volatile_solids | number percent | higher
en volatile solids; organic dry matter; VS
da glødetab; organisk tørstof; VS-indhold
de organische Trockensubstanz; oTS; Glühverlust

moisture_content | number percent | lower
en moisture content; moisture; water content
da fugtindhold; fugtighed; vandindhold
de Feuchtegehalt; Feuchte; Wassergehalt

ash_content | number percent | lower
en ash content
da askeindhold; askeandel
de Aschegehalt

ph_range | interval pH
en pH range; pH value; pH
da pH-område; pH-værdi
de pH-Bereich; pH-Wert

particle_size | interval mm
en particle size; grain size; particle size range
da partikelstørrelse; kornstørrelse
de Partikelgröße; Korngröße

bulk_density | number kg/m**3
en bulk density
da rumvægt bulk; bulkdensitet
de Schüttdichte; Schüttgewicht

filter_fineness | number um | lower
en filter fineness; filtration rating; mesh size; pore size; screen size
da filterfinhed; filtreringsgrad; maskevidde; porestørrelse
de Filterfeinheit; Maschenweite; Porengröße

filter_area | number m**2 | higher
en filter area; filtration area; membrane area
da filterareal; membranareal
de Filterfläche; Membranfläche

separation_efficiency | number percent | higher
en separation efficiency; removal efficiency; collection efficiency; degree of separation
da separationsgrad; rensegrad; udskilningsgrad
de Abscheidegrad; Trenngrad; Reinigungsleistung

recovery_rate | number percent | higher
en recovery rate; yield; recovery
da genvindingsgrad; udbytte
de Rückgewinnungsgrad; Ausbeute

mixing_power | number W/m**3
en specific mixing power; mixing power density
da specifik omrøringseffekt; omrøreeffekt
de spezifische Rührleistung; Rührleistungsdichte

cycle_time | number s | lower
en cycle time; takt time
da cyklustid; takttid
de Zykluszeit; Taktzeit

batch_size | number kg
en batch size; batch capacity; charge size
da batchstørrelse; chargestørrelse
de Chargengröße; Batchgröße

availability | number percent | higher
en availability; technical availability; uptime; operational availability
da rådighed; tilgængelighed; teknisk rådighed; oppetid
de Verfügbarkeit; technische Verfügbarkeit

degree_of_automation | ranked | higher
= manual: manual; manuel; manuell
= semi-automatic: semi-automatic; halvautomatisk; halbautomatisch
= automatic: fully automatic, automatic; fuldautomatisk, automatisk; vollautomatisch, automatisch
en degree of automation; automation level
da automatiseringsgrad; automationsgrad
de Automatisierungsgrad

specific_energy_consumption | number kWh/t | lower
en specific energy consumption; energy consumption per tonne; specific power consumption
da specifikt energiforbrug; energiforbrug pr. ton; specifikt elforbrug
de spezifischer Energieverbrauch; Energieverbrauch pro Tonne

water_consumption | number m**3/h | lower
en water consumption; fresh water consumption; water demand
da vandforbrug; friskvandsforbrug
de Wasserverbrauch; Frischwasserbedarf

chemical_consumption | number kg/h | lower
en chemical consumption; dosing rate
da kemikalieforbrug; dosering
de Chemikalienverbrauch; Dosiermenge

dosing_accuracy | number percent | lower
en dosing accuracy; metering accuracy
da doseringsnøjagtighed
de Dosiergenauigkeit

explosion_zone | choice | | IEC 60079-10-1
= 0: zone 0, ATEX zone 0; zone 0; Zone 0
= 1: zone 1, ATEX zone 1; zone 1; Zone 1
= 2: zone 2, ATEX zone 2; zone 2; Zone 2
= 20: zone 20, ATEX zone 20; zone 20; Zone 20
= 21: zone 21, ATEX zone 21; zone 21; Zone 21
= 22: zone 22, ATEX zone 22; zone 22; Zone 22
en explosion zone; ATEX zone; hazardous area zone; Ex zone
da eksplosionszone; ATEX-zone; Ex-zone
de Explosionszone; ATEX-Zone; Ex-Zone

equipment_category | choice | | Directive 2014/34/EU
= 1G 2G 3G 1D 2D 3D M1 M2
en ATEX equipment category; ATEX category; equipment category
da ATEX-kategori; materielkategori
de ATEX-Kategorie; Gerätekategorie

explosion_group | ranked | higher | IEC 60079-0
= IIA IIB IIC
en explosion group; gas group
da eksplosionsgruppe; gasgruppe
de Explosionsgruppe; Gasgruppe

temperature_class | ranked | higher | IEC 60079-0
= T1 T2 T3 T4 T5 T6
en temperature class; ATEX temperature class
da temperaturklasse; ATEX-temperaturklasse
de Temperaturklasse; ATEX-Temperaturklasse

measured_quantity | choice
= temperature: temperature; temperatur; Temperatur
= pressure: pressure; tryk; Druck
= flow: flow; gennemstrømning; Durchfluss
= level: level; niveau; Füllstand
= pH: pH value; pH-værdi; pH-Wert
= conductivity: conductivity; ledningsevne; Leitfähigkeit
= turbidity: turbidity; turbiditet; Trübung
= oxygen: dissolved oxygen, oxygen; ilt; Sauerstoff
= gas: gas concentration; gaskoncentration; Gaskonzentration
= humidity: humidity; luftfugtighed; Luftfeuchte
= weight: weight; vejning; Wägung
= energy: energy; energi; Energie
en measured quantity; measurand; measured variable
da målestørrelse; målt størrelse
de Messgröße

measuring_principle | text
en measuring principle; measurement principle; sensor principle
da måleprincip
de Messprinzip

measuring_accuracy | number percent | lower
en measuring accuracy; accuracy; measurement uncertainty
da målenøjagtighed; nøjagtighed; måleusikkerhed
de Messgenauigkeit; Genauigkeit; Messunsicherheit

accuracy_class | ranked | higher
= 5 4 3 2.5 2 1.6 1.5 1 0.6 0.5 0.2 0.1
en accuracy class; class of accuracy
da nøjagtighedsklasse; målerklasse
de Genauigkeitsklasse; Messklasse

temperature_measuring_range | interval degC
en temperature measuring range
da temperaturmåleområde; måleområde temperatur
de Temperaturmessbereich

pressure_measuring_range | interval barg
en pressure measuring range
da trykmåleområde; måleområde tryk
de Druckmessbereich

response_time | number s | lower
en response time; reaction time; T90; page load time
da responstid; reaktionstid; svartid
de Ansprechzeit; Reaktionszeit; Antwortzeit

output_signal | choice
= 4-20mA: 4–20 mA, 4...20 mA, 4-20 mA HART; 4–20 mA; 4–20 mA
= 0-20mA: 0–20 mA, 0...20 mA; 0–20 mA; 0–20 mA
= 0-10V: 0–10 V, 0...10 V; 0–10 V; 0–10 V
= pulse: pulse; impuls, puls; Impuls
= relay: relay, potential-free contact; relæ, potentialfri kontakt; Relais, potentialfreier Kontakt
= HART: HART protocol; HART-protokol; HART-Protokoll
= IO-Link: IO-Link; IO-Link; IO-Link
= digital: digital; digital; digital
en output signal; signal output; analogue output; sensor output
da udgangssignal; signaludgang
de Ausgangssignal; Signalausgang; Analogausgang

safety_integrity_level | ranked | higher | IEC 61508
= SIL1 SIL2 SIL3 SIL4
en safety integrity level; SIL
da sikkerhedsintegritetsniveau; SIL-niveau
de Sicherheits-Integritätslevel; SIL-Stufe

performance_level | ranked | higher | ISO 13849-1
= PLa PLb PLc PLd PLe
en performance level; PL safety
da performance level maskinsikkerhed; ydeevneniveau
de Performance Level Sicherheit; Leistungsniveau

measuring_distance | number m | higher
en measuring distance; measuring range level; level measuring range
da måleafstand; måleområde niveau; niveaumåleområde
de Messdistanz; Messbereich Füllstand; Füllstandsmessbereich

permanent_flow | number m**3/h | higher
en permanent flow; nominal meter flow; qp; Q3; nominal flow Q3
da nominel målerstørrelse; permanent flow qp; vedvarende flow; Q3
de Dauerdurchfluss; Nenndurchfluss Zähler; Q3

plant_kind | choice
= biogas-plant: biogas plant; biogasanlæg; Biogasanlage
= energy-centre: energy centre, energy center; energicentral; Energiezentrale
= engine-hall: engine hall; motorhal; Motorenhalle
= heat-network: heat network, district heating network; varmenet, fjernvarmenet; Wärmenetz, Fernwärmenetz
= water-works: water works; vandværk; Wasserwerk
= waste-water-works: waste water works, sewage works; renseanlæg; Kläranlage
= food-plant: food plant, food factory; fødevarefabrik; Lebensmittelbetrieb
en kind of plant; type of plant; plant type
da anlægstype; type af anlæg
de Anlagenart; Art der Anlage
"""
