"""Pre-insulated pipes with their fittings, substations and heat meters."""

from decimal import Decimal

from bidbuilder.demo.catalogue import interfaces
from bidbuilder.demo.catalogue.families import Family
from bidbuilder.demo.stated import Certified

_EN_253 = Certified(name="EN 253", issuer="Rørprøvning Demo", number="R-253-14", left_days=1180)
_EN_448 = Certified(name="EN 448", issuer="Rørprøvning Demo", number="R-448-09", left_days=1180)
_EN_488 = Certified(name="EN 488", issuer="Rørprøvning Demo", number="R-488-05", left_days=1180)
_EN_489 = Certified(name="EN 489-1", issuer="Rørprøvning Demo", number="R-489-11", left_days=1180)
_METER = Certified(name="EN 1434-4", issuer="Målerprøvning Demo", number="MID-4410", left_days=2400)
_METRES = {1: Decimal(0), 500: Decimal(4), 1500: Decimal(8), 4000: Decimal(12)}
_PIECES = {1: Decimal(0), 20: Decimal(5), 100: Decimal(10)}

_PIPE = (
    "maximum_pressure: 25 barg | maximum_temperature: 140 °C | pipe_material_class: P235GH | thermal_conductivity: 0.024 W/(m*K)"
    " | service_life: 50 year | environmental_declaration: yes | medium: hot water"
)

