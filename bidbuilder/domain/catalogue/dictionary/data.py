"""Data and control properties of the dictionary: protocols, interfaces, computing, software, security."""

TABLE = """
communication_protocol | choice
= Modbus-RTU: Modbus RTU; Modbus RTU; Modbus RTU
= Modbus-TCP: Modbus TCP, Modbus TCP/IP; Modbus TCP; Modbus TCP
= Profibus: Profibus DP, Profibus; Profibus; Profibus
= Profinet: Profinet, PROFINET IO; Profinet; Profinet
= EtherNet-IP: EtherNet/IP; EtherNet/IP; EtherNet/IP
= EtherCAT: EtherCAT; EtherCAT; EtherCAT
= CANopen: CANopen, CAN open; CANopen; CANopen
= BACnet: BACnet, BACnet/IP; BACnet; BACnet
= OPC-UA: OPC UA; OPC UA; OPC UA
= MQTT: MQTT; MQTT; MQTT
= M-Bus: M-Bus, Mbus; M-Bus; M-Bus
= wM-Bus: wireless M-Bus, wM-Bus; trådløs M-Bus; Funk-M-Bus
= KNX: KNX; KNX; KNX
= LON: LON, LonWorks; LON; LON
= IEC61850: IEC 61850; IEC 61850; IEC 61850
= IEC60870-5-104: IEC 60870-5-104, IEC 104; IEC 60870-5-104; IEC 60870-5-104
= DNP3: DNP3; DNP3; DNP3
= HART: HART; HART; HART
= IO-Link: IO-Link; IO-Link; IO-Link
= DALI: DALI, DALI-2; DALI; DALI
= OCPP: OCPP, OCPP 1.6, OCPP 2.0.1; OCPP; OCPP
= REST: REST, REST API, HTTP API; REST; REST
= SNMP: SNMP; SNMP; SNMP
= LoRaWAN: LoRaWAN, LoRa; LoRaWAN; LoRaWAN
= NB-IoT: NB-IoT; NB-IoT; NB-IoT
= LTE: LTE, 4G; LTE; LTE
= 5G: 5G; 5G; 5G
= Zigbee: Zigbee; Zigbee; Zigbee
= Bluetooth: Bluetooth, BLE; Bluetooth; Bluetooth
= WLAN: WLAN, Wi-Fi, WiFi; trådløst net; WLAN
en communication protocol; protocol; bus protocol; fieldbus; communication interface
da kommunikationsprotokol; protokol; feltbus; kommunikationsgrænseflade
de Kommunikationsprotokoll; Protokoll; Feldbus; Kommunikationsschnittstelle

hardware_interface | choice
= RS-232: RS-232, RS232; RS-232; RS-232
= RS-485: RS-485, RS485; RS-485; RS-485
= Ethernet: Ethernet, RJ45, LAN; Ethernet; Ethernet
= fibre: fibre optic, fiber, SFP; fiber, lysleder; Lichtwellenleiter, LWL
= USB: USB; USB; USB
= CAN: CAN bus, CAN; CAN-bus; CAN-Bus
= serial: serial; seriel; seriell
= wireless: wireless, radio; trådløs; Funk, drahtlos
en hardware interface; physical interface; data interface; interface type
da hardwaregrænseflade; fysisk grænseflade; datainterface
de Hardwareschnittstelle; physikalische Schnittstelle; Datenschnittstelle

data_rate | number Mbit/s | higher
en data rate; bandwidth; bit rate; transmission speed; transfer rate; throughput rate; network throughput
da datahastighed; båndbredde; overførselshastighed
de Datenrate; Bandbreite; Übertragungsrate

latency | number ms | lower
en latency; network delay; round-trip time
da latenstid; forsinkelse
de Latenz; Verzögerung; Latenzzeit

radio_range | number m | higher
en radio range; wireless range
da rækkevidde trådløst; radiorækkevidde
de Funkreichweite

digital_input_count | number | higher
en digital inputs; number of digital inputs; DI count
da digitale indgange; antal digitale indgange
de digitale Eingänge; Anzahl digitaler Eingänge

digital_output_count | number | higher
en digital outputs; number of digital outputs; DO count
da digitale udgange; antal digitale udgange
de digitale Ausgänge; Anzahl digitaler Ausgänge

analogue_input_count | number | higher
en analogue inputs; analog inputs; number of analogue inputs; AI count
da analoge indgange; antal analoge indgange
de analoge Eingänge; Anzahl analoger Eingänge

analogue_output_count | number | higher
en analogue outputs; analog outputs; number of analogue outputs; AO count
da analoge udgange; antal analoge udgange
de analoge Ausgänge; Anzahl analoger Ausgänge

port_count | number | higher
en number of ports; port count; network ports
da antal porte; netværksporte
de Anzahl der Ports; Portanzahl

io_point_count | number | higher
en number of I/O points; I/O points; signals
da antal signaler; I/O-punkter; datapunkter
de Anzahl der Datenpunkte; E/A-Punkte; Datenpunkte

scan_time | number ms | lower
en PLC scan time; control cycle time
da PLC-scantid; scantid
de SPS-Zykluszeit; Steuerungszyklus

sampling_rate | number Hz | higher
en sampling rate; sampling frequency; measurement rate
da samplingfrekvens; målefrekvens; samplingrate
de Abtastrate; Messrate; Abtastfrequenz

resolution_bits | number bit | higher
en converter resolution; bit resolution; ADC resolution
da bitopløsning; konverteropløsning
de Bitauflösung; Wandlerauflösung

memory | number GB | higher
en memory; RAM; main memory
da hukommelse; arbejdshukommelse
de Arbeitsspeicher; Speicher RAM

storage | number GB | higher
en data storage; disk capacity; storage space; storage capacity data; SSD; hard disk; disk space
da lagerplads; diskkapacitet; datalager; harddisk
de Datenspeicher; Speicherplatz; Festplattenkapazität; Festplatte; Festplattenspeicher

processor_cores | number | higher
en processor cores; CPU cores
da processorkerner; CPU-kerner
de Prozessorkerne; CPU-Kerne

processor_clock | number GHz | higher
en processor clock; clock frequency; CPU speed
da klokfrekvens; processorhastighed
de Taktfrequenz; Prozessortakt

display_size | number in | higher
en display size; screen size diagonal; screen diagonal; display diagonal; monitor size
da skærmstørrelse; displaystørrelse; skærmdiagonal; skærmstørrelse diagonal
de Displaygröße; Bildschirmdiagonale; Bildschirmgröße; Displaydiagonale; Monitorgröße

operating_system | choice
= Windows: Windows, Microsoft Windows; Windows; Windows
= Linux: Linux; Linux; Linux
= Android: Android; Android; Android
= iOS: iOS; iOS; iOS
= embedded: embedded, RTOS, real-time; indlejret; eingebettet
= web: web-based, browser; webbaseret; webbasiert
en operating system; platform; OS
da styresystem; operativsystem; platform
de Betriebssystem; Plattform

programming_language | choice | | IEC 61131-3
= LD: ladder diagram; ladderdiagram; Kontaktplan, KOP
= FBD: function block diagram; funktionsblokdiagram; Funktionsplan, FUP
= ST: structured text; struktureret tekst; strukturierter Text, SCL
= IL: instruction list; instruktionsliste; Anweisungsliste, AWL
= SFC: sequential function chart; sekvensdiagram; Ablaufsprache
en PLC programming language; programming language
da PLC-programmeringssprog; programmeringssprog
de SPS-Programmiersprache; Programmiersprache

data_retention | number year | higher
en data retention; data storage period; log retention
da dataopbevaring; opbevaringsperiode; logopbevaring
de Datenaufbewahrung; Speicherdauer; Aufbewahrungsfrist

user_count | number user | higher
en number of users; user licences; concurrent users; simultaneous users; named users; active users
da antal brugere; brugerlicenser; samtidige brugere; navngivne brugere; aktive brugere
de Anzahl der Benutzer; Benutzerlizenzen; gleichzeitige Nutzer; gleichzeitige Benutzer; parallele Nutzer
de gleichzeitige Anwender; Benutzer gleichzeitig

remote_access | flag
en remote access; remote monitoring; remote reading; remote control
da fjernadgang; fjernovervågning; fjernaflæsning; fjernstyring
de Fernzugriff; Fernüberwachung; Fernauslesung; Fernsteuerung

scada_compatible | flag
en SCADA compatible; SCADA connection; SCADA interface
da SCADA-kompatibel; SRO-tilslutning; SCADA-tilslutning
de SCADA-fähig; SCADA-Anbindung; Leittechnikanbindung

open_interface | flag
en open interface; open API; documented interface
da åben grænseflade; åbent API; åben snitflade
de offene Schnittstelle; offene API

user_interface_languages | choice
= en: English; engelsk; Englisch
= da: Danish; dansk; Dänisch
= de: German; tysk; Deutsch
= fr: French; fransk; Französisch
= es: Spanish; spansk; Spanisch
= it: Italian; italiensk; Italienisch
= pl: Polish; polsk; Polnisch
= sv: Swedish; svensk; Schwedisch
= nb: Norwegian; norsk; Norwegisch
= nl: Dutch; nederlandsk; Niederländisch
= pt: Portuguese; portugisisk; Portugiesisch
= uk: Ukrainian; ukrainsk; Ukrainisch
= zh: Chinese; kinesisk; Chinesisch
en user interface languages; languages of the user interface; documentation languages; languages
da sprog i brugerfladen; brugerfladesprog; dokumentationssprog; sprog
de Sprachen der Bedienoberfläche; Oberflächensprachen; Dokumentationssprachen; Sprachen

hosting | choice
= cloud: cloud, SaaS, hosted; cloud, hostet; Cloud, gehostet
= on-premise: on-premise, on premises, local; lokal, egen server; lokal, On-Premises
= hybrid: hybrid; hybrid; hybrid
en hosting; deployment; hosting model
da hosting; driftsform it; hostingmodel
de Hosting; Bereitstellung; Betriebsmodell

hosting_location | choice
= DK: Denmark; Danmark; Dänemark
= EU: European Union, EU, EEA; EU, EØS; EU, EWR
= outside-EU: outside the EU, third country; uden for EU; außerhalb der EU
en hosting location; data location; place of data storage
da hostingsted; dataplacering
de Serverstandort; Datenstandort; Speicherort

service_availability | number percent | higher
en service availability; SLA availability; service uptime; availability of the service; system availability
en platform availability
da serviceoppetid; SLA-tilgængelighed; systemtilgængelighed
de Dienstverfügbarkeit; SLA-Verfügbarkeit; Systemverfügbarkeit; Serviceverfügbarkeit; Verfügbarkeit des Systems
de Plattformverfügbarkeit

encryption | choice
= TLS1.2: TLS 1.2; TLS 1.2; TLS 1.2
= TLS1.3: TLS 1.3; TLS 1.3; TLS 1.3
= AES-128: AES 128; AES 128; AES 128
= AES-256: AES 256; AES 256; AES 256
= VPN: VPN, IPsec; VPN; VPN
= none: none, unencrypted; ingen kryptering; keine, unverschlüsselt
en encryption; encryption method
da kryptering; krypteringsmetode
de Verschlüsselung; Verschlüsselungsverfahren

multi_factor_authentication | flag
en multi-factor authentication; two-factor authentication; second factor; MFA; 2FA
da flerfaktorgodkendelse; tofaktorgodkendelse; to-faktor-login
de Multi-Faktor-Authentifizierung; Zwei-Faktor-Authentifizierung

single_sign_on | flag
en single sign-on; SSO; SAML; OpenID Connect
da fælles login; enkelt-login
de Single Sign-on; einmalige Anmeldung

security_level | ranked | higher | IEC 62443-3-3
= SL1 SL2 SL3 SL4
en security level; industrial security level
da sikkerhedsniveau it; IEC 62443-niveau
de Security Level Industrie; Sicherheitsstufe IT

gdpr_compliant | flag | | Regulation (EU) 2016/679
en GDPR compliant; data protection compliant; GDPR
da GDPR-overholdelse; persondatasikkerhed
de DSGVO-konform; Datenschutzkonformität

accessibility_standard | ranked | higher | EN 301 549
= WCAG2.0-A: WCAG 2.0 A; WCAG 2.0 A; WCAG 2.0 A
= WCAG2.0-AA: WCAG 2.0 AA; WCAG 2.0 AA; WCAG 2.0 AA
= WCAG2.1-AA: WCAG 2.1 AA, WCAG 2.1; WCAG 2.1 AA; WCAG 2.1 AA
= WCAG2.2-AA: WCAG 2.2 AA, WCAG 2.2; WCAG 2.2 AA; WCAG 2.2 AA
en accessibility standard; accessibility level; WCAG level
da tilgængelighedsstandard; webtilgængelighed; WCAG-niveau
de Barrierefreiheitsstandard; Barrierefreiheit; WCAG-Stufe

recovery_time | number h | lower
en recovery time objective; RTO; restore time; restoration time; time to restore
da genopretningstid; gendannelsestid; retableringstid
de Wiederherstellungszeit; Wiederanlaufzeit; Wiederherstellung

recovery_point | number h | lower
en recovery point objective; RPO; maximum data loss
da genopretningspunkt; maksimalt datatab
de Wiederherstellungspunkt; maximaler Datenverlust

support_response_time | number h | lower
en support response time; service response time; reaction time of service
da supportresponstid; servicerespons; reaktionstid service
de Support-Reaktionszeit; Reaktionszeit Service

support_hours | choice
= 24/7: 24/7, round the clock, 24x7; døgnet rundt; rund um die Uhr
= office-hours: office hours, business hours; kontortid; Geschäftszeiten, Bürozeiten
= extended: extended hours; udvidet åbningstid; erweiterte Zeiten
en support hours; service hours; hotline hours
da supporttid; servicetid; åbningstid support
de Supportzeiten; Servicezeiten

source_code_escrow | flag
en source code escrow; source code deposit
da deponering af kildekode; kildekodedeponering
de Quellcode-Hinterlegung
"""
