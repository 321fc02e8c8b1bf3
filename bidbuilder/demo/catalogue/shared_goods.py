"""What members lend and pass on: cranes, halls and kitchens as capacity, and by-products with their composition."""

from decimal import Decimal

from bidbuilder.demo.catalogue.families import Family
from bidbuilder.demo.stated import Certified
from bidbuilder.domain.catalogue.kinds import ByProduct, Calendar, Ingredient, Period
from bidbuilder.domain.catalogue.offerings import OfferingKind

_TONNES = {1: Decimal(0), 100: Decimal(6), 1000: Decimal(14)}

FAMILIES = (
    Family(
        member="bredmose",
        code="BM-KR-{size}",
        kind=OfferingKind.CAPACITY,
        names={
            "en": "Mobile crane with crew, {size} t, per day",
            "da": "Mobilkran med mandskab, {size} t, pr. dag",
            "de": "Mobilkran mit Besatzung, {size} t, je Tag",
        },
        descriptions={
            "en": "Crane, driver, rigger and lifting plan; the way to the site is charged once.",
            "da": "Kran, fører, anhugger og løfteplan; vejen til pladsen faktureres en gang.",
        },
        shared="hourly_rate_available: yes",
        sizes="""
            size | load_capacity t | reach m | lifting_height m | mass | volume | price
            40 | 40 | 34 | 38 | 36000 | 90 | 14800
            60 | 65 | 40 | 46 | 48000 | 110 | 19600
            100 | 100 | 48 | 54 | 60000 | 130 | 27800
        """,
        unit="d",
        lead_time_days=10,
        cpv="45510000",
        one_off=Decimal(38000),
        breaks={1: Decimal(0), 10: Decimal(12)},
        calendar=Calendar(
            amount=Decimal(9),
            period=Period.MONTH,
            place="Skive",
            conditions="Own erection work goes first. Booked three weeks ahead; our driver operates it.",
        ),
        closings=((40, 12, "Yearly inspection"), (120, 14, "Holiday")),
    ),
    Family(
        member="bredmose",
        code="BM-SV-{weekly_capacity_hours}",
        kind=OfferingKind.CAPACITY,
        names={
            "en": "Pipe welding crew, {weekly_capacity_hours} h a week",
            "da": "Rørsvejsesjak, {weekly_capacity_hours} timer om ugen",
            "de": "Rohrschweißkolonne, {weekly_capacity_hours} h je Woche",
        },
        descriptions={
            "en": "Certified welders with machines, X-ray agreement and welding log; price per week.",
            "da": "Certificerede svejsere med maskiner, røntgenaftale og svejselog; pris pr. uge.",
        },
        shared="weld_quality_level: B | welding_quality_requirements: 3834-2 | language_skills: en, pl",
        sizes="""
            weekly_capacity_hours h/week | employee_count | mass | volume | price
            120 | 3 | 1800 | 9 | 48500
            240 | 6 | 3200 | 16 | 92000
            440 | 11 | 5600 | 28 | 164000
        """,
        currency="PLN",
        unit="week",
        lead_time_days=21,
        cpv="45262680",
        certificates=(Certified(name="EN ISO 3834-2", issuer="Svejsetilsyn Demo", number="W-2504", left_days=910),),
        calendar=Calendar(
            amount=Decimal("0.5"),
            place="Skive and sites within 400 km",
            conditions="Half of the weeks, in whole weeks.",
        ),
        closings=((28, 14, "Holiday"),),
    ),
    Family(
        member="bredmose",
        code="BM-HA-{floor_area}",
        kind=OfferingKind.CAPACITY,
        names={
            "en": "Assembly hall, {floor_area} m², per month",
            "da": "Montagehal, {floor_area} m², pr. måned",
        },
        descriptions={
            "en": "Heated hall with overhead crane, air, water and yard; members pay half.",
            "da": "Opvarmet hal med løbekran, trykluft, vand og plads; medlemmer betaler det halve.",
        },
        shared="ceiling_height: 9 m | live_load: 20 kN/m²",
        sizes="""
            floor_area m² | load_capacity t | mass | volume | price
            200 | 5 | 0 | 0 | 14500
            600 | 16 | 0 | 0 | 36800
        """,
        unit="month",
        lead_time_days=7,
        cpv="70220000",
    ),
    Family(
        member="tange",
        code="NT-BJ-{size}",
        kind=OfferingKind.CAPACITY,
        names={
            "en": "Pickling and passivation, {size}",
            "da": "Bejdsning og passivering, {size}",
            "de": "Beizen und Passivieren, {size}",
        },
        descriptions={
            "en": "Bath and spray pickling with certificate of the surface; other members' parts are welcome.",
            "da": "Kar- og sprøjtebejdsning med attest for overfladen; andre medlemmers emner er velkomne.",
        },
        shared="surface_treatment: pickled",
        sizes="""
            size | size_da | size_de | load_capacity t | mass | volume | price
            parts in the bath | emner i kar | Teile im Bad | 2 | 0 | 0 | 850
            tanks by spray | tanke med sprøjte | Behälter im Sprühverfahren | 30 | 0 | 0 | 1240
        """,
        unit="h",
        lead_time_days=7,
        cpv="45442000",
        calendar=Calendar(
            amount=Decimal(18),
            place="Nørre Tange",
            conditions="Parts are handed in degreased, by Thursday for the week after.",
        ),
        closings=((30, 10, "Holiday"), (75, 5, "Bath is renewed")),
    ),
    Family(
        member="muldebjerg",
        code="MF-KL-{storage_capacity_cold}",
        kind=OfferingKind.CAPACITY,
        names={
            "en": "Shared cold store, {storage_capacity_cold} m³, per month",
            "da": "Fælles kølelager, {storage_capacity_cold} m³, pr. måned",
        },
        descriptions={
            "en": "Room with its own door, temperature log and loading ramp; easier to share than to own.",
            "da": "Rum med egen dør, temperaturlog og læsserampe; lettere at dele end at eje.",
        },
        shared="storage_temperature: 2..5 °C | food_safety_management: yes",
        sizes="""
            storage_capacity_cold m³ | mass | volume | price
            40 | 0 | 0 | 3200
            120 | 0 | 0 | 8400
        """,
        unit="month",
        lead_time_days=3,
        cpv="63120000",
    ),
    Family(
        member="muldebjerg",
        code="MF-KØ-{meal_capacity}",
        kind=OfferingKind.CAPACITY,
        names={
            "en": "Village kitchen, {meal_capacity} meals a day",
            "da": "Byens køkken, {meal_capacity} måltider om dagen",
        },
        descriptions={
            "en": "Kitchen with baker and cook, for erection crews, courses and festivals.",
            "da": "Køkken med bager og kok, til montagehold, kurser og fester.",
        },
        shared="organic_certified: yes | haccp: yes",
        sizes="""
            meal_capacity meal/d | mass | volume | price
            60 | 0 | 0 | 4800
            150 | 0 | 0 | 9600
        """,
        unit="d",
        lead_time_days=5,
        cpv="55500000",
    ),
    Family(
        member="muldebjerg",
        code="MF-RP-{size}",
        kind=OfferingKind.BY_PRODUCT,
        names={
            "en": "{size} from the village's production, per tonne",
            "da": "{size} fra landsbyens produktion, pr. ton",
        },
        descriptions={
            "en": "Collected in covered tanks or boxes, fresh each week; composition is measured every month.",
            "da": "Samlet i lukkede tanke eller kasser, frisk hver uge; sammensætningen måles hver måned.",
        },
        shared="food_safety_management: yes",
        sizes="""
            size | size_da | feedstock | dry_matter_content % | methane_yield Nm³/t | animal_by_product_category
            .. | mass | volume | price
            Whey | Valle | whey | 5.8 | 22 | 3 | 1000 | 1 | 35
            Spent grain | Mask | spent-grain | 24 | 98 | | 1000 | 1.1 | 110
            Potato pulp | Kartoffelpulp | potato-pulp | 14 | 62 | | 1000 | 1.05 | 60
            Kitchen residues | Køkkenrester | food-waste | 18 | 92 | 3 | 1000 | 1.1 | 20
        """,
        unit="t",
        lead_time_days=7,
        cpv="90500000",
        breaks=_TONNES,
        by_product=ByProduct(
            amount=Decimal(4),
            shelf_life_days=6,
            storage="Covered tank, chilled at 5 °C",
            composition=(
                Ingredient(substance="Water", low=Decimal(74), high=Decimal(95)),
                Ingredient(substance="Carbohydrate", low=Decimal(4), high=Decimal(18)),
                Ingredient(substance="Protein", low=Decimal("0.7"), high=Decimal(6)),
            ),
            uses=("Feedstock for biogas", "Feed for pigs", "Protein after drying"),
        ),
    ),
    Family(
        member="kornager",
        code="KH-BP-{size}",
        kind=OfferingKind.BY_PRODUCT,
        names={
            "en": "{size}, per tonne",
            "da": "{size}, pr. ton",
        },
        descriptions={
            "en": "From farms within 30 km, weighed and sampled load by load, stored under roof.",
            "da": "Fra gårde inden for 30 km, vejet og prøvetaget læs for læs, lagret under tag.",
        },
        shared="season: all year",
        sizes="""
            size | size_da | feedstock | dry_matter_content % | methane_yield Nm³/t | mass | volume | price
            Straw bales | Halmballer | straw | 86 | 205 | 1000 | 6.6 | 640
            Deep litter | Dybstrøelse | deep-litter | 32 | 68 | 1000 | 1.9 | 45
            Beet pulp | Roepulp | beet-pulp | 22 | 85 | 1000 | 1.4 | 240
            Grass silage | Græsensilage | grass | 33 | 112 | 1000 | 1.5 | 310
        """,
        unit="t",
        lead_time_days=10,
        cpv="03110000",
        breaks=_TONNES,
        by_product=ByProduct(
            amount=Decimal(900),
            period=Period.YEAR,
            months=(7, 8, 9, 10),
            shelf_life_days=330,
            storage="Under roof",
            composition=(Ingredient(substance="Dry matter", low=Decimal(22), high=Decimal(86)),),
            uses=("Feedstock for biogas", "Bedding", "Fibre board"),
        ),
    ),
    Family(
        member="vandborre",
        code="VB-FI-{size}",
        kind=OfferingKind.BY_PRODUCT,
        names={
            "en": "Manure fibre, {size}, per tonne",
            "da": "Gyllefiber, {size}, pr. ton",
        },
        descriptions={
            "en": "Fibre from our reference plants, rich in phosphorus; for soil improvement or pellets.",
            "da": "Fiber fra vores referenceanlæg, rig på fosfor; til jordforbedring eller piller.",
        },
        shared="season: all year",
        sizes="""
            size | size_da | dry_matter_content % | nitrogen_content kg/t | phosphorus_content kg/t | mass | volume | price
            loose | løs | 30 | 7.5 | 6.1 | 1000 | 1.9 | 40
            dried | tørret | 85 | 18 | 16.8 | 1000 | 2.6 | 420
        """,
        unit="t",
        lead_time_days=10,
        cpv="24420000",
        breaks=_TONNES,
    ),
)
