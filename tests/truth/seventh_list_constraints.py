"""A seventh list, after sentences of public calls that were marked and typed word for word, with names and figures changed.

Written as in `unseen_constraints`. The sentences themselves may not be passed on. 173 of them (97 marks, 3 of them corrected
afterwards) were proposed at first sight with recall 49.5 %, precision 71.6 %; 73 further ones, mended for the first, with recall
50.0 %, precision 87.5 %. Their kinds: chillers, ventilators, beds, fabrics, school buses and sweepers, transformers, pumps,
sewers, fire engines, ventilation, lamps, cleaning, and what bidders must prove. Here are those that something was mended for.
"""

ENGLISH = [
    ("Water cooled chiller with filter having THDV <= 4%(at chiller level) and a capacity of 450 TR (Minimum)",
     ["total_harmonic_distortion ≤ 4 percent", "cooling_capacity ≥ 450 TR"]),
    ("Maximum power consumption including VFD loss at full load (kW/TR) ≤0.6 and NPLV : ≤ 0.4., COP≥ 6.1",
     ["coefficient_of_performance ≥ 6.1"]),
    ("Insulation suitable for operation on 400± 10% volts, 50 ± 2% Hz, AC power supply.",
     ["rated_voltage between 360…440 V", "rated_frequency between 49…51 Hz"]),
    ("Battery back up should be for minimum 2 hours.", ["autonomy_time ≥ 2 h"]),
    ("Castors must comply with the latest issue of SANS 620.", ["standard = SANS 620"]),
    ("Weight – 6 oz. nominal +0.2 oz/-0.2 oz. per square yard", []),
    ("Geotextile with a mass of 300 g per m²", []),
    ("The engine will produce at least 180 hp and at least 400 foot-pounds of torque.",
     ["rated_power ≥ 180 hp", "rated_torque ≥ 400 lbf*ft"]),
    ("Sweepers shall have a blower capacity of not less than 15,000 CFM and a minimum 90 HP @ 2,400 RPM diesel engine.",
     ["air_flow ≥ 15000 cfm", "rated_power ≥ 90 hp"]),
    ("A tank with a minimum usable capacity of 60 gallons", ["vessel_volume ≥ 60 gal"]),
    ("Chassis must have a minimum 30,000 pound GVWR and meet all emission standards", ["gross_mass ≥ 30000 lb"]),
    ("For 500, and 800 kVA should be plug in type.", []),
    ("Delivery: Within 4 months from the date of approval of drawings", ["lead_time_days ≤ 4 month"]),
    ("The casing shall be tested to 1.6MPa of water pressure.", ["test_pressure ≥ 1.6 MPag"]),
    ("The impeller shall be cast iron in accordance with AS 1831 and the base to IS:2062.",
     ["standard = AS 1831", "standard = IS 2062"]),
    ("THE UNIT WEIGHT IS 210 KG", ["mass ≤ 210 kg"]),
    ("The manufacturer shall warrant the mixer to the owner for a period of three (3) years under normal use.",
     ["warranty_months ≥ 3 year"]),
    ("Prepared for operation at a supply voltage of 400 volts in 50 Hz",
     ["supply_voltage_range contains 400…400 V", "rated_frequency = 50 Hz"]),
    ("A three-phase induction motor is to be used.", ["phase_system = 3~"]),
    ("Ductwork with a static pressure drop of 30 Pa (0.12 inch water gage) per 30 m of duct length", []),
    ("A bus with a gross vehicle weight rating over twelve-thousand pounds (12,000 lbs.)", []),
    ("The vendor shall be paid within sixty (60) days after receipt of the invoice.", []),
    ("After the final invoice has been paid the firm furnishes a release, due within 10 days of final payment.", []),
    ("The firm has served a client with at least 2,000 employees.", []),
    ("Two of the three references must be of hospitals; at least two further references are welcome.", []),
    ("Due to the recent release of ISO 45001, the older standard will be withdrawn.", []),
    ("Experience operating a service requiring at least 99.95% availability.", []),
    ("Yearly turnover of 1 300,000 GBP for the last 3 years", []),
    ("Dimensions (L x W x H): 1200 x 800 x 950 mm", ["length = 1200 mm", "width = 800 mm", "height = 950 mm"]),
]  # fmt: skip
DANISH = [
    ("4. Dansk Standard 452: Norm for teknisk isolering, seneste udgave.", ["standard = DS 452"]),
    ("Skabet må højst måle (HxBxD): maks. 200 x 60 x 60 cm", ["height ≤ 200 cm", "width ≤ 60 cm", "depth ≤ 60 cm"]),
    ("Ca. mål L x B: ca. 3 x 2 m", []),
    ("Anlægget skal følge den i dag gældende norm DS/EN 1090-2.", ["standard = DS EN 1090-2"]),
    ("Rapporten skal fremsendes til Kunden senest 8 Arbejdsdage efter månedens afslutning", []),
]  # fmt: skip
GERMAN = [
    ("Der Mindestgesamtjahresumsatz der letzten drei Jahre (2024, 2023, 2022) muss durchschnittlich mindestens 90.000 EUR sein.",
     ["annual_turnover ≥ 90000 EUR"]),
    ("Bezogen auf den durchschnittlichen Jahresumsatz für vergleichbare Aufgaben ist ein Mindestwert von 35.000 Euro zu zeigen.",
     ["specific_turnover ≥ 35000 EUR"]),
    ("Deckungssumme für Personenschäden sowie für Sach-, Vermögens- und sonstige Schäden von jeweils 1.500.000 Euro", []),
    ("die Referenz eines Auftraggebers, der mit seiner Infrastruktur mindestens 800 Mitarbeiter versorgt", []),
    ("Von den 4 Referenzen muss eine von einer Schule sein, und mindestens zwei weitere Referenzen von Behörden.", []),
    ("Benennung von mindestens einem Referenzprojekt", ["reference_count ≥ 1 reference"]),
    ("Erklärung zum Standort der IT-Komponenten ausschließlich innerhalb der EU bzw. innerhalb des EWR",
     ["hosting_location = EU"]),
    ("Fahrgestell mit Luftfederung, einer Motorleistung von mind. 400 PS sowie der derzeit aktuellsten Schadstoffklasse",
     ["rated_power ≥ 400 PS"]),
    ("Eine zulässige Hinterachslast von 11 t ist zu beachten.", ["axle_load ≤ 11 t"]),
    ("Überprüfung der Materialeigenschaften gemäß ISO 1133", []),
    ("Abmessungen: L x B x H: 900 x 800 x 660 mm;", ["length = 900 mm", "width = 800 mm", "height = 660 mm"]),
    ("Mehrfachlippendichtung nach DN 4060 und EN 681-1", ["standard = EN 681-1"]),
    ("Schmutzfänger für Abdeckungen DN 400 (direkt) und DN 600 (mit Trichter)", []),
    ("Teil C: DIN 18299 bis 18459", []),
    ("Gusseisen gemäß IS 210 / ISO 185", ["standard one-of IS 210…ISO 185"]),
    ("Motor für 3 Phasen, 400 Volt, 50 Hz und 1 Phase, 230 Volt, 50 Hz", ["rated_frequency = 50 Hz"]),
    ("Einsatz aus Material: Aluminium / Glas", []),
    ("Nachweis von mindestens 1 Referenz aus den letzten drei Jahren", ["reference_count ≥ 1 reference"]),
    ("Die Gesamtluftleistung der 30 Geräte beträgt 14.000 m³/h.", ["air_flow ≥ 14000 m**3/h"]),
]  # fmt: skip
ROWS = [(text, "en", wanted) for text, wanted in ENGLISH]
ROWS += [(text, "da", wanted) for text, wanted in DANISH]
ROWS += [(text, "de", wanted) for text, wanted in GERMAN]
