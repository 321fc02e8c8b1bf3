"""A tenth list: sentences of real public papers, marked before they were typed, when the ninth had been mended for.

Calls, notices and specifications of India, the United States, the United Nations, Denmark, Germany and England: transformers,
generators, laboratories, servers, vehicles, cleaning, guards, heating, bus driving and what bidders must prove. Written as in
`unseen_constraints`. At first sight 41 of 76 were proposed and 12 others besides (recall 53.9 %, precision 77.4 %); three marks
that went against how the other lists are marked were corrected afterwards.
"""

ENGLISH = [
    ("one no. of resin cast dry type Cast Resin Transformer 2500 kVA, 11 kV/433V, 50 Hz",
     ["apparent_power ≥ 2500 kVA", "rated_frequency = 50 Hz"]),
    ("Ambient temperature Max. (annual): 47 C", []),
    ("Site elevation (average) 55 meters above MSL", []),
    ("Design wind pressure: 100 kgm-2", []),
    ("Delivery: Within 3 months from the date of approval of drawings", ["lead_time_days ≤ 3 month"]),
    ("Installation & Commissioning: Within 2 months from the date of site clearance", ["completion_time ≤ 2 month"]),
    (("This specification covers design, manufacturing, testing and delivery of 500 KVA, 11/0.433, three phase, oil immersed, "
     "Oil Natural Air Natural (ONAN), outdoor type distribution transformers"),
     ["apparent_power ≥ 500 kVA", "phase_system = 3~"]),
    ("Elevations of the sites above mean sea level shall not exceed 1000 meter.", ["altitude ≥ 1000 m"]),
    ("1000kVA, 11kV/433V, 3 Phase, 50 Hz, double winding, copper conductor",
     ["apparent_power ≥ 1000 kVA", "phase_system = 3~", "rated_frequency = 50 Hz", "conductor_material = copper"]),
    ("Maximum Ambient air temperature : 40 º C", []),
    ("Site altitude : 120mtr", ["altitude ≥ 120 m"]),
    ("Type of Insulation : Cast Resin winding, Class-F.", ["insulation_class ≥ F"]),
    ("Vector group : Dyn 11", ["vector_group = Dyn11"]),
    ("Percentage impedance: Below 5%.", ["short_circuit_impedance ≤ 5 percent"]),
    ("Total tapping range : ± 5.0 %", []),
    ("No. of phases : 3.", ["phase_system = 3~"]),
    ("The transformer shall be able to withstand fluctuation of voltage up to ±12.5% on the HV side.", []),
    ("The single phase distribution transformers shall comply with the Indian Standard specification IS:1180 and IS:2026",
     ["phase_system = 1~", "standard = IS 1180", "standard = IS 2026"]),
    ("Stand-alone bench top autoclave 20 Litres, automatic .", ["vessel_volume ≥ 20 l"]),
    ("Chamber diameter ca 25 cm, depth ca 45 cm.", []),
    ("Two automatic programmes, approx: 2,2 bar at 134 degree C and 1,1 bar at 121 degree C.", []),
    ("Fit with 5 L water reservoir, manual fill, autonomy for at least 10 cycles", ["tank_capacity ≥ 5 l"]),
    ("Unwrapped cycle time: cold 30 min, hot 20 min", []),
    ("With 3 removable shelves", []),
    ("Average heating rate : 5 ºC / min.", []),
    (("Design, Manufacture, Supply, Installation, Testing and Commissioning of 2 nos. of 320 KVA 4 wires, 415V, 3 phase, "
     "50 Hz silent type (having acoustic enclosure) fully Automatic Diesel Engine Driven Generating Sets"),
     ["apparent_power ≥ 320 kVA", "rated_voltage = 415 V", "phase_system = 3~", "rated_frequency = 50 Hz"]),
    ("Supply, Installation and Commissioning of 200 KVA Diesel Generator Set.", ["apparent_power ≥ 200 kVA"]),
    ("The offer should be valid for a period of 120 days from the date of opening of Tender.", []),
    (("Time for carrying out the work will be 120 days and the date of commencement shall be reckoned from the tenth day of "
     "issue of award letter."), ["completion_time ≤ 120 d"]),
    ("100 KVA Modular UPS –Maintenance free batteries (SMF) with 30 minutes back up – One number",
     ["apparent_power ≥ 100 kVA", "autonomy_time ≥ 30 min"]),
    (("The bidder should have been in the business of HPC and Datacenter manufacturing/installation for more than 5 (five) "
     "years and an ISO 9001 certified organization."), ["years_in_business ≥ 5 year", "certificate = ISO 9001"]),
    ("Reference culture room (Class B/ISO 7) over pressure 45 pa having Biosafety Cabinet.", ["cleanroom_class ≥ ISO 7"]),
    ("Clean corridor minimum 6 feet wide.", ["width ≥ 6 ft"]),
    (("Delivery of the Equipment shall be made in one batch within 150 (one hundred and fifty) calendar days from the date of "
     "prepayment receipt."), ["lead_time_days ≤ 150 d"]),
    (("fabricated out of 2mm Sheet steel, dust tight, vermin proof, totally enclosed and fully interlocked, IP54 degree of "
     "protection"), ["protection_class ≥ IP54"]),
    ("Chemical earthing electrode size 80mm x3000mm with back filled compound", []),
    ("Vendor shall commence work within 24 hours of award of a BPA call.", []),
    ("All toilet paper supplied shall be two ply.", []),
    ("Services shall be completed between the hours of 0700 to 1600 hours of the time zone where the work is performed .", []),
    ("Application equipment will be filled at least 100 feet from private land and/or 30 feet from flowing streams.", []),
    ("Work shall be completed over an 18 month period from the date of award.", ["completion_time ≤ 18 month"]),
    ("SQT-1 shall not exceed five (5) calendar days.", []),
    ("The duration of the Operator Training shall not exceed two days.", ["training_hours ≤ 2 d"]),
    ("The Contractor shall deliver Operator Training to a total of ten (10) personnel prior to commencement of SQT-2.",
     ["training_participants ≥ 10 person"]),
    ("Near real-time is defined as an extremely low-latency delay (less than one second).", []),
    ("Possess a high school education or equivalency, and have two (2) years of experience demonstrating:",
     ["years_of_experience ≥ 2 year"]),
    ("Medical examinations are valid for a period of three (3) years from the date of issuance.", []),
    ("Height of cut 25mm (1 inch) with maximum growth height of 50mm (2 inches) between cuts.", []),
    ("The grass must not exceed 100 millimetres in height", []),
    ("The restroom holds one (1) thirty-two (32) gallon bag.", []),
    ("High voltage power cables: Conductor Size: 240 mm²", ["conductor_cross_section = 240 mm**2"]),
    ("Insulation Resistance: Min 10 MΩ/km at 20°C", []),
]  # fmt: skip
DANISH = [
    ("Frihøjden over standpladsen skal være mindst 2,2 meter.", []),
    ("Adgangsvejen må højst være 20 m lang og uden forhindringer som fx cykler.", []),
    ("Anlæg mindre end 12 kW og med GWP større 150: SCOP værdi på mindst 3,80.", ["seasonal_performance ≥ 3.8"]),
    ("Hvis varmepumpens årlige elforbrug er mere end 3.000 kWh, skal det måles.", []),
    ("Installationen skal altid leve op til det gældende bygningsreglement samt gældende standarder, herunder DS 469 og DS 452.",
     ["standard = DS 469", "standard = DS 452"]),
    ("Det anbefales, at der vælges en luft-vandvarmepumpe der som minimum er A++-mærket.", ["energy_class ≥ A++"]),
    ("Rammeaftalen vil løbe i 4 år 01.05.2025-30.04.2029", []),
    ("Ordregivers forventede forbrug udgør 30.000.000 kr. ekskl. moms", []),
    ("Varmeanlægget dimensioneres efter remperatursættet 70 - 40 ved 12 graders udetemperatur.", []),
    ("Minimum differenstryk på hovedledning 0,5 bar", ["differential_pressure ≥ 0.5 bar"]),
    ("Maksimalt fremløbstryk 6,5 bar.", ["inlet_pressure ≤ 6.5 barg"]),
    ("Pladskrav ved måler er min. 100 mm.", []),
    ("Maksimal afstand mellem måler og temperaturføler er 1 m.", []),
    ("Rørsamlinger udføres efter DS 469, Dansk Ingeniørforenings norm for varmeanlæg med vand som varmebærende medie.",
     ["standard = DS 469"]),
    ("Ansøger skal have en omsætning på minimum 5 000 000 DKK i det seneste disponible regnskabsår.",
     ["annual_turnover ≥ 5000000 DKK"]),
    ("Bruges der papkasser, skal de være fremstillet af mindst 80 % genanvendte materialer fra forbrugerleddet.",
     ["recycled_content ≥ 80 percent"]),
    ("Andre LED-lyskilder 20.000 timer", ["service_life ≥ 20000 h"]),
    ("lyssignaler med en diameter på 200 mm og 300 mm til vejtrafik i overensstemmelse med standard EN 12368",
     ["standard = EN 12368"]),
    (("Installationer skal isoleres mod varmetab og kondens i overensstemmelse med DS 452 Termisk isolering af tekniske "
     "installationer."), ["standard = DS 452"]),
    ("Det personale, der skal kommunikere med Aarhus Universitet skal kunne tale dansk.", ["language_skills = da"]),
    ("Opgaven udbydes i 5 delaftaler", []),
    ("Samlet for de 5 delaftaler/områder er ca. 1100 fraflytninger årligt.", []),
    ('Dansk Standard 428: Norm for "Brandtekniske foranstaltninger ved ventilationsanlæg" seneste udgave.',
     ["standard = DS 428"]),
    ("Tilbudsgiver er i hele aftaleperioden forpligtet til at have en beredskabsplan.", []),
    ("Leverandøren skal sikre, at 15 % af de leverede årsværk udgøres af personer under oplæring", []),
    ("Varighed: 24 måneder med optioner på 2 x 12 måneder", []),
]  # fmt: skip
GERMAN = [
    (("Der Aufbau ist auf einem dreiachsigen Fahrgestell mit gelenkter Nachlaufachse, Luftfederung, mittellangem Fahrerhaus, "
     "einer Motorleistung von mind. 445 PS sowie der derzeit aktuellsten Schadstoffklasse zu montieren."),
     ["rated_power ≥ 445 PS"]),
    ("Dieselmotor mit mindestens 3.000 ccm Hubraum und einer Motorleistung von mindestens 90 PS nach ECE R 120",
     ["rated_power ≥ 90 PS"]),
    (("Der Motor soll ein 6-Zylinder Dieselmotor mit Turbolader und Ladeluftkühlung sein, mit einer Leistung von mindestens "
     "250 KW."), ["rated_power ≥ 250 kW"]),
    ("Container mit einer Einfüllhöhe von maximal 80 cm", []),
    ("Der Schneepflug muss dabei eine Breite von 3,60m aufweisen, der Streuautomat eine Ladefähigkeit von 4m³ Salz",
     ["working_width ≥ 3.6 m", "vessel_volume ≥ 4 m**3"]),
    ("Kommunaltraktor 7,5t mit 90 PS", ["gross_mass ≥ 7.5 t", "rated_power ≥ 90 PS"]),
    ("Datenerfassung gemäß der DIN EN 15430-1", ["standard = DIN EN 15430-1"]),
    (("Der erforderliche Mindestgesamtjahresumsatz der letzten drei abgeschlossenen Geschäftsjahre muss durchschnittlich "
     "mindestens 120.000 EUR betragen haben."), ["annual_turnover ≥ 120000 EUR"]),
    (("Betriebs- oder Berufshaftpflichtversicherung mit einer Mindestdeckungssumme von 2.000.000 EUR oder USD je "
     "Versicherungsfall"), ["liability_insurance ≥ 2000000 EUR"]),
    ("Der Nachweis darf nicht älter als 6 Monate sein.", []),
    (("Der Bieter muss eine Berufs- oder Betriebshaftpflichtversicherung in folgender Höhe nachweisen: für Pauschal für "
     "Personen- und/oder Sachschäden: 10.000.000,00 EUR"), ["liability_insurance ≥ 10000000 EUR"]),
    ("Personenschäden 2,0 Mio. € p.a., 2-fach maximiert", ["liability_insurance ≥ 2000000 EUR"]),
    (("Die Haftpflichtdeckungshöhe muss für Personen-, Sach- und Vermögensschäden mindestens EUR 5 Millionen je "
     "Versicherungsjahr betragen."), ["liability_insurance ≥ 5000000 EUR"]),
    (("Mindestjahresumsatz des Bieters betreffend Leistungen, die mit der zu vergebenden Leistung vergleichbar sind in Höhe "
     "von 300.000 € netto."), ["specific_turnover ≥ 300000 EUR"]),
    ("Die Ersatzleistung des Versicherers muss mindestens das 2-fache der Deckungssummen pro Jahr betragen", []),
    ("Die Haustüren erfüllen die Anforderungen an Einbruchschutz (mindestens RC2) sowie Schallschutz.",
     ["burglary_resistance ≥ RC2"]),
    ("Für den Neubau sind insgesamt ca. 150 Fenster und 6 Haustüren zu liefern.", []),
    ("Das Gebäude umfasst 24 Wohneinheiten, eine Gewerbefläche im Erdgeschoss, fünf Vollgeschosse.", []),
    ("Die Berechnung der Normalheizlast erfolgte nach DIN EN 12831.", ["standard = DIN EN 12831"]),
    ("Die Dauer der Gewährleistung beträgt nach BGB 5 Jahre.", ["warranty_months ≥ 5 year"]),
    ("Das Sicherheitskonzept hat sich an ISO 27017 auszurichten.", ["standard = ISO 27017"]),
    (("Eine Erhöhung der Vergütung darf maximal 3% der zum Zeitpunkt der Ankündigung der Erhöhung geltenden Vergütung "
     "betragen."), []),
    ("Eine fällige Vergütung ist innerhalb von 30 Tagen nach Zugang einer prüffähigen Rechnung zu zahlen.",
     ["payment_days ≤ 30 d"]),
    ("Ökostrom inklusive Netznutzung mit einem Gesamtbedarf von rd. 46 Mio. kWh/a.", []),
    ("ein Tandemanhänger Müller-Mitteltal mit 8 to. Nutzlast (Maulkupplung)", []),
    ("Pausenraum (Bauwagen, Container etc.) gemäß ASR A4.2", ["standard = ASR A4.2"]),
    (("Innerhalb von 6 Wochen nach Auftragsvergabe ist vom AN eine Zeichnung im DXF-Format des Fahrgestells mit Aufbauten "
     "vorzulegen."), []),
]  # fmt: skip
ROWS = [(text, "en", wanted) for text, wanted in ENGLISH]
ROWS += [(text, "da", wanted) for text, wanted in DANISH]
ROWS += [(text, "de", wanted) for text, wanted in GERMAN]
