"""An eleventh list: sentences of real papers again, marked before they were typed, when the tenth had been mended for.

Pumps, generators, lighting, laboratories and cold rooms of India, Palestine and Nepal, vehicles of German authorities, notices of
German and Danish buyers, and what the Danish and German rules ask of heat pumps and lorries. Written as in
`unseen_constraints`. At first sight 11 of 23 were proposed and 3 others besides (recall 47.8 %, precision 78.6 %), one mark that
went against how the other lists are marked corrected.
"""

ENGLISH = [
    (("2 NO. units of self water lubricated vertical turbine pumps sets each of capacity 31.31 LPS against approximate total "
     "head of 64.62 meters for pumping raw water at intake well."), ["volume_flow ≥ 31.31 l/s"]),
    (("The pump shall be designed so as to have a maximum flow capacity not less than 110% of the rated flow capacity."), []),
    ("Diesel Generator 1000 kVA Specifications 50Hz,380V- 400V, 3 Phase 1500 RPM",
     ["apparent_power ≥ 1000 kVA", "rated_frequency = 50 Hz", "phase_system = 3~", "rated_speed = 1500 rpm"]),
    ("Three phase four wires, output voltages 100-400V, 50HZ, between 0.8 lagging",
     ["phase_system = 3~", "rated_frequency = 50 Hz"]),
    ("Electric starter motor 24 V. D.C", []),
    ("4 pole MCCB, set mounted starting battery", ["pole_count = 4"]),
    ("In-line direct injection 8-cylinder diesel engine.", ["fuel_type = diesel"]),
    ("battery charging alternator 35 amp on engine.", []),
    ("having minimum luminous efficiency of 100 lumens/watt.", ["luminous_efficacy ≥ 100 lm/W"]),
    ("LED module/ array shall deliver at least 70% of initial lumens, when installed for a minimum of 40,000 hours.", []),
    ("The CCT of the LED fixture shall be in the range of 6500 °K.", ["colour_temperature = 6500 K"]),
    ("CRI of minimum 80.", ["colour_rendering ≥ 80"]),
    ("The Uniformity Ratio (Emin /Eavg) shall be greater than 35%.", []),
    ("Life Span Shoud be 40000 hours.", ["service_life ≥ 40000 h"]),
    ("The P/N junction temperature of individual LED must not exceed 100 oC.", []),
    ("The bidder must achieve at least 50% energy savings by replacing the university's street lights with LED fixtures.", []),
    (("Eligible bidders are LED manufacturers or authorized dealers with at least 1 year of experience and Rs. 45 lacs annual "
     "turnover."),
     ["years_of_experience ≥ 1 year", "annual_turnover ≥ 4500000 INR"]),
    ("Security Deposit being 5% of the contract amount shall be remitted before entering into the contract.", []),
    (("Indian companies registered to take up tendered items of work and whose annual turnover in the last financial years was "
     "more than Rupees 50 lakhs, are eligible to participate in this tender."), ["annual_turnover ≥ 5000000 INR"]),
    ("Bid security (EMD) shall be 2.5% of the estimated cost of work which is payable in the form of demand draft", []),
    ("Payment Terms: Net 30 days", ["payment_days ≥ 30 d"]),
    ("distributed through a network consisting of approximately three thousand two hundred kilometres (3,200 km) of water mains",
     []),
    ("Cold Rooms operating at +2 C to +8 C", []),
    ("The test equipment shall be capable of moving easily to different locations using 4 castor wheels", []),
]  # fmt: skip

DANISH = [
    ("Årsvirkningsgraden ved rumopvarmning (SCOP) må ikke være under 3,20.", ["seasonal_performance ≥ 3.2"]),
    ("støjgrænsen i naboskel er fastsat til 35 dB(A) ved skel.", []),
    ("Installationer skal desuden isoleres mod varmetab og kondens i overensstemmelse med DS 452", ["standard = DS 452"]),
    ("Den bør ikke installeres i huse med varmesystemer, der kræver fremløbstemperaturer på over 65 °C på de koldeste dage.", []),
    ("Rammeaftalens varighed var 48 måneder, og værdien var skønnet til 12 mio. kr.", []),
]  # fmt: skip

GERMAN = [
    ("tatsächliche Nutzlast nach Fahrzeugausbau mind. 500 kg", ["load_capacity ≥ 500 kg"]),
    ("das Fahrzeug darf zum Zeitpunkt der Übergabe nicht älter als 18 Monate sein", []),
    ("die bisherige Laufleistung des Fahrzeuges darf nicht mehr als 20 000 km betragen", []),
    ("darf die Betriebsstundenzahl (bezogen auf den Nebenantrieb) maximal 200 Stunden betragen", []),
    ("für das Fahrzeug ist eine Abnahmeprüfung nach DIN EN 1846-2 durchzuführen", ["standard = DIN EN 1846-2"]),
    ("Lieferung von 12 Elektro-Batterie-Linienbussen, 12m, Niederflur oder LowEntry, Depotladung, Zentralmotor.", []),
    ("EVB IT-Rahmenvereinbarung über eine Laufzeit von vier Jahren ab Zuschlagserteilung", []),
    (("Bei Lastkraftwagen sowie Kraftomnibussen einschließlich Gepäckanhänger muss eine Motorleistung von mindestens 5,0 kW je "
     "Tonne des zulässigen Gesamtgewichts vorhanden sein"), []),
    ("Nenndauerleistung bei Diesel bzw. elektrischer Antriebsmaschine höchstens 4 kW; Leermasse max. 270 kg.",
     ["rated_power ≤ 4 kW", "mass ≤ 270 kg"]),
]  # fmt: skip
ROWS = [(text, "en", wanted) for text, wanted in ENGLISH]
ROWS += [(text, "da", wanted) for text, wanted in DANISH]
ROWS += [(text, "de", wanted) for text, wanted in GERMAN]
