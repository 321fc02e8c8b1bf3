"""Hydraulic properties of the dictionary: pipes, pumps, valves, compressed air and oil hydraulics."""

TABLE = """
nominal_diameter | number DN | | EN ISO 6708
en nominal diameter; nominal pipe size; DN; nominal bore; connection size; pipe size
da nominel diameter; nominel rørstørrelse; DN-størrelse; tilslutningsdimension; rørdimension
de Nennweite; Nenndurchmesser; Anschlussnennweite; Rohrnennweite

nominal_pressure | number PN | higher | EN 1333
en nominal pressure; pressure rating; PN; PN rating; pressure class
da nominelt tryk; trykklasse; PN-klasse; tryktrin
de Nenndruck; Druckstufe; Druckklasse

maximum_pressure | number barg | higher | Directive 2014/68/EU
en maximum allowable pressure; maximum operating pressure; maximum pressure; design pressure; working pressure; PS
en maximum working pressure; maximum allowable working pressure; MAWP
da maksimalt tilladt tryk; maksimalt driftstryk; maksimalt tryk; designtryk; driftstryk; arbejdstryk; maks. driftstryk
da max. driftstryk
de maximal zulässiger Druck; maximaler Betriebsdruck; Auslegungsdruck; Betriebsdruck; Arbeitsdruck; Maximaldruck
de Höchstdruck; maximal zulässiger Betriebsdruck; max. Betriebsdruck

test_pressure | number barg | higher
en test pressure; proof pressure; hydrostatic test pressure
da prøvetryk; trykprøvning
de Prüfdruck; Probedruck; Druckprüfung

inlet_pressure | interval barg
en inlet pressure; suction pressure; supply pressure
da indgangstryk; sugetryk; fortryk; tilgangstryk
de Eingangsdruck; Saugdruck; Vordruck

outlet_pressure | interval barg
en outlet pressure; discharge pressure; delivery pressure
da afgangstryk; udgangstryk; leveringstryk
de Ausgangsdruck; Enddruck; Druckstutzendruck

absolute_pressure | interval bara
en absolute pressure; vacuum pressure
da absolut tryk; vakuumtryk
de Absolutdruck; Vakuumdruck

differential_pressure | number bar
en differential pressure; pressure difference
da differenstryk; trykforskel
de Differenzdruck; Druckdifferenz

pressure_drop | number bar | lower
en pressure drop; pressure loss; head loss
da tryktab; trykfald
de Druckverlust; Druckabfall

set_pressure | number barg | | ISO 4126-1
en set pressure; opening pressure; relief pressure
da indstillingstryk; åbningstryk; sikkerhedsventiltryk
de Einstelldruck; Ansprechdruck; Öffnungsdruck

volume_flow | number m**3/h | higher
en volume flow; flow rate; flow; capacity flow; volumetric flow rate; pump capacity; delivery rate
da volumenstrøm; flow; vandmængde; pumpeydelse; kapacitet flow; gennemstrømning
de Volumenstrom; Durchfluss; Förderstrom; Fördermenge; Durchflussmenge

volume_flow_range | interval m**3/h
en flow range; measuring range flow
da flowområde; flow-måleområde
de Durchflussbereich; Messbereich Durchfluss

mass_flow | number kg/h | higher
en mass flow; mass flow rate
da massestrøm; massestrømning
de Massenstrom; Massendurchfluss

pump_head | number m | higher | ISO 9906
en pump head; delivery head; head; total head
da løftehøjde pumpe; pumpetryk; manometrisk løftehøjde
de Förderhöhe; Pumpenförderhöhe

npsh_required | number m | lower | ISO 9906
en NPSH required; required net positive suction head; NPSHr
da NPSH-krav; nødvendig NPSH
de erforderlicher NPSH; NPSH erforderlich; NPSHR

suction_lift | number m | higher
en suction lift; suction head
da sugehøjde
de Saughöhe

pump_efficiency | number percent | higher | ISO 9906
en pump efficiency; hydraulic efficiency
da pumpevirkningsgrad; hydraulisk virkningsgrad
de Pumpenwirkungsgrad; hydraulischer Wirkungsgrad

minimum_efficiency_index | number | higher | Regulation (EU) 547/2012
en minimum efficiency index; MEI
da mindsteeffektivitetsindeks; MEI-værdi
de Mindesteffizienzindex; MEI-Wert

pump_type | choice
= centrifugal: centrifugal; centrifugal; Kreisel, Kreiselpumpe
= progressive-cavity: progressive cavity, eccentric screw; excentersnekke; Exzenterschnecken
= rotary-lobe: rotary lobe, lobe; lobe, lobepumpe; Drehkolben
= peristaltic: peristaltic, hose; slange, slangepumpe; Schlauch, Schlauchpumpe
= diaphragm: diaphragm, membrane; membran; Membran, Membranpumpe
= gear: gear; tandhjul; Zahnrad
= piston: piston, plunger; stempel; Kolben
= submersible: submersible; dykpumpe; Tauchpumpe
= screw: screw; skrue; Schrauben
= vacuum: vacuum; vakuum; Vakuum
en pump type; type of pump
da pumpetype
de Pumpenart; Pumpentyp; Pumpenbauart

impeller_type | choice
= closed: closed; lukket; geschlossen
= open: open; åben; offen
= semi-open: semi-open; halvåben; halboffen
= vortex: vortex, free-flow; vortex, hvirvelhjul; Freistrom
= channel: channel; kanalhjul; Kanalrad
= cutter: cutter, grinder; skærehjul; Schneidrad
en impeller type
da løbehjulstype; pumpehjul
de Laufradform; Laufradtyp

free_passage | number mm | higher
en free passage; solids passage; maximum solids size
da frit gennemløb; fri passage; partikelgennemgang
de freier Durchgang; Kugeldurchgang

valve_type | choice
= ball: ball; kugle, kugleventil, kuglehane; Kugelhahn, Kugel
= butterfly: butterfly; butterfly, spjæld; Absperrklappe, Klappe
= gate: gate; skyde, skydeventil; Schieber
= globe: globe; sæde, sædeventil; Durchgangsventil
= check: check, non-return; kontra, kontraventil; Rückschlagventil
= control: control; regulering, reguleringsventil; Regelventil
= safety: safety, relief; sikkerhed, sikkerhedsventil; Sicherheitsventil
= diaphragm: diaphragm; membran, membranventil; Membranventil
= knife-gate: knife gate; knivventil; Plattenschieber
= three-way: three-way, 3-way; trevejs, 3-vejs; Dreiwege, 3-Wege
= solenoid: solenoid; magnet, magnetventil; Magnetventil
en valve type; type of valve
da ventiltype
de Ventilart; Armaturenart; Ventiltyp

flow_coefficient | number m**3/h | higher | IEC 60534-1
en flow coefficient; Kvs value; Kv value; Kvs
da kapacitetskoefficient; Kvs-værdi; Kv-værdi
de Durchflusskoeffizient; Kvs-Wert; Kv-Wert

leakage_rate | ranked | higher | EN 12266-1
= G F E D C B A
en leakage rate; leakage class; seat tightness
da læktæthed; lækrate; tæthedsgrad
de Leckrate; Dichtheitsklasse; Leckagerate

actuator_type | choice
= manual: manual, hand-operated, hand wheel; manuel, håndbetjent; manuell, Handrad
= pneumatic: pneumatic; pneumatisk; pneumatisch
= electric: electric; elektrisk; elektrisch
= hydraulic: hydraulic; hydraulisk; hydraulisch
= self-acting: self-acting; selvvirkende; selbsttätig
en actuator type; actuation; operation of valve
da aktuatortype; aktuering
de Antriebsart; Stellantrieb; Betätigung

connection_type | choice
= flanged: flanged, flange; flange, flangetilslutning; Flansch, geflanscht
= threaded: threaded, screwed, thread; gevind; Gewinde
= welded: welded, butt weld, weld end; svejst, svejseende; Schweißende, geschweißt
= clamp: clamp, tri-clamp; clamp-samling; Klemm, Klemmverbindung
= grooved: grooved; rillekobling; Nut, genutet
= press: press; pres; Press
= push-fit: push-fit, socket; muffe; Steckmuffe, Muffe
= hose: hose; slangetilslutning; Schlauchanschluss
= wafer: wafer; indspænding; Zwischenflansch
en connection type; process connection; end connection; pipe connection type
da tilslutningstype; procestilslutning; samlingstype
de Anschlussart; Prozessanschluss; Verbindungsart

flange_standard | choice
= EN1092-1: EN 1092-1, DIN 2501; EN 1092-1 flange; EN 1092-1 Flansch
= EN1092-2: EN 1092-2; EN 1092-2 flange; EN 1092-2 Flansch
= ASME-B16.5: ASME B16.5, ANSI B16.5, ANSI 150; ASME-flange; ASME-Flansch
= ISO7005: ISO 7005; ISO 7005 flange; ISO 7005 Flansch
= JIS-B2220: JIS B2220, JIS 10K; JIS-flange; JIS-Flansch
= SAE-J518: SAE J518; SAE-flange; SAE-Flansch
en flange standard; flange drilling
da flangestandard; flangeboring
de Flanschnorm; Flanschbohrung

pipe_thread | choice | | ISO 228-1
= G1/8 G1/4 G3/8 G1/2 G3/4 G1 G1-1/4 G1-1/2 G2 G2-1/2 G3 G4 G6
= R1/8 R1/4 R3/8 R1/2 R3/4 R1 R1-1/4 R1-1/2 R2 R2-1/2 R3 R4
= Rp1/8 Rp1/4 Rp3/8 Rp1/2 Rp3/4 Rp1 Rp1-1/4 Rp1-1/2 Rp2
= NPT1/8 NPT1/4 NPT3/8 NPT1/2 NPT3/4 NPT1 NPT1-1/4 NPT1-1/2 NPT2
= M3 M4 M5 M6 M8 M10 M12 M16 M20 M24 M30 M36 M8x1 M10x1 M12x1.5 M16x1.5 M20x1.5 M25x1.5 M32x1.5 M40x1.5 M50x1.5 M63x1.5
en pipe thread; thread; thread size; connection thread
da rørgevind; gevind; gevindstørrelse; tilslutningsgevind
de Rohrgewinde; Gewinde; Gewindegröße; Anschlussgewinde

medium | choice
= water: water; vand; Wasser
= hot-water: hot water, district heating water; varmt vand, fjernvarmevand; Heißwasser, Fernwärmewasser
= drinking-water: drinking water, potable water; drikkevand; Trinkwasser
= waste-water: waste water, sewage; spildevand; Abwasser
= sea-water: sea water; havvand; Meerwasser, Seewasser
= steam: steam; damp; Dampf
= compressed-air: compressed air, air; trykluft, luft; Druckluft, Luft
= natural-gas: natural gas; naturgas; Erdgas
= biogas: biogas, raw biogas; rå biogas; Rohbiogas
= biomethane: biomethane; biometan; Biomethan
= oil: oil, hydraulic oil; olie, hydraulikolie; Öl, Hydrauliköl
= slurry: slurry, manure, digestate; gylle, afgasset biomasse; Gülle, Gärrest
= sludge: sludge; slam; Schlamm
= glycol: glycol, brine; glykol, brine; Glykol, Sole
= acid: acid; syre; Säure
= lye: lye, caustic; lud; Lauge
= milk: milk; mælk; Milch
= hydrogen: hydrogen; brint; Wasserstoff
= ammonia: ammonia; ammoniak; Ammoniak
= carbon-dioxide: carbon dioxide, CO2; kuldioxid; Kohlendioxid
en medium; fluid; process medium; conveyed medium
da medie; væske; procesmedie; pumpemedie
de Medium; Fördermedium; Prozessmedium; Fluid

fluid_density | number kg/m**3
en fluid density; density; specific gravity; medium density
da densitet; massefylde; rumvægt
de Dichte; Mediendichte; spezifisches Gewicht

fluid_viscosity | number cSt
en kinematic viscosity; viscosity
da kinematisk viskositet; viskositet
de kinematische Viskosität; Viskosität

dynamic_viscosity | number mPa*s
en dynamic viscosity
da dynamisk viskositet
de dynamische Viskosität

dry_solids_pumped | number percent | higher
en maximum dry solids in pumped medium; pumpable dry matter
da pumpbart tørstof; maksimalt tørstof i medie
de pumpbarer Feststoffgehalt; pumpbare Trockensubstanz

vessel_volume | number m**3 | higher
en vessel volume; volume; net volume; working volume; capacity volume
da beholdervolumen; volumen; nettovolumen; rumfang; nyttevolumen; nettorumfang
de Behältervolumen; Volumen; Nettovolumen; Nutzvolumen; Rauminhalt

pressure_equipment_category | ranked | | Directive 2014/68/EU
= 4.3: Art. 4.3, article 4.3; art. 4.3, artikel 4.3; Art. 4 Abs. 3
= I: category I; kategori I; Kategorie I
= II: category II; kategori II; Kategorie II
= III: category III; kategori III; Kategorie III
= IV: category IV; kategori IV; Kategorie IV
en pressure equipment category; PED category
da trykudstyrskategori; PED-kategori
de Druckgerätekategorie; DGRL-Kategorie

pipe_material_class | choice
= P235GH P235TR1 P265GH P355NH 1.4301 1.4404 1.4571 PE100 PE100-RC PEX PP-R PVC-U PE-RT
en pipe grade; pipe material class
da rørkvalitet; rørmaterialeklasse
de Rohrgüte; Rohrwerkstoffklasse

standard_dimension_ratio | choice | | EN 12201-2
= SDR6 SDR7.4 SDR9 SDR11 SDR13.6 SDR17 SDR21 SDR26 SDR33 SDR41
en standard dimension ratio; SDR; SDR class
da SDR-klasse; SDR-værdi
de SDR-Klasse; Durchmesser-Wanddicken-Verhältnis

compressed_air_flow | number Nm3/h | higher | ISO 1217
en free air delivery; compressed air flow; FAD
da trykluftydelse; friluftmængde
de Liefermenge Druckluft; Druckluftmenge

compressed_air_class | text | | ISO 8573-1
en compressed air purity class; air quality class
da trykluftkvalitet; renhedsklasse trykluft
de Druckluftqualität; Reinheitsklasse Druckluft

air_flow | number m**3/h | higher
en air flow; air volume flow; ventilation rate; air flow rate; supply air flow; exhaust air flow; extract air flow
en air quantity; air volume
da luftmængde; luftstrøm; ventilationsmængde; indblæsningsluftmængde; udsugningsluftmængde; volumenstrøm luft
de Luftmenge; Luftvolumenstrom; Luftleistung; Zuluftvolumenstrom; Abluftvolumenstrom; Fortluftvolumenstrom
de Außenluftvolumenstrom; Zuluftmenge; Abluftmenge; Gesamtluftleistung; Gesamtluftmenge

fan_pressure | number Pa | higher
en fan pressure; external static pressure; static pressure; external pressure; available pressure
da ventilatortryk; eksternt statisk tryk; statisk tryk; eksternt tryk
de Ventilatordruck; externe Pressung; statischer Druck; externer Druckverlust

specific_fan_power | number kW*s/m**3 | lower | EN 16798-3
en specific fan power; SFP
da specifikt elforbrug til lufttransport; SFP-værdi; SEL-værdi
de spezifische Ventilatorleistung; SFP-Wert

hydraulic_displacement | number cm**3 | higher
en displacement per revolution; displacement
da fortrængning; deplacement
de Fördervolumen je Umdrehung; Verdrängungsvolumen; Schluckvolumen
"""