FAMILIES = (
    Family(
        member="isolund",
        code="IL-E2-{nominal_diameter}",
        names={
            "en": "Pre-insulated pipe, series 2, DN {nominal_diameter}, per metre",
            "da": "Præisoleret rør, serie 2, DN {nominal_diameter}, pr. meter",
            "de": "Kunststoffmantelrohr, Serie 2, DN {nominal_diameter}, je Meter",
        },
        descriptions={
            "en": "Steel pipe in polyurethane foam and polyethylene casing with two wires for leak detection, lengths of 12 m.",
            "da": "Stålrør i polyuretanskum og kappe af polyetylen med to kobbertråde til lækovervågning, længder på 12 m.",
        },
        shared=_PIPE + " | insulation_series: 2",
        sizes="""
            nominal_diameter DN | outer_diameter mm | mass | volume | price
            32 | 125 | 4.6 | 0.016 | 148
            50 | 140 | 6.9 | 0.02 | 186
            65 | 160 | 8.6 | 0.026 | 219
            80 | 180 | 10.9 | 0.032 | 258
            100 | 225 | 15.1 | 0.051 | 338
            150 | 280 | 25.4 | 0.078 | 502
            200 | 355 | 38.6 | 0.126 | 706
            250 | 450 | 53.8 | 0.2 | 948
        """,
        unit="m",
        lead_time_days=28,
        hs_code="7306 30",
        cpv="44163130",
        certificates=(_EN_253,),
        breaks=_METRES,
        ports=(interfaces.NETWORK_PIPE,),
    ),
    Family(
        member="isolund",
        code="IL-E3-{nominal_diameter}",
        names={
            "en": "Pre-insulated pipe, series 3, DN {nominal_diameter}, per metre",
            "da": "Præisoleret rør, serie 3, DN {nominal_diameter}, pr. meter",
            "de": "Kunststoffmantelrohr, Serie 3, DN {nominal_diameter}, je Meter",
        },
        descriptions={
            "en": "As series 2 with thicker foam and a diffusion barrier: a quarter less heat loss over the service life.",
            "da": "Som serie 2 med tykkere skum og diffusionsspærre: en fjerdedel mindre varmetab i hele levetiden.",
        },
        shared=_PIPE + " | insulation_series: 3",
        sizes="""
            nominal_diameter DN | outer_diameter mm | mass | volume | price
            32 | 140 | 5.2 | 0.02 | 176
            50 | 160 | 7.8 | 0.026 | 222
            65 | 180 | 9.7 | 0.032 | 261
            80 | 200 | 12.2 | 0.04 | 308
            100 | 250 | 17 | 0.063 | 402
            150 | 315 | 28.2 | 0.099 | 598
            200 | 400 | 42.8 | 0.16 | 842
            250 | 500 | 59.6 | 0.25 | 1130
        """,
        unit="m",
        lead_time_days=35,
        hs_code="7306 30",
        cpv="44163130",
        certificates=(_EN_253,),
        breaks=_METRES,
        ports=(interfaces.NETWORK_PIPE,),
    ),
    Family(
        member="isolund",
        code="IL-TW-{nominal_diameter}",
        names={
            "en": "Pre-insulated twin pipe, DN {nominal_diameter}, per metre",
            "da": "Præisoleret dobbeltrør, DN {nominal_diameter}, pr. meter",
            "de": "Doppelrohr, DN {nominal_diameter}, je Meter",
        },
        descriptions={
            "en": "Flow and return in one casing for service lines and narrow streets.",
            "da": "Frem og retur i samme kappe til stikledninger og smalle veje.",
        },
        shared=_PIPE + " | insulation_series: 3",
        sizes="""
            nominal_diameter DN | outer_diameter mm | mass | volume | price
            20 | 140 | 6.1 | 0.02 | 206
            25 | 160 | 7.2 | 0.026 | 231
            32 | 180 | 9 | 0.032 | 268
            40 | 200 | 10.8 | 0.04 | 306
            50 | 225 | 14.2 | 0.051 | 362
        """,
        unit="m",
        lead_time_days=35,
        hs_code="7306 30",
        cpv="44163130",
        certificates=(Certified(name="EN 15698-1", issuer="Rørprøvning Demo", number="R-156-03", left_days=1180),),
        breaks=_METRES,
    ),
    Family(
        member="isolund",
        code="IL-MU-{nominal_diameter}",
        names={
            "en": "Weldable casing joint, DN {nominal_diameter}",
            "da": "Svejsemuffe, DN {nominal_diameter}",
            "de": "Schweißmuffe, DN {nominal_diameter}",
        },
        descriptions={
            "en": "Joint with welded-in wires, foam pack and shrink sleeves; every joint is pressure-tested and logged.",
            "da": "Muffe med isvejste tråde, skumpose og krympekapper; hver muffe trykprøves og logges.",
        },
        shared="test_pressure: 0.2 barg | maximum_temperature: 140 °C | service_life: 50 year",
        sizes="""
            nominal_diameter DN | mass | volume | price
            32 | 1.6 | 0.02 | 248
            50 | 2 | 0.03 | 286
            65 | 2.4 | 0.03 | 318
            80 | 2.9 | 0.04 | 352
            100 | 3.8 | 0.06 | 428
            150 | 5.4 | 0.09 | 562
            200 | 7.9 | 0.15 | 738
        """,
        lead_time_days=21,
        hs_code="3917 40",
        cpv="44163200",
        certificates=(_EN_489,),
        breaks=_PIECES,
    ),
    Family(
        member="isolund",
        code="IL-BU-{nominal_diameter}",
        names={
            "en": "Pre-insulated bend 90°, DN {nominal_diameter}",
            "da": "Præisoleret bøjning 90°, DN {nominal_diameter}",
            "de": "Isolierter Bogen 90°, DN {nominal_diameter}",
        },
        descriptions={
            "en": "Cold-drawn steel bend, foamed in one piece, with 1 m legs.",
            "da": "Koldtrukket stålbøjning, opskummet i et stykke, med ben på 1 m.",
        },
        shared="maximum_pressure: 25 barg | maximum_temperature: 140 °C | pipe_material_class: P235GH | insulation_series: 3",
        sizes="""
            nominal_diameter DN | mass | volume | price
            32 | 9 | 0.06 | 486
            50 | 14 | 0.08 | 612
            65 | 18 | 0.1 | 724
            100 | 32 | 0.18 | 1080
            150 | 54 | 0.3 | 1640
            200 | 82 | 0.48 | 2290
        """,
        lead_time_days=28,
        hs_code="7307 93",
        cpv="44163200",
        certificates=(_EN_448,),
        breaks=_PIECES,
        ports=(interfaces.NETWORK_PIPE,),
    ),
    Family(
        member="isolund",
        code="IL-VK-{nominal_diameter}",
        names={
            "en": "Pre-insulated ball valve, DN {nominal_diameter}",
            "da": "Præisoleret kugleventil, DN {nominal_diameter}",
            "de": "Isolierter Kugelhahn, DN {nominal_diameter}",
        },
        descriptions={
            "en": "Fully welded valve with long spindle, for burying without a chamber.",
            "da": "Helsvejst ventil med forlænget spindel, til nedgravning uden brønd.",
        },
        shared="valve_type: ball | nominal_pressure: PN25 | maximum_temperature: 140 °C | connection_type: welded"
        " | actuator_type: manual",
        sizes="""
            nominal_diameter DN | mass | volume | price
            32 | 11 | 0.06 | 1290
            50 | 17 | 0.09 | 1720
            65 | 23 | 0.11 | 2140
            100 | 44 | 0.2 | 3380
            150 | 86 | 0.36 | 5960
            200 | 142 | 0.58 | 9240
        """,
        lead_time_days=42,
        hs_code="8481 80",
        cpv="42131100",
        certificates=(_EN_488,),
        breaks=_PIECES,
        ports=(interfaces.NETWORK_PIPE,),
    ),
    Family(
        member="isolund",
        code="IL-AL-{port_count}",
        names={
            "en": "Leak monitoring system, {port_count} circuits",
            "da": "Lækovervågning, {port_count} sløjfer",
            "de": "Leckwarnsystem, {port_count} Kreise",
        },
        descriptions={
            "en": "Measures resistance and pulse echo of the wires, draws the fault into the map and sends an alarm.",
            "da": "Måler trådenes modstand og pulsekko, tegner fejlen ind i kortet og sender alarm.",
        },
        shared="positioning_accuracy: 800 mm | remote_access: yes | communication_protocol: Modbus-TCP, MQTT"
        " | protection_class: IP65 | rated_voltage: 230 V",
        sizes="""
            port_count | mass | volume | price
            2 | 6 | 0.03 | 24800
            4 | 8 | 0.04 | 36900
            8 | 12 | 0.06 | 58200
            16 | 19 | 0.1 | 94500
        """,
        lead_time_days=49,
        hs_code="9031 80",
        cpv="38424000",
    ),
    Family(
        member="fjordbaek",
        code="FB-UN-{heat_output}",
        names={
            "en": "House substation, {heat_output} kW",
            "da": "Fjernvarmeunit, {heat_output} kW",
            "de": "Hausstation, {heat_output} kW",
        },
        descriptions={
            "en": "Insulated cabinet with exchangers for heating and tap water, pressure control and a fitting for the meter.",
            "da": "Isoleret kabinet med vekslere til varme og brugsvand, differenstrykregulering og passtykke til måler.",
        },
        shared="nominal_pressure: PN16 | approach_temperature: 3 K | heat_exchanger_type: plate | maximum_temperature: 110 °C"
        " | degree_of_automation: automatic",
        sizes="""
            heat_output kW | heat_loss W | mass | volume | price
            15 | 55 | 28 | 0.12 | 9800
            35 | 70 | 36 | 0.16 | 12400
            65 | 95 | 58 | 0.26 | 18900
            100 | 115 | 84 | 0.4 | 26800
        """,
        lead_time_days=35,
        hs_code="8419 50",
        cpv="42511110",
        breaks=_PIECES,
        ports=(interfaces.NETWORK_IN, *interfaces.HEAT_OUT),
    ),
    Family(
        member="fjordbaek",
        code="FB-UB-{heat_output}",
        names={
            "en": "Block substation, {heat_output} kW",
            "da": "Blokunit, {heat_output} kW",
            "de": "Blockstation, {heat_output} kW",
        },
        descriptions={
            "en": "Frame-mounted substation with two heating circuits, tap water charging and weather compensation.",
            "da": "Unit på ramme med to varmekredse, brugsvandsladning og vejrkompensering.",
        },
        shared="nominal_pressure: PN16 | approach_temperature: 3 K | heat_exchanger_type: plate | maximum_temperature: 120 °C"
        " | degree_of_automation: automatic | communication_protocol: M-Bus, BACnet",
        sizes="""
            heat_output kW | heat_loss W | mass | volume | price
            160 | 190 | 190 | 1.2 | 54800
            280 | 240 | 260 | 1.6 | 72600
            450 | 310 | 380 | 2.2 | 98400
            700 | 390 | 540 | 3 | 134000
        """,
        lead_time_days=56,
        hs_code="8419 50",
        cpv="42511110",
        breaks={1: Decimal(0), 5: Decimal(5)},
        ports=(interfaces.NETWORK_IN, *interfaces.HEAT_OUT),
    ),
    Family(
        member="fjordbaek",
        code="FB-VM-{size}",
        names={
            "en": "Ultrasonic heat meter, qp {size}",
            "da": "Ultralydsvarmemåler, qp {size}",
            "de": "Ultraschall-Wärmezähler, qp {size}",
        },
        descriptions={
            "en": "Meter with paired sensors and radio module, battery for sixteen years.",
            "da": "Måler med parrede følere og radiomodul, batteri til seksten år.",
        },
        shared="accuracy_class: 2 | communication_protocol: wM-Bus, M-Bus | measured_quantity: energy | protection_class: IP65"
        " | maximum_temperature: 130 °C",
        sizes="""
            size | permanent_flow m³/h | nominal_diameter DN | mass | volume | price
            0.6 | 0.6 | 15 | 1.2 | 0.006 | 1180
            1.5 | 1.5 | 20 | 1.4 | 0.007 | 1240
            2.5 | 2.5 | 20 | 1.5 | 0.007 | 1360
            6 | 6 | 25 | 2.8 | 0.01 | 2180
            15 | 15 | 50 | 7.5 | 0.02 | 4260
            40 | 40 | 80 | 14 | 0.04 | 7940
        """,
        lead_time_days=28,
        warranty_months=60,
        hs_code="9028 30",
        cpv="38418000",
        certificates=(_METER,),
        breaks=_PIECES,
        ports=(interfaces.METER_RADIO,),
    ),
)
