"""Pumps, macerators, filters and pressure holding."""

from decimal import Decimal

from bidbuilder.demo.catalogue import interfaces
from bidbuilder.demo.catalogue.families import Family

FAMILIES = (
    Family(
        member="stenkaer",
        code="SK-DL-{volume_flow}",
        names={
            "en": "Rotary lobe pump, {volume_flow} m³/h",
            "da": "Lobepumpe, {volume_flow} m³/h",
            "de": "Drehkolbenpumpe, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Self-priming pump with replaceable wear plates; lobes are changed without moving pipes or drive.",
            "da": "Selvansugende pumpe med udskiftelige slidplader; loberne skiftes uden at flytte rør eller drev.",
        },
        shared="pump_type: rotary-lobe | dry_solids_pumped: 12 % | medium: slurry, sludge | rated_voltage: 400 V"
        " | protection_class: IP55 | motor_efficiency_class: IE3 | free_passage: 50 mm",
        sizes="""
            volume_flow m³/h | rated_power kW | maximum_pressure barg | mass | volume | price
            20 | 5.5 | 6 | 240 | 0.5 | 58900
            40 | 7.5 | 6 | 310 | 0.6 | 72400
            65 | 11 | 6 | 420 | 0.8 | 91800
            100 | 18.5 | 5 | 590 | 1.1 | 124000
            150 | 30 | 5 | 820 | 1.5 | 168000
        """,
        lead_time_days=42,
        hs_code="8413 60",
        cpv="42122130",
        breaks={1: Decimal(0), 2: Decimal(3), 5: Decimal(7)},
        ports=(interfaces.SUPPLY_IN, interfaces.SLURRY_IN, interfaces.SLURRY_OUT),
    ),
    Family(
        member="stenkaer",
        code="SK-MA-{volume_flow}",
        names={
            "en": "Macerator with stone trap, {volume_flow} m³/h",
            "da": "Macerator med stenfang, {volume_flow} m³/h",
            "de": "Nasszerkleinerer mit Steinfang, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Cuts straw, ear tags and lumps ahead of pumps and exchangers; knives adjust themselves to the screen.",
            "da": "Skærer halm, øremærker og klumper foran pumper og vekslere; knivene stiller sig selv efter sien.",
        },
        shared="particle_size: 0..10 mm | medium: slurry, sludge | rated_voltage: 400 V | protection_class: IP55"
        " | motor_efficiency_class: IE3",
        sizes="""
            volume_flow m³/h | rated_power kW | mass | volume | price
            40 | 3 | 340 | 0.6 | 68400
            80 | 5.5 | 460 | 0.8 | 87200
            150 | 9.2 | 680 | 1.2 | 118000
        """,
        lead_time_days=49,
        hs_code="8479 82",
        cpv="42910000",
        ports=(interfaces.SUPPLY_IN, interfaces.SLURRY_IN, interfaces.SLURRY_OUT),
    ),
    Family(
        member="stenkaer",
        code="SK-NP-{volume_flow}",
        names={
            "en": "Network pump with converter, {volume_flow} m³/h",
            "da": "Netpumpe med frekvensomformer, {volume_flow} m³/h",
            "de": "Netzpumpe mit Umrichter, {volume_flow} m³/h",
        },
        descriptions={
            "en": "End-suction pump on a frame with permanent magnet motor and converter for heat networks.",
            "da": "Endesugende pumpe på ramme med permanentmagnetmotor og frekvensomformer til varmenet.",
        },
        shared="pump_type: centrifugal | motor_efficiency_class: IE5 | frequency_converter: yes | rated_voltage: 400 V"
        " | protection_class: IP55 | maximum_temperature: 120 °C | nominal_pressure: PN16 | medium: hot water",
        sizes="""
            volume_flow m³/h | pump_head m | pump_efficiency % | rated_power kW | sound_pressure_level dBA | mass | volume | price
            40 | 40 | 74 | 7.5 | 66 | 190 | 0.5 | 48200
            60 | 42 | 76 | 11 | 68 | 250 | 0.6 | 59600
            90 | 45 | 79 | 15 | 69 | 320 | 0.8 | 74800
            125 | 48 | 81 | 22 | 71 | 410 | 1 | 92600
            180 | 50 | 82 | 37 | 73 | 580 | 1.4 | 128000
            250 | 52 | 83 | 45 | 74 | 720 | 1.7 | 156000
        """,
        lead_time_days=56,
        hs_code="8413 70",
        cpv="42122130",
        breaks={1: Decimal(0), 3: Decimal(5)},
        ports=(interfaces.SUPPLY_IN, *interfaces.HEAT_IN),
    ),
    Family(
        member="stenkaer",
        code="SK-CP-{volume_flow}",
        names={
            "en": "Circulation pump for heating, {volume_flow} m³/h",
            "da": "Cirkulationspumpe til opvarmning, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Canned rotor pump with electronic control and display of flow and head.",
            "da": "Vådløber med elektronisk styring og visning af flow og løftehøjde.",
        },
        shared="pump_type: centrifugal | frequency_converter: yes | rated_voltage: 230 V | protection_class: IP44"
        " | nominal_pressure: PN10 | medium: hot water",
        sizes="""
            volume_flow m³/h | pump_head m | minimum_efficiency_index | mass | volume | price
            4 | 8 | 0.19 | 6 | 0.03 | 4180
            10 | 10 | 0.18 | 14 | 0.05 | 8260
            20 | 12 | 0.18 | 28 | 0.09 | 13900
            40 | 12 | 0.17 | 46 | 0.14 | 21400
        """,
        lead_time_days=14,
        hs_code="8413 70",
        cpv="42122130",
        breaks={1: Decimal(0), 10: Decimal(8)},
    ),
    Family(
        member="stenkaer",
        code="SK-TH-{vessel_volume}",
        names={
            "en": "Pressure holding unit with vessel, {vessel_volume} m³",
            "da": "Trykholdeanlæg med beholder, {vessel_volume} m³",
            "de": "Druckhalteanlage mit Behälter, {vessel_volume} m³",
        },
        descriptions={
            "en": "Two pumps, overflow valves and degassing vessel, controlled to within 0.2 bar.",
            "da": "To pumper, overstrømsventiler og afgasningsbeholder, styret inden for 0,2 bar.",
        },
        shared="outlet_pressure: 1..6 barg | rated_voltage: 400 V | protection_class: IP54 | medium: hot water",
        sizes="""
            vessel_volume m³ | rated_power kW | mass | volume | price
            1 | 2.2 | 380 | 2.4 | 92400
            3 | 3 | 620 | 5.6 | 128000
            6 | 4 | 980 | 9.8 | 176000
            10 | 5.5 | 1420 | 15 | 224000
        """,
        lead_time_days=70,
        hs_code="8413 81",
        cpv="42122000",
    ),
    Family(
        member="stenkaer",
        code="SK-SF-{nominal_diameter}",
        names={
            "en": "Side-stream filter and dirt separator, DN {nominal_diameter}",
            "da": "Delstrømsfilter og smudsudskiller, DN {nominal_diameter}",
            "de": "Teilstromfilter und Schmutzabscheider, DN {nominal_diameter}",
        },
        descriptions={
            "en": "Magnet and bag filter on a frame with its own pump and sight glass, cleaned without draining the network.",
            "da": "Magnet- og posefilter på ramme med egen pumpe og skueglas, renses uden at tømme nettet.",
        },
        shared="filter_fineness: 20 um | nominal_pressure: PN16 | maximum_temperature: 110 °C | medium: hot water",
        sizes="""
            nominal_diameter DN | volume_flow m³/h | mass | volume | price
            50 | 12 | 140 | 0.6 | 42800
            80 | 28 | 210 | 0.9 | 56400
            100 | 45 | 290 | 1.2 | 69900
        """,
        lead_time_days=35,
        hs_code="8421 21",
        cpv="42912330",
    ),
    Family(
        member="stenkaer",
        code="SK-VB-{volume_flow}",
        names={
            "en": "Make-up water plant, {volume_flow} m³/h",
            "da": "Vandbehandlingsanlæg til spædevand, {volume_flow} m³/h",
            "de": "Zusatzwasseraufbereitung, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Duplex softener, reverse osmosis and membrane degassing on one frame with conductivity log.",
            "da": "Dobbelt blødgøring, omvendt osmose og membranafgasning på en ramme med ledningsevnelog.",
        },
        shared="water_hardness: 0.1 dH | rated_voltage: 400 V | protection_class: IP54 | degree_of_automation: automatic"
        " | medium: water",
        sizes="""
            volume_flow m³/h | rated_power kW | mass | volume | price
            1 | 1.5 | 320 | 2.2 | 118000
            2.5 | 3 | 520 | 3.6 | 172000
            5 | 5.5 | 860 | 5.8 | 248000
        """,
        lead_time_days=84,
        hs_code="8421 21",
        cpv="42912310",
    ),
)
