"""Engines, boilers, heat pumps and heat exchangers: what turns gas and waste heat into power and warmth."""

from decimal import Decimal

from bidbuilder.demo.catalogue import interfaces
from bidbuilder.demo.catalogue.families import Family
from bidbuilder.demo.stated import Certified

_PRESSURE = Certified(name="EN 13445-3", issuer="Trykprøvning Demo", number="PED-881", left_days=None)
_GENSET = Certified(name="EN ISO 8528-13", issuer="Maskinprøvning Demo", number="GS-310", left_days=None)

FAMILIES = (
    Family(
        member="tveje",
        code="TV-BK-{electrical_output}",
        names={
            "en": "Combined heat and power unit, {electrical_output} kW electrical",
            "da": "Kraftvarmeenhed, {electrical_output} kW el",
            "de": "Blockheizkraftwerk, {electrical_output} kW elektrisch",
        },
        descriptions={
            "en": "Lean-burn gas engine and synchronous generator in a sound-proofed container, with catalyst and oil tank.",
            "da": "Lean-burn gasmotor med synkrongenerator i lyddæmpet container, katalysator og smøreolietank.",
            "de": "Magergasmotor mit Synchrongenerator im Schallschutzcontainer, Katalysator und Öltank.",
        },
        shared="fuel_type: biogas, natural gas | rated_voltage: 400 V | rated_frequency: 50 Hz | nox_emission: 450 mg/Nm³"
        " | formaldehyde_emission: 18 mg/Nm³ | ambient_temperature: -25..40 °C | installation_environment: containerised"
        " | protection_class: IP54 | minimum_load: 45 % | availability: 96 % | communication_protocol: Modbus-TCP, Profinet",
        sizes="""
            electrical_output kW | heat_output kW | electrical_efficiency % | total_efficiency % | sound_pressure_level dBA
            .. | maintenance_interval h | mass | volume | price
            100 | 128 | 38.2 | 87.0 | 60 | 1500 | 6900 | 38 | 128000
            190 | 226 | 38.9 | 86.4 | 62 | 1500 | 8800 | 46 | 189000
            250 | 276 | 39.8 | 85.9 | 63 | 2000 | 11200 | 58 | 228000
            360 | 385 | 40.2 | 85.6 | 63 | 2000 | 13900 | 66 | 289000
            550 | 566 | 41.0 | 85.2 | 64 | 2000 | 18600 | 82 | 398000
            635 | 638 | 42.1 | 85.4 | 64 | 2000 | 20400 | 88 | 442000
            800 | 801 | 42.4 | 85.0 | 65 | 2000 | 25200 | 104 | 538000
            1000 | 986 | 42.8 | 84.8 | 66 | 2000 | 30800 | 122 | 646000
        """,
        currency="EUR",
        incoterm="FCA",
        place="Tvejemark",
        lead_time_days=182,
        hs_code="8502 20",
        cpv="31121000",
        certificates=(_GENSET,),
        breaks={1: Decimal(0), 2: Decimal(3)},
        one_off=Decimal(14500),
        ports=(
            interfaces.BIOGAS_IN,
            interfaces.GENERATOR_OUT,
            interfaces.FLUE_GAS_OUT,
            *interfaces.HEAT_OUT,
            interfaces.FIELDBUS,
        ),
    ),
    Family(
        member="tveje",
        code="TV-GK-{heat_output}",
        names={
            "en": "Dual-fuel hot water boiler, {heat_output} kW",
            "da": "Varmtvandskedel til to gasser, {heat_output} kW",
            "de": "Zweistoff-Heißwasserkessel, {heat_output} kW",
        },
        descriptions={
            "en": "Three-pass flame tube boiler with economiser and low-NOx burner for biogas and natural gas.",
            "da": "Tretræks flammerørskedel med economiser og lav-NOx-brænder til biogas og naturgas.",
        },
        shared="fuel_type: biogas, natural gas | thermal_efficiency: 96 % | nox_emission: 80 mg/Nm³ | maximum_temperature: 120 °C"
        " | maximum_pressure: 10 barg | pressure_equipment_category: IV",
        sizes="""
            heat_output kW | heat_output_range kW | rated_power kW | mass | volume | price
            500 | 75..500 | 1.5 | 1900 | 8 | 48500
            1000 | 150..1000 | 3 | 3200 | 13 | 69800
            2000 | 300..2000 | 5.5 | 5600 | 22 | 104000
            3000 | 450..3000 | 7.5 | 7900 | 30 | 138000
            4200 | 500..4200 | 11 | 10800 | 41 | 179000
            6000 | 800..6000 | 15 | 14600 | 55 | 238000
        """,
        currency="EUR",
        incoterm="FCA",
        place="Tvejemark",
        lead_time_days=154,
        hs_code="8402 12",
        cpv="42160000",
        certificates=(_PRESSURE,),
        ports=(interfaces.BIOGAS_IN, *interfaces.HEAT_OUT),
    ),
    Family(
        member="tveje",
        code="TV-FK-{heat_output}",
        names={
            "en": "Wood chip and straw boiler, {heat_output} kW",
            "da": "Flis- og halmkedel, {heat_output} kW",
        },
        descriptions={
            "en": "Water-cooled step grate with ash removal, multicyclone and bag filter.",
            "da": "Vandkølet trapperist med askeudtag, multicyklon og posefilter.",
        },
        shared="fuel_type: wood chips, straw | thermal_efficiency: 90 % | dust_emission: 20 mg/Nm³ | fuel_moisture: 10..45 %"
        " | maximum_temperature: 110 °C",
        sizes="""
            heat_output kW | minimum_load % | mass | volume | price
            500 | 25 | 9800 | 62 | 214000
            1000 | 25 | 15800 | 96 | 352000
            2000 | 20 | 26500 | 158 | 598000
            4000 | 20 | 46800 | 262 | 1020000
        """,
        currency="EUR",
        lead_time_days=210,
        hs_code="8402 12",
        cpv="42160000",
        certificates=(_PRESSURE,),
        ports=interfaces.HEAT_OUT,
    ),
    Family(
        member="tveje",
        code="TV-RG-{heat_output}",
        names={
            "en": "Flue gas heat exchanger, {heat_output} kW",
            "da": "Røggasveksler, {heat_output} kW",
            "de": "Abgaswärmetauscher, {heat_output} kW",
        },
        descriptions={
            "en": "Straight-tube exchanger with bypass damper and cleaning doors, for engines on biogas.",
            "da": "Veksler med lige rør, bypassspjæld og renselåger, til biogasmotorer.",
        },
        shared="flue_gas_temperature: 110 °C | material: 1.4571 | heat_exchanger_type: shell-and-tube | maximum_pressure: 6 barg",
        sizes="""
            heat_output kW | mass | volume | price
            70 | 320 | 1.1 | 12400
            140 | 480 | 1.6 | 16900
            220 | 690 | 2.2 | 21800
            340 | 920 | 2.9 | 27600
            450 | 1180 | 3.6 | 33900
        """,
        currency="EUR",
        lead_time_days=98,
        hs_code="8419 50",
        cpv="42511100",
        certificates=(_PRESSURE,),
        breaks={1: Decimal(0), 2: Decimal(3)},
        ports=(interfaces.FLUE_GAS_IN, *interfaces.HEAT_OUT),
    ),
    Family(
        member="fjordbaek",
        code="FB-PV-{heat_output}",
        names={
            "en": "Gasketed plate heat exchanger, {heat_output} kW",
            "da": "Pakningsveksler, {heat_output} kW",
            "de": "Gedichteter Plattenwärmetauscher, {heat_output} kW",
        },
        descriptions={
            "en": "Plates of acid-resistant steel in a frame that leaves room for a quarter more; insulated shells included.",
            "da": "Plader af syrefast stål i et stativ med plads til en fjerdedel mere; isoleringskapper følger med.",
        },
        shared="heat_exchanger_type: gasketed-plate | material: 1.4404 | sealing_material: EPDM | nominal_pressure: PN16"
        " | maximum_temperature: 130 °C | approach_temperature: 3 K | medium: hot water",
        sizes="""
            heat_output kW | heat_exchanger_area m² | mass | volume | price
            150 | 3.2 | 160 | 0.4 | 18600
            350 | 7.4 | 240 | 0.6 | 27400
            700 | 14.8 | 390 | 0.9 | 41200
            1100 | 23.1 | 560 | 1.2 | 56800
            1600 | 33.8 | 780 | 1.6 | 74500
            2500 | 52.6 | 1120 | 2.2 | 104000
        """,
        lead_time_days=49,
        hs_code="8419 50",
        cpv="42511100",
        ports=(*interfaces.HEAT_IN, *interfaces.HEAT_OUT),
    ),
    Family(
        member="fjordbaek",
        code="FB-SR-{heat_output}",
        names={
            "en": "Tube-in-tube exchanger for slurry, {heat_output} kW",
            "da": "Rør-i-rør-veksler til gylle, {heat_output} kW",
            "de": "Doppelrohrwärmetauscher für Gülle, {heat_output} kW",
        },
        descriptions={
            "en": "Wide straight tubes with removable bends, for fibrous media; cleaned with a pig during operation.",
            "da": "Vide lige rør med aftagelige bøjninger, til fiberholdige medier; renses med gris under drift.",
        },
        shared="heat_exchanger_type: shell-and-tube | material: 1.4404 | medium: slurry, sludge, water | free_passage: 65 mm"
        " | maximum_pressure: 10 barg",
        sizes="""
            heat_output kW | heat_exchanger_area m² | mass | volume | price
            120 | 9 | 890 | 4 | 118000
            180 | 13.5 | 1240 | 5.5 | 149000
            270 | 20 | 1750 | 7.8 | 192000
            380 | 28.5 | 2400 | 10.4 | 246000
            500 | 37 | 3050 | 13.2 | 304000
        """,
        lead_time_days=77,
        hs_code="8419 50",
        cpv="42511100",
        ports=(interfaces.SLURRY_IN, interfaces.SLURRY_OUT, *interfaces.HEAT_IN),
    ),
    Family(
        member="fjordbaek",
        code="FB-SP-{heat_output}",
        names={
            "en": "Waste water heat exchanger, {heat_output} kW",
            "da": "Spildevandsveksler, {heat_output} kW",
            "de": "Abwasserwärmetauscher, {heat_output} kW",
        },
        descriptions={
            "en": "Wide-gap plates that reverse their flow every hour; takes treated effluent without a fine screen.",
            "da": "Plader med brede spalter, der vender strømmen hver time; tager renset spildevand uden finrist.",
        },
        shared="heat_exchanger_type: plate | material: 1.4404 | medium: waste water, glycol | free_passage: 12 mm"
        " | nominal_pressure: PN10",
        sizes="""
            heat_output kW | heat_exchanger_area m² | mass | volume | price
            400 | 62 | 1180 | 3.4 | 168000
            700 | 108 | 1740 | 4.9 | 236000
            1100 | 170 | 2460 | 6.8 | 328000
            1700 | 262 | 3520 | 9.6 | 452000
        """,
        lead_time_days=84,
        hs_code="8419 50",
        cpv="42511100",
        ports=(interfaces.EFFLUENT_IN,),
    ),
    Family(
        member="havrum",
        code="HV-AM-{heat_output}",
        names={
            "en": "Ammonia heat pump, {heat_output} kW heat",
            "da": "Ammoniakvarmepumpe, {heat_output} kW varme",
            "de": "Ammoniakwärmepumpe, {heat_output} kW Wärme",
        },
        descriptions={
            "en": "Two-stage reciprocating compressors on one frame, tested with full load at the works; for heat networks.",
            "da": "Totrins stempelkompressorer på en ramme, prøvet ved fuld last på fabrikken; til varmenet.",
        },
        shared="refrigerant: R717 | refrigerant_gwp: 0 | coefficient_of_performance: 3.6 | flow_temperature: 80 °C"
        " | sound_power_level: 88 dBA | rated_voltage: 400 V | communication_protocol: Modbus-TCP | factory_acceptance_test: yes",
        sizes="""
            heat_output kW | power_consumption kW | refrigerant_charge kg | minimum_load % | mass | volume | price
            400 | 111 | 62 | 35 | 5400 | 24 | 1480000
            800 | 222 | 105 | 30 | 8900 | 38 | 2350000
            1200 | 333 | 150 | 28 | 12600 | 52 | 3180000
            1600 | 444 | 192 | 25 | 16200 | 66 | 3960000
            2200 | 611 | 255 | 25 | 21500 | 84 | 5080000
            3000 | 833 | 340 | 22 | 28400 | 108 | 6540000
        """,
        currency="SEK",
        incoterm="FCA",
        place="Havrum",
        lead_time_days=224,
        hs_code="8418 61",
        cpv="42511110",
        certificates=(Certified(name="EN 378-2", issuer="Køleprøvning Demo", number="KP-771", left_days=None),),
        ports=(interfaces.SUPPLY_IN, *interfaces.HEAT_OUT, interfaces.FIELDBUS),
    ),
    Family(
        member="havrum",
        code="HV-LU-{heat_output}",
        names={
            "en": "Air-source heat pump with propane, {heat_output} kW",
            "da": "Luft-vand-varmepumpe med propan, {heat_output} kW",
        },
        descriptions={
            "en": "Outdoor unit in a leak-tight housing with gas detector and ventilation, for schools and blocks.",
            "da": "Udedel i tæt kabinet med gasdetektor og ventilation, til skoler og boligblokke.",
        },
        shared="refrigerant: R290 | refrigerant_gwp: 3 | flow_temperature: 70 °C | protection_class: IP54"
        " | ambient_temperature: -20..40 °C | rated_voltage: 400 V",
        sizes="""
            heat_output kW | coefficient_of_performance | sound_power_level dBA | mass | volume | price
            25 | 3.1 | 62 | 340 | 2.1 | 112000
            50 | 3.1 | 66 | 560 | 3.4 | 178000
            90 | 3.0 | 69 | 890 | 5.2 | 276000
            160 | 3.0 | 73 | 1450 | 8.4 | 428000
        """,
        currency="SEK",
        lead_time_days=91,
        hs_code="8418 61",
        cpv="42511110",
        ports=(interfaces.SUPPLY_IN, *interfaces.HEAT_OUT),
    ),
    Family(
        member="havrum",
        code="HV-KU-{heat_output}",
        names={
            "en": "Carbon dioxide heat pump, {heat_output} kW",
            "da": "CO₂-varmepumpe, {heat_output} kW",
        },
        descriptions={
            "en": "Transcritical unit for hot tap water and networks with low return temperatures.",
            "da": "Transkritisk enhed til varmt brugsvand og net med lav returtemperatur.",
        },
        shared="refrigerant: R744 | refrigerant_gwp: 1 | flow_temperature: 85 °C | rated_voltage: 400 V | protection_class: IP44",
        sizes="""
            heat_output kW | coefficient_of_performance | sound_power_level dBA | mass | volume | price
            120 | 3.0 | 78 | 1900 | 8 | 498000
            250 | 3.1 | 82 | 3100 | 13 | 842000
            500 | 3.2 | 86 | 5400 | 22 | 1490000
            1000 | 3.2 | 90 | 9800 | 39 | 2680000
        """,
        currency="SEK",
        lead_time_days=168,
        hs_code="8418 61",
        cpv="42511110",
        ports=(interfaces.SUPPLY_IN, *interfaces.HEAT_OUT),
    ),
)
