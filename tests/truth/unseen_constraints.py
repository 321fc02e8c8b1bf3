"""Requirement texts of kinds that unseen documents have, each with the constraints a person would confirm of it.

Marked by reading before the texts were typed by rule; written as in `proposed_constraints`. Much of what is asked has no
property in the dictionary: then nothing is expected.
"""

from collections.abc import Sequence

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.proposals import propose_constraints

Row = tuple[str, str, list[str]]

ENGLISH = [
    # switchboards and cables
    ("The breaker must be withdrawable, poles 4 and three phases.", ["pole_count = 4"]),
    ("Panels shall be constructed of cold rolled steel, 2.5 mm in thickness.", []),
    ("Indoor panels shall have IP42 protection.", ["protection_class ≥ IP42"]),
    ("Trip coils shall be rated for a control supply of 110 V DC.", []),
    ("All feeders shall meet all required loads plus 25%.", []),
    ("No portion shall have a temperature rise exceeding 65 C.", []),
    ("Parts that may be touched by operating personnel shall not exceed 35 C.", []),
    ("Minimum conductor sizes shall be 2.5 mm² for control and protection.", ["conductor_cross_section ≥ 2.5 mm**2"]),
    ("The sizes of earth wires shall be according to IEC 60227.", ["standard = IEC 60227"]),
    ("The control terminal blocks shall include 20% spare terminals.", []),
    ("The generator shall be a 4-pole, 3-phase, brushless synchronous generator.", ["pole_count = 4", "phase_system = 3~"]),
    ("Insulation shall be class F.", ["insulation_class ≥ F"]),
    ("The fuel tank shall have a minimum running capacity of 200 hours.", []),
    ("Rated voltage (Un) .......... 690 Vac", ["rated_voltage = 690 V"]),
    ("Rated frequency (Hz) .......... 50", ["rated_frequency = 50 Hz"]),
    ("Rated impulse withstand voltage (Uimp) ....... 8 kV", ["impulse_withstand_voltage ≥ 8 kV"]),
    ("Rated short circuit current of busbars (kA) ...... 31.5", ["short_circuit_current ≥ 31.5 kA"]),
    ("Number of cores 3", ["core_count = 3"]),
    ("Conductor: electrolytic grade copper, stranded class 2", ["conductor_material = copper"]),
    ("Short circuit temperature: 250 °C (max 5 sec)", []),
    ("Rated voltage (U0/U): 6/10 kV, 11 kV system", []),
    ("AC voltage test: 26 kV for 5 minutes (routine)", []),
    ("High voltage test (26 kV for 5 minutes)", []),
    ("High voltage withstand test: 3.5 kV for 1 minute", []),
    ("Insulation resistance: min 500 MΩ·km at 20 °C", []),
    ("Partial discharge: < 10 pC at 1.73 U0", []),
    ("Insulation: XLPE compound, min 3.4 mm thickness", ["insulation_thickness ≥ 3.4 mm"]),
    ("Elongation at break: min 20%", ["elongation_at_break ≥ 20 percent"]),
    ("Tensile strength of conductor: min 360 N/mm²", ["tensile_strength ≥ 360 N/mm**2"]),
    ("Conductor size: 240 mm²", ["conductor_cross_section = 240 mm**2"]),
    ("Conductor size: 120 sq.mm minimum", ["conductor_cross_section ≥ 120 mm**2"]),
    ("Cable identification every 1 meter", []),
    ("Delivery in reels of 500 m - 1000 m length", ["length between 500…1000 m"]),
    ("Minimum bending radius: 15 times outer diameter", []),
    ("Warranty period: 24 months from date of commissioning", ["warranty_months ≥ 24 month"]),
    ("Delay in delivery: 0.5% per week, maximum 10% of contract value", []),
    ("Average annual turnover: min EUR 20 million (last 3 years)", ["annual_turnover ≥ 20000000 EUR"]),
    ("Minimum 3 years experience in cable manufacturing", ["years_of_experience ≥ 3 year"]),
    ("Bids valid for 120 days from last date of submission", []),
    ("Environmental: ISO 14001:2015", ["certificate = ISO 14001:2015"]),
    # generators
    ("The set shall deliver its power at 0.8 lagging power factor, 415 volts, three phase, 50 Hz.",
     ["power_factor = 0.8", "rated_voltage = 415 V", "phase_system = 3~", "rated_frequency = 50 Hz"]),
    ("It shall supply the rated kVA in not more than 15 seconds from initiation of the starting procedure.", []),
    ("The generator set shall comply with relevant parts of ISO 8528.", ["standard = ISO 8528"]),
    ("Frequency droop: < 5 %", []),
    ("Steady-state frequency band: < 1.5 %", []),
    ("Frequency recovery time: < 5 s", []),
    ("Voltage unbalance for single operation: < 1%", []),
    ("Sudden power increase: < -10 %", []),
    ("Reference conditions: load raised from 0% to 50% of the rated power", []),
    ("The engine shall be capable of 10% overload for one hour in every 12 hours.", []),
    ("The average load factor over a period of 24 hours shall be 0.85.", []),
    ("The alternator shall run at 1500 rpm.", ["rated_speed = 1500 rpm"]),
    ("Noise level at 1 m shall not exceed 75 dB(A).", ["sound_pressure_level ≤ 75 dBA"]),
    ("The engine shall have a capacity of minimum 306 BHP.", []),
    ("The engine shall conform to ISO 3046.", ["standard = ISO 3046"]),
    ("Complete starting arrangement, including 2 nos. batteries and charger.", []),
    # pumps
    ("Column pipes shall be of individual length not exceeding 3.00 m each.", ["length ≤ 3 m"]),
    ("The column piping shall be of individual length nor exceeding 3.00 M each.", ["length ≤ 3 m"]),
    ("The spacing of the bearings shall not be more than 3 m apart.", []),
    ("The velocity at the highest flow condition must not exceed 2.0 m/s.", []),
    ("Bowl efficiency below 82% on duty point shall not be acceptable.", ["pump_efficiency ≥ 82 percent"]),
    ("Pumps with an efficiency under 70 % will be rejected.", ["pump_efficiency ≥ 70 percent"]),
    ("No credit shall be given for a pump efficiency greater than 83%.", []),
    ("Materials having a hardness difference of at least 50 BHN with the nearest component.", []),
    ("Hydrostatic test at not less than 150% of the shut off pressure for 30 minutes.", []),
    ("The pump shall deliver 20 m³/h against a head of 35 m.", ["volume_flow ≥ 20 m**3/h", "pump_head ≥ 35 m"]),
    ("Solids up to 80 mm shall pass the pump.", []),
    ("Valves, flow meters, and other appurtenances.", []),
    ("Pump speed: max. 1450 rpm", ["rated_speed ≤ 1450 rpm"]),
    ("Products used in similar services for a minimum of five years.", []),
    ("Motor efficiency class IE3 or better", ["motor_efficiency_class ≥ IE3"]),
    # services, software, terms
    ("Respond to unplanned outages within 10 minutes between 6 a.m. and 10 p.m.", []),
    ("Any outages after 10 p.m. shall be responded to by 6:30 a.m.", []),
    ("Initial response within one (1) business day", []),
    ("Highly-responsive systems, meaning response times of 750 milliseconds or less", ["response_time ≤ 750 ms"]),
    ("Replace the removed employee within 5 business days.", []),
    ("All team members have access to accounts within 14 calendar days after award.", []),
    ("Written approval at least 1 week prior to traveling", []),
    ("The document shall not exceed 10 pages in length.", []),
    ("Examples of up to three (3) projects, within the past 3 years", []),
    ("Minimum of 90% test coverage of all code", []),
    ("0 linting errors and 0 warnings", []),
    ("Web Content Accessibility Guidelines 2.1 AA standards", ["accessibility_standard ≥ WCAG2.1-AA"]),
    ("P1 critical: 15 min response, 4 hr resolution", []),
    ("The system shall be available 99.5 % of the time.", []),
    ("Service availability of at least 99.9 % a month", ["service_availability ≥ 99.9 percent"]),
    ("24×7 monitoring via SIEM platform", []),
    ("Multi-factor authentication (MFA) for all accounts", ["multi_factor_authentication = true"]),
    ("The supplier must hold a valid ISO/IEC 27001 certificate.", ["certificate = ISO/IEC 27001"]),
    ("Offers will be valid for one (1) year after submission.", []),
    ("The work covers approximately 18,400 square feet of total cleaning area.", []),
    ("The contractor's staff of about 35 employees works in the building.", []),
    ("Invoices are paid within 30 days of receipt.", ["payment_days ≤ 30 d"]),
    # marked after the first ones were mended for
    ("The boiler shall have a rated heat output of 2.5 MW.", ["heat_output ≥ 2.5 MW"]),
    ("Boilers with an efficiency below 90 % will not be accepted.", ["thermal_efficiency ≥ 90 percent"]),
    ("Design pressure: 16 bar(g), test pressure: 24 bar(g)", ["maximum_pressure ≥ 16 barg", "test_pressure ≥ 24 barg"]),
    ("The tank shall be hydro tested at 1.5 times the design pressure.", []),
    ("Enclosures shall be IP55 to IEC 60529.", ["protection_class ≥ IP55"]),
    ("The transformer shall be rated 1600 kVA, 10/0.4 kV, Dyn11.", ["apparent_power ≥ 1600 kVA", "vector_group = Dyn11"]),
    ("No-load losses shall not exceed 1.7 kW.", ["no_load_losses ≤ 1.7 kW"]),
    ("Temperature rise of the oil: max. 60 K", []),
    ("The equipment shall operate at altitudes up to 1000 m.", ["altitude ≥ 1000 m"]),
    ("Relative humidity up to 95 %, non-condensing", []),
    ("Steel structures shall be hot-dip galvanised to ISO 1461.", ["standard = ISO 1461"]),
    ("Minimum coating thickness 240 µm", ["coating_thickness ≥ 240 um"]),
    ("The corrosivity category is C4.", ["corrosivity_category ≥ C4"]),
    ("The cable shall withstand 3 kV for 5 minutes.", []),
    ("The motor shall be rated for 400 V, 50 Hz and 1450 rpm.",
     ["rated_voltage = 400 V", "rated_frequency = 50 Hz", "rated_speed = 1450 rpm"]),
    ("The contractor shall hold liability insurance of at least EUR 5 million.", ["liability_insurance ≥ 5000000 EUR"]),
    ("The project manager must have at least 10 years of experience.", ["years_of_experience ≥ 10 year"]),
    ("At least three references from the last five years", ["reference_count ≥ 3 reference"]),
    ("Training for 12 operators over 3 days", ["training_hours ≥ 3 d"]),
    ("The first report is due 30 days after award.", []),
    ("Spare parts shall be available for at least 10 years.", ["spare_parts_years ≥ 10 year"]),
    ("Delivery time: 16 weeks from order", ["lead_time_days ≤ 16 week"]),
    ("The existing pump delivers 30 m³/h.", []),
    ("The plant treats 45 t of waste a day at present.", []),
    ("A person over 18 years of age shall sign.", []),
    ("Section 4.2 applies to all works above 2 m height.", []),
    ("A service engineer shall be on site within 24 hours.", ["service_response_hours ≤ 24 h"]),
    ("The display shall be at least 10 inches.", ["display_size ≥ 10 in"]),
    ("The server shall have at least 64 GB memory.", ["memory ≥ 64 GB"]),
    ("Data must be kept for 5 years.", []),
    ("The pages must load in less than 3 seconds.", []),
    ("Fire resistance: 60 minutes", ["fire_resistance ≥ 60 min"]),
    ("Door width: 900 mm", ["door_width ≥ 900 mm"]),
    ("Paint all walls with two coats.", []),
    ("Excavation to a depth of 1.2 m", []),
    ("Concrete strength class C30/37 according to EN 206", ["concrete_strength_class ≥ C30/37", "standard = EN 206"]),
    ("Noise more than 80 dB(A) at 1 m is not permitted.", ["sound_pressure_level ≤ 80 dBA"]),
]  # fmt: skip
DANISH = [
    ("Dansk Standard 447: Norm for ventilationsanlæg, seneste udgave", []),
    ("Anlægget udføres i henhold til DS 452.", ["standard = DS 452"]),
    ("Rørledninger udlægges i isoleringslagets øverste 75 mm lag.", []),
    ("Leverandøren skal svare inden for 4 timer.", []),
    ("Ydelsen skal være til rådighed fra kl. 7 til kl. 17.", []),
    ("Mindst 3 års erfaring med fjernvarme", ["years_of_experience ≥ 3 year"]),
    ("Pumpen skal mindst yde 12 m³/h.", ["volume_flow ≥ 12 m**3/h"]),
    ("Garantiperioden er 5 år.", ["warranty_months ≥ 5 year"]),
    ("Fremløbstemperaturen må højst være 75 °C.", ["flow_temperature ≤ 75 degC"]),
    ("Returtemperaturen er i dag typisk 38-42 °C.", []),
    ("Aftalen løber i 48 måneder med option på 2 x 12 måneder.", []),
    ("Casebesvarelsen må maksimalt fylde ti A4-sider.", []),
    ("Leverandøren stiller 15 limousiner til rådighed.", []),
    ("Bod udgør 0,5 % af prisen pr. påbegyndt uge, højst 10 %.", []),
    ("Lydtrykniveauet i 1 m afstand må ikke overstige 70 dB(A).", ["sound_pressure_level ≤ 70 dBA"]),
    ("Kedlen skal have en virkningsgrad på mindst 92 %.", ["thermal_efficiency ≥ 92 percent"]),
    ("Rør dimensioneres for PN 16.", ["nominal_pressure ≥ 16 PN"]),
    ("Trykprøvning med 1,3 gange driftstrykket", []),
    ("Kapslingsklasse mindst IP54", ["protection_class ≥ IP54"]),
    ("Anlægget er i dag på 2 MW.", []),
    ("Leveringstiden må ikke overstige 20 uger.", ["lead_time_days ≤ 20 week"]),
    ("Mindst 5 referencer", ["reference_count ≥ 5 reference"]),
    ("Vægten må højst være 250 kg.", ["mass ≤ 250 kg"]),
    ("Pumper med en virkningsgrad under 70 % accepteres ikke.", ["pump_efficiency ≥ 70 percent"]),
]  # fmt: skip
GERMAN = [
    ("Verbrennungsmotor Diesel (Schadstoffklasse mind. EURO 5)", []),
    ("Motorleistung mind. 320 PS", ["rated_power ≥ 320 PS"]),
    ("zulässige Gesamtmasse: max. 18.000 kg", ["gross_mass ≤ 18000 kg"]),
    ("Fahrzeughöhe: max. 3.500 mm", ["height ≤ 3500 mm"]),
    ("Fahrzeuglänge: max. 8.700 mm inkl. Haspel", ["length ≤ 8700 mm"]),
    ("Radstand: max. 4.200 mm", []),
    ("Eine Hinterachslast von 10 t ist zu beachten.", []),
    ("Ausführung nach DIN EN 1846-2 und DIN 14530-27", ["standard = DIN EN 1846-2", "standard = DIN 14530-27"]),
    ("Sichtverbindung nach DIN EN 1846 Teil 1", ["standard = DIN EN 1846-1"]),
    ("je Fahrzeugseite mind. 3 Geräteräume", []),
    ("Löschwasserbehälter mit mind. 1.000 l nutzbarem Inhalt", ["vessel_volume ≥ 1000 l"]),
    ("Das Fahrzeug hat eine Gesamthöhe von max. 3.300 mm.", ["height ≤ 3300 mm"]),
    ("Ersatzteillieferungen binnen 48 Stunden", ["spare_parts_delivery ≤ 48 h"]),
    ("Rechnungen sind innerhalb von 30 Tagen zur Zahlung fällig.", ["payment_days ≤ 30 d"]),
    ("Skonto von 2 % bei Zahlung binnen 14 Tagen", []),
    ("Phasenstrom: 20 A max", []),
    ("Schaltfrequenz: 50 kHz", []),
    ("Gewährleistung 24 Monate", ["warranty_months ≥ 24 month"]),
    ("Der Wirkungsgrad der Pumpe darf 75 % nicht unterschreiten.", ["pump_efficiency ≥ 75 percent"]),
    ("Pumpen mit weniger als 70 % Pumpenwirkungsgrad werden ausgeschlossen.", ["pump_efficiency ≥ 70 percent"]),
    ("Schutzart mindestens IP65", ["protection_class ≥ IP65"]),
    ("Die Lieferzeit darf 12 Wochen nicht überschreiten.", ["lead_time_days ≤ 12 week"]),
    ("Prüfspannung 2,5 kV, 1 min", []),
    ("Das Gerät wiegt derzeit 40 kg.", []),
    ("Der Schalldruckpegel darf 70 dB(A) nicht überschreiten.", ["sound_pressure_level ≤ 70 dBA"]),
    ("Fahrzeuge mit mehr als 3,5 t Gesamtgewicht sind nicht zugelassen.", ["gross_mass ≤ 3.5 t"]),
    ("Werkstoff 1.4404", ["material = 1.4404"]),
    ("Betriebsdruck bis 10 bar", ["maximum_pressure ≥ 10 barg"]),
    ("Mindestens 2 Jahre Gewährleistung", ["warranty_months ≥ 2 year"]),
    ("Ausführung gemäß DIN EN 12845 Teil 2", ["standard = DIN EN 12845-2"]),
]  # fmt: skip
ROWS = [(text, "en", wanted) for text, wanted in ENGLISH]
ROWS += [(text, "da", wanted) for text, wanted in DANISH]
ROWS += [(text, "de", wanted) for text, wanted in GERMAN]


def written(constraint: Constraint) -> str:
    """A constraint as the rows have it."""
    operator = constraint.operator.value.removesuffix("-interval")
    parts = [constraint.property, operator, "…".join(constraint.values), constraint.unit]
    shown = " ".join(part for part in parts if part)
    return f"{shown} ({constraint.aggregate.value})" if constraint.aggregate else shown


def compare(rows: Sequence[Row] = tuple(ROWS)) -> tuple[int, int, list[tuple[str, str]], list[tuple[str, str]]]:
    """How many constraints are marked, how many of them proposed, what is proposed besides and what is missed."""
    dictionary = standard_dictionary()
    marked = right = 0
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for text, language, wanted in rows:
        proposed = [written(one) for one in propose_constraints(text, dictionary, language)]
        marked += len(wanted)
        right += len(set(wanted) & set(proposed))
        wrong += [(text, one) for one in proposed if one not in wanted]
        missed += [(text, one) for one in wanted if one not in proposed]
    return marked, right, wrong, missed
