"""Mechanical properties of the dictionary: dimensions, mass, strength, drives, bearings, materials, noise."""

TABLE = """
mass | number kg | lower
en mass; weight; net weight; net mass
da masse; vægt; nettovægt; egenvægt
de Masse; Gewicht; Nettogewicht; Eigengewicht

gross_mass | number kg | lower
en gross mass; gross weight; shipping weight; gross vehicle mass; gross vehicle weight; gross vehicle weight rating; GVW; GVWR
da bruttovægt; forsendelsesvægt; totalvægt; tilladt totalvægt
de Bruttogewicht; Versandgewicht; Gesamtmasse; zulässige Gesamtmasse; zulässiges Gesamtgewicht

operating_mass | number kg | lower
en operating mass; operating weight; weight filled
da driftsvægt; vægt i drift; fyldt vægt
de Betriebsgewicht; Gewicht gefüllt

length | number mm
en length; overall length; total length
da længde; total længde; samlet længde
de Länge; Gesamtlänge; Baulänge; Fahrzeuglänge

width | number mm
en width; overall width; transport width; external width
da bredde; total bredde; transportbredde; udvendig bredde; bredde udvendigt
de Breite; Gesamtbreite; Transportbreite

height | number mm
en height; overall height; transport height
da højde; total højde; transporthøjde
de Höhe; Gesamthöhe; Bauhöhe; Fahrzeughöhe; Transporthöhe

depth | number mm
en depth; overall depth
da dybde; total dybde
de Tiefe; Gesamttiefe

outer_diameter | number mm
en outer diameter; outside diameter; external diameter; OD
da udvendig diameter; yderdiameter
de Außendurchmesser; äußerer Durchmesser

inner_diameter | number mm
en inner diameter; inside diameter; internal diameter; bore; ID
da indvendig diameter; inderdiameter; boring
de Innendurchmesser; innerer Durchmesser; Bohrung

wall_thickness | number mm
en wall thickness; plate thickness; material thickness
da godstykkelse; vægtykkelse; pladetykkelse; materialetykkelse
de Wandstärke; Wanddicke; Blechdicke; Materialstärke

shaft_diameter | number mm
en shaft diameter; shaft end diameter
da akseldiameter; akseltapdiameter
de Wellendurchmesser

footprint | number m**2 | lower
en footprint; floor space; space requirement
da pladsbehov; arealbehov; gulvareal; fodaftryk
de Stellfläche; Platzbedarf; Aufstellfläche

working_width | number m | higher
en working width; conveyor width; belt width
da arbejdsbredde; båndbredde transportør
de Arbeitsbreite; Bandbreite Förderer

rated_speed | number rpm
en rated speed; nominal speed; speed; rotational speed; shaft speed
da mærkeomdrejningstal; omdrejningstal; omdrejninger; omdr.; nominelt omdrejningstal
de Nenndrehzahl; Bemessungsdrehzahl; Drehzahl

maximum_speed | number rpm | higher
en maximum rotational speed; maximum shaft speed
da maksimalt omdrejningstal; største omdrejningstal
de Höchstdrehzahl; maximale Drehzahl

travel_speed | number m/s | higher
en travel speed; linear speed; belt speed; conveying speed; rated speed of the lift
da hastighed; lineær hastighed; båndhastighed; transporthastighed; kørehastighed
de Fahrgeschwindigkeit; Bandgeschwindigkeit; Fördergeschwindigkeit; Nenngeschwindigkeit

rated_torque | number N*m | higher
en rated torque; nominal torque; torque; output torque
da mærkemoment; drejningsmoment; nominelt moment; moment; udgangsmoment
de Nenndrehmoment; Drehmoment; Abtriebsdrehmoment; Nennmoment

starting_torque | number N*m | higher
en starting torque; breakaway torque; locked-rotor torque
da startmoment; løsrivelsesmoment
de Anlaufmoment; Losbrechmoment

gear_ratio | number 1
en gear ratio; transmission ratio; reduction ratio
da udveksling; gearudveksling; udvekslingsforhold
de Übersetzung; Übersetzungsverhältnis; Getriebeübersetzung

load_capacity | number kg | higher
en load capacity; lifting capacity; maximum load; safe working load; SWL; rated load; lift capacity; payload
en carrying capacity; maximum user weight; patient weight; user weight; load bearing capacity
da løfteevne; bæreevne; lasteevne; maksimal last; tilladt last; lastekapacitet; løftekapacitet; mærkelast; brugervægt
da maks. brugervægt; maksimal brugervægt; belastningsevne
de Tragfähigkeit; Tragkraft; Nutzlast; Hublast; Nennlast; Traglast; Zuladung; Belastbarkeit; Benutzergewicht; Patientengewicht

lifting_height | number m | higher
en lifting height; lift height; hook height
da løftehøjde; kroghøjde
de Hubhöhe

reach | number m | higher
en reach; outreach; working radius
da rækkevidde; udlæg
de Reichweite; Ausladung

force | number kN | higher
en force; pressing force; thrust; clamping force
da kraft; pressekraft; trykkraft
de Kraft; Presskraft; Schubkraft

stroke | number mm | higher
en stroke; stroke length; travel
da slaglængde; slag
de Hub; Hublänge; Stellweg

tensile_strength | number MPa | higher | ISO 6892-1
en tensile strength; ultimate tensile strength; Rm
da trækstyrke; brudstyrke
de Zugfestigkeit

yield_strength | number MPa | higher | ISO 6892-1
en yield strength; yield point; proof strength; Re
da flydespænding; flydegrænse
de Streckgrenze; Dehngrenze

elongation_at_break | number percent | higher | ISO 6892-1
en elongation at break; elongation
da brudforlængelse; brudtøjning
de Bruchdehnung

youngs_modulus | number GPa
en modulus of elasticity; Young's modulus; elastic modulus
da elasticitetsmodul; E-modul
de Elastizitätsmodul; E-Modul

hardness_hrc | number | | ISO 6508-1
en hardness HRC; Rockwell hardness
da hårdhed HRC; Rockwell-hårdhed
de Härte HRC; Rockwellhärte

hardness_hb | number | | ISO 6506-1
en hardness HB; Brinell hardness
da hårdhed HB; Brinell-hårdhed
de Härte HB; Brinellhärte

impact_energy | number J | higher | ISO 148-1
en impact energy; Charpy impact energy; notch toughness
da slagsejhed; kærvslagsejhed
de Kerbschlagarbeit; Kerbschlagzähigkeit

surface_roughness | number um | lower | ISO 21920
en surface roughness; roughness Ra; surface finish
da overfladeruhed; ruhed Ra
de Oberflächenrauheit; Rauheit Ra; Mittenrauwert

dimensional_tolerance | number mm | lower
en dimensional tolerance; manufacturing tolerance; accuracy of size
da måltolerance; fremstillingstolerance
de Maßtoleranz; Fertigungstoleranz

material | choice
= steel: steel; stål; Stahl
= carbon-steel < steel: carbon steel, mild steel, black steel; kulstofstål, sort stål; Kohlenstoffstahl, Baustahl
= galvanised-steel < steel: galvanised steel, galvanized steel; galvaniseret stål, galvaniseret; verzinkter Stahl, verzinkt
= stainless-steel < steel: stainless steel, stainless, inox; rustfrit stål, rustfri, rustfrit; Edelstahl, rostfreier Stahl
= A2 < stainless-steel: stainless steel A2, A2-70; rustfrit stål A2, rustfri A2; Edelstahl A2
= A4 < stainless-steel: stainless steel A4, A4-70, A4-80; rustfrit stål A4, rustfri A4, syrefast stål, syrefast; Edelstahl A4
= 1.4301 < A2: stainless steel 1.4301, AISI 304, 304, EN 1.4301, V2A; rustfrit stål 1.4301; Edelstahl 1.4301
= 1.4307 < A2: stainless steel 1.4307, AISI 304L, 304L; rustfrit stål 1.4307; Edelstahl 1.4307
= 1.4401 < A4: stainless steel 1.4401, AISI 316, 316, V4A; syrefast stål 1.4401; Edelstahl 1.4401
= 1.4404 < A4: stainless steel 1.4404, AISI 316L, 316L, EN 1.4404; syrefast stål 1.4404; Edelstahl 1.4404
= 1.4571 < stainless-steel: stainless steel 1.4571, AISI 316Ti, 316Ti; syrefast stål 1.4571; Edelstahl 1.4571
= 1.4462 < stainless-steel: duplex steel 1.4462, duplex, 2205; duplex-stål 1.4462; Duplexstahl 1.4462
= cast-iron: cast iron, grey cast iron, GG, GG20, GG25, EN-GJL-200, EN-GJL-250; støbejern, gråt støbejern; Gusseisen, Grauguss
= ductile-iron < cast-iron: ductile iron, GGG, GGG40, GGG50, EN-GJS-400-15, EN-GJS-500-7; duktilt støbejern; Sphäroguss
= aluminium: aluminium, aluminum; alu; Alu
= brass: brass; messing; Messing
= bronze: bronze; rødgods, bronze; Rotguss, Bronze
= copper: copper; kobber; Kupfer
= titanium: titanium; titan; Titan
= plastic: plastic, plastics; plast; Kunststoff
= PE < plastic: polyethylene, PE100, HDPE, PE-HD; polyethylen; Polyethylen
= PP < plastic: polypropylene; polypropylen; Polypropylen
= PVC < plastic: polyvinyl chloride, PVC-U; polyvinylchlorid; Polyvinylchlorid
= PVDF < plastic: polyvinylidene fluoride; polyvinylidenfluorid; Polyvinylidenfluorid
= PTFE < plastic: polytetrafluoroethylene, teflon; polytetrafluorethylen, teflon; Polytetrafluorethylen, Teflon
= PA < plastic: polyamide, PA6, PA66, nylon; polyamid, nylon; Polyamid
= POM < plastic: polyoxymethylene, acetal; polyoxymethylen; Polyoxymethylen
= GRP < plastic: glass-reinforced plastic, GRP, FRP; glasfiber; glasfaserverstärkter Kunststoff, GFK
= rubber: rubber, elastomer; gummi; Gummi, Elastomer
= EPDM < rubber: EPDM rubber; EPDM-gummi; EPDM-Kautschuk
= NBR < rubber: nitrile rubber, nitrile; nitrilgummi; Nitrilkautschuk
= FKM < rubber: fluoroelastomer, Viton; fluorgummi, Viton; Fluorkautschuk, Viton
= concrete: concrete; beton; Beton
= wood: wood, timber; træ; Holz
en material; housing material; body material; construction material; material of construction
da materiale; husmateriale; konstruktionsmateriale
de Werkstoff; Material; Gehäusewerkstoff

steel_grade | choice | | EN 10025
= S235JR S235J0 S235J2 S275JR S275J0 S275J2 S355JR S355J0 S355J2 S355K2 S355MC S420N S460N S690QL P235GH P265GH P355NH 16Mo3
en steel grade; structural steel grade
da stålkvalitet; stålsort
de Stahlsorte; Stahlgüte

sealing_material | choice
= EPDM NBR FKM HNBR PTFE VMQ FFKM CR graphite
en sealing material; gasket material; seal material; O-ring material
da tætningsmateriale; pakningsmateriale
de Dichtungswerkstoff; Dichtungsmaterial

surface_treatment | choice
= hot-dip-galvanised: hot-dip galvanised, HDG; varmforzinket; feuerverzinkt
= electro-galvanised: electro-galvanised; elforzinket; galvanisch verzinkt
= painted: painted, wet paint; malet; lackiert
= powder-coated: powder coated; pulverlakeret; pulverbeschichtet
= anodised: anodised; eloxeret; eloxiert
= pickled: pickled and passivated; bejdset og passiveret; gebeizt und passiviert
= electropolished: electropolished; elektropoleret; elektropoliert
= untreated: untreated; ubehandlet; unbehandelt
en surface treatment; finish; coating type
da overfladebehandling; belægning
de Oberflächenbehandlung; Beschichtung

coating_thickness | number um | higher | ISO 2808
en coating thickness; dry film thickness; DFT
da lagtykkelse; tørfilmtykkelse
de Schichtdicke; Trockenschichtdicke

execution_class | ranked | higher | EN 1090-2
= EXC1 EXC2 EXC3 EXC4
en execution class; EXC class
da udførelsesklasse; EXC-klasse
de Ausführungsklasse; EXC-Klasse

weld_quality_level | ranked | higher | ISO 5817
= D C B
en weld quality level; quality level for imperfections
da svejseklasse; svejsekvalitetsniveau
de Bewertungsgruppe; Schweißnahtgüte

screw_strength_class | ranked | higher | ISO 898-1
= 4.6 4.8 5.6 5.8 6.8 8.8 10.9 12.9
en bolt strength class; property class of bolts
da boltstyrkeklasse; skruestyrke
de Festigkeitsklasse Schrauben; Schraubenfestigkeit

bearing_life | number h | higher | ISO 281
en bearing life; L10 life; bearing service life
da lejelevetid; L10-levetid
de Lagerlebensdauer

vibration_velocity | number mm/s | lower | ISO 20816-1
en vibration velocity; vibration severity; vibration level
da vibrationshastighed; vibrationsniveau; svingningsstyrke
de Schwinggeschwindigkeit; Schwingstärke

balancing_grade | ranked | higher | ISO 21940-11
= G40 G16 G6.3 G2.5 G1 G0.4
en balancing grade; balance quality grade
da afbalanceringsgrad
de Auswuchtgüte; Wuchtgüte

sound_pressure_level | number dBA | lower | ISO 3746
en sound pressure level; noise level; noise; sound level
da lydtrykniveau; støjniveau; støj; lydniveau
de Schalldruckpegel; Geräuschpegel; Lärmpegel

sound_power_level | number dBA | lower | ISO 3744
en sound power level; LwA; acoustic power
da lydeffektniveau; lydeffekt
de Schallleistungspegel; Schallleistung

service_life | number year | higher
en service life; design life; expected lifetime; lifetime; life span; lifespan; battery life; operating life
da levetid; designlevetid; forventet levetid; batterilevetid
de Lebensdauer; Nutzungsdauer; Auslegungslebensdauer; Batterielebensdauer

operating_hours | number h | higher
en operating hours per year; annual operating hours; running hours per year
da driftstimer pr. år; årlige driftstimer
de Betriebsstunden pro Jahr; jährliche Betriebsstunden

mean_time_between_failures | number h | higher | IEC 61078
en mean time between failures; MTBF
da middeltid mellem fejl; gennemsnitlig tid mellem fejl
de mittlere Betriebsdauer zwischen Ausfällen

maintenance_interval | number h | higher
en maintenance interval; service interval
da serviceinterval; vedligeholdelsesinterval
de Wartungsintervall; Serviceintervall

machine_efficiency | number percent | higher
en mechanical efficiency; gearbox efficiency; drive efficiency
da mekanisk virkningsgrad; gearvirkningsgrad
de mechanischer Wirkungsgrad; Getriebewirkungsgrad

axle_load | number t | lower
en axle load; rear axle load; front axle load
da akseltryk; akseltryk pr. aksel
de Achslast; Hinterachslast; Vorderachslast

tank_capacity | number l | higher
en tank capacity; tank volume; fuel tank capacity
da tankkapacitet; tankvolumen; tankindhold
de Tankinhalt; Tankvolumen

positioning_accuracy | number mm | lower
en positioning accuracy; repeatability
da positioneringsnøjagtighed; gentagelsesnøjagtighed
de Positioniergenauigkeit; Wiederholgenauigkeit

degrees_of_freedom | number | higher
en degrees of freedom; number of axes; axes
da frihedsgrader; antal akser
de Freiheitsgrade; Anzahl der Achsen

machinery_conformity | flag | | Regulation (EU) 2023/1230
en machinery conformity; CE marked; CE marking; machinery CE
da CE-mærket; CE-mærkning; maskinoverensstemmelse
de CE-gekennzeichnet; CE-Kennzeichnung; Maschinenkonformität
"""
