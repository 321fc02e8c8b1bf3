"""Commercial properties of the dictionary: delivery, warranty, service, spare parts, trade."""

TABLE = """
lead_time_days | number d | lower
en lead time; delivery time; time of delivery; delivery period; delivery within
da leveringstid; leveringsfrist; leveringstermin
de Lieferzeit; Lieferfrist; Wiederbeschaffungszeit

completion_time | number week | lower
en completion time; time for completion; construction time; project duration
da udførelsestid; byggetid; projektvarighed; færdiggørelse
de Fertigstellungsfrist; Bauzeit; Ausführungsfrist; Projektdauer

warranty_months | number month | higher
en warranty; warranty period; guarantee period; guarantee; defects liability period; product warranty; warranty term
da garanti; garantiperiode; garantitid; reklamationsperiode; afhjælpningsperiode; produktgaranti
de Garantie; Gewährleistung; Garantiezeit; Gewährleistungsfrist; Garantiedauer; Verjährungsfrist; Mängelhaftung
de Herstellergarantie

performance_guarantee | text
en performance guarantee; guaranteed values
da ydelsesgaranti; garanterede værdier
de Leistungsgarantie; garantierte Werte

spare_parts_years | number year | higher
en spare parts availability; spare parts supply; availability of spare parts
da reservedelsgaranti; reservedele tilgængelige; levering af reservedele
de Ersatzteilverfügbarkeit; Ersatzteilversorgung; Nachkaufgarantie

spare_parts_delivery | number h | lower
en spare parts delivery time; delivery time of spare parts
da leveringstid for reservedele; reservedelslevering
de Ersatzteillieferzeit; Lieferzeit Ersatzteile

service_response_hours | number h | lower
en on-site response time; call-out time; service call-out
da udrykningstid; tilkaldetid; responstid på stedet
de Einsatzzeit vor Ort; Anfahrtszeit Service; Entstörzeit

service_included_months | number month | higher
en service included; maintenance included; service contract period
da service inkluderet; vedligehold inkluderet; serviceaftaleperiode
de Service inklusive; Wartung inklusive; Servicevertragslaufzeit

training_hours | number h | higher
en training; training hours; operator training; user training
da oplæring; uddannelse; kursustimer; operatørtræning
de Schulung; Einweisung; Schulungsstunden

training_participants | number person | higher
en training participants; number of trainees
da kursusdeltagere; antal deltagere i oplæring
de Schulungsteilnehmer

commissioning_included | flag
en commissioning included; start-up included; commissioning
da idriftsættelse inkluderet; idriftsættelse; indkøring
de Inbetriebnahme inklusive; Inbetriebnahme

installation_included | flag
en installation included; installation; erection included; mounting included
da montage inkluderet; montage; installation inkluderet
de Montage inklusive; Montage; Installation inklusive

transport_included | flag
en transport included; delivery included; free delivery
da transport inkluderet; levering inkluderet; fragt inkluderet
de Transport inklusive; Lieferung inklusive; frei Haus

factory_acceptance_test | flag
en factory acceptance test; FAT test
da fabriksafprøvning; fabrikstest
de Werksabnahme; Werksabnahmeprüfung

site_acceptance_test | flag
en site acceptance test; SAT
da afprøvning på stedet; afleveringsprøve
de Abnahmeprüfung vor Ort; Vor-Ort-Abnahme

inspection_certificate | ranked | higher | EN 10204
= 2.1 2.2 3.1 3.2
en inspection certificate; material certificate; inspection document type
da materialecertifikat; inspektionscertifikat
de Abnahmeprüfzeugnis; Werkstoffzeugnis; Prüfbescheinigung

documentation_languages_delivered | text
en manuals; operating manuals; documentation delivered
da manualer; brugsanvisninger; leveret dokumentation
de Betriebsanleitungen; Handbücher; gelieferte Dokumentation

local_content | number percent | higher
en local content; domestic content; share of local production
da lokalt indhold; lokal andel; national andel
de lokaler Anteil; Wertschöpfung im Land; Local-Content-Anteil

country_of_origin | text
en country of origin; origin; made in; country of manufacture
da oprindelsesland; produktionsland; oprindelse
de Ursprungsland; Herkunftsland; Herstellungsland

customs_tariff_number | text
en customs tariff number; HS code; commodity code; tariff code
da toldtarifnummer; varekode; HS-kode; KN-kode
de Zolltarifnummer; Warennummer; HS-Code

export_controlled | flag | lower | Regulation (EU) 2021/821
en export controlled; dual-use item; subject to export control
da eksportkontrolleret; dual use-produkt; underlagt eksportkontrol
de exportkontrollpflichtig; Dual-Use-Gut; ausfuhrgenehmigungspflichtig

minimum_order_quantity | number piece | lower
en minimum order quantity; MOQ; minimum order
da mindste ordremængde; minimumsbestilling; mindstekøb
de Mindestbestellmenge; Mindestabnahme

pack_quantity | number piece
en pack quantity; packing unit; pieces per pack
da pakningsstørrelse; antal pr. pakke; kolli
de Verpackungseinheit; Stück pro Packung; Packungsinhalt

pallet_quantity | number piece
en pieces per pallet; pallet quantity
da antal pr. palle; pallestørrelse
de Stück pro Palette; Palettenmenge

shipping_volume | number m**3 | lower
en shipping volume; packed volume; transport volume
da forsendelsesvolumen; transportvolumen
de Versandvolumen; Transportvolumen

price_validity_days | number d | higher
en price validity; offer validity; quotation validity; bid validity
da prisgyldighed; tilbuddets gyldighed; vedståelsesfrist
de Preisgültigkeit; Angebotsgültigkeit; Bindefrist

payment_days | number d | higher
en payment term; payment period; days net
da betalingsfrist; betalingsbetingelser; kredittid
de Zahlungsziel; Zahlungsfrist

hourly_rate_available | flag
en hourly rate agreed; time and material possible
da timepris aftalt; arbejde efter regning muligt
de Stundensatz vereinbart; Abrechnung nach Aufwand möglich

weekly_capacity_hours | number h/week | higher
en weekly capacity; hours per week available; available hours per week
da ugentlig kapacitet; timer pr. uge til rådighed
de Wochenkapazität; verfügbare Stunden pro Woche

monthly_capacity | number piece/month | higher
en monthly capacity; production capacity per month
da månedlig kapacitet; produktionskapacitet pr. måned
de Monatskapazität; Produktionskapazität pro Monat

discount_percent | number percent | higher
en discount; rebate
da rabat; prisnedslag
de Rabatt; Nachlass

life_cycle_cost | number EUR | lower
en life cycle cost; total cost of ownership; TCO
da livscyklusomkostninger; totalomkostninger; totaløkonomi
de Lebenszykluskosten; Gesamtbetriebskosten
"""
