"""Data: the headings that notices and ESPD requests only give as codes, in English, Danish and German. Read by `headings`."""

HEADINGS = """
en Suitability to pursue the professional activity
da Egnethed til at udøve erhvervsaktiviteten
de Befähigung zur Berufsausübung

en Enrolment in a professional register
da Optagelse i et fagregister
de Eintragung in ein Berufsregister

en Enrolment in a trade register
da Optagelse i et handelsregister
de Eintragung in das Handelsregister

en Authorisation or membership needed for the service
da Godkendelse eller medlemskab, som tjenesteydelsen kræver
de Für die Leistung erforderliche Berechtigung oder Mitgliedschaft

en Security of information
da Informationssikkerhed
de Informationssicherheit

en Security of classified information
da Sikring af klassificerede oplysninger
de Schutz von Verschlusssachen

en Security of supply
da Forsyningssikkerhed
de Versorgungssicherheit

en Security of information or supply
da Informations- eller forsyningssikkerhed
de Informations- oder Versorgungssicherheit

en Economic and financial standing
da Økonomisk og finansiel formåen
de Wirtschaftliche und finanzielle Leistungsfähigkeit

en Yearly turnover
da Årlig omsætning
de Jahresumsatz

en Average yearly turnover
da Gennemsnitlig årlig omsætning
de Durchschnittlicher Jahresumsatz

en Yearly turnover in the field
da Årlig omsætning på kontraktens område
de Jahresumsatz im Tätigkeitsbereich des Auftrags

en Average yearly turnover in the field
da Gennemsnitlig årlig omsætning på kontraktens område
de Durchschnittlicher Jahresumsatz im Tätigkeitsbereich des Auftrags

en Financial ratio
da Finansielle nøgletal
de Finanzkennzahlen

en Professional risk insurance
da Erhvervsansvarsforsikring
de Berufshaftpflichtversicherung

en Other economic or financial requirements
da Andre økonomiske eller finansielle krav
de Sonstige wirtschaftliche oder finanzielle Anforderungen

en Technical and professional ability
da Teknisk og faglig formåen
de Technische und berufliche Leistungsfähigkeit

en References for works
da Referencer for bygge- og anlægsarbejder
de Referenzen zu Bauleistungen

en References for deliveries
da Referencer for leverancer
de Referenzen zu Lieferungen

en References for services
da Referencer for tjenesteydelser
de Referenzen zu Dienstleistungen

en Technicians who carry out the work
da Teknikere, der udfører arbejdet
de Technische Fachkräfte für die Ausführung

en Technicians for quality control
da Teknikere til kvalitetskontrol
de Technische Fachkräfte für die Qualitätskontrolle

en Education and professional qualifications
da Uddannelse og faglige kvalifikationer
de Studien- und Ausbildungsnachweise

en Average yearly manpower
da Gennemsnitligt årligt antal beskæftigede
de Durchschnittliche jährliche Beschäftigtenzahl

en Managerial staff
da Ledende medarbejdere
de Führungskräfte

en Tools, plant and equipment
da Værktøj, materiel og teknisk udstyr
de Werkzeuge, Geräte und technische Ausrüstung

en Study and research facilities
da Undersøgelses- og forskningsfaciliteter
de Untersuchungs- und Forschungsmöglichkeiten

en Measures for ensuring quality
da Foranstaltninger til sikring af kvaliteten
de Maßnahmen zur Qualitätssicherung

en Environmental management
da Miljøledelse
de Umweltmanagement

en Supply chain management
da Styring af forsyningskæden
de Lieferkettenmanagement

en Certificates by quality control institutes
da Certifikater fra kvalitetskontrolinstitutter
de Bescheinigungen von Stellen für Qualitätskontrolle

en Samples and descriptions with certificate of authenticity
da Prøver og beskrivelser med ægthedsbevis
de Muster und Beschreibungen mit Echtheitsbescheinigung

en Samples and descriptions
da Prøver og beskrivelser
de Muster und Beschreibungen

en Proportion of subcontracting
da Andel i underleverance
de Anteil der Unterauftragsvergabe

en Quality assurance schemes and environmental management standards
da Kvalitetssikringsordninger og miljøledelsesstandarder
de Qualitätssicherungssysteme und Umweltmanagementnormen

en Certificates about quality assurance standards
da Certifikater om kvalitetssikringsstandarder
de Bescheinigungen über Qualitätssicherungsnormen

en Certificates about environmental management
da Certifikater om miljøledelse
de Bescheinigungen über Umweltmanagement

en Other selection criteria
da Andre udvælgelseskriterier
de Sonstige Eignungskriterien

en Grounds relating to criminal convictions
da Udelukkelsesgrunde vedrørende straffedomme
de Gründe im Zusammenhang mit einer strafrechtlichen Verurteilung

en Payment of taxes or social security contributions
da Betaling af skatter, afgifter eller bidrag til sociale sikringsordninger
de Entrichtung von Steuern oder Sozialversicherungsbeiträgen

en Insolvency, conflicts of interests or professional misconduct
da Insolvens, interessekonflikter eller forsømmelser i erhvervet
de Insolvenz, Interessenkonflikte oder berufliches Fehlverhalten

en Purely national exclusion grounds
da Rent nationale udelukkelsesgrunde
de Rein nationale Ausschlussgründe

en Information about the economic operator
da Oplysninger om den økonomiske aktør
de Angaben zum Wirtschaftsteilnehmer

en Reduction of the number of candidates
da Begrænsning af antallet af ansøgere
de Verringerung der Zahl der Bewerber

en Selection criteria
da Egnethedskriterier
de Eignungskriterien

en Qualification system
da Kvalifikationsordning
de Qualifizierungssystem

en Tender guarantee
da Tilbudsgaranti
de Bietungssicherheit

en Security clearance
da Sikkerhedsgodkendelse
de Sicherheitsüberprüfung

en Legal form of groups
da Retlig form for sammenslutninger
de Rechtsform von Bietergemeinschaften

en Conditions of the contract
da Kontraktvilkår
de Auftragsbedingungen

en Documents of the tender
da Tilbudets dokumenter
de Unterlagen des Angebots

en Technical ability
da Teknisk formåen
de Technische Leistungsfähigkeit

en Financial standing
da Finansiel formåen
de Finanzielle Leistungsfähigkeit

en Requirements of the tenderer
da Krav til tilbudsgiveren
de Anforderungen an den Bieter

en Subcontracting
da Underleverandører
de Unterauftragsvergabe

en Staff
da Personale
de Personal

en Confidentiality
da Fortrolighed
de Vertraulichkeit

en Foreign subsidies
da Udenlandske subsidier
de Drittstaatliche Subventionen

en Origin
da Oprindelse
de Ursprung

en Electronic tenders
da Elektroniske tilbud
de Elektronische Angebote

en yes or no
da ja eller nej
de ja oder nein

en text
da tekst
de Text

en amount with currency
da beløb med valuta
de Betrag mit Währung

en per cent
da procent
de Prozent

en number
da tal
de Zahl

en whole number
da heltal
de ganze Zahl

en year or number of years
da år eller antal år
de Jahr oder Anzahl der Jahre

en date
da dato
de Datum

en time of day
da klokkeslæt
de Uhrzeit

en period of time
da periode
de Zeitraum

en web address
da webadresse
de Internetadresse

en country
da land
de Land

en choice from a list
da valg fra en liste
de Auswahl aus einer Liste

en identifier
da identifikator
de Kennung

en evidence
da dokumentation
de Nachweis
"""
