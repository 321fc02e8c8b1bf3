"""Services around a delivery: care after hand-over, documents, project management and training of the firms themselves."""

from bidbuilder.demo.catalogue.families import Family
from bidbuilder.domain.catalogue.offerings import OfferingKind

FAMILIES = (
    Family(
        member="hedelund",
        code="HS-SV-{service_response_hours}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Service agreement, on site within {service_response_hours} h",
            "da": "Serviceaftale, på stedet inden for {service_response_hours} timer",
            "de": "Servicevertrag, vor Ort in {service_response_hours} h",
        },
        descriptions={
            "en": "Remote watch, technician from Poznań, yearly inspection and a stock of wear parts; price per year.",
            "da": "Fjernovervågning, tekniker fra Poznań, årligt eftersyn og lager af sliddele; pris pr. år.",
        },
        shared="support_hours: 24/7 | spare_parts_years: 12 year | language_skills: en, pl",
        sizes="""
            service_response_hours h | service_included_months month | price
            12 | 24 | 68000
            24 | 24 | 46000
            72 | 12 | 28000
        """,
        currency="EUR",
        unit="year",
        lead_time_days=30,
        cpv="50530000",
    ),
    Family(
        member="hedelund",
        code="HS-DO-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Documentation and translation, {size}",
            "da": "Dokumentation og oversættelse, {size}",
            "de": "Dokumentation und Übersetzung, {size}",
        },
        descriptions={
            "en": "Manuals, drawings and parts lists collected from all members, translated by engineers and kept on a portal.",
            "da": "Manualer, tegninger og styklister samlet fra alle medlemmer, oversat af ingeniører og lagt på en portal.",
        },
        sizes="""
            size | size_da | size_de | documentation_languages_delivered | price
            small plant | mindre anlæg | Kleinanlage | English | 12500
            whole plant | helt anlæg | Gesamtanlage | Polish, English | 38500
        """,
        currency="EUR",
        unit="service",
        lead_time_days=60,
        cpv="79530000",
    ),
    Family(
        member="hedelund",
        code="HS-PL-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Project management, {size}",
            "da": "Projektledelse, {size}",
        },
        descriptions={
            "en": "One responsible person towards the buyer, monthly report, interfaces and change control.",
            "da": "En ansvarlig over for køber, månedsrapport, grænseflader og ændringsstyring.",
        },
        shared="years_of_experience: 20 year | language_skills: en, da, pl",
        sizes="""
            size | size_da | completion_time week | price
            one lot | en delaftale | 52 | 96000
            all lots | alle delaftaler | 78 | 215000
        """,
        currency="EUR",
        unit="service",
        lead_time_days=7,
        cpv="71541000",
    ),
    Family(
        member="signalhoej",
        code="SH-FO-{size}",
        kind=OfferingKind.SERVICE,
        names={
            "en": "Remote supervision, {size}",
            "da": "Fjernovervågning, {size}",
        },
        descriptions={
            "en": "Engineers on duty watch trends and alarms and call the operator; price per year.",
            "da": "Vagthavende ingeniører følger trends og alarmer og ringer til operatøren; pris pr. år.",
        },
        shared="remote_access: yes | multi_factor_authentication: yes",
        sizes="""
            size | size_da | support_hours | support_response_time h | price
            office hours | i arbejdstiden | office-hours | 8 | 9800
            round the clock | døgnet rundt | 24/7 | 1 | 24500
        """,
        currency="EUR",
        unit="year",
        lead_time_days=30,
        cpv="72253200",
    ),
    Family(
        member="klynge",
        code="LK-ES-{size}",
        kind=OfferingKind.COMPETENCE,
        names={
            "en": "Export school, {size}",
            "da": "Eksportskole, {size}",
        },
        descriptions={
            "en": "Two coaches take small firms through their first tender abroad: rules, forms, prices and partners.",
            "da": "To coaches tager små firmaer gennem deres første udbud i udlandet: regler, skemaer, priser og partnere.",
        },
        shared="language_skills: en, da, de",
        sizes="""
            size | size_da | training_hours h | training_participants person | price
            one day | en dag | 7 | 12 | 4800
            one season | en sæson | 56 | 12 | 29500
        """,
        unit="service",
        lead_time_days=45,
        cpv="80500000",
    ),
)
