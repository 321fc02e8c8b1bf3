"""Food and bio properties of the dictionary: hygiene, ingredients, shelf life, by-products, fertilisers, feed."""

TABLE = """
food_contact_approved | flag | | Regulation (EC) 1935/2004
en food contact approved; food grade; suitable for food contact; food contact material
da fødevaregodkendt; egnet til fødevarekontakt; levnedsmiddelgodkendt
de lebensmittelgeeignet; für Lebensmittelkontakt zugelassen; lebensmittelecht

fda_compliant | flag | | 21 CFR 177
en FDA compliant; FDA approved
da FDA-godkendt
de FDA-konform

hygienic_design | choice
= EHEDG-EL-I: EHEDG EL Class I, EHEDG; EHEDG klasse I; EHEDG Klasse I
= EHEDG-EL-II: EHEDG EL Class II; EHEDG klasse II; EHEDG Klasse II
= 3-A: 3-A sanitary; 3-A; 3-A
en hygienic design; hygienic certification
da hygiejnisk design; hygiejnegodkendelse
de hygienisches Design; Hygienezulassung

cleaning_in_place | flag
en cleaning in place; CIP; CIP capable
da rengøring på stedet; CIP-rengøring; CIP-egnet
de CIP-fähig; Reinigung im eingebauten Zustand; CIP-Reinigung

sterilisation_in_place | flag
en sterilisation in place; SIP; steam sterilisable
da sterilisering på stedet; dampsteriliserbar
de dampsterilisierbar; SIP-fähig

organic_certified | flag | | Regulation (EU) 2018/848
en organic certified; organic; certified organic
da økologisk; økologisk certificeret; økologi
de biozertifiziert; biologisch; Bio-Qualität

halal | flag
en halal certified; halal
da halalcertificeret
de halal-zertifiziert

kosher | flag
en kosher certified; kosher
da koshercertificeret
de koscher

vegan | flag
en vegan
da vegansk
de vegan

gmo_free | flag | | Regulation (EC) 1829/2003
en GMO-free; free of GMO; non-GMO
da GMO-fri; fri for GMO
de gentechnikfrei; GVO-frei

gluten_free | flag | | Regulation (EU) 828/2014
en gluten-free
da glutenfri; uden gluten
de glutenfrei

lactose_free | flag
en lactose-free
da laktosefri; uden laktose
de laktosefrei

allergens | choice | | Regulation (EU) 1169/2011
= gluten: gluten, cereals containing gluten; glutenholdigt korn; glutenhaltiges Getreide
= crustaceans: crustaceans; krebsdyr; Krebstiere
= egg: egg, eggs; æg; Eier, Ei
= fish: fish; fisk; Fisch
= peanut: peanut, peanuts; jordnødder; Erdnüsse
= soy: soy, soya, soybeans; soja; Soja, Sojabohnen
= milk: milk, lactose; mælk; Milch
= nuts: nuts, tree nuts; nødder; Schalenfrüchte, Nüsse
= celery: celery; selleri; Sellerie
= mustard: mustard; sennep; Senf
= sesame: sesame; sesam; Sesam
= sulphite: sulphite, sulphites, sulphur dioxide; sulfit; Sulfite
= lupin: lupin; lupin; Lupinen
= molluscs: molluscs; bløddyr; Weichtiere
= none: none, no allergens; ingen; keine
en allergens; contains allergens
da allergener; indeholder allergener
de Allergene; enthält Allergene

shelf_life | number d | higher
en shelf life; minimum durability; best before period; storage life
da holdbarhed; holdbarhedstid; mindste holdbarhed
de Haltbarkeit; Mindesthaltbarkeit; Lagerfähigkeit

transport_temperature | interval degC
en transport temperature; cold chain temperature
da transporttemperatur; kølekædetemperatur
de Transporttemperatur; Kühlkettentemperatur

energy_content | number kJ/(100*g)
en energy content; nutritional energy; energy per 100 g
da energiindhold; energi pr. 100 g
de Energiegehalt; Brennwert pro 100 g

protein_content | number percent | higher
en protein content; crude protein; protein
da proteinindhold; råprotein; protein
de Proteingehalt; Rohprotein; Eiweißgehalt

fat_content | number percent
en fat content; crude fat; fat
da fedtindhold; råfedt; fedt
de Fettgehalt; Rohfett

carbohydrate_content | number percent
en carbohydrate content; carbohydrates
da kulhydratindhold; kulhydrater
de Kohlenhydratgehalt; Kohlenhydrate

sugar_content | number percent
en sugar content; sugars
da sukkerindhold; sukkerarter
de Zuckergehalt

fibre_content | number percent | higher
en fibre content; dietary fibre; crude fibre
da fiberindhold; kostfibre; træstof
de Ballaststoffgehalt; Rohfaser

salt_content | number percent | lower
en salt content; salt
da saltindhold; salt
de Salzgehalt; Salz

starch_content | number percent
en starch content; starch
da stivelsesindhold; stivelse
de Stärkegehalt; Stärke

total_plate_count | number cfu/g | lower | ISO 4833-1
en total plate count; aerobic plate count; total viable count
da kimtal; totalkim
de Gesamtkeimzahl; Keimzahl

log_reduction | number | higher
en log reduction; microbial reduction
da log-reduktion; kimreduktion
de Log-Reduktion; Keimreduktion

pasteurisation_temperature | number degC | higher
en pasteurisation temperature; hygienisation temperature; sanitation temperature
da pasteuriseringstemperatur; hygiejniseringstemperatur
de Pasteurisierungstemperatur; Hygienisierungstemperatur

holding_time | number min | higher
en holding time; hygienisation time
da holdetid; hygiejniseringstid
de Haltezeit; Hygienisierungszeit

animal_by_product_category | choice | | Regulation (EC) 1069/2009
= 1: category 1; kategori 1; Kategorie 1
= 2: category 2; kategori 2; Kategorie 2
= 3: category 3; kategori 3; Kategorie 3
en animal by-product category; ABP category
da kategori af animalsk biprodukt; ABP-kategori
de Kategorie tierischer Nebenprodukte; TNP-Kategorie

feedstock | choice
= cattle-slurry: cattle slurry, cattle manure; kvæggylle; Rindergülle
= pig-slurry: pig slurry, pig manure; svinegylle; Schweinegülle
= deep-litter: deep litter; dybstrøelse; Tiefstreu, Festmist
= straw: straw; halm; Stroh
= maize-silage: maize silage, corn silage; majsensilage; Maissilage
= grass: grass, grass silage; græs, græsensilage; Gras, Grassilage
= food-waste: food waste, household waste; madaffald, husholdningsaffald; Speisereste, Biotonne
= sewage-sludge: sewage sludge; spildevandsslam; Klärschlamm
= slaughterhouse-waste: slaughterhouse waste; slagteriaffald; Schlachtabfälle
= whey: whey; valle; Molke
= spent-grain: brewer's spent grain, spent grain; mask; Biertreber, Treber
= potato-pulp: potato pulp; kartoffelpulp; Kartoffelpülpe
= beet-pulp: beet pulp; roepulp, roeaffald; Rübenschnitzel
= glycerine: glycerine, glycerol; glycerin; Glycerin
= wood: wood residues; træaffald; Holzreste
= algae: algae, seaweed; alger, tang; Algen
en feedstock; substrate; raw material type; biomass type
da råvare; substrat; biomassetype
de Einsatzstoff; Substrat; Rohstoff; Biomasseart

composition | text
en composition; ingredients; ingredient list
da sammensætning; ingredienser; ingrediensliste
de Zusammensetzung; Zutaten; Zutatenliste

season | text
en season; availability season
da sæson; tilgængelig sæson
de Saison; Verfügbarkeitszeitraum

nitrogen_content | number kg/t | higher
en nitrogen content; total nitrogen in product; N content
da kvælstofindhold; N-indhold
de Stickstoffgehalt; N-Gehalt

phosphorus_content | number kg/t | higher
en phosphorus content; P content
da fosforindhold; P-indhold
de Phosphorgehalt; P-Gehalt

potassium_content | number kg/t | higher
en potassium content; K content
da kaliumindhold; K-indhold
de Kaliumgehalt; K-Gehalt

carbon_nitrogen_ratio | number 1
en carbon to nitrogen ratio; C/N ratio
da kulstof-kvælstof-forhold; C/N-forhold
de Kohlenstoff-Stickstoff-Verhältnis; C/N-Verhältnis

heavy_metal_content | text
en heavy metal content; heavy metals
da tungmetalindhold; tungmetaller
de Schwermetallgehalt; Schwermetalle

fermentation_volume | number l | higher
en fermentation volume; fermenter working volume; bioreactor volume
da fermenteringsvolumen; bioreaktorvolumen
de Fermentationsvolumen; Bioreaktorvolumen

alcohol_content | number percent
en alcohol content; alcohol by volume; ABV
da alkoholindhold; alkoholprocent
de Alkoholgehalt

storage_capacity_cold | number m**3 | higher
en cold storage capacity; cold store volume; refrigerated storage
da kølelagerkapacitet; kølerumsvolumen; kølelager
de Kühllagerkapazität; Kühlraumvolumen

freezing_capacity | number kg/h | higher
en freezing capacity; freezing rate
da frysekapacitet; indfrysningskapacitet
de Gefrierleistung; Gefrierkapazität

drying_capacity | number kg/h | higher
en drying capacity; water evaporation capacity; evaporation rate
da tørrekapacitet; fordampningskapacitet; vandfordampning
de Trocknungsleistung; Verdampfungsleistung; Wasserverdampfung

packaging_type | choice
= bag: bag, sack; sæk, pose; Sack, Beutel
= big-bag: big bag, FIBC; bigbag; Bigbag
= bottle: bottle; flaske; Flasche
= box: box, carton; kasse, karton; Kiste, Karton
= drum: drum, barrel; tromle; Fass
= IBC: IBC, intermediate bulk container; palletank; IBC-Container
= bulk: bulk, loose; løs vægt; lose
= can: can, tin; dåse; Dose
= tray: tray; bakke; Schale
= bag-in-box: bag-in-box; bag-in-box; Bag-in-Box
en packaging type; packaging; type of packaging
da emballagetype; emballage
de Verpackungsart; Verpackung

seating_capacity | number person | higher
en seating capacity; number of seats; seats
da siddepladser; antal siddepladser
de Sitzplätze; Sitzplatzkapazität

meal_capacity | number meal/d | higher
en meal capacity; meals per day
da måltidskapacitet; måltider pr. dag
de Mahlzeitenkapazität; Mahlzeiten pro Tag
"""
