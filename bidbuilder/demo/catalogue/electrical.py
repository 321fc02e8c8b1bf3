"""Transformers, switchboards, cables, control systems and instruments."""

from decimal import Decimal

from bidbuilder.demo.catalogue import interfaces
from bidbuilder.demo.catalogue.families import Family
from bidbuilder.demo.stated import Certified

_BOARD = Certified(name="EN 61439-2", issuer="Elprøvning Demo", number="TV-6143", left_days=None)
_TRANSFORMER = Certified(name="EN 50588-1", issuer="Elprøvning Demo", number="TR-505", left_days=None)

FAMILIES = (
    Family(
        member="ravnsoe",
        code="RV-TR-{apparent_power}",
        names={
            "en": "Oil transformer 20/0.4 kV, {apparent_power} kVA",
            "da": "Olietransformer 20/0,4 kV, {apparent_power} kVA",
            "de": "Öltransformator 20/0,4 kV, {apparent_power} kVA",
        },
        descriptions={
            "en": "Hermetic transformer with vegetable oil, amorphous core and temperature sensors.",
            "da": "Hermetisk transformer med vegetabilsk olie, amorf kerne og temperaturfølere.",
        },
        shared="rated_voltage: 20 kV | vector_group: Dyn5 | rated_frequency: 50 Hz | short_circuit_impedance: 6 %",
        sizes="""
            apparent_power kVA | no_load_losses W | load_losses kW | mass | volume | price
            400 | 387 | 3.25 | 1650 | 2.6 | 92000
            630 | 540 | 4.6 | 2250 | 3.3 | 121000
            1000 | 693 | 7.6 | 3100 | 4.4 | 164000
            1600 | 1080 | 12 | 4450 | 6 | 228000
            2000 | 1305 | 15 | 5300 | 7 | 271000
            2500 | 1575 | 18.5 | 6200 | 8.1 | 318000
        """,
        lead_time_days=196,
        hs_code="8504 22",
        cpv="31170000",
        certificates=(_TRANSFORMER,),
        ports=(interfaces.GRID_SIDE, interfaces.SUPPLY_OUT),
    ),
    Family(
        member="ravnsoe",
        code="RV-MS-{size}",
        names={
            "en": "Medium voltage switchgear 24 kV, {size} panels",
            "da": "Mellemspændingsanlæg 24 kV, {size} felter",
            "de": "Mittelspannungsschaltanlage 24 kV, {size} Felder",
        },
        descriptions={
            "en": "Air-insulated, free of fluorinated gases, with protection relays and earthing switches.",
            "da": "Luftisoleret, uden fluorholdige gasser, med beskyttelsesrelæer og jordsluttere.",
        },
        shared="rated_voltage: 24 kV | short_time_withstand_current: 20 kA | impulse_withstand_voltage: 125 kV"
        " | communication_protocol: IEC 61850, Modbus-TCP",
        sizes="""
            size | panel_count | rated_current A | mass | volume | price
            3 | 3 | 630 | 980 | 4.2 | 248000
            5 | 5 | 630 | 1540 | 6.8 | 372000
            7 | 7 | 1250 | 2260 | 9.6 | 528000
        """,
        lead_time_days=168,
        hs_code="8537 20",
        cpv="31214500",
        ports=(interfaces.GRID_SIDE,),
    ),
    Family(
        member="ravnsoe",
        code="RV-HT-{rated_current}",
        names={
            "en": "Main low voltage board, {rated_current} A",
            "da": "Hovedtavle, {rated_current} A",
            "de": "Niederspannungshauptverteilung, {rated_current} A",
        },
        descriptions={
            "en": "Withdrawable breakers, energy meters per outlet and arc fault detection, tested at the works.",
            "da": "Udtrækkelige afbrydere, energimåler pr. afgang og lysbuedetektering, prøvet på værkstedet.",
        },
        shared="rated_voltage: 400 V | form_of_separation: 4 | protection_class: IP43 | factory_acceptance_test: yes",
        sizes="""
            rated_current A | short_circuit_current kA | mass | volume | price
            800 | 36 | 620 | 3 | 168000
            1250 | 50 | 880 | 4.2 | 236000
            1600 | 50 | 1080 | 5.1 | 289000
            2500 | 65 | 1520 | 7 | 398000
            3200 | 80 | 1940 | 8.8 | 496000
            4000 | 100 | 2380 | 10.6 | 612000
        """,
        lead_time_days=126,
        hs_code="8537 10",
        cpv="31211100",
        certificates=(_BOARD,),
        ports=(interfaces.SUPPLY_IN, interfaces.SUPPLY_OUT),
    ),
    Family(
        member="ravnsoe",
        code="RV-MC-{size}",
        names={
            "en": "Motor control centre, {size} drives",
            "da": "Motortavle, {size} drev",
            "de": "Motorverteilung, {size} Abgänge",
        },
        descriptions={
            "en": "Plug-in units with soft starters or converters, wired and marked to the plant's own tags.",
            "da": "Indstiksmoduler med softstartere eller frekvensomformere, fortrådet og mærket efter anlæggets tags.",
        },
        shared="rated_voltage: 400 V | form_of_separation: 3 | protection_class: IP54"
        " | communication_protocol: Profinet, Modbus-TCP",
        sizes="""
            size | feeder_count | rated_current A | mass | volume | price
            8 | 8 | 250 | 310 | 1.6 | 118000
            16 | 16 | 400 | 520 | 2.8 | 196000
            24 | 24 | 630 | 740 | 4 | 268000
            40 | 40 | 800 | 1120 | 6.2 | 408000
        """,
        lead_time_days=98,
        hs_code="8537 10",
        cpv="31211100",
        certificates=(_BOARD,),
        breaks={1: Decimal(0), 3: Decimal(4)},
        ports=(interfaces.SUPPLY_IN, interfaces.SUPPLY_OUT),
    ),
    Family(
        member="ravnsoe",
        code="RV-NS-{autonomy_time}",
        names={
            "en": "Uninterrupted supply 10 kVA, {autonomy_time} min",
            "da": "Nødstrømsanlæg 10 kVA, {autonomy_time} min",
            "de": "Unterbrechungsfreie Stromversorgung 10 kVA, {autonomy_time} min",
        },
        descriptions={
            "en": "Double conversion with lithium iron phosphate cells in its own cabinet, status over the network.",
            "da": "Dobbeltkonvertering med lithium-jernfosfatceller i eget skab, status over netværket.",
        },
        shared="apparent_power: 10 kVA | rated_voltage: 400 V | protection_class: IP20"
        " | communication_protocol: SNMP, Modbus-TCP",
        sizes="""
            autonomy_time min | mass | volume | price
            30 | 240 | 0.8 | 68900
            60 | 360 | 1.1 | 92400
            120 | 560 | 1.6 | 138000
        """,
        lead_time_days=42,
        hs_code="8504 40",
        cpv="31154000",
        ports=(interfaces.SUPPLY_IN, interfaces.SUPPLY_OUT),
    ),
    Family(
        member="ravnsoe",
        code="RV-OB-{surge_protection_type}",
        names={
            "en": "Lightning and surge protection set, {surge_protection_type}",
            "da": "Lyn- og overspændingsbeskyttelse, {surge_protection_type}",
            "de": "Blitz- und Überspannungsschutz, {surge_protection_type}",
        },
        descriptions={
            "en": "Arresters for the boards of a plant with back-up fuses, counters and earthing material.",
            "da": "Afledere til et anlægs tavler med forsikringer, tællere og jordingsmateriel.",
        },
        shared="rated_voltage: 400 V | protection_class: IP20",
        sizes="""
            surge_protection_type | mass | volume | price
            T1 | 46 | 0.2 | 58400
            T2 | 18 | 0.1 | 21900
        """,
        lead_time_days=28,
        hs_code="8535 40",
        cpv="31216000",
    ),
    Family(
        member="ravnsoe",
        code="RV-KA-{conductor_cross_section}",
        names={
            "en": "Halogen-free power cable 5 × {conductor_cross_section} mm², per metre",
            "da": "Halogenfrit kabel 5 × {conductor_cross_section} mm², pr. meter",
            "de": "Halogenfreies Kabel 5 × {conductor_cross_section} mm², je Meter",
        },
        descriptions={
            "en": "Cut to length, marked at both ends, on returnable drums.",
            "da": "Skåret i længder, mærket i begge ender, på returtromler.",
        },
        shared="halogen_free: yes | cable_fire_class: B2ca | conductor_material: copper | cable_insulation: XLPE | core_count: 5",
        sizes="""
            conductor_cross_section mm² | mass | volume | price
            2.5 | 0.3 | 0.0002 | 21.40
            10 | 0.86 | 0.0005 | 68.20
            25 | 1.95 | 0.001 | 156
            50 | 3.6 | 0.0018 | 294
            95 | 6.4 | 0.003 | 548
        """,
        unit="m",
        lead_time_days=21,
        hs_code="8544 49",
        cpv="31320000",
        breaks={1: Decimal(0), 500: Decimal(6), 2000: Decimal(11)},
    ),
    Family(
        member="ravnsoe",
        code="RV-LA-{charging_power}",
        names={
            "en": "Charging post with two outlets, {charging_power} kW each",
            "da": "Ladestander med to udtag, {charging_power} kW pr. udtag",
            "de": "Ladesäule mit zwei Ladepunkten, je {charging_power} kW",
        },
        descriptions={
            "en": "Post on a foundation plate with card reader and load control from the plant.",
            "da": "Stander på fundamentsplade med kortlæser og laststyring fra anlægget.",
        },
        shared="rated_voltage: 400 V | protection_class: IP54 | communication_protocol: OCPP | ambient_temperature: -30..45 °C",
        sizes="""
            charging_power kW | mass | volume | price
            11 | 46 | 0.4 | 26800
            22 | 52 | 0.4 | 34200
        """,
        lead_time_days=35,
        hs_code="8504 40",
        cpv="31158000",
    ),
    Family(
        member="signalhoej",
        code="SH-SR-{io_point_count}",
        names={
            "en": "Control system, {io_point_count} points",
            "da": "SRO-anlæg, {io_point_count} punkter",
            "de": "Leitsystem, {io_point_count} Datenpunkte",
        },
        descriptions={
            "en": "Redundant servers, two operator stations, alarm by telephone, trends and reports; programmed for the plant.",
            "da": "Redundante servere, to operatørpladser, alarm på telefon, trendarkiv og rapporter; programmeret til anlægget.",
        },
        shared="communication_protocol: OPC-UA, Modbus-TCP, MQTT | user_interface_languages: en, da, pl, de"
        " | data_retention: 15 year"
        " | multi_factor_authentication: yes | security_level: SL2 | open_interface: yes | encryption: TLS1.3"
        " | remote_access: yes",
        sizes="""
            io_point_count | service_availability % | mass | volume | price
            250 | 99.5 | 120 | 1 | 48500
            500 | 99.5 | 150 | 1.2 | 69800
            1000 | 99.7 | 210 | 1.6 | 98000
            2500 | 99.8 | 320 | 2.2 | 164000
            5000 | 99.8 | 480 | 3 | 248000
        """,
        currency="EUR",
        lead_time_days=140,
        hs_code="8537 10",
        cpv="42961200",
        one_off=Decimal(8500),
        ports=(interfaces.CONTROL_SYSTEM,),
    ),
    Family(
        member="signalhoej",
        code="SH-IO-{digital_input_count}",
        names={
            "en": "Distributed station, {digital_input_count} digital inputs",
            "da": "Understation, {digital_input_count} digitale indgange",
            "de": "Unterstation, {digital_input_count} digitale Eingänge",
        },
        descriptions={
            "en": "Cabinet with controller, inputs and outputs, switch and supply, ready to be wired.",
            "da": "Skab med controller, ind- og udgange, switch og forsyning, klar til fortrådning.",
        },
        shared="communication_protocol: Profinet, Modbus-TCP | protection_class: IP54 | rated_voltage: 230 V",
        sizes="""
            digital_input_count | digital_output_count | analogue_input_count | mass | volume | price
            16 | 16 | 8 | 28 | 0.2 | 3150
            32 | 16 | 16 | 34 | 0.2 | 4280
            64 | 32 | 32 | 48 | 0.3 | 6420
        """,
        currency="EUR",
        lead_time_days=56,
        hs_code="8537 10",
        cpv="42961200",
        breaks={1: Decimal(0), 10: Decimal(6)},
        ports=(interfaces.CONTROL_SYSTEM,),
    ),
    Family(
        member="signalhoej",
        code="SH-NR-{size}",
        names={
            "en": "Radar level transmitter, {size} m",
            "da": "Radarniveaumåler, {size} m",
            "de": "Radar-Füllstandsmesser, {size} m",
        },
        descriptions={
            "en": "80 GHz free-space radar with self-diagnosis, also in foam and steam.",
            "da": "80 GHz friluftsradar med selvdiagnose, også i skum og damp.",
        },
        shared="measured_quantity: level | measuring_accuracy: 0.2 % | output_signal: 4-20 mA, HART | protection_class: IP66"
        " | equipment_category: 1G | ambient_temperature: -40..70 °C",
        sizes="""
            size | measuring_distance m | mass | volume | price
            10 | 10 | 2.2 | 0.01 | 890
            20 | 20 | 2.4 | 0.01 | 1060
            30 | 30 | 2.6 | 0.01 | 1240
        """,
        currency="EUR",
        lead_time_days=21,
        hs_code="9026 10",
        cpv="38421110",
        breaks={1: Decimal(0), 5: Decimal(4), 10: Decimal(8)},
        ports=(interfaces.SIGNAL_OUT,),
    ),
    Family(
        member="signalhoej",
        code="SH-FM-{nominal_diameter}",
        names={
            "en": "Electromagnetic flow meter, DN {nominal_diameter}",
            "da": "Elektromagnetisk flowmåler, DN {nominal_diameter}",
            "de": "Magnetisch-induktiver Durchflussmesser, DN {nominal_diameter}",
        },
        descriptions={
            "en": "Hard rubber lining, no moving parts, with verification in place.",
            "da": "Hårdgummiforing, ingen bevægelige dele, med verifikation på stedet.",
        },
        shared="measured_quantity: flow | measuring_accuracy: 0.3 % | output_signal: 4-20 mA, HART, pulse"
        " | protection_class: IP66 | nominal_pressure: PN16 | medium: slurry, sludge, water",
        sizes="""
            nominal_diameter DN | mass | volume | price
            50 | 10 | 0.04 | 1320
            80 | 14 | 0.05 | 1540
            100 | 18 | 0.06 | 1690
            150 | 29 | 0.1 | 2180
            200 | 41 | 0.14 | 2760
        """,
        currency="EUR",
        lead_time_days=28,
        hs_code="9026 10",
        cpv="38421100",
        breaks={1: Decimal(0), 4: Decimal(5)},
        ports=(interfaces.SIGNAL_OUT,),
    ),
    Family(
        member="signalhoej",
        code="SH-GD-{size}",
        names={
            "en": "Gas detector, {size}",
            "da": "Gasdetektor, {size}",
            "de": "Gaswarngerät, {size}",
        },
        descriptions={
            "en": "Fixed detector with display, two alarm levels and exchangeable sensor head.",
            "da": "Fast detektor med display, to alarmniveauer og udskifteligt følerhoved.",
        },
        shared="measured_quantity: gas | safety_integrity_level: SIL2 | output_signal: 4-20 mA, relay | protection_class: IP66"
        " | equipment_category: 2G | response_time: 20 s",
        sizes="""
            size | mass | volume | price
            CH4 | 2.1 | 0.01 | 780
            H2S | 2.1 | 0.01 | 820
            CO | 2.1 | 0.01 | 760
            NH3 | 2.1 | 0.01 | 940
        """,
        currency="EUR",
        lead_time_days=28,
        hs_code="9027 10",
        cpv="38431000",
        breaks={1: Decimal(0), 8: Decimal(6)},
        ports=(interfaces.SIGNAL_OUT,),
    ),
    Family(
        member="signalhoej",
        code="SH-TP-{size}",
        names={
            "en": "Transmitter, {size}",
            "da": "Transmitter, {size}",
        },
        descriptions={
            "en": "Two-wire transmitter with display, calibrated at five points.",
            "da": "Totrådstransmitter med display, kalibreret i fem punkter.",
        },
        shared="output_signal: 4-20 mA, HART | protection_class: IP67 | ambient_temperature: -40..70 °C",
        sizes="""
            size | measured_quantity | measuring_accuracy % | mass | volume | price
            PT-16 | pressure | 0.1 | 1.1 | 0.004 | 420
            PT-40 | pressure | 0.1 | 1.1 | 0.004 | 445
            TT-150 | temperature | 0.2 | 0.6 | 0.003 | 210
            QT-PH | pH | 0.5 | 1.6 | 0.006 | 980
        """,
        currency="EUR",
        lead_time_days=14,
        hs_code="9026 20",
        cpv="38420000",
        breaks={1: Decimal(0), 10: Decimal(8)},
        ports=(interfaces.SIGNAL_OUT,),
    ),
)
