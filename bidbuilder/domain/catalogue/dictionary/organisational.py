"""Organisational properties of the dictionary: what a member, not an item, states of itself. Certificates stand elsewhere."""

TABLE = """
annual_turnover | number EUR | higher
en annual turnover; turnover; yearly turnover; revenue; annual revenue; average annual turnover; gross revenue; annual sales
da årsomsætning; omsætning; årlig omsætning; nettoomsætning; gennemsnitlig omsætning; samlet omsætning
de Jahresumsatz; Umsatz; Gesamtumsatz; Mindestjahresumsatz; Jahresgesamtumsatz; Gesamtjahresumsatz; Umsatzwert

specific_turnover | number EUR | higher
en turnover in the field of the contract; specific turnover; turnover in the field
da omsætning inden for kontraktens område; omsætning på fagområdet
de Umsatz im Auftragsbereich; spezifischer Umsatz

equity | number EUR | higher
en equity; own funds; net assets
da egenkapital; nettoformue
de Eigenkapital

solvency_ratio | number percent | higher
en solvency ratio; equity ratio
da soliditetsgrad; egenkapitalandel
de Eigenkapitalquote; Solvabilität

liquidity_ratio | number percent | higher
en liquidity ratio; current ratio; quick ratio
da likviditetsgrad
de Liquiditätsgrad; Liquiditätskennzahl

annual_result | number EUR | higher
en annual result; profit before tax; net profit
da årets resultat; resultat før skat; overskud
de Jahresergebnis; Jahresüberschuss; Gewinn vor Steuern

liability_insurance | number EUR | higher
en liability insurance; professional indemnity insurance; insurance cover; insurance sum; general liability insurance
en public liability insurance; professional liability insurance; general liability; professional liability; insurance coverage
en public liability cover; liability cover
da ansvarsforsikring; erhvervsansvarsforsikring; dækningssum; forsikringssum; erhvervsansvar; produktansvarsforsikring
da forsikringsdækning
de Haftpflichtversicherung; Betriebshaftpflicht; Deckungssumme; Versicherungssumme; Betriebshaftpflichtversicherung
de Berufshaftpflichtversicherung; Versicherungsdeckung

employee_count | number employee | higher
en number of employees; employees; staff; headcount; workforce; full-time employees; permanent staff
da antal medarbejdere; antal ansatte; medarbejdertal; medarbejdere; ansatte; fastansatte
de Anzahl der Mitarbeiter; Mitarbeiterzahl; Beschäftigtenzahl; Mitarbeiter; Beschäftigte; Mitarbeitende; Fachkräfte

engineer_count | number employee | higher
en number of engineers; engineers; technical staff
da antal ingeniører; teknisk personale
de Anzahl der Ingenieure; technisches Personal

apprentice_count | number employee | higher
en number of apprentices; apprentices; trainees
da antal lærlinge; elever; lærlinge
de Anzahl der Auszubildenden; Auszubildende; Lehrlinge

reference_count | number reference | higher
en number of references; references; reference projects; similar contracts; comparable projects; similar projects
da antal referencer; referencer; referenceprojekter; sammenlignelige leverancer; referenceopgaver
de Anzahl der Referenzen; Referenzen; Referenzprojekte; vergleichbare Aufträge; Referenzprojekten; Referenzobjekte
de Referenzaufträge; Referenz; Referenzprojekt; vergleichbare Projekte; Referenzliste

reference_value | number EUR | higher
en reference contract value; value of reference contracts
da referencekontraktens værdi; værdi af referencer
de Referenzauftragswert; Auftragswert der Referenzen

years_of_experience | number year | higher
en years of experience; experience; professional experience
da års erfaring; erfaring; erhvervserfaring
de Jahre Erfahrung; Erfahrung; Berufserfahrung

years_in_business | number year | higher
en years in business; company age; years of operation
da år i drift; virksomhedens alder
de Jahre am Markt; Unternehmensalter

quality_management | flag | | ISO 9001
en quality management system; ISO 9001 certified; ISO 9001; certified quality management
da kvalitetsledelsessystem; ISO 9001-certificeret; kvalitetsstyring
de Qualitätsmanagementsystem; ISO 9001 zertifiziert; Qualitätsmanagement

environmental_management | flag | | ISO 14001
en environmental management system; ISO 14001 certified; ISO 14001
da miljøledelsessystem; ISO 14001-certificeret; miljøledelse
de Umweltmanagementsystem; ISO 14001 zertifiziert; Umweltmanagement

safety_management | flag | | ISO 45001
en occupational health and safety management; ISO 45001 certified; ISO 45001
da arbejdsmiljøledelse; ISO 45001-certificeret; arbejdsmiljøledelsessystem
de Arbeitsschutzmanagement; ISO 45001 zertifiziert

energy_management | flag | | ISO 50001
en energy management system; ISO 50001 certified; ISO 50001
da energiledelsessystem; ISO 50001-certificeret; energiledelse
de Energiemanagementsystem; ISO 50001 zertifiziert

information_security_management | flag | | ISO/IEC 27001
en information security management; ISO 27001 certified; ISO 27001
da informationssikkerhedsledelse; ISO 27001-certificeret
de Informationssicherheitsmanagement; ISO 27001 zertifiziert

food_safety_management | flag | | ISO 22000
en food safety management; ISO 22000 certified; FSSC 22000; ISO 22000
da fødevaresikkerhedsledelse; ISO 22000-certificeret
de Lebensmittelsicherheitsmanagement; ISO 22000 zertifiziert

haccp | flag | | Regulation (EC) 852/2004
en HACCP; HACCP system; self-checking programme
da HACCP-system; egenkontrol; egenkontrolprogram
de HACCP-System; Eigenkontrolle

welding_quality_requirements | ranked | higher | ISO 3834
= 3834-4: ISO 3834-4; ISO 3834-4; ISO 3834-4
= 3834-3: ISO 3834-3; ISO 3834-3; ISO 3834-3
= 3834-2: ISO 3834-2; ISO 3834-2; ISO 3834-2
en welding quality requirements; ISO 3834 level
da svejsekvalitetskrav; ISO 3834-niveau
de schweißtechnische Qualitätsanforderungen; ISO-3834-Stufe

social_responsibility | flag
en corporate social responsibility; policy for social responsibility; CSR policy; code of conduct
da samfundsansvar; CSR-politik; adfærdskodeks
de soziale Verantwortung; CSR-Richtlinie; Verhaltenskodex

ecovadis_rating | ranked | higher
= bronze: bronze; bronze; Bronze
= silver: silver; sølv; Silber
= gold: gold; guld; Gold
= platinum: platinum; platin; Platin
en EcoVadis rating; EcoVadis medal
da EcoVadis-medalje; EcoVadis-rating
de EcoVadis-Medaille; EcoVadis-Bewertung

accident_rate | number per_Mh | lower
en accident frequency rate; accident rate; LTIFR; LTIF; lost time injury frequency rate
da ulykkesfrekvens; arbejdsulykkesfrekvens; LTIF
de Unfallhäufigkeit; Unfallquote

credit_rating | ranked | higher
= D C CC CCC B BB BBB A AA AAA
en credit rating; creditworthiness
da kreditvurdering; kreditværdighed
de Bonität; Kreditwürdigkeit; Bonitätsbewertung

local_office | flag
en local office; representation in the country; local service office
da lokalt kontor; repræsentation i landet
de Niederlassung vor Ort; lokales Büro

language_skills | choice
= en: English; engelsk; Englisch
= da: Danish; dansk; Dänisch
= de: German; tysk; Deutsch
= fr: French; fransk; Französisch
= es: Spanish; spansk; Spanisch
= pl: Polish; polsk; Polnisch
= sv: Swedish; svensk; Schwedisch
= nb: Norwegian; norsk; Norwegisch
= uk: Ukrainian; ukrainsk; Ukrainisch
en language skills of staff; working languages; project languages
da medarbejdernes sprogkundskaber; arbejdssprog; projektsprog
de Sprachkenntnisse des Personals; Arbeitssprachen; Projektsprachen

tax_clearance | flag
en tax clearance; no overdue taxes; without overdue taxes; tax certificate
da serviceattest; ingen skattegæld; uden forfalden gæld til det offentlige
de Unbedenklichkeitsbescheinigung; keine Steuerschulden
"""
