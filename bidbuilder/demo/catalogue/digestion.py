"""Digesters, gas storage and gas treatment: what makes biogas and what makes it clean."""

from decimal import Decimal

from bidbuilder.demo.catalogue import interfaces
from bidbuilder.demo.catalogue.families import Family
from bidbuilder.demo.stated import Certified

_ATEX = Certified(name="EN ISO 80079-37", issuer="Ex-Prøvning Demo", number="EX-0733", left_days=None)
_STEEL = Certified(name="EN 1090-2 EXC3", issuer="Svejsetilsyn Demo", number="B-1451", left_days=1020)

# Ends after the buyer's deadline (about 35 days ahead) and before the expected award (75 days later): the demo's trap.
_FLARE_ENDS_SOON = Certified(
    name="EN 746-2 type test", issuer="Brænderprøvning Demo", number="BR-2291", since_days=1020, left_days=75
)
_FLARE = Certified(name="EN 746-2 type test", issuer="Brænderprøvning Demo", number="BR-3104", left_days=1290)

FAMILIES = (
    Family(
        member="vandborre",
        code="VB-RK-{digester_volume}",
        names={
            "en": "Concrete digester, {digester_volume} m³",
            "da": "Reaktortank af beton, {digester_volume} m³",
            "de": "Betonfermenter, {digester_volume} m³",
        },
        descriptions={
            "en": "Precast digester with insulated walls and floor, gas-tight lining above the level and four agitator flanges.",
            "da": "Elementreaktor med isolerede vægge og bund, gastæt foring over niveauet og fire flanger til omrørere.",
        },
        shared="process_temperature: 35..55 °C | insulation_thickness: 120 mm | material: concrete | service_life: 30 year"
        " | concrete_strength_class: C40/50 | snow_load: 1.5 kN/m² | ambient_temperature: -30..45 °C",
        sizes="""
            digester_volume m³ | inner_diameter mm | hydraulic_retention_time d | mass | volume | price
            1200 | 15200 | 24 | 214000 | 140 | 1180000
            1800 | 18100 | 25 | 281000 | 180 | 1490000
            2500 | 20900 | 26 | 352000 | 220 | 1820000
            3100 | 23100 | 28 | 416000 | 255 | 2110000
            4000 | 26000 | 30 | 495000 | 300 | 2480000
        """,
        lead_time_days=140,
        warranty_months=60,
        hs_code="6810 91",
        cpv="45251200",
        breaks={1: Decimal(0), 2: Decimal(4)},
        ports=(interfaces.SLURRY_IN, interfaces.SLURRY_OUT, interfaces.BIOGAS_OUT, *interfaces.HEAT_IN),
    ),
    Family(
        member="tange",
        code="NT-RS-{digester_volume}",
        names={
            "en": "Bolted steel digester, {digester_volume} m³",
            "da": "Boltet stålreaktor, {digester_volume} m³",
            "de": "Geschraubter Stahlfermenter, {digester_volume} m³",
        },
        descriptions={
            "en": "Stainless upper ring, coated lower rings, mineral wool and trapezoidal cladding; erected in five weeks.",
            "da": "Rustfri øverste ring, coatede nederste ringe, mineraluld og trapezbeklædning; rejst på fem uger.",
        },
        shared="process_temperature: 35..58 °C | insulation_thickness: 150 mm | material: 1.4571 | service_life: 25 year"
        " | execution_class: EXC3 | snow_load: 1.5 kN/m²",
        sizes="""
            digester_volume m³ | inner_diameter mm | mass | volume | price
            1500 | 14300 | 39000 | 110 | 1390000
            2000 | 16200 | 47000 | 130 | 1660000
            2600 | 17900 | 56500 | 155 | 1980000
            3200 | 19400 | 66000 | 180 | 2270000
            4200 | 21800 | 82000 | 215 | 2740000
        """,
        lead_time_days=154,
        warranty_months=36,
        hs_code="7309 00",
        cpv="45251200",
        certificates=(_STEEL,),
        ports=(interfaces.SLURRY_IN, interfaces.SLURRY_OUT, interfaces.BIOGAS_OUT, *interfaces.HEAT_IN),
    ),
    Family(
        member="vandborre",
        code="VB-GL-{gas_storage_volume}",
        names={
            "en": "Double-membrane gas storage roof, {gas_storage_volume} m³",
            "da": "Gaslager som dobbeltmembran, {gas_storage_volume} m³",
            "de": "Doppelmembran-Gasspeicherdach, {gas_storage_volume} m³",
        },
        descriptions={
            "en": "Air-supported roof on the digester with support blower, level measurement and inspection window.",
            "da": "Luftbåret tag på reaktoren med støtteblæser, niveaumåling og skueglas.",
        },
        shared="snow_load: 1.5 kN/m² | wind_speed: 40 m/s | service_life: 16 year | medium: biogas"
        " | ambient_temperature: -30..60 °C",
        sizes="""
            gas_storage_volume m³ | outer_diameter mm | mass | volume | price
            500 | 14000 | 640 | 3 | 238000
            800 | 16500 | 860 | 4 | 284000
            1200 | 19000 | 1120 | 5 | 342000
            1600 | 21500 | 1390 | 6 | 398000
            2200 | 24500 | 1760 | 7 | 471000
            3000 | 27500 | 2210 | 9 | 566000
        """,
        lead_time_days=84,
        hs_code="6306 12",
        cpv="44212000",
        ports=(interfaces.BIOGAS_IN, interfaces.BIOGAS_OUT),
    ),
    Family(
        member="vandborre",
        code="VB-OV-{nominal_diameter}",
        names={
            "en": "Over- and underpressure relief, DN {nominal_diameter}",
            "da": "Over- og undertrykssikring, DN {nominal_diameter}",
            "de": "Über- und Unterdrucksicherung, DN {nominal_diameter}",
        },
        descriptions={
            "en": "Water-filled relief with frost protection and blow-off pipe, without moving parts.",
            "da": "Væskefyldt sikring med frostsikring og afblæserør, uden bevægelige dele.",
        },
        shared="set_pressure: 0.005 barg | material: 1.4404 | medium: biogas | ambient_temperature: -30..50 °C",
        sizes="""
            nominal_diameter DN | volume_flow m³/h | mass | volume | price
            100 | 350 | 95 | 0.7 | 31200
            150 | 700 | 125 | 0.9 | 36400
            200 | 1200 | 165 | 1.1 | 43800
            250 | 1800 | 205 | 1.4 | 52100
        """,
        lead_time_days=42,
        hs_code="8481 40",
        cpv="42131000",
        certificates=(_ATEX,),
        breaks={1: Decimal(0), 3: Decimal(4)},
    ),
    Family(
        member="egeris",
        code="EG-SV-{volume_flow}",
        names={
            "en": "Biological desulphurisation, {volume_flow} m³/h",
            "da": "Biologisk svovlrensning, {volume_flow} m³/h",
            "de": "Biologische Entschwefelung, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Trickling filter of glass-fibre plastic with nutrient dosing, automatic air control and sulphur outlet.",
            "da": "Rislefilter af glasfiber med næringsdosering, automatisk luftstyring og svovludløb.",
        },
        shared="hydrogen_sulphide_content: 80 ppm | material: GRP | medium: biogas | protection_class: IP55"
        " | degree_of_automation: automatic",
        sizes="""
            volume_flow m³/h | rated_power kW | mass | volume | price
            150 | 3 | 2100 | 28 | 372000
            300 | 4 | 3200 | 44 | 486000
            450 | 5.5 | 4300 | 61 | 592000
            650 | 7.5 | 5700 | 84 | 734000
            900 | 9 | 7200 | 110 | 892000
            1300 | 11 | 9400 | 150 | 1130000
        """,
        lead_time_days=126,
        hs_code="8421 39",
        cpv="42514000",
        ports=(interfaces.BIOGAS_IN, interfaces.BIOGAS_OUT, interfaces.SUPPLY_IN),
    ),
    Family(
        member="egeris",
        code="EG-KF-{volume_flow}",
        names={
            "en": "Activated carbon filter, {volume_flow} m³/h",
            "da": "Aktivt kulfilter, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Two vessels in lead-lag with sampling points; the carbon is changed one vessel at a time.",
            "da": "To beholdere i serie med prøvehaner; kullet skiftes i en beholder ad gangen.",
        },
        shared="hydrogen_sulphide_content: 5 ppm | material: 1.4404 | medium: biogas",
        sizes="""
            volume_flow m³/h | mass | volume | price
            200 | 780 | 5 | 128000
            400 | 1250 | 8 | 176000
            700 | 1900 | 12 | 241000
            1000 | 2600 | 16 | 312000
        """,
        lead_time_days=63,
        hs_code="8421 39",
        cpv="42514000",
        ports=(interfaces.BIOGAS_IN, interfaces.BIOGAS_OUT),
    ),
    Family(
        member="egeris",
        code="EG-KØ-{cooling_capacity}",
        names={
            "en": "Gas cooler with chiller, {cooling_capacity} kW",
            "da": "Gaskøler med køleaggregat, {cooling_capacity} kW",
            "de": "Gaskühler mit Kältesatz, {cooling_capacity} kW",
        },
        descriptions={
            "en": "Tube cooler, droplet separator and chiller on one frame; dries biogas to a dew point of 5 °C.",
            "da": "Rørkøler, dråbefang og kølemaskine på en ramme; tørrer biogas til et dugpunkt på 5 °C.",
        },
        shared="refrigerant: R290 | material: 1.4404 | medium: biogas | rated_voltage: 400 V | protection_class: IP54",
        sizes="""
            cooling_capacity kW | volume_flow m³/h | rated_power kW | mass | volume | price
            12 | 200 | 4.5 | 540 | 4 | 146000
            22 | 400 | 8 | 760 | 6 | 189000
            36 | 700 | 13 | 1050 | 8 | 238000
            55 | 1100 | 19 | 1480 | 11 | 312000
        """,
        lead_time_days=77,
        hs_code="8418 69",
        cpv="42513000",
        ports=(interfaces.BIOGAS_IN, interfaces.BIOGAS_OUT, interfaces.SUPPLY_IN),
    ),
    Family(
        member="egeris",
        code="EG-BL-{volume_flow}",
        names={
            "en": "Biogas blower, {volume_flow} m³/h",
            "da": "Biogasblæser, {volume_flow} m³/h",
            "de": "Biogasgebläse, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Single-stage gas-tight blower with frequency converter and shaft seal, temperature-monitored.",
            "da": "Ettrins gastæt blæser med frekvensomformer og akseltætning, temperaturovervåget.",
        },
        shared="equipment_category: 2G | temperature_class: T3 | medium: biogas | rated_voltage: 400 V | protection_class: IP55"
        " | motor_efficiency_class: IE3 | frequency_converter: yes",
        sizes="""
            volume_flow m³/h | differential_pressure mbar | rated_power kW | mass | volume | price
            200 | 100 | 2.2 | 120 | 0.9 | 61200
            400 | 120 | 4 | 165 | 1.1 | 78900
            650 | 140 | 5.5 | 215 | 1.3 | 96400
            900 | 160 | 11 | 310 | 1.7 | 124500
            1300 | 180 | 18.5 | 420 | 2.2 | 162000
        """,
        lead_time_days=70,
        hs_code="8414 59",
        cpv="42123400",
        certificates=(_ATEX,),
        breaks={1: Decimal(0), 2: Decimal(5)},
        ports=(interfaces.BIOGAS_IN, interfaces.BIOGAS_OUT, interfaces.SUPPLY_IN),
    ),
    Family(
        member="egeris",
        code="EG-FA-{volume_flow}",
        names={
            "en": "Enclosed flare, {volume_flow} m³/h",
            "da": "Lukket gasfakkel, {volume_flow} m³/h",
            "de": "Gasfackel mit verdeckter Flamme, {volume_flow} m³/h",
        },
        descriptions={
            "en": "High-temperature flare with flame arrester, slam-shut valve and automatic ignition.",
            "da": "Højtemperaturfakkel med flammespærre, hurtiglukkeventil og automatisk tænding.",
        },
        shared="flue_gas_temperature: 1050 °C | medium: biogas | material: 1.4301 | protection_class: IP55"
        " | ambient_temperature: -30..45 °C",
        sizes="""
            volume_flow m³/h | height mm | mass | volume | price
            250 | 5200 | 780 | 9 | 231000
            500 | 6400 | 1100 | 13 | 284000
            750 | 7300 | 1420 | 17 | 336000
            1100 | 8600 | 1890 | 23 | 402000
        """,
        lead_time_days=91,
        hs_code="8417 80",
        cpv="42310000",
        certificates=(_FLARE_ENDS_SOON,),
        ports=(interfaces.BIOGAS_IN,),
    ),
    Family(
        member="vandborre",
        code="VB-FK-{volume_flow}",
        names={
            "en": "Emergency flare, {volume_flow} m³/h",
            "da": "Nødfakkel, {volume_flow} m³/h",
            "de": "Notfackel, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Flare with hidden flame on a tilting mast, started by the fill level of the gas storage.",
            "da": "Fakkel med skjult flamme på vippemast, startes af gaslagerets fyldning.",
        },
        shared="flue_gas_temperature: 1000 °C | medium: biogas | material: 1.4301 | protection_class: IP55"
        " | ambient_temperature: -30..45 °C",
        sizes="""
            volume_flow m³/h | height mm | mass | volume | price
            400 | 6000 | 980 | 12 | 268000
            800 | 7600 | 1510 | 18 | 359000
            1200 | 9000 | 2050 | 25 | 438000
        """,
        lead_time_days=98,
        hs_code="8417 80",
        cpv="42310000",
        certificates=(_FLARE,),
        ports=(interfaces.BIOGAS_IN,),
    ),
    Family(
        member="egeris",
        code="EG-OP-{gas_upgrading_capacity}",
        names={
            "en": "Membrane upgrading unit, {gas_upgrading_capacity} Nm³/h",
            "da": "Membranopgraderingsanlæg, {gas_upgrading_capacity} Nm³/h",
        },
        descriptions={
            "en": "Three-stage membranes in a container bring biogas to grid quality; heat of compression is recovered.",
            "da": "Tretrins membraner i container bringer biogas til netkvalitet; kompressionsvarmen genvindes.",
        },
        shared="methane_content: 97.5 % | methane_slip: 0.6 % | installation_environment: containerised | rated_voltage: 400 V"
        " | protection_class: IP54",
        sizes="""
            gas_upgrading_capacity Nm³/h | biomethane_output Nm³/h | rated_power kW | mass | volume | price
            150 | 86 | 48 | 9800 | 62 | 3950000
            350 | 201 | 105 | 14200 | 88 | 5480000
            600 | 345 | 172 | 19800 | 124 | 7360000
            1000 | 575 | 280 | 28500 | 176 | 9980000
        """,
        lead_time_days=238,
        hs_code="8421 39",
        cpv="42514000",
        ports=(interfaces.BIOGAS_IN, interfaces.SUPPLY_IN),
    ),
    Family(
        member="egeris",
        code="EG-AN-{size}",
        names={
            "en": "Biogas analyser, {size} gases",
            "da": "Biogasanalysator, {size} gasser",
            "de": "Biogasanalysator, {size} Gase",
        },
        descriptions={
            "en": "Wall cabinet with sample cooler; measures methane, carbon dioxide, oxygen and hydrogen sulphide in turn.",
            "da": "Vægskab med prøvekøler; måler skiftevis metan, kuldioxid, ilt og svovlbrinte.",
        },
        shared="measured_quantity: gas | measuring_accuracy: 1.5 % | output_signal: 4-20 mA | protection_class: IP54"
        " | communication_protocol: Modbus-TCP",
        sizes="""
            size | port_count | mass | volume | price
            4 | 1 | 32 | 0.2 | 66400
            5 | 2 | 41 | 0.3 | 82800
            6 | 4 | 48 | 0.3 | 96500
        """,
        lead_time_days=49,
        hs_code="9027 10",
        cpv="38432100",
        ports=(interfaces.FIELDBUS,),
    ),
)
