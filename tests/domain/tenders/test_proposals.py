"""Truth table of proposed constraints: sentences as buyers write them, in three languages, and what they ask for.

A row gives the sentence and the constraints as `property operator values unit`; an aggregate stands in brackets behind.
"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.proposals import propose_constraints

DICTIONARY = standard_dictionary()


def written(constraint: Constraint) -> str:
    operator = constraint.operator.value.removesuffix("-interval")
    parts = [constraint.property, operator, "…".join(constraint.values), constraint.unit]
    shown = " ".join(part for part in parts if part)
    return f"{shown} ({constraint.aggregate.value})" if constraint.aggregate else shown


def proposed(text: str, language: str | None = None) -> list[str]:
    return [written(one) for one in propose_constraints(text, DICTIONARY, language)]


ENGLISH = [
    # limits
    ("Rated voltage ≥ 400 V",                                               ["rated_voltage ≥ 400 V"]),
    ("Rated voltage >= 400 V",                                              ["rated_voltage ≥ 400 V"]),
    ("The rated power shall be at least 12 kW.",                            ["rated_power ≥ 12 kW"]),
    ("The rated power shall be no less than 12 kW.",                        ["rated_power ≥ 12 kW"]),
    ("The rated power shall not be less than 12 kW.",                       ["rated_power ≥ 12 kW"]),
    ("The rated power must not be more than 12 kW.",                        ["rated_power ≤ 12 kW"]),
    ("The rated power must not exceed 12.5 kW.",                            ["rated_power ≤ 12.5 kW"]),
    ("The rated power must exceed 12.5 kW.",                                ["rated_power ≥ 12.5 kW"]),
    ("Rated power: min. 12 kW",                                             ["rated_power ≥ 12 kW"]),
    ("Rated power (min.): 12 kW",                                           ["rated_power ≥ 12 kW"]),
    ("Rated power 12 kW or more",                                           ["rated_power ≥ 12 kW"]),
    ("Rated power 12 kW minimum",                                           ["rated_power ≥ 12 kW"]),
    ("Minimum rated power: 12 kW",                                          ["rated_power ≥ 12 kW"]),
    ("A minimum rated power of 12 kW is required.",                         ["rated_power ≥ 12 kW"]),
    ("Maximum weight 500 kg",                                               ["mass ≤ 500 kg"]),
    ("The weight shall be below 500 kg.",                                   ["mass ≤ 500 kg"]),
    ("The weight is limited to 500 kg.",                                    ["mass ≤ 500 kg"]),
    ("Weight up to 1,500 kg, as the floor allows no more.",                 ["mass ≤ 1500 kg"]),
    ("The sound pressure level shall not exceed 75 dB(A) at 1 m.",          ["sound_pressure_level ≤ 75 dBA"]),
    ("The methane content shall be at least 97 %.",                         ["methane_content ≥ 97 percent"]),
    ("The pump shall have a volume flow of at least 20 m³/h.",              ["volume_flow ≥ 20 m**3/h"]),
    ("Warranty period of not less than 24 months",                          ["warranty_months ≥ 24 month"]),
    ("The hydraulic retention time shall be at least 25 days.",             ["hydraulic_retention_time ≥ 25 d"]),
    ("An efficiency of at least 92.5 % for the thermal efficiency is not asked for.", []),
    # values without a limit
    ("Rated frequency: 50 Hz",                                              ["rated_frequency = 50 Hz"]),
    ("Number of poles: 4",                                                  ["pole_count = 4"]),
    ("The rated current is 16 A.",                                          ["rated_current = 16 A"]),
    ("Supply voltage: 400 V",                                               ["supply_voltage_range contains 400…400 V"]),
    ("Thermal efficiency 92 %",                                             ["thermal_efficiency ≥ 92 percent"]),
    ("Power consumption 3 kW",                                              ["power_consumption ≤ 3 kW"]),
    # ranges, tolerances, alternatives
    ("Ambient temperature −20 … +45 °C",                                    ["ambient_temperature contains -20…45 degC"]),
    ("Ambient temperature: -20 °C to 45 °C",                                ["ambient_temperature contains -20…45 degC"]),
    ("It shall work at ambient temperatures from -20 to +45 °C.",           ["ambient_temperature contains -20…45 degC"]),
    ("The ambient temperature lies between -20 and +45 °C.",                ["ambient_temperature contains -20…45 degC"]),
    ("Rated power between 10 and 20 kW",                                    ["rated_power between 10…20 kW"]),
    ("Rated power 10–20 kW",                                                ["rated_power between 10…20 kW"]),
    ("Rated voltage 24 V ±10 %",                                            ["rated_voltage between 21.6…26.4 V"]),
    ("Rated voltage 230 V or 400 V",                                        ["rated_voltage one-of 230…400 V"]),
    ("Rated voltage 230/400 V",                                             ["rated_voltage one-of 230…400 V"]),
    ("Rated frequency 50/60 Hz",                                            ["rated_frequency one-of 50…60 Hz"]),
    ("The pH shall be between 6.5 and 8.5.",                                ["ph_range contains 6.5…8.5 pH"]),
    # several in one sentence
    ("Rated power min. 12 kW, rated voltage 400 V, IP65.",
     ["rated_power ≥ 12 kW", "rated_voltage = 400 V", "protection_class ≥ IP65"]),
    ("Volume flow of at least 20 m³/h at a pressure drop of max. 0.5 bar",
     ["volume_flow ≥ 20 m**3/h", "pressure_drop ≤ 0.5 bar"]),
    ("Rated power ≥ 12 kW; weight ≤ 500 kg",                                ["rated_power ≥ 12 kW", "mass ≤ 500 kg"]),
    ("Rated power ≥ 12 kW\nWeight ≤ 500 kg",                                ["rated_power ≥ 12 kW", "mass ≤ 500 kg"]),
    # name behind the amount
    ("At least 12 kW rated power",                                          ["rated_power ≥ 12 kW"]),
    ("A total of at least 99.9 % availability",                             ["availability ≥ 99.9 percent"]),
    # totals
    ("The total rated power shall be at least 500 kW.",                     ["rated_power ≥ 500 kW (sum)"]),
    ("The combined weight must not exceed 12 t.",                           ["mass ≤ 12 t (sum)"]),
    # classes and sizes
    ("Enclosure IP65",                                                      ["protection_class ≥ IP65"]),
    ("Degree of protection at least IP 54",                                 ["protection_class ≥ IP54"]),
    ("IP54 or better",                                                      ["protection_class ≥ IP54"]),
    ("IP54 or IP65",                                                        ["protection_class one-of IP54…IP65"]),
    ("Impact resistance IK08",                                              ["impact_protection ≥ IK08"]),
    ("Motors of efficiency class IE3 or higher",                            ["motor_efficiency_class ≥ IE3"]),
    ("Insulation class F",                                                  ["insulation_class ≥ F"]),
    ("Insulation class: at least F",                                        ["insulation_class ≥ F"]),
    ("Corrosivity category C5",                                             ["corrosivity_category ≥ C5"]),
    ("Execution class EXC3",                                                ["execution_class ≥ EXC3"]),
    ("Valves DN 200, PN 16",
     ["nominal_diameter = 200 DN", "nominal_pressure ≥ 16 PN"]),
    ("Cables of class Cca",                                                 ["cable_fire_class ≥ Cca"]),
    ("The controller shall speak OPC UA and Modbus TCP.",                   ["communication_protocol all-of OPC-UA…Modbus-TCP"]),
    ("It shall speak Modbus TCP or Profibus over RS-485.",
     ["communication_protocol = Modbus-TCP", "hardware_interface = RS-485"]),
    ("Measured with an accuracy of 2 % or better",                          ["measuring_accuracy ≤ 2 percent"]),
    ("A thermal efficiency of 92 % or better",                              ["thermal_efficiency ≥ 92 percent"]),
    ("Safety integrity level SIL 2",                                        ["safety_integrity_level ≥ SIL2"]),
    # standards and certificates
    ("Welding shall comply with EN 1090-2.",                                ["standard = EN 1090-2"]),
    ("Designed to IEC 60364-4-41 and EN 60204-1",
     ["standard = IEC 60364-4-41", "standard = EN 60204-1"]),
    ("Tested according to EN 12266-1:2012",                                 ["standard = EN 12266-1:2012"]),
    ("The manufacturer shall be certified to ISO 9001:2015 or equivalent.", ["certificate = ISO 9001:2015"]),
    ("ISO 14001",                                                           ["certificate = ISO 14001"]),
    ("A certificate to EN ISO 3834-2 shall be held.",                       ["certificate = EN ISO 3834-2"]),
    ("ASME B16.5 or EN 1092-1 flanges",                                     ["standard one-of ASME B16.5…EN 1092-1"]),
    ("Protection EN 60529 IP54",                                            ["protection_class ≥ IP54"]),
    # delivery
    ("Lead time max. 10 weeks",                                             ["lead_time_days ≤ 10 week"]),
    ("The equipment shall be delivered within 10 weeks of order.",          ["lead_time_days ≤ 10 week"]),
    ("Delivery no later than 90 days after signature",                      ["lead_time_days ≤ 90 d"]),
    # yes or no
    ("Cables shall be halogen-free.",                                       ["halogen_free = true"]),
    # members
    ("An annual turnover of at least EUR 5 million",                        ["annual_turnover ≥ 5000000 EUR"]),
    ("The bidder shall name at least 3 references.",                        ["reference_count ≥ 3 reference"]),
]  # fmt: skip

DANISH = [
    ("Mærkespænding ≥ 400 V",                                               ["rated_voltage ≥ 400 V"]),
    ("Mærkeeffekten skal være mindst 12 kW.",                               ["rated_power ≥ 12 kW"]),
    ("Mærkeeffekten skal mindst være 12,5 kW.",                             ["rated_power ≥ 12.5 kW"]),
    ("Mærkeeffekt: min. 12 kW",                                             ["rated_power ≥ 12 kW"]),
    ("Mærkeeffekt på minimum 12 kW",                                        ["rated_power ≥ 12 kW"]),
    ("Mærkeeffekten må ikke være under 12 kW.",                             ["rated_power ≥ 12 kW"]),
    ("Mærkeeffekten må ikke være mindre end 12 kW.",                        ["rated_power ≥ 12 kW"]),
    ("Mærkeeffekt 12 kW eller derover",                                     ["rated_power ≥ 12 kW"]),
    ("Vægten må højst være 1.500 kg.",                                      ["mass ≤ 1500 kg"]),
    ("Vægten må ikke overstige 500 kg.",                                    ["mass ≤ 500 kg"]),
    ("Vægt maks. 500 kg",                                                   ["mass ≤ 500 kg"]),
    ("Vægten skal være under 500 kg.",                                      ["mass ≤ 500 kg"]),
    ("Vægt op til 500 kg",                                                  ["mass ≤ 500 kg"]),
    ("Maksimal vægt: 500 kg",                                               ["mass ≤ 500 kg"]),
    ("Lydtrykniveauet må højst være 75 dB(A) i 1 m afstand.",               ["sound_pressure_level ≤ 75 dBA"]),
    ("Virkningsgraden på kedlen ved 80 °C er ukendt.",                      []),
    ("Omgivelsestemperatur fra -20 til +45 °C",                             ["ambient_temperature contains -20…45 degC"]),
    ("Omgivelsestemperatur mellem −20 og +45 °C",                           ["ambient_temperature contains -20…45 degC"]),
    ("Mærkeeffekt mellem 10 og 20 kW",                                      ["rated_power between 10…20 kW"]),
    ("Mærkespænding 230 V eller 400 V",                                     ["rated_voltage one-of 230…400 V"]),
    ("Mærkespænding 24 V ± 10 %",                                           ["rated_voltage between 21.6…26.4 V"]),
    ("Mærkefrekvens 50 Hz",                                                 ["rated_frequency = 50 Hz"]),
    ("Kapslingsklasse mindst IP54",                                         ["protection_class ≥ IP54"]),
    ("Tæthedsklasse IP65 eller bedre",                                      ["protection_class ≥ IP65"]),
    ("Virkningsgradsklasse IE3",                                            ["motor_efficiency_class ≥ IE3"]),
    ("Isolationsklasse F",                                                  ["insulation_class ≥ F"]),
    ("Leveringstiden må ikke overstige 12 uger.",                           ["lead_time_days ≤ 12 week"]),
    ("Leveringstid højst 10 uger",                                          ["lead_time_days ≤ 10 week"]),
    ("Anlægget skal leveres inden for 10 uger.",                            ["lead_time_days ≤ 10 week"]),
    ("Garantiperiode mindst 24 måneder",                                    ["warranty_months ≥ 24 month"]),
    ("Der skal ydes garanti i mindst 5 år.",                                ["warranty_months ≥ 5 year"]),
    ("Svejsning skal udføres efter DS/EN 1090-2.",                          ["standard = DS EN 1090-2"]),
    ("Tilbudsgiver skal være certificeret efter ISO 9001:2015 eller tilsvarende.", ["certificate = ISO 9001:2015"]),
    ("Den samlede mærkeeffekt skal være mindst 500 kW.",                    ["rated_power ≥ 500 kW (sum)"]),
    ("Kablerne skal være halogenfri.",                                      ["halogen_free = true"]),
    ("Metanindhold mindst 97 %",                                            ["methane_content ≥ 97 percent"]),
    ("Driftstryk maks. 10 bar, DN 200",
     ["maximum_pressure ≤ 10 barg", "nominal_diameter = 200 DN"]),
    ("Mindst 12 kW mærkeeffekt",                                            ["rated_power ≥ 12 kW"]),
]  # fmt: skip

GERMAN = [
    ("Nennspannung ≥ 400 V",                                                ["rated_voltage ≥ 400 V"]),
    ("Die Nennleistung muss mindestens 12 kW betragen.",                    ["rated_power ≥ 12 kW"]),
    ("Nennleistung mindestens 12,5 kW",                                     ["rated_power ≥ 12.5 kW"]),
    ("Nennleistung: mind. 12 kW",                                           ["rated_power ≥ 12 kW"]),
    ("Mindestens eine Nennleistung von 12 kW",                              ["rated_power ≥ 12 kW"]),
    ("Die Nennleistung darf 12 kW nicht unterschreiten.",                   ["rated_power ≥ 12 kW"]),
    ("Die Nennleistung darf nicht weniger als 12 kW betragen.",             ["rated_power ≥ 12 kW"]),
    ("Nennleistung 12 kW oder mehr",                                        ["rated_power ≥ 12 kW"]),
    ("Das Gewicht darf 1.500 kg nicht überschreiten.",                      ["mass ≤ 1500 kg"]),
    ("Das Gewicht darf höchstens 500 kg betragen.",                         ["mass ≤ 500 kg"]),
    ("Gewicht max. 500 kg",                                                 ["mass ≤ 500 kg"]),
    ("Maximales Gewicht: 500 kg",                                           ["mass ≤ 500 kg"]),
    ("Gewicht bis zu 500 kg",                                               ["mass ≤ 500 kg"]),
    ("Gewicht nicht mehr als 500 kg",                                       ["mass ≤ 500 kg"]),
    ("Der Schalldruckpegel darf bei 1 m höchstens 75 dB(A) betragen.",      ["sound_pressure_level ≤ 75 dBA"]),
    ("Umgebungstemperatur von -20 bis +45 °C",                              ["ambient_temperature contains -20…45 degC"]),
    ("Umgebungstemperatur zwischen -20 und +45 °C",                         ["ambient_temperature contains -20…45 degC"]),
    ("Umgebungstemperatur -15°C bis +40°C",                                 ["ambient_temperature contains -15…40 degC"]),
    ("Nennleistung zwischen 10 und 20 kW",                                  ["rated_power between 10…20 kW"]),
    ("Nennspannung 230 V oder 400 V",                                       ["rated_voltage one-of 230…400 V"]),
    ("Nennspannung 24 V ±10 %",                                             ["rated_voltage between 21.6…26.4 V"]),
    ("Nennfrequenz 50 Hz",                                                  ["rated_frequency = 50 Hz"]),
    ("Relative Luftfeuchtigkeit 30%-90%",                                   ["relative_humidity contains 30…90 percent"]),
    ("Schutzart IP54 oder höher",                                           ["protection_class ≥ IP54"]),
    ("Schutzart mindestens IP 65",                                          ["protection_class ≥ IP65"]),
    ("Wirkungsgradklasse IE3",                                              ["motor_efficiency_class ≥ IE3"]),
    ("Isolierstoffklasse F",                                                ["insulation_class ≥ F"]),
    ("Lieferzeit höchstens 8 Wochen",                                       ["lead_time_days ≤ 8 week"]),
    ("Die Lieferung hat innerhalb von 10 Wochen zu erfolgen.",              ["lead_time_days ≤ 10 week"]),
    ("Gewährleistung von mindestens 24 Monaten",                            ["warranty_months ≥ 24 month"]),
    ("Schweißarbeiten nach DIN EN 1090-2",                                  ["standard = DIN EN 1090-2"]),
    ("Zertifizierung nach ISO 9001:2015 oder gleichwertig",                 ["certificate = ISO 9001:2015"]),
    ("Die Kabel müssen halogenfrei sein.",                                  []),
    ("Methangehalt mindestens 97 %",                                        ["methane_content ≥ 97 percent"]),
    ("Mindestens 8 GB RAM",                                                 ["memory ≥ 8 GB"]),
    ("Mindestens 15 Zoll Bildschirmdiagonale",                              ["display_size ≥ 15 in"]),
]  # fmt: skip

NOTHING = [
    "The bid must be submitted by 12 May 2026 at 12:00.",
    "The tender closes on 12.05.2026.",
    "The tender closes on 2026-05-12 at 12.00 CET.",
    "See section 4.2.1 and clause 5.",
    "As stated in Annex 3, table 12.",
    "Lot 2 comprises the heat pumps.",
    "The price shall be given in EUR, e.g. EUR 12,000 per unit.",
    "Call +45 12 34 56 78 for questions.",
    "Tel. 0045 3344 5566",
    "Write to tender2026@example.org or see https://example.org/2026/tender-400V.",
    "The project number is 2026-0012.",
    "CPV 42120000",
    "The plant runs 24 hours a day, 7 days a week.",
    "Support is available 24/7.",
    "If the rated power exceeds 5 kW, a soft starter is required.",
    "When the ambient temperature is below -10 °C, work stops.",
    "The existing supply voltage is 400 V.",
    "The current plant has a rated power of 500 kW.",
    "A rated power of 12 kW is not required.",
    "The rated power is about 12 kW.",
    "Rated power, for example 12 kW",
    "Power supplies such as 24 V are common.",
    "The contractor describes the method in no more than 10 pages.",
    "The system is used by over 400 users.",
    "Work starts in week 12.",
    "Phase 2 begins in 2027.",
    "The municipality has 12,000 inhabitants.",
    "The existing Modbus TCP network stays.",
    "Documents are delivered within 10 days of request.",
    "Questions are answered within 5 working days.",
    "The maximum volume flow is 20 m³/h.",
    "Ambient temperature up to 45 °C",
    "Version 4.2 of the software",
    "Room 3.14 on the second floor",
    "Sec. 3.01 Scope of Work",
    "The material shall be suitable for the purpose.",
    "Cables need not be halogen-free.",
    "Cables without halogen-free sheath",
    "Values are measured according to EN ISO 3744.",
    "For definitions see EN 13306.",
    "",
    "   \n  ",
    "1",
    "Tilbuddet skal afleveres den 12. maj 2026 kl. 12.00.",
    "Jf. afsnit 4.2 og bilag 3.",
    "Ring på tlf. 12 34 56 78.",
    "Det eksisterende anlæg har en mærkeeffekt på 500 kW.",
    "Hvis vægten overstiger 500 kg, skal der bruges kran.",
    "Mærkeeffekt ca. 12 kW",
    "Der stilles ikke krav om en mærkeeffekt på 12 kW.",
    "Tegninger leveres inden for 10 dage.",
    "Das Angebot ist bis zum 12.05.2026 um 12:00 Uhr einzureichen.",
    "Siehe Abschnitt 4.2 und Anlage 3.",
    "Telefon 030 1234567",
    "Die bestehende Anlage hat eine Nennleistung von 500 kW.",
    "Wenn das Gewicht 500 kg überschreitet, wird ein Kran gebraucht.",
    "Nennleistung ca. 12 kW",
    "Eine Zertifizierung nach ISO 9001 ist nicht erforderlich.",
    "Der Preis beträgt 12.000 EUR.",
]

CUED = [
    # what holds, conveys, heats or withstands: the words around an amount tell the property
    ("The reception tank shall hold at least 600 m³.",                      ["vessel_volume ≥ 600 m**3"]),
    ("Two digesters shall each hold at least 3 000 m³.",                    ["digester_volume ≥ 3000 m**3"]),
    ("The gas storage shall hold at least 2 000 m³.",                       ["gas_storage_volume ≥ 2000 m**3"]),
    ("It shall treat at least 600 m³/h of biogas.",                         ["volume_flow ≥ 600 m**3/h"]),
    ("Two units shall each give at least 600 kW of electricity.",           ["electrical_output ≥ 600 kW"]),
    ("The peak boiler shall give at least 4 000 kW.",                       ["heat_output ≥ 4000 kW"]),
    ("All pipes shall bear at least 25 bar.",                               ["maximum_pressure ≥ 25 barg"]),
    ("Heat exchangers shall have an approach of no more than 4 K.",         ["approach_temperature ≤ 4 delta_degC"]),
    ("Nitrogen oxides shall be no more than 100 mg/Nm³.",                   ["nox_emission ≤ 100 mg/Nm3"]),
    ("The leader shall be insured for at least EUR 10 million per case.",   ["liability_insurance ≥ 10000000 EUR"]),
    ("During the warranty a technician shall be on site within 24 hours.",  ["service_response_hours ≤ 24 h"]),
    ("The erection shall be ready within 30 weeks.",                        ["completion_time ≤ 30 week"]),
    ("Tanks shall be made of stainless steel 1.4404 or 1.4571.",            ["material one-of 1.4404…1.4571"]),
    ("The steel pipe shall be of P235GH.",                                  ["pipe_material_class = P235GH"]),
    ("Accessible as EN 301 549 asks.",                                      ["standard = EN 301 549"]),
    ("Modtagetanken skal mindst rumme 600 m³.",                             ["vessel_volume ≥ 600 m**3"]),
    ("Pumperne skal transportere mindst 60 m³/h.",                          ["volume_flow ≥ 60 m**3/h"]),
    ("Kedlen skal yde mindst 4.000 kW.",                                    ["heat_output ≥ 4000 kW"]),
    ("Rørene skal tåle mindst 25 bar.",                                     ["maximum_pressure ≥ 25 barg"]),
    ("Der leveres reservedele i mindst 15 år.",                             ["spare_parts_years ≥ 15 year"]),
    ("Der Behälter muss mindestens 600 m³ fassen.",                         ["vessel_volume ≥ 600 m**3"]),
    ("Der Kessel muss mindestens 4.000 kW leisten.",                        ["heat_output ≥ 4000 kW"]),
    ("Stickoxide höchstens 100 mg/Nm³",                                     ["nox_emission ≤ 100 mg/Nm3"]),
    # told by nothing, or only described
    ("The building covers 600 m³ in all.",                                  []),
    ("The boiler of the school gives 400 kW today.",                        []),
    ("It shall give at least 600 kW.",                                      []),
    ("This will be completed within 14 days of termination.",               []),
    ("Parts shall be of stainless steel 1.4301 or better.",                 []),
    ("Experience with deployments of Cloud Foundry shall be shown.",        []),
    ("Final acceptance of deliverables is given within 30 days.",           []),
]  # fmt: skip

IN_WORDS = [
    # numbers as words are read like figures, alone or beside them
    ("A minimum of three references shall be given.",                       ["reference_count ≥ 3 reference"]),
    ("At least two digital inputs",                                         ["digital_input_count ≥ 2"]),
    ("At least two (2) digital inputs",                                     ["digital_input_count ≥ 2"]),
    ("two (2) references or more",                                          ["reference_count ≥ 2 reference"]),
    ("Warranty period of 24 (twenty-four) months",                          ["warranty_months ≥ 24 month"]),
    ("Warranty period of two (2) years",                                    ["warranty_months ≥ 2 year"]),
    ("The equipment shall be delivered within ten weeks of order.",         ["lead_time_days ≤ 10 week"]),
    ("Number of poles: four",                                               ["pole_count = 4"]),
    ("An annual turnover of at least EUR five million",                     ["annual_turnover ≥ 5000000 EUR"]),
    ("At least a dozen references",                                         ["reference_count ≥ 12 reference"]),
    ("Number of employees: at least one hundred and fifty",                 ["employee_count ≥ 150 employee"]),
    ("At least one reference",                                              ["reference_count ≥ 1 reference"]),
    ("At least five years of experience",                                   ["years_of_experience ≥ 5 year"]),
    ("The bidder shall refer to at least five plants of the same kind.",    ["reference_count ≥ 5 reference"]),
    ("The leader shall name at least five plants that it handed over.",     ["reference_count ≥ 5 reference"]),
    ("Mindst fem referencer",                                               ["reference_count ≥ 5 reference"]),
    ("Mindst to referencer",                                                ["reference_count ≥ 2 reference"]),
    ("Mindst en reference",                                                 ["reference_count ≥ 1 reference"]),
    ("Antal medarbejdere: mindst hundrede",                                 ["employee_count ≥ 100 employee"]),
    ("Der skal ydes garanti i mindst to år.",                               ["warranty_months ≥ 2 year"]),
    ("Tilbudsgiver skal have leveret mindst fem anlæg.",                    ["reference_count ≥ 5 reference"]),
    ("Mindestens ein Dutzend Referenzen",                                   ["reference_count ≥ 12 reference"]),
    ("Mindestens fünf vergleichbare Aufträge",                              ["reference_count ≥ 5 reference"]),
    ("Mindestens eine Nennleistung von zwölf kW",                           ["rated_power ≥ 12 kW"]),
    ("Der Bieter muss mindestens fünf Anlagen errichtet haben.",            ["reference_count ≥ 5 reference"]),
    # what describes, or says two things at once
    ("The two references shall be described.",                              []),
    ("At least one of the references is from abroad.",                      []),
    ("At least to the extent of the references",                            []),
    ("Number of poles: two (3)",                                            []),
    ("Warranty of two and a half years",                                    []),
    ("A two-pole breaker of at least two thirds",                           []),
    ("Experience in the last five (5) years is described.",                 []),
    ("Vehicles with up to eight seats are licensed.",                       []),
    ("The contractor shall supply at least five systems.",                  []),
    ("The supplier shall ensure that at least two systems are installed.",  []),
]  # fmt: skip


ROWS = [*CUED, *IN_WORDS, *ENGLISH, *DANISH, *GERMAN, *((text, []) for text in NOTHING)]


def test_the_table_has_enough_rows() -> None:
    assert len(ROWS) >= 200
    assert len({text for text, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_sentence_proposes_what_it_asks_for_and_nothing_else(text: str, expected: list[str]) -> None:
    assert proposed(text) == expected


@pytest.mark.parametrize("text", [text for text, expected in ROWS if expected])
def test_a_proposal_shows_the_words_it_came_from(text: str) -> None:
    for one in propose_constraints(text, DICTIONARY):
        assert one.state is ConstraintState.PROPOSED
        assert one.start is not None
        assert text[one.start : one.start + len(one.words)] == one.words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Vægt 1.500 kg", "da",    ["mass ≤ 1500 kg"]),
        ("Weight 1.500 kg", "en",  ["mass ≤ 1.5 kg"]),
        ("Weight 1,500 kg", "en-GB", ["mass ≤ 1500 kg"]),
        ("Gewicht 1,5 t", "de",    ["mass ≤ 1.5 t"]),
        ("Mass 1.500 kg", None,    []),
    ],
)  # fmt: skip
def test_the_language_settles_the_decimal_mark(text: str, language: str | None, expected: list[str]) -> None:
    assert proposed(text, language) == expected


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Rated voltage at least 400 V", "high"),
        ("Rated voltage 400 V",          "medium"),
        ("DN 200",                       "low"),
    ],
)  # fmt: skip
def test_confidence_says_how_much_was_named(text: str, confidence: str) -> None:
    assert [one.confidence for one in propose_constraints(text, DICTIONARY)] == [confidence]


def test_a_number_word_is_shown_whole() -> None:
    (one,) = propose_constraints("Named are two (2) references or more.", DICTIONARY)
    assert one.words == "two (2) references or more"


def test_or_equivalent_belongs_to_the_words() -> None:
    (one,) = propose_constraints("Certified to ISO 9001:2015 or equivalent.", DICTIONARY)
    assert one.words == "ISO 9001:2015 or equivalent"


@example(text="£0")
@given(text=st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for one in propose_constraints(text, DICTIONARY):
        assert one.start is not None
        assert text[one.start : one.start + len(one.words)] == one.words


PIECES = st.sampled_from(
    """at least;min.;≥;max.;12;1.234,5;-20;…;+45;°C;kW;V;IP65;EN 1090-2;rated power;vægt;Nennspannung;or;,;.;(;);%;±;
    DN 200;between;and;two;(2);fem;hundred;Dutzend""".replace("\n", "").split(";")
)


@given(pieces=st.lists(PIECES, max_size=14))
def test_no_jumble_of_words_and_numbers_breaks_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in propose_constraints(text, DICTIONARY):
        assert one.values
        assert text[one.start or 0 :].startswith(one.words)
