"""Requirements for all lots: the bidders, the papers of the bid, and what holds for every delivery."""

TABLE = """
# | Bidders > Standing
A.1.1 | M | member lead | The leader of the group shall have had [a yearly turnover of at least EUR 8
    million](annual_turnover ≥ 8000000 EUR) in the last closed financial year.
A.1.2 | M | member together | The members of the group shall together have had [a yearly turnover of at least EUR 40
    million](annual_turnover ≥ 40000000 EUR) in the last closed financial year.
A.1.3 | M | member lead | The solvency ratio of the leader shall be [at least 25 %](solvency_ratio ≥ 25 percent).
A.1.4 | M | member lead | The leader shall be insured against third-party liability for [at least EUR 10
    million](liability_insurance ≥ 10000000 EUR) per case.
A.1.5 | M | member each | Every member and subcontractor shall be [without overdue taxes and social
    contributions](tax_clearance = true).
A.1.6 | M | member lead | The leader shall have been [in business for at least 10 years](years_in_business ≥ 10 year).
# | Bidders > Experience
A.2.1 | M | member lead | The leader shall name [at least five plants](reference_count ≥ 5 reference) for heat, power
    or biogas that it handed over in the last eight years.
A.2.2 | M | member lead | At least one of them shall have had [a contract value of EUR 5 million or
    more](reference_value ≥ 5000000 EUR).
A.2.3 | M | member together | The group shall together show [at least 100 references](reference_count ≥ 100 reference)
    for its parts of the delivery.
A.2.4 | R4 | member together | Points are given for the number of engineers in the group; full points from [80
    engineers](engineer_count ≥ 80 employee).
A.2.5 | M | member any | One member shall have [staff who speak Polish and English](language_skills all-of pl, en) on
    the site.
# | Bidders > Management systems
A.3.1 | M | member each | Every member and subcontractor shall hold a valid [quality management certificate to ISO
    9001](certificate = ISO 9001).
A.3.2 | M | member lead | The leader shall hold a valid [environmental management certificate to ISO
    14001](certificate = ISO 14001).
A.3.3 | M | member any | Whoever erects the plant shall hold a valid [occupational safety certificate to ISO
    45001](certificate = ISO 45001).
A.3.4 | M | member any | Whoever welds pressure-bearing parts shall hold a certificate to [EN ISO 3834-2](certificate
    = EN ISO 3834-2).
A.3.5 | M | member any | Whoever makes load-bearing steel parts shall hold a certificate of factory production control
    to [EN 1090-1](certificate = EN 1090-1).
A.3.6 | R3 | member any | Points are given if whoever programs the control system holds a certificate to [ISO/IEC
    27001](certificate = ISO/IEC 27001).
A.3.7 | R2 | member each | Points are given if every member has [a policy for social
    responsibility](social_responsibility = true) in its supply chain.
# | Papers of the bid > To be handed in
B.1.1 | M | bid | The letter of bid shall be signed by a person entitled to bind the leader.
B.1.2 | M | bid | A bid security of EUR 90 000 as a bank or insurance guarantee, payable at once, shall be enclosed.
B.1.3 | M | bid | The bid shall remain valid for 120 days from the deadline of submission.
B.1.4 | M | bid | Members of a group shall enclose their agreement or a signed declaration of intent that names
    leader, tasks and shares.
B.1.5 | M | bid | Each member shall declare that none of the grounds for exclusion applies to it.
B.1.6 | M | bid | A time schedule shall show design, manufacture, transport, erection, tests and hand-over by the
    week.
B.1.7 | M | bid | Every addendum of the buyer shall be acknowledged by its number.
B.1.8 | R5 | bid | Points are given for a quality plan with hold points for the works tests and the tests on site.
B.1.9 | R3 | bid | Points are given for a list of wear parts with their intervals and prices for five years.
B.1.10 | I | bid | Prices are stated in euro without value added tax, delivered at place (DAP Jasne Łąki, Incoterms
    2020).
# | All deliveries > General
C.1.1 | M | system | Warranty: [at least 24 months](all(warranty_months) ≥ 24 month) on every delivered part, from
    hand-over.
C.1.2 | M | system | No part shall take [more than 280 days](max(lead_time_days) ≤ 280 d) from order to readiness for
    dispatch.
C.1.3 | M | item | Manuals, drawings and parts lists shall be delivered [in Polish and
    English](documentation_languages_delivered = Polish, English).
C.1.4 | M | item | The operators shall be trained on site for [at least 80 hours](training_hours ≥ 80 h), for [at
    least eight people](training_participants ≥ 8 person).
C.1.5 | M | item | During the warranty a technician shall be on site [within 24 hours](service_response_hours ≤ 24 h)
    of a call.
C.1.6 | R4 | item | Points are given for the supply of spare parts for [at least 15 years](spare_parts_years ≥ 15
    year).
C.1.7 | M | item | Lifting gear for [loads of at least 60 t](load_capacity ≥ 60 t) with [a reach of at least 20
    m](reach ≥ 20 m) shall be provided for the erection.
C.1.8 | I | item | The site lies 112 m above sea level; the yearly mean temperature is 7.8 °C.
C.1.9 | I | bid | Tests after erection follow the buyer's programme, which is agreed with the winner.
"""
