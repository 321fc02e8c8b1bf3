"""Passages of German and Danish papers: bills of quantities, rules of utilities and authorities, calls of municipalities.

Written in the manner of papers that were read through the intake before any rule was mended for them; what was misread there
stands here in words of its own. Written as in `unseen_constraints`.
"""

GERMAN = [
    ("Rohrbogen aus PP nach DIN EN 1852-1, DN 160, 88 Grad", ["standard = DIN EN 1852-1", "nominal_diameter = 160 DN"]),
    ("Werkstoff: Beton / PP", []),
    ("Werkstoff: PP, ungefüllt", ["material = PP"]),
    ("Zulauf und Ablauf: Nennweite: DN 110", []),
    ("Spannweite bis (m): 6 m", []),
    ("Der Mindestquerschnitt der Leitung beträgt: ≤ 63 A 16 mm² > 63 A 25 mm²", []),
    ("Die Welle hat eine Gleitringdichtung, außer bei Pumpen mit einer Leistung von bis zu 2 kW.", []),
    ("Der Stand der Technik ist z. B. enthalten in DIN 4124 und DIN EN 1610.", []),
    ("Weitere Angaben siehe auch DIN 24532.", []),
    ("Die DIN 14685 „Tragbare Stromerzeuger“ besteht aus drei Teilen.", []),
    ("Mit der Überarbeitung der DIN 14685 wurden drei Klassen eingeführt.", []),
    ("Geräte nach DIN 14685-1 liefern.", ["standard = DIN 14685-1"]),
    ("Gesamtgewicht bei 5 kVA max. 116 kg, bei 8 kVA max. 150 kg", []),
    ("Gegen Geräte mit einer Scheinleistung größer 8 kVA oder kleiner 5 kVA bestehen keine Bedenken.", []),
    ("Scheinleistung größer 8 kVA", ["apparent_power ≥ 8 kVA"]),
    ("Für den Gerätewagen ist ein Aggregat mit mindestens 8 kVA, für den Rüstwagen eines mit mindestens 11 kVA vorzusehen.", []),
    ("Stromerzeuger dieser Klasse bieten eine Scheinleistung von bis zu 14 kVA.", []),
    ("Titel: „Tragbarer Stromerzeuger 5 kVA und 8 kVA“", []),
    ("Beträgt bei einer Scheinleistung von 3 kVA der Leistungsfaktor cos phi 0,8, liegt die Wirkleistung bei 2,4 kW.", []),
    ("Bis zu einer Höhe von mindestens 1,10 m über dem Ausstieg muss ein Haltegriff vorhanden sein.", []),
    ("An Leitern mit mehr als 80° Neigung sind Ruhebühnen vorzusehen.", []),
    ("Garagen mit einer Fläche größer als 150 m² müssen eine Lüftung haben.", []),
    ("Das Fahrzeug hat maximale Abmessungen von 7,1 m x 2,5 m x 3,2 m (Länge x Breite x Höhe).", []),
    ("Behälter max. 120 x 80 x 60 cm (LxBxH)", ["length ≤ 120 cm", "width ≤ 80 cm", "height ≤ 60 cm"]),
    ("Vorlauf 14 °C / Rücklauf 18 °C (Delta T = 4 K)",
     ["flow_temperature = 14 degC", "return_temperature = 18 degC", "temperature_difference = 4 delta_degC"]),
    ("Pufferspeicher 1.500 l (bestehend, wird weiterverwendet)", []),
    ("Die Lebensdauer der Möbel ist mit mindestens 10 Jahren bzw. 5 Jahren anzugeben.", []),
    ("Es ist von einer Nutzungsdauer von mindestens 12 Jahren auszugehen.", []),
    ("Für Büros reicht eine Bildschirmdiagonale zwischen 24 und 27 Zoll aus.", []),
    ("Die freie Höhe unter dem Gestell soll mindestens 140 mm betragen.", []),
    ("Anlagen, deren Leistung 30 kW übersteigt, sind anzumelden.", []),
    ("Die Lieferung von 100 Stück muss spätestens in drei Wochen, die der übrigen spätestens in vier Wochen erfolgen.", []),
    ("Stab mit Bohrung, Stablänge L = 1.500 mm", []),
    ("auf bauseits hergestellte Sauberkeitsschicht (C25/30)", []),
    ("Bodenplatte aus Beton C25/30", ["concrete_strength_class ≥ C25/30"]),
    ("Expositionsklasse: XC3, WF, XA1", ["exposure_class all-of XC3…XA1"]),
    ("Module sind gemäß IEC 61215 (kristallin) oder IEC 61646 (Dünnschicht) zertifiziert.",
     ["certificate one-of IEC 61215…IEC 61646"]),
    ("Die Breite muss mindestens 150 mm und höchstens 250 mm betragen.", ["width ≥ 150 mm", "width ≤ 250 mm"]),
    ("Bohrungen bis 25 mm Durchmesser sind in die Einheitspreise einzurechnen.", []),
    ("Schlitze für flexible Rohre bis einschließlich EN 32 herstellen.", []),
    ("In Gebäuden (ab 22 m Höhe) muss ein Feuerwehraufzug eingebaut werden.", []),
    ("mindestens die Schutzart IP 30 gemäß EN 60529:1991 bzw. EN 60529:1991/A2:2000", ["protection_class ≥ IP30"]),
    ("Drehstromgenerator mindestens Schutzart IP44 mit Schutztrennung", ["protection_class ≥ IP44"]),
]  # fmt: skip

