"""Building properties of the dictionary: areas, structure, fire, sound, ventilation, doors and finishes."""

TABLE = """
floor_area | number m**2 | higher
en floor area; area; usable area; gross floor area
da etageareal; areal; gulvareal bygning; bruttoareal
de Grundfläche; Fläche; Nutzfläche; Bruttogeschossfläche

building_volume | number m**3
en building volume; gross volume; room volume
da bygningsvolumen; rumvolumen
de Bruttorauminhalt; Raumvolumen; umbauter Raum

ceiling_height | number m | higher
en ceiling height; clear height; room height; headroom
da loftshøjde; frihøjde; rumhøjde
de Deckenhöhe; lichte Höhe; Raumhöhe

span | number m
en span; clear span
da spændvidde; frit spænd
de Spannweite; Stützweite

live_load | number kN/m**2 | higher | EN 1991-1-1
en live load; imposed load; floor load; floor loading
da nyttelast; gulvbelastning
de Verkehrslast; Nutzlast Decke; Deckenlast

point_load | number kN | higher
en point load; concentrated load
da punktlast; enkeltlast
de Punktlast; Einzellast

fire_reaction_class | ranked | higher | EN 13501-1
= F E D C B A2 A1
en reaction to fire class; fire class; fire reaction class; Euroclass
da brandklasse; reaktion på brand; materialebrandklasse
de Brandverhaltensklasse; Baustoffklasse; Brandverhalten

fire_resistance | number min | higher | EN 13501-2
en fire resistance; fire resistance time; fire rating
da brandmodstand; brandmodstandstid; brandmodstandsevne
de Feuerwiderstand; Feuerwiderstandsdauer

fire_resistance_criteria | choice | | EN 13501-2
= R RE REI EI EI1 EI2 EW E
en fire resistance criteria; fire resistance type
da brandmodstandskriterier
de Feuerwiderstandskriterien; Art des Feuerwiderstands

smoke_class | ranked | higher | EN 13501-1
= s3 s2 s1
en smoke class; smoke production class
da røgklasse; røgudvikling
de Rauchentwicklungsklasse; Rauchklasse

droplet_class | ranked | higher | EN 13501-1
= d2 d1 d0
en burning droplets class; droplet class
da dråbeklasse; brændende dråber
de Klasse für brennendes Abtropfen; Tropfenklasse

sound_insulation | number dB | higher | ISO 717-1
en sound insulation; sound reduction index; Rw
da lydisolation; lydreduktionstal; luftlydisolation
de Schalldämmung; Schalldämmmaß; Luftschalldämmung

impact_sound_level | number dB | lower | ISO 717-2
en impact sound level; impact sound pressure level
da trinlydniveau; trinlyd
de Trittschallpegel; Norm-Trittschallpegel

sound_absorption_class | ranked | higher | ISO 11654
= E D C B A
en sound absorption class
da lydabsorptionsklasse; absorptionsklasse
de Schallabsorberklasse; Schallabsorptionsklasse

air_permeability_class | ranked | higher | EN 12207
= 1 2 3 4
en air permeability class; air tightness class of windows
da luftgennemtrængelighed; lufttæthedsklasse
de Luftdurchlässigkeitsklasse; Luftdichtheit

water_tightness_class | ranked | higher | EN 12208
= 1A 2A 3A 4A 5A 6A 7A 8A 9A
en water tightness class; driving rain tightness
da vandtæthedsklasse; slagregnstæthed
de Schlagregendichtheit; Schlagregendichtheitsklasse

wind_load_class | ranked | higher | EN 12210
= 1 2 3 4 5
en wind load class; resistance to wind load
da vindmodstandsklasse; vindlastklasse
de Windlastklasse; Widerstand gegen Windlast

burglary_resistance | ranked | higher | EN 1627
= RC1 RC2 RC3 RC4 RC5 RC6
en burglary resistance class; resistance class; security class
da indbrudsklasse; indbrudssikring
de Widerstandsklasse; Einbruchhemmung; Einbruchklasse

slip_resistance | ranked | higher | DIN 51130
= R9 R10 R11 R12 R13
en slip resistance; slip resistant; anti-slip class; slip class
da skridsikkerhed; skridsikkert; skridsikker; skridsikkerhedsklasse; skridhæmning
de Rutschhemmung; rutschhemmend; Rutschfestigkeit; Rutschhemmungsklasse; Rutschklasse; Rutschhemmklasse

concrete_strength_class | ranked | higher | EN 206
= C8/10 C12/15 C16/20 C20/25 C25/30 C30/37 C35/45 C40/50 C45/55 C50/60 C55/67 C60/75
en concrete strength class; concrete class; concrete grade
da betonstyrke; betonstyrkeklasse; betonklasse
de Betonfestigkeitsklasse; Betongüte; Betonklasse

exposure_class | choice | | EN 206
= X0 XC1 XC2 XC3 XC4 XD1 XD2 XD3 XS1 XS2 XS3 XF1 XF2 XF3 XF4 XA1 XA2 XA3
en concrete exposure class; exposure class
da eksponeringsklasse; miljøklasse beton
de Expositionsklasse

timber_strength_class | ranked | higher | EN 338
= C14 C16 C18 C20 C22 C24 C27 C30 C35 C40
en timber strength class; timber grade
da styrkeklasse for træ; træstyrkeklasse; trækvalitet; konstruktionstræ styrkeklasse
de Holzfestigkeitsklasse; Sortierklasse Holz

consequence_class | ranked | higher | EN 1990
= CC1 CC2 CC3
en consequence class
da konsekvensklasse
de Schadensfolgeklasse

traffic_load_class | ranked | higher | EN 124-1
= A15 B125 C250 D400 E600 F900
en traffic load class; cover load class; manhole cover class
da trafikbelastningsklasse; dækselklasse
de Belastungsklasse; Abdeckungsklasse; Verkehrslastklasse

filter_class | ranked | higher | EN 779
= G1 G2 G3 G4 M5 M6 F7 F8 F9 E10 E11 E12 H13 H14 U15 U16 U17
en air filter class; filter class; HEPA class
da filterklasse; luftfilterklasse
de Filterklasse; Luftfilterklasse

filter_efficiency_iso | choice | | ISO 16890
= ePM1-50: ePM1 50 %; ePM1 50 %; ePM1 50 %
= ePM1-60: ePM1 60 %; ePM1 60 %; ePM1 60 %
= ePM1-70: ePM1 70 %; ePM1 70 %; ePM1 70 %
= ePM1-80: ePM1 80 %; ePM1 80 %; ePM1 80 %
= ePM2.5-50: ePM2.5 50 %; ePM2.5 50 %; ePM2.5 50 %
= ePM2.5-65: ePM2.5 65 %; ePM2.5 65 %; ePM2.5 65 %
= ePM10-50: ePM10 50 %; ePM10 50 %; ePM10 50 %
= coarse: coarse; grovfilter; grob
en ISO filter efficiency; ePM class
da ISO-filterklasse; ePM-klasse
de ISO-Filterklasse; ePM-Klasse

cleanroom_class | ranked | higher | ISO 14644-1
= ISO9 ISO8 ISO7 ISO6 ISO5 ISO4 ISO3 ISO2 ISO1
en cleanroom class
da renrumsklasse
de Reinraumklasse

duct_tightness_class | ranked | higher | EN 12237
= A B C D
en duct tightness class; ductwork leakage class; air tightness class of ducts; duct leakage class
da kanaltæthedsklasse; tæthedsklasse kanal; tæthedsklasse for kanaler
de Kanaldichtheitsklasse; Dichtheitsklasse Luftleitung; Luftdichtheitsklasse; Luftdichtheitsklasse der Kanäle
de Dichtheitsklasse der Kanäle; Dichtheitsklasse der Luftleitungen

heat_recovery_efficiency | number percent | higher | EN 308
en heat recovery efficiency; temperature efficiency; heat recovery; heat recovery rate; thermal wheel efficiency
da varmegenvindingsgrad; temperaturvirkningsgrad; varmegenvinding; tør temperaturvirkningsgrad
de Wärmerückgewinnungsgrad; Temperaturwirkungsgrad; Wärmerückgewinnung; Rückwärmzahl; Rückwärmezahl
de Wärmebereitstellungsgrad; Temperaturänderungsgrad

air_changes | number 1/h | higher
en air changes per hour; air change rate; ACH
da luftskifte; luftskifter pr. time
de Luftwechselrate; Luftwechsel

energy_demand | number kWh/(m**2*year) | lower
en energy demand; primary energy demand; annual energy demand
da energibehov; energiramme; årligt energibehov
de Energiebedarf; Primärenergiebedarf; Jahresenergiebedarf

solar_factor | number 1 | | EN 410
en solar factor; g-value; solar heat gain coefficient
da g-værdi; solvarmetransmittans
de g-Wert; Gesamtenergiedurchlassgrad

light_transmittance | number percent | higher | EN 410
en light transmittance; light transmission
da lystransmittans; lysgennemgang
de Lichttransmissionsgrad; Lichtdurchlässigkeit

door_width | number mm | higher
en door width; clear opening width; passage width; clear door opening; clear door width
da dørbredde; fri dørbredde; passagebredde; lysningsbredde
de Türbreite; lichte Durchgangsbreite; Durchgangsbreite; lichte Türbreite; Türdurchgangsbreite

door_height | number mm | higher
en door height; clear opening height
da dørhøjde; fri dørhøjde
de Türhöhe; lichte Durchgangshöhe

opening_cycles | number cycle | higher | EN 12604
en opening cycles; durability cycles; number of operating cycles
da åbningscyklusser; antal åbninger
de Öffnungszyklen; Betätigungszyklen; Schaltspiele

colour | text
en colour; color; RAL colour
da farve; RAL-farve
de Farbe; RAL-Farbe; Farbton

roof_pitch | number deg
en roof pitch; roof slope; inclination
da taghældning; hældning
de Dachneigung; Neigung

parking_spaces | number
en parking spaces; number of parking spaces
da parkeringspladser; antal parkeringspladser
de Stellplätze; Parkplätze

barrier_free | flag
en barrier-free; accessible for wheelchairs; step-free access
da handicapvenlig; niveaufri adgang; tilgængelig for kørestol
de barrierefrei; rollstuhlgerecht

construction_standard | text
en building code; building regulation; construction standard
da bygningsreglement; byggestandard
de Bauordnung; Baunorm
"""
