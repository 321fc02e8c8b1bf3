"""Tanks, feeders, agitators and separators: what stands between the slurry tanker and the digester, and behind it."""

from decimal import Decimal

from bidbuilder.demo.catalogue import interfaces
from bidbuilder.demo.catalogue.families import Family
from bidbuilder.demo.stated import Certified
from bidbuilder.domain.catalogue.prices import PriceAudience

_STEEL = Certified(name="EN 1090-2 EXC3", issuer="Svejsetilsyn Demo", number="B-1450", left_days=1020)
_ATEX = Certified(name="EN ISO 80079-36", issuer="Ex-Prøvning Demo", number="EX-0612", left_days=None)

FAMILIES = (
    Family(
        member="vandborre",
        code="VB-RT-{vessel_volume}",
        names={
            "en": "Slurry reception tank, {vessel_volume} m³",
            "da": "Fortank til gylle, {vessel_volume} m³",
            "de": "Vorgrube für Gülle, {vessel_volume} m³",
        },
        descriptions={
            "en": "Round tank of precast concrete elements with post-tensioned hoops, tight cover, manhole and overfill alarm.",
            "da": "Rund tank af betonelementer med efterspændte bånd, tæt overdækning, mandehul og overfyldningsalarm.",
        },
        shared="material: concrete | concrete_strength_class: C40/50 | medium: slurry | service_life: 30 year"
        " | ambient_temperature: -30..45 °C",
        sizes="""
            vessel_volume m³ | inner_diameter mm | mass | volume | price
            100 | 6500 | 48000 | 30 | 148000
            200 | 8200 | 71000 | 44 | 214000
            300 | 9800 | 92000 | 57 | 276000
            450 | 11600 | 121000 | 75 | 352000
            650 | 13900 | 158000 | 98 | 447000
            1000 | 16900 | 214000 | 133 | 604000
        """,
        lead_time_days=84,
        warranty_months=60,
        hs_code="6810 91",
        cpv="44613400",
        ports=(interfaces.SLURRY_IN, interfaces.SLURRY_OUT),
    ),
    Family(
        member="tange",
        code="NT-MT-{vessel_volume}",
        names={
            "en": "Stainless receiving tank, {vessel_volume} m³",
            "da": "Rustfri modtagetank, {vessel_volume} m³",
            "de": "Annahmebehälter aus Edelstahl, {vessel_volume} m³",
        },
        descriptions={
            "en": "Upright welded tank with conical bottom, mixing nozzle and cleaning hatch, pickled and passivated.",
            "da": "Stående svejst tank med konisk bund, omrøringsdyse og renselem, bejdset og passiveret.",
        },
        shared="material: 1.4404 | surface_treatment: pickled | execution_class: EXC3 | medium: slurry, milk, waste water"
        " | service_life: 30 year",
        sizes="""
            vessel_volume m³ | inner_diameter mm | mass | volume | price
            30 | 2900 | 3900 | 42 | 219000
            60 | 3400 | 6100 | 78 | 331000
            120 | 4200 | 9800 | 150 | 512000
            250 | 5600 | 16900 | 300 | 845000
            650 | 8800 | 36500 | 760 | 1690000
        """,
        lead_time_days=98,
        warranty_months=36,
        hs_code="7309 00",
        cpv="44613000",
        certificates=(_STEEL,),
    ),
    Family(
        member="kornager",
        code="KH-FD-{vessel_volume}",
        names={
            "en": "Weighing feeder for solid residues, {vessel_volume} m³",
            "da": "Indfødningsmodul med vejning, {vessel_volume} m³",
            "de": "Feststoffdosierer mit Verwiegung, {vessel_volume} m³",
        },
        descriptions={
            "en": "Walking-floor bunker with milling rollers on load cells, for deep litter, straw, beet pulp and grass.",
            "da": "Silo med vandrende gulv og opriverruller på vejeceller, til dybstrøelse, halm, roepulp og græs.",
        },
        shared="material: 1.4301 | measuring_accuracy: 0.8 % | feedstock: deep litter, straw, maize silage, grass, beet pulp"
        " | degree_of_automation: automatic | rated_voltage: 400 V | protection_class: IP55",
        sizes="""
            vessel_volume m³ | throughput t/h | rated_power kW | mass | volume | price
            20 | 2.5 | 11 | 6200 | 34 | 412000
            40 | 4 | 18.5 | 9400 | 58 | 566000
            60 | 6 | 22 | 12800 | 86 | 698000
            90 | 9 | 30 | 16900 | 120 | 884000
            120 | 12 | 37 | 21500 | 156 | 1075000
        """,
        lead_time_days=112,
        hs_code="8428 33",
        cpv="42417000",
        ports=(interfaces.SUPPLY_IN, interfaces.SLURRY_OUT),
    ),
    Family(
        member="kornager",
        code="KH-SN-{length}",
        names={
            "en": "Screw conveyor in stainless steel, {size} m",
            "da": "Snegltransportør i rustfrit stål, {size} m",
        },
        descriptions={
            "en": "Closed trough with replaceable wear lining, drive at the upper end, usable from level to 45°.",
            "da": "Lukket trug med udskiftelig slidforing og drev foroven, fra vandret op til 45°.",
        },
        shared="material: 1.4301 | rated_voltage: 400 V | protection_class: IP55 | motor_efficiency_class: IE3",
        sizes="""
            length mm | size | throughput t/h | rated_power kW | mass | volume | price
            4000 | 4 | 12 | 3 | 410 | 2 | 58200
            6000 | 6 | 12 | 4 | 560 | 3 | 71900
            8000 | 8 | 12 | 5.5 | 720 | 4 | 88400
            10000 | 10 | 10 | 7.5 | 900 | 5 | 104800
        """,
        lead_time_days=49,
        hs_code="8428 39",
        cpv="42417210",
        breaks={1: Decimal(0), 3: Decimal(4)},
    ),
    Family(
        member="kornager",
        code="KH-HR-{throughput}",
        names={"en": "Straw chopper, {throughput} t/h", "da": "Halmriver, {throughput} t/h"},
        descriptions={
            "en": "Takes big bales on a table, cuts the twine and chops to fibres for digestion or firing.",
            "da": "Tager bigballer på bord, skærer snoren og river til fibre, der kan forgæres eller fyres med.",
        },
        shared="feedstock: straw | rated_voltage: 400 V | protection_class: IP54 | particle_size: 10..60 mm",
        sizes="""
            throughput t/h | rated_power kW | mass | volume | price
            2 | 55 | 4200 | 18 | 485000
            4 | 90 | 5600 | 24 | 642000
            6 | 132 | 7100 | 29 | 818000
        """,
        lead_time_days=91,
        hs_code="8436 80",
        cpv="16600000",
    ),
    Family(
        member="vandborre",
        code="VB-HY-{vessel_volume}",
        names={
            "en": "Hygienisation tank, {vessel_volume} m³",
            "da": "Hygiejniseringstank, {vessel_volume} m³",
            "de": "Hygienisierungsbehälter, {vessel_volume} m³",
        },
        descriptions={
            "en": "Insulated batch tank with double temperature log and locked outlet valve, for 70 °C in one hour.",
            "da": "Isoleret batchtank med dobbelt temperaturlog og aflåst afløbsventil, til 70 °C i en time.",
        },
        shared="material: 1.4404 | pasteurisation_temperature: 72 °C | holding_time: 60 min | animal_by_product_category: 3"
        " | insulation_thickness: 100 mm | medium: slurry, sludge",
        sizes="""
            vessel_volume m³ | rated_power kW | mass | volume | price
            5 | 1.5 | 1600 | 12 | 182000
            8 | 2.2 | 2100 | 17 | 214000
            12 | 2.2 | 2700 | 24 | 256000
            16 | 3 | 3300 | 31 | 298000
            20 | 4 | 3900 | 38 | 341000
            25 | 4 | 4600 | 46 | 388000
        """,
        lead_time_days=98,
        hs_code="8419 89",
        cpv="42900000",
        breaks={1: Decimal(0), 3: Decimal(5)},
        ports=(interfaces.SLURRY_IN, interfaces.SLURRY_OUT, *interfaces.HEAT_IN),
    ),
    Family(
        member="vandborre",
        code="VB-VV-{vessel_volume}",
        names={"en": "Leachate well, {vessel_volume} m³", "da": "Perkolatbrønd, {vessel_volume} m³"},
        descriptions={
            "en": "Well of concrete rings with pump sump and lid for vehicles.",
            "da": "Brønd af betonringe med pumpesump og kørefast dæksel.",
        },
        shared="material: concrete | medium: waste water | traffic_load_class: D400",
        sizes="""
            vessel_volume m³ | inner_diameter mm | mass | volume | price
            4 | 1500 | 5200 | 5 | 24800
            8 | 2000 | 8600 | 9 | 36900
        """,
        price_days=18,
        lead_time_days=35,
        hs_code="6810 91",
        cpv="44613400",
    ),
    Family(
        member="vandborre",
        code="VB-SL-{width}",
        names={"en": "Silo wall element, {width} mm", "da": "Silovægselement, {width} mm"},
        descriptions={
            "en": "Free-standing wall for bunker silos, coated on the inside.",
            "da": "Fritstående væg til plansilo, coatet indvendigt.",
        },
        shared="material: concrete | concrete_strength_class: C40/50",
        sizes="""
            width mm | height mm | mass | volume | price
            2000 | 2500 | 3900 | 2.4 | 9800
            2400 | 3500 | 5600 | 3.4 | 13400
        """,
        lead_time_days=42,
        hs_code="6810 91",
        cpv="44114000",
        is_draft=True,
    ),
    Family(
        member="rotmark",
        code="RM-SL-{rated_power}",
        names={
            "en": "Slow agitator with outside motor, {rated_power} kW",
            "da": "Langsom omrører med udvendig motor, {rated_power} kW",
            "de": "Langsamläufer mit Außenmotor, {rated_power} kW",
        },
        descriptions={
            "en": "Two blades on a long shaft through the wall; bearing and seal are changed from outside while it is full.",
            "da": "To vinger på lang aksel gennem væggen; leje og tætning skiftes udefra, mens reaktoren er fyldt.",
        },
        shared="equipment_category: 2G | temperature_class: T4 | motor_efficiency_class: IE3 | rated_voltage: 400 V"
        " | rated_frequency: 50 Hz | protection_class: IP65 | material: 1.4571 | ambient_temperature: -25..40 °C",
        sizes="""
            rated_power kW | rated_speed rpm | mixing_power W/m³ | mass | volume | price
            7.5 | 14 | 3.6 | 1150 | 6 | 168000
            11 | 14 | 4.1 | 1420 | 7 | 196000
            15 | 12 | 4.4 | 1780 | 9 | 231000
            18.5 | 12 | 4.8 | 2050 | 10 | 262000
            22 | 11 | 5.6 | 2400 | 12 | 298000
        """,
        lead_time_days=70,
        hs_code="8479 82",
        cpv="42991000",
        certificates=(_ATEX,),
        breaks={1: Decimal(0), 4: Decimal(6), 8: Decimal(9)},
        ports=(interfaces.SUPPLY_IN,),
    ),
    Family(
        member="rotmark",
        code="RM-DY-{rated_power}",
        names={
            "en": "Submersible mixer, {rated_power} kW",
            "da": "Dykomrører, {rated_power} kW",
            "de": "Tauchmotorrührwerk, {rated_power} kW",
        },
        descriptions={
            "en": "Propeller mixer with lifting mast for tanks and stores; height and direction are set by hand winch.",
            "da": "Propelomrører med hejsemast til tanke og lagre; højde og retning stilles med håndspil.",
        },
        shared="equipment_category: 2G | temperature_class: T3 | rated_voltage: 400 V | protection_class: IP68"
        " | material: 1.4401 | motor_efficiency_class: IE3",
        sizes="""
            rated_power kW | rated_speed rpm | mass | volume | price
            2.5 | 710 | 92 | 0.6 | 39800
            4 | 480 | 130 | 0.8 | 52400
            7.5 | 370 | 210 | 1.2 | 71600
            11 | 340 | 260 | 1.5 | 86900
            15 | 300 | 330 | 1.9 | 104500
        """,
        lead_time_days=35,
        hs_code="8479 82",
        cpv="42991000",
        breaks={1: Decimal(0), 4: Decimal(4)},
        ports=(interfaces.SUPPLY_IN,),
    ),
    Family(
        member="rotmark",
        code="RM-SE-{volume_flow}",
        names={
            "en": "Screw press separator, {volume_flow} m³/h",
            "da": "Skruepresseseparator, {volume_flow} m³/h",
            "de": "Pressschneckenseparator, {volume_flow} m³/h",
        },
        descriptions={
            "en": "Separates digestate into a stackable fibre and a thin liquid; screen and screw are changed in an hour.",
            "da": "Deler afgasset biomasse i en stabelbar fiber og en tynd væske; si og snegl skiftes på en time.",
        },
        shared="dry_matter_content: 30 % | material: 1.4301 | rated_voltage: 400 V | protection_class: IP55 | medium: slurry",
        sizes="""
            volume_flow m³/h | rated_power kW | separation_efficiency % | mass | volume | price
            10 | 4 | 48 | 480 | 2 | 172000
            15 | 5.5 | 52 | 610 | 2.4 | 208000
            22 | 7.5 | 62 | 790 | 3 | 254000
            35 | 11 | 63 | 1050 | 3.8 | 318000
        """,
        lead_time_days=63,
        hs_code="8421 29",
        cpv="42912300",
        ports=(interfaces.SUPPLY_IN, interfaces.SLURRY_IN),
    ),
    Family(
        member="vandborre",
        code="VB-LS-{vessel_volume}",
        names={
            "en": "Covered digestate store, {vessel_volume} m³",
            "da": "Overdækket lager til afgasset biomasse, {vessel_volume} m³",
        },
        descriptions={
            "en": "Concrete element tank with tent roof, filling pipe below the surface and leakage drain.",
            "da": "Elementtank af beton med teltoverdækning, dykket påfyldning og omfangsdræn.",
        },
        shared="material: concrete | concrete_strength_class: C40/50 | snow_load: 1.5 kN/m² | wind_speed: 40 m/s | medium: slurry"
        " | service_life: 30 year",
        sizes="""
            vessel_volume m³ | inner_diameter mm | mass | volume | price
            2000 | 22600 | 310000 | 190 | 748000
            3000 | 27700 | 402000 | 245 | 948000
            4200 | 32800 | 498000 | 302 | 1164000
            5500 | 36400 | 592000 | 360 | 1398000
        """,
        lead_time_days=112,
        warranty_months=60,
        hs_code="6810 91",
        cpv="44613400",
        breaks={1: Decimal(0), 2: Decimal(3)},
        ports=(interfaces.SLURRY_IN,),
    ),
    Family(
        member="tange",
        code="NT-GP-{width}",
        names={
            "en": "Walkway with railing, {width} mm wide, per metre",
            "da": "Gangbro med rækværk, {width} mm bred, pr. meter",
            "de": "Laufsteg mit Geländer, {width} mm breit, je Meter",
        },
        descriptions={
            "en": "Grating on welded frames with kick plate, made to measure and ready to bolt.",
            "da": "Riste på svejste rammer med fodliste, lavet på mål og klar til at bolte.",
        },
        shared="execution_class: EXC2 | surface_treatment: hot-dip-galvanised | material: galvanised-steel | live_load: 5 kN/m²"
        " | steel_grade: S235JR",
        sizes="""
            width mm | mass | volume | price
            600 | 62 | 0.4 | 3150
            800 | 74 | 0.5 | 3620
            1000 | 88 | 0.6 | 4190
            1200 | 101 | 0.7 | 4780
        """,
        unit="m",
        lead_time_days=42,
        hs_code="7308 90",
        cpv="44212300",
        certificates=(_STEEL,),
        breaks={1: Decimal(0), 50: Decimal(5), 150: Decimal(9)},
    ),
    Family(
        member="tange",
        code="NT-AK-{heat_storage_volume}",
        names={
            "en": "Thermal store, {heat_storage_volume} m³",
            "da": "Akkumuleringstank, {heat_storage_volume} m³",
            "de": "Wärmespeicher, {heat_storage_volume} m³",
        },
        descriptions={
            "en": "Pressureless steel tank with diffusers, steam cushion and insulated cladding, erected ring by ring on site.",
            "da": "Trykløs ståltank med diffusorer, damppude og isoleret beklædning, rejst ring for ring på stedet.",
        },
        shared="maximum_temperature: 98 °C | insulation_thickness: 400 mm | execution_class: EXC3 | steel_grade: S235JR"
        " | corrosivity_category: C4 | material: carbon-steel | medium: hot-water | service_life: 40 year",
        sizes="""
            heat_storage_volume m³ | heat_storage_capacity MWh | mass | volume | price
            100 | 4.2 | 11800 | 60 | 690000
            200 | 8.5 | 19500 | 95 | 1040000
            400 | 17 | 34000 | 160 | 1660000
            600 | 25.4 | 46500 | 215 | 2190000
            850 | 36 | 61000 | 280 | 2790000
            1200 | 50.9 | 82000 | 370 | 3560000
        """,
        lead_time_days=168,
        warranty_months=60,
        hs_code="7309 00",
        cpv="44611600",
        certificates=(_STEEL,),
        audience=PriceAudience.ON_REQUEST,
        ports=(*interfaces.HEAT_IN, *interfaces.HEAT_OUT),
    ),
)