DANISH = [
    ("Maksimalt elforbrug i standbytilstand: 0,5 watt", ["standby_power ≤ 0.5 W"]),
    ("Den fri plads til fastgørelse af en måler skal være mindst 300 mm høj og 200 mm bred.", []),
    ("Ventilationen kan f.eks. fastlægges på grundlag af kategori II i DS/EN 16798-1:2019.", []),
    ("Vejens totale bredde skal være mindst 3,6 meter.", ["width ≥ 3.6 m"]),
    ("Overstiger effekten 10 kW, skal anlægget anmeldes.", []),
    ("Alle pumper skal være kapslet mindst IP55, undtagen pumper med en effekt under 1 kW.", ["protection_class ≥ IP55"]),
    ("Anlæg, hvor elforbruget til ventilatorer overstiger 3.000 kWh pr. år, skal forsynes med målere.", []),
    ("Garageanlæg med etageareal større end 150 m² skal udføres med ventilation.", []),
    ("I overensstemmelse med EN 13201-1 henviser udtrykket vejbelysning til faste anlæg.", []),
    ("Køretøjet må ikke have et akseltryk, der overstiger 10.000 kg.", ["axle_load ≤ 10000 kg"]),
    ("Monteringsrammens højde skal være mindst 150 mm, dog højst 250 mm.", ["height ≥ 150 mm", "height ≤ 250 mm"]),
    ("Højden på værn er mindst 0,80 m og over reposer er mindst 0,90 m.", []),
    ("Højden på værn ved trapper med bredere lysning end 0,30 m er mindst 1,20 m.", []),
    ("Kravet gælder ikke for kedler med en indfyret effekt på under 130 kW.", []),
    ("Pillebrændere med en indfyret effekt på højst 70 kW, der monteres på en kedel, skal opfylde DS/EN 15270.",
     ["standard = DS EN 15270"]),
    ("Elevatorer skal leve op til energiklasse B.", ["energy_class ≥ B"]),
    ("Ved siden af døren skal der være mindst 0,50 m ved siden af hængslerne.", []),
    ("Der monteres håndliste i en højde af mindst 0,9 m.", []),
]  # fmt: skip
# Norwegian reads like Danish, and is not: nothing false may come of it.
NORWEGIAN = [
    ("Ladeeffekter fra og med 4 kW bør leveres som trefase ladesystemer.", []),
    ("Alle ladepunkter er 230 V 1-fase med strøm på mellom 30 A/6,9 kW og 7 A/1,6 kW per uttak.", []),
]
ROWS = [(text, "de", wanted) for text, wanted in GERMAN]
ROWS += [(text, "da", wanted) for text, wanted in (*DANISH, *NORWEGIAN)]
