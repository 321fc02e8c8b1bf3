"""Requirement texts of kinds that unseen documents have, each with the constraints a person would confirm of it.

Marked by reading before the texts were typed by rule; written as in `proposed_constraints`. Much of what is asked has no
property in the dictionary: then nothing is expected.
"""

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.proposals import propose_constraints

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
    ("The generator shall be a 4-pole, 3-phase, brushless synchronous generator.", ["pole_count = 4"]),
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
    ("The set shall deliver its power at 0.8 lagging power factor, 415 volts, three phase, 50 Hz.", ["power_factor = 0.8"]),
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
    ("Web Content Accessibility Guidelines 2.1 AA standards", ["accessibility_standard = WCAG 2.1 AA"]),
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


def compare() -> tuple[int, int, list[tuple[str, str]], list[tuple[str, str]]]:
    """How many constraints are marked, how many of them proposed, what is proposed besides and what is missed."""
    dictionary = standard_dictionary()
    marked = right = 0
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for text, language, wanted in ROWS:
        proposed = [written(one) for one in propose_constraints(text, dictionary, language)]
        marked += len(wanted)
        right += len(set(wanted) & set(proposed))
        wrong += [(text, one) for one in proposed if one not in wanted]
        missed += [(text, one) for one in wanted if one not in proposed]
    return marked, right, wrong, missed
