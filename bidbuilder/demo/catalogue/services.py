"""Services and competences that bring a plant about: design, erection, transport, start-up and training."""

from decimal import Decimal

from bidbuilder.demo.catalogue.families import Family
from bidbuilder.domain.catalogue.kinds import Competence, Expert, Reference
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.catalogue.prices import HourlyRate

FAMILIES = (
    Family(
        member="hjortlev",
        code="HR-DP-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Detailed design of an energy centre, up to {size} MW",
            "da": "Detailprojektering af energicentral, op til {size} MW",
            "de": "Ausführungsplanung einer Energiezentrale, bis {size} MW",
        },
        descriptions={
            "en": "Process, piping, electrical and civil design with model, lists and calculations; drawings in two languages.",
            "da": "Proces- og rørdesign, el og bygning med model, lister og beregninger; tegninger på to sprog.",
        },
        shared="years_of_experience: 21 year | language_skills: en, da, pl",
        sizes="""
            size | plant_output MW | completion_time week | price
            2 | 2 | 14 | 68000
            5 | 5 | 18 | 124000
            10 | 10 | 24 | 198000
            20 | 20 | 30 | 312000
        """,
        currency="EUR",
        unit="service",
        lead_time_days=14,
        cpv="71320000",
    ),
    Family(
        member="hjortlev",
        code="HR-EX-{size}",
        kind=OfferingKind.COMPETENCE,
        names={
            "en": "Explosion protection study, {size}",
            "da": "Eksplosionsbeskyttelse, {size}",
            "de": "Explosionsschutzstudie, {size}",
        },
        descriptions={
            "en": "Zone plan, ignition source assessment and explosion protection document, with a walk-through on site.",
            "da": "Zoneplan, vurdering af tændkilder og ATEX-APV, med gennemgang på stedet.",
        },
        shared="years_of_experience: 18 year | language_skills: en, da, pl",
        sizes="""
            size | size_da | size_de | annual_capacity t/year | completion_time week | price
            farm plant | gårdanlæg | Hofanlage | 20000 | 4 | 6800
            joint plant | fællesanlæg | Gemeinschaftsanlage | 250000 | 6 | 11400
            upgrading plant | opgraderingsanlæg | Aufbereitungsanlage | 50000 | 5 | 9200
        """,
        currency="EUR",
        unit="service",
        lead_time_days=14,
        cpv="71317000",
        competence=Competence(
            experts=(
                Expert(
                    profile="Lead assessor",
                    name="Karsten Mølholt",
                    years_of_experience=18,
                    qualifications="MSc Chemical Engineering, CompEx",
                    languages=("da", "en", "pl"),
                ),
                Expert(profile="Site engineer", years_of_experience=6, languages=("da", "en")),
            ),
            references=(
                Reference(
                    client="Nordvang Biogas", work="Zone plan and document for a joint plant", year=2024, country="DK"
                ),
                Reference(client="Gmina Lipowo", work="Study of an upgrading plant", year=2025, country="PL"),
            ),
        ),
        rates=(
            HourlyRate(profile="Lead assessor", rate=Decimal(148)),
            HourlyRate(profile="Site engineer", rate=Decimal(96)),
        ),
    ),
    Family(
        member="hjortlev",
        code="HR-NB-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Calculation and drawings of a heat network, up to {size} km",
            "da": "Beregning og tegninger af varmenet, op til {size} km",
            "de": "Netzberechnung und Planung, bis {size} km",
        },
        descriptions={
            "en": "Hydraulics, static calculation of pipes, trench sections, joint lists and as-built survey.",
            "da": "Hydraulik, rørstatik, ledningsgrave, muffelister og indmåling som udført.",
        },
        shared="years_of_experience: 19 year | language_skills: en, da, pl",
        sizes="""
            size | network_length km | completion_time week | price
            2 | 2 | 8 | 24500
            5 | 5 | 12 | 46800
            10 | 10 | 16 | 78400
        """,
        currency="EUR",
        unit="service",
        lead_time_days=14,
        cpv="71321000",
    ),
    Family(
        member="hjortlev",
        code="HR-TS-{completion_time}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Supervision of erection, {completion_time} weeks",
            "da": "Fagtilsyn under montage, {completion_time} uger",
            "de": "Bauüberwachung, {completion_time} Wochen",
        },
        descriptions={
            "en": "A resident engineer with Polish, safety coordination and weekly report with photographs.",
            "da": "Tilsynsførende med polsk på pladsen, sikkerhedskoordinering og ugerapport med billeder.",
        },
        shared="years_of_experience: 16 year | language_skills: en, da, pl | hourly_rate_available: yes",
        sizes="""
            completion_time week | price
            12 | 46500
            28 | 98600
            44 | 149000
        """,
        currency="EUR",
        unit="service",
        lead_time_days=21,
        cpv="71247000",
    ),
    Family(
        member="hjortlev",
        code="HR-KU-{training_hours}",
        kind=OfferingKind.COMPETENCE,
        names={
            "en": "Operator training on site, {training_hours} h",
            "da": "Uddannelse af driftspersonale på stedet, {training_hours} timer",
            "de": "Schulung des Betriebspersonals vor Ort, {training_hours} h",
        },
        descriptions={
            "en": "Teaching at the plant and in the control room with interpreter; exercises in start, stop and faults; a test.",
            "da": "Undervisning ved anlægget og i kontrolrummet med tolk, øvelser i start, stop og fejl, afsluttende prøve.",
        },
        shared="language_skills: en, da, pl | years_of_experience: 14 year",
        sizes="""
            training_hours h | training_participants person | price
            24 | 6 | 7900
            40 | 8 | 12400
            80 | 10 | 22800
            120 | 12 | 32500
        """,
        currency="EUR",
        unit="service",
        lead_time_days=30,
        cpv="80530000",
    ),
    Family(
        member="bredmose",
        code="BM-MO-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Erection of pipework and machines, {size}",
            "da": "Montage af rør og maskiner, {size}",
            "de": "Montage von Rohren und Maschinen, {size}",
        },
        descriptions={
            "en": "Crew with foreman, tools, site huts and insurance; priced in zloty because most hours are worked there.",
            "da": "Sjak med formand, værktøj, skurvogne og forsikring; prissat i zloty, da de fleste timer arbejdes dernede.",
        },
        shared="installation_included: yes | language_skills: en, da, pl | weekly_capacity_hours: 480 h/week",
        sizes="""
            size | size_da | size_de | plant_kind | completion_time week | price
            engine hall | motorhal | Motorenhalle | engine-hall | 14 | 890000
            energy centre | energicentral | Energiezentrale | energy-centre | 26 | 1740000
            biogas plant | biogasanlæg | Biogasanlage | biogas-plant | 34 | 1960000
        """,
        currency="PLN",
        unit="service",
        lead_time_days=28,
        cpv="45350000",
        incoterm="DAP",
        place="Jasne Łąki",
    ),
    Family(
        member="bredmose",
        code="BM-NM-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Laying and joining of heat network, {size} km",
            "da": "Rørlægning og muffemontage, {size} km",
            "de": "Verlegung und Muffenmontage, {size} km",
        },
        descriptions={
            "en": "Welders and joint fitters with equipment; every joint is photographed, tested and entered in the list.",
            "da": "Svejsere og muffemontører med udstyr; hver samling fotograferes, prøves og føres i listen.",
        },
        shared="installation_included: yes | language_skills: en, da, pl | weekly_capacity_hours: 360 h/week",
        sizes="""
            size | network_length km | completion_time week | price
            2 | 2 | 14 | 640000
            5 | 5 | 26 | 1420000
            8 | 8 | 38 | 1650000
        """,
        currency="PLN",
        unit="service",
        lead_time_days=28,
        cpv="45232140",
        incoterm="DAP",
        place="Jasne Łąki",
    ),
    Family(
        member="bredmose",
        code="BM-TR-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Road transport to Poland, {size}",
            "da": "Vejtransport til Polen, {size}",
            "de": "Straßentransport nach Polen, {size}",
        },
        descriptions={
            "en": "Loading, lashing, permits and unloading on the buyer's yard; with tracking of every load.",
            "da": "Læsning, surring, tilladelser og aflæsning på købers plads; med sporing af hvert læs.",
        },
        shared="transport_included: yes",
        sizes="""
            size | size_da | size_de | load_capacity t | price
            pipe lorry | rørvogn | Rohrzug | 24 | 14200
            low loader | blokvogn | Tieflader | 60 | 48600
            abnormal load | særtransport | Schwertransport | 110 | 96400
        """,
        currency="DKK",
        unit="trip",
        lead_time_days=14,
        cpv="60100000",
        incoterm="DAP",
        place="Jasne Łąki",
    ),
    Family(
        member="hjortlev",
        code="HR-BO-{completion_time}",
        kind=OfferingKind.COMPETENCE,
        names={
            "en": "Biological start-up by process engineers, {completion_time} weeks",
            "da": "Biologisk opstart ved procesingeniører, {completion_time} uger",
        },
        descriptions={
            "en": "The engineers who designed the plant bring it into operation; samples go to a laboratory of their choice.",
            "da": "De ingeniører, der har projekteret anlægget, sætter det i drift; prøver går til et laboratorium efter valg.",
        },
        shared="years_of_experience: 15 year | language_skills: en, da",
        sizes="""
            completion_time week | price
            26 | 241000
        """,
        unit="service",
        lead_time_days=14,
        cpv="73111000",
    ),
    Family(
        member="vestermark",
        code="VM-OP-{completion_time}",
        kind=OfferingKind.COMPETENCE,
        names={
            "en": "Biological start-up with laboratory, {completion_time} weeks",
            "da": "Biologisk opstart med laboratorium, {completion_time} uger",
            "de": "Biologische Inbetriebnahme mit Labor, {completion_time} Wochen",
        },
        descriptions={
            "en": "Inoculation plan, weekly samples, feeding advice by telephone and a final report on gas yield.",
            "da": "Podeplan, ugentlige prøver, foderråd på telefon og en slutrapport om gasudbytte.",
        },
        shared="years_of_experience: 24 year | language_skills: en, da, de",
        sizes="""
            completion_time week | price
            12 | 118000
            26 | 214000
            52 | 368000
        """,
        unit="service",
        lead_time_days=14,
        cpv="73111000",
    ),
    Family(
        member="vestermark",
        code="VM-LA-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Laboratory analysis, {size}",
            "da": "Laboratorieanalyse, {size}",
        },
        descriptions={
            "en": "Accredited analysis with answer in ten working days and advice on what the numbers mean.",
            "da": "Akkrediteret analyse med svar på ti hverdage og råd om, hvad tallene betyder.",
        },
        shared="years_of_experience: 24 year",
        sizes="""
            size | size_da | price
            gas yield | gasudbytte | 6400
            process stability | processtabilitet | 2950
            fertiliser value | gødningsværdi | 3800
            hygiene | hygiejne | 2250
        """,
        unit="test",
        lead_time_days=14,
        cpv="71610000",
        breaks={1: Decimal(0), 10: Decimal(15)},
    ),
    Family(
        member="hedelund",
        code="HS-IB-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Commissioning and tests, {size}",
            "da": "Idriftsættelse og prøver, {size}",
            "de": "Inbetriebnahme und Prüfungen, {size}",
        },
        descriptions={
            "en": "Tests at the works and on site by an agreed programme, performance run of 72 hours, report and hand-over.",
            "da": "Fabriks- og pladsprøver efter aftalt program, præstationskørsel på 72 timer, rapport og aflevering.",
        },
        shared="commissioning_included: yes | factory_acceptance_test: yes | site_acceptance_test: yes"
        " | language_skills: en, da, pl",
        sizes="""
            size | size_da | size_de | plant_kind | completion_time week | price
            biogas plant | biogasanlæg | Biogasanlage | biogas-plant | 10 | 84000
            energy centre | energicentral | Energiezentrale | energy-centre | 12 | 96000
            heat network | varmenet | Wärmenetz | heat-network | 8 | 42000
        """,
        currency="EUR",
        unit="service",
        lead_time_days=28,
        cpv="45259000",
    ),
)
