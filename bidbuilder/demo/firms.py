"""The invented cluster: umbrella, two sub-networks and their members with what each can show of itself.

Registration numbers begin with a zero, which no Danish number does: they cannot be those of a real firm.
"""

from bidbuilder.demo.firm import environment, leading, make_firm, quality, safety, steelwork, welding
from bidbuilder.demo.stated import Certified
from bidbuilder.domain.people.organisations import OrganisationKind, SizeClass

UMBRELLA = "Lyngborg Energi- og Bioklynge"
ENERGY = "Lyngborg Varme & Kraft"
BIO = "Lyngborg Bioressourcer"

CLUSTERS = {
    UMBRELLA: "Invented for the demo: small firms of energy and bioeconomy that go abroad together behind a lead company.",
    ENERGY: "Invented for the demo: the sub-network for heat, power and their export as whole systems.",
    BIO: "Invented for the demo: the sub-network for biogas, food by-products and shared facilities of the villages.",
}

_DIRECTOR = "Managing director"
_ALONE = "Signs alone"
_TOGETHER = "Signs together with a member of the board"

FIRMS = (
    leading(
        make_firm(
            "hedelund",
            "01000101",
            "Hedelund Systemeksport A/S",
            "Hedelund",
            street="Hedelundvej 4",
            city="7441 Vesterlyng",
            region="Midtjylland",
            size=SizeClass.SMALL,
            profile="Designs, assembles and hands over energy plants abroad with the members of its cluster.",
            signatories=[
                ("Karen Hedelund", _DIRECTOR, _ALONE),
                ("Jens Toft Madsen", "Chairman of the board", "Signs together with the managing director"),
            ],
            clusters=(ENERGY, BIO),
            figures="annual_turnover: 18400000 EUR | equity: 5200000 EUR | solvency_ratio: 38 % | employee_count: 46"
            " | engineer_count: 21 | reference_count: 9 | reference_value: 7900000 EUR | years_in_business: 22 year"
            " | liability_insurance: 10000000 EUR | credit_rating: A | language_skills: en, da, de, pl | tax_clearance: yes"
            " | social_responsibility: yes",
            certificates=(quality("1101"), environment("1102"), safety("1103")),
        )
    ),
    make_firm(
        "klynge",
        "01000102",
        "Foreningen Lyngborg Energi- og Bioklynge",
        "Klyngesekretariatet",
        street="Torvet 2",
        city="7480 Lyngborg",
        region="Midtjylland",
        size=SizeClass.MICRO,
        profile="Secretariat of the cluster: finds partners, keeps the joint stand and runs the export school.",
        signatories=[("Birgit Aaby Holm", "Head of secretariat", _ALONE)],
        clusters=(UMBRELLA, ENERGY, BIO),
        figures="employee_count: 7 | years_in_business: 12 year | tax_clearance: yes",
        kind=OrganisationKind.CLUSTER_ORGANISATION,
    ),
    make_firm(
        "vestermark",
        "01000103",
        "Fonden Vestermark Bioprocesinstitut",
        "Vestermark Institut",
        street="Forskerparken 9",
        city="8844 Vestermark",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Research institute for anaerobic digestion: substrate tests, process biology and emissions measurement.",
        signatories=[("Henrik Solgaard Riis", "Director", _ALONE)],
        clusters=(BIO,),
        figures="annual_turnover: 4100000 EUR | employee_count: 38 | engineer_count: 25 | reference_count: 60"
        " | years_in_business: 31 year | tax_clearance: yes | social_responsibility: yes",
        certificates=(
            Certified(name="ISO/IEC 17025:2017", issuer="Prøvetilsyn Demo", number="L-203", left_days=760),
            quality("1201"),
        ),
        kind=OrganisationKind.RESEARCH,
    ),
    make_firm(
        "vandborre",
        "01000104",
        "Vandborre Biogasteknik A/S",
        "Vandborre",
        street="Gyllevangen 17",
        city="7860 Spørup Enge",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Digesters, gas storage roofs, substrate reception and hygienisation for farm and joint biogas plants.",
        signatories=[("Niels Vandborre", _DIRECTOR, _ALONE), ("Lotte Krag", "Head of sales", _TOGETHER)],
        clusters=(BIO, ENERGY),
        figures="annual_turnover: 11900000 EUR | equity: 3100000 EUR | employee_count: 48 | engineer_count: 14"
        " | reference_count: 34 | reference_value: 4600000 EUR | years_in_business: 19 year"
        " | liability_insurance: 5000000 EUR | tax_clearance: yes | social_responsibility: yes",
        certificates=(quality("1301"), environment("1302"), steelwork("1303"), welding("1304")),
    ),
    make_firm(
        "tange",
        "01000105",
        "Nørre Tange Smede- og Beholderfabrik A/S",
        "Nørre Tange",
        street="Smedegyden 3",
        city="9681 Nørre Tange By",
        region="Nordjylland",
        size=SizeClass.SMALL,
        profile="Welded and bolted steel tanks, thermal stores and platforms, with its own pickling hall.",
        signatories=[("Poul Erik Tange", _DIRECTOR, _ALONE)],
        clusters=(ENERGY, BIO),
        figures="annual_turnover: 8300000 EUR | equity: 2400000 EUR | employee_count: 41 | engineer_count: 6"
        " | reference_count: 52 | reference_value: 1900000 EUR | years_in_business: 64 year"
        " | liability_insurance: 5000000 EUR | tax_clearance: yes | social_responsibility: yes",
        certificates=(quality("1401"), environment("1402"), steelwork("1403"), welding("1404")),
    ),
    make_firm(
        "rotmark",
        "01000106",
        "Rotmark Omrøring ApS",
        "Rotmark",
        street="Industrivænget 22",
        city="6971 Spjarup",
        region="Midtjylland",
        size=SizeClass.MICRO,
        profile="Slow-running agitators and submersible mixers for digesters and slurry tanks.",
        signatories=[("Sofie Rotmark", _DIRECTOR, _ALONE)],
        clusters=(BIO,),
        figures="annual_turnover: 1700000 EUR | employee_count: 9 | engineer_count: 3 | reference_count: 120"
        " | years_in_business: 15 year | liability_insurance: 2000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("1501"), environment("1502")),
    ),
    make_firm(
        "stenkaer",
        "01000107",
        "Stenkær Pumper A/S",
        "Stenkær",
        street="Pumpevej 1",
        city="8766 Stenkær",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Rotary lobe, centrifugal and circulation pumps, macerators and complete pump skids.",
        signatories=[("Morten Stenkær", _DIRECTOR, _ALONE)],
        clusters=(ENERGY, BIO),
        figures="annual_turnover: 6400000 EUR | employee_count: 33 | engineer_count: 8 | reference_count: 310"
        " | years_in_business: 40 year | liability_insurance: 5000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("1601"), environment("1602")),
    ),
    make_firm(
        "kornager",
        "01000108",
        "Kornager Halm og Biomasse I/S",
        "Kornager",
        street="Kornagervej 80",
        city="9632 Møldrum",
        region="Nordjylland",
        size=SizeClass.MICRO,
        profile="Straw and fibre for energy, and the feeders, choppers and conveyors that bring them into the plant.",
        signatories=[("Anders Kornager", "Partner", _ALONE)],
        clusters=(BIO,),
        figures="annual_turnover: 2900000 EUR | employee_count: 8 | engineer_count: 2 | reference_count: 26"
        " | years_in_business: 17 year | liability_insurance: 2000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("1701"), environment("1702")),
    ),
    make_firm(
        "egeris",
        "01000109",
        "Egeris Gasbehandling ApS",
        "Egeris",
        street="Gasværksvej 5",
        city="7990 Egeris Strand",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Desulphurisation, drying, blowers, flares and membrane upgrading of biogas.",
        signatories=[("Thomas Egeris", _DIRECTOR, _ALONE)],
        clusters=(BIO, ENERGY),
        figures="annual_turnover: 5200000 EUR | employee_count: 24 | engineer_count: 11 | reference_count: 47"
        " | years_in_business: 14 year | liability_insurance: 5000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("1801"), environment("1802")),
    ),
    make_firm(
        "tveje",
        "01000110",
        "Tveje Kraftvarme A/S",
        "Tveje",
        street="Motorgangen 8",
        city="8940 Tvejemark",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Gas engine power units in containers and boiler houses for biogas, wood and straw.",
        signatories=[("Rikke Tveje", _DIRECTOR, _ALONE), ("Ole Bundgård", "Technical director", _TOGETHER)],
        clusters=(ENERGY,),
        figures="annual_turnover: 14700000 EUR | equity: 4000000 EUR | employee_count: 49 | engineer_count: 16"
        " | reference_count: 88 | reference_value: 3800000 EUR | years_in_business: 27 year"
        " | liability_insurance: 10000000 EUR | tax_clearance: yes | social_responsibility: yes",
        certificates=(quality("1901"), environment("1902"), safety("1903")),
    ),
    make_firm(
        "fjordbaek",
        "01000111",
        "Fjordbæk Varmevekslere A/S",
        "Fjordbæk",
        street="Pladegade 12",
        city="6094 Fjordbæk",
        region="Syddanmark",
        size=SizeClass.SMALL,
        profile="Plate and tube heat exchangers, district heating substations and meter modules.",
        signatories=[("Camilla Fjord Bæk", _DIRECTOR, _ALONE)],
        clusters=(ENERGY,),
        figures="annual_turnover: 9800000 EUR | employee_count: 47 | engineer_count: 12 | reference_count: 640"
        " | years_in_business: 33 year | liability_insurance: 5000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("2001"), environment("2002"), welding("2003")),
    ),
    make_firm(
        "isolund",
        "01000112",
        "Isolund Fjernvarmerør A/S",
        "Isolund",
        street="Rørmosen 30",
        city="5592 Ejbjerg",
        region="Syddanmark",
        size=SizeClass.SMALL,
        profile="Pre-insulated pipes, fittings, joints and leak detection for district heating.",
        signatories=[("Flemming Isolund", _DIRECTOR, _ALONE)],
        clusters=(ENERGY,),
        figures="annual_turnover: 13100000 EUR | employee_count: 49 | engineer_count: 7 | reference_count: 210"
        " | years_in_business: 36 year | liability_insurance: 5000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("2101"), environment("2102")),
    ),
    make_firm(
        "havrum",
        "01000113",
        "Havrum Varmepumper ApS",
        "Havrum",
        street="Kompressorvej 6",
        city="7650 Havrum",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Large heat pumps with natural refrigerants for waste water, flue gas and ambient air.",
        signatories=[("Mads Havrum", _DIRECTOR, _ALONE)],
        clusters=(ENERGY,),
        figures="annual_turnover: 7200000 EUR | employee_count: 29 | engineer_count: 13 | reference_count: 41"
        " | years_in_business: 11 year | liability_insurance: 5000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("2201"), environment("2202")),
    ),
    make_firm(
        "ravnsoe",
        "01000114",
        "Ravnsø Tavlebyg A/S",
        "Ravnsø",
        street="Strømgade 19",
        city="8850 Ravnsø Kær",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Low and medium voltage switchboards, transformer stations and motor control centres.",
        signatories=[("Jesper Ravnsø", _DIRECTOR, _ALONE)],
        clusters=(ENERGY,),
        figures="annual_turnover: 6900000 EUR | employee_count: 36 | engineer_count: 9 | reference_count: 180"
        " | years_in_business: 29 year | liability_insurance: 5000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(quality("2301"), environment("2302")),
    ),
    make_firm(
        "signalhoej",
        "01000115",
        "Signalhøj Automation ApS",
        "Signalhøj",
        street="Bitvej 10",
        city="9210 Signalhøj",
        region="Nordjylland",
        size=SizeClass.SMALL,
        profile="Control systems, instruments and remote supervision of energy plants.",
        signatories=[("Line Signalhøj", _DIRECTOR, _ALONE)],
        clusters=(ENERGY,),
        figures="annual_turnover: 3600000 EUR | employee_count: 22 | engineer_count: 15 | reference_count: 95"
        " | years_in_business: 13 year | liability_insurance: 2000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes",
        certificates=(
            quality("2401"),
            environment("2402"),
            Certified(name="ISO/IEC 27001:2022", issuer="Nordcert Demo", number="I-2403", left_days=900),
        ),
    ),
    make_firm(
        "bredmose",
        "01000116",
        "Bredmose Montage og Kran ApS",
        "Bredmose",
        street="Kranvej 2",
        city="7323 Bredmose",
        region="Syddanmark",
        size=SizeClass.SMALL,
        profile="Erection crews, cranes, pipe welding and transport of heavy parts; lends its yard and halls to members.",
        signatories=[("Kim Bredmose", _DIRECTOR, _ALONE)],
        clusters=(ENERGY, BIO),
        figures="annual_turnover: 7700000 EUR | employee_count: 49 | engineer_count: 5 | reference_count: 130"
        " | years_in_business: 24 year | liability_insurance: 10000000 EUR | tax_clearance: yes"
        " | social_responsibility: yes | accident_rate: 6 per_Mh",
        certificates=(quality("2501"), environment("2502"), safety("2503"), welding("2504")),
    ),
    make_firm(
        "hjortlev",
        "01000117",
        "Hjortlev Rådgivende Ingeniører A/S",
        "Hjortlev",
        street="Tegnestien 14",
        city="8240 Hjortlev",
        region="Midtjylland",
        size=SizeClass.SMALL,
        profile="Consulting engineers for energy plants: design, permits, safety studies, site supervision and training.",
        signatories=[("Inger Hjortlev", "Partner", _ALONE)],
        clusters=(ENERGY, BIO),
        figures="annual_turnover: 4900000 EUR | employee_count: 44 | engineer_count: 36 | reference_count: 75"
        " | years_in_business: 26 year | liability_insurance: 5000000 EUR | language_skills: en, da, de, pl"
        " | tax_clearance: yes | social_responsibility: yes",
        certificates=(quality("2601"), environment("2602")),
    ),
    make_firm(
        "muldebjerg",
        "01000118",
        "Muldebjerg Fødevarelaug A.M.B.A.",
        "Muldebjerg",
        street="Bygaden 31",
        city="7755 Muldebjerg",
        region="Nordjylland",
        size=SizeClass.MICRO,
        profile="Dairy, bakery and kitchen of a village that share machines, cold store and skills and pass on what is left.",
        signatories=[("Else Muldebjerg Lund", "Chair of the board", _TOGETHER)],
        clusters=(BIO,),
        figures="annual_turnover: 1300000 EUR | employee_count: 9 | reference_count: 4 | years_in_business: 8 year"
        " | food_safety_management: yes | haccp: yes | tax_clearance: yes | social_responsibility: yes",
        certificates=(Certified(name="ISO 22000:2018", issuer="Nordcert Demo", number="F-2701", left_days=700),),
    ),
)
