"""Environmental properties of the dictionary: emissions, water and waste, climate, substances, circularity, site conditions."""

TABLE = """
nox_emission | number mg/Nm3 | lower | Directive (EU) 2015/2193
en NOx emission; NOx; nitrogen oxides emission; NOx emissions
da NOx-emission; NOx-udledning; kvælstofoxider
de NOx-Emission; Stickoxidemission; Stickoxide

co_emission | number mg/Nm3 | lower
en CO emission; carbon monoxide emission; CO emissions
da CO-emission; kulilteudledning
de CO-Emission; Kohlenmonoxidemission

so2_emission | number mg/Nm3 | lower
en SO2 emission; sulphur dioxide emission; SOx emission
da SO2-emission; svovldioxidudledning
de SO2-Emission; Schwefeldioxidemission

dust_emission | number mg/Nm3 | lower
en dust emission; particulate emission; particulate matter; PM emission
da støvemission; partikelemission; partikeludledning
de Staubemission; Partikelemission; Feinstaubemission

hcl_emission | number mg/Nm3 | lower
en HCl emission; hydrogen chloride emission
da HCl-emission; saltsyreudledning
de HCl-Emission; Chlorwasserstoffemission

voc_emission | number mg/Nm3 | lower
en VOC emission; volatile organic compounds; TVOC
da VOC-emission; flygtige organiske forbindelser
de VOC-Emission; flüchtige organische Verbindungen

formaldehyde_emission | number mg/Nm3 | lower
en formaldehyde emission
da formaldehydemission; formaldehydafgivelse
de Formaldehydemission

ammonia_emission | number mg/Nm3 | lower
en ammonia emission; NH3 emission; ammonia slip
da ammoniakemission; ammoniakudledning; ammoniakslip
de Ammoniakemission; Ammoniakschlupf

odour_emission | number 1/m**3 | lower | EN 13725
en odour emission; odour concentration; odour units
da lugtemission; lugtkoncentration; lugtenheder
de Geruchsemission; Geruchskonzentration; Geruchseinheiten

carbon_footprint | number kg | lower | ISO 14067
en carbon footprint; product carbon footprint; CO2 footprint; greenhouse gas emissions
da CO2-aftryk; klimaaftryk; drivhusgasudledning
de CO2-Fußabdruck; Klimabilanz; Treibhausgasemissionen

emission_factor | number g/kWh | lower
en CO2 emission factor; specific CO2 emission; emission factor
da CO2-emissionsfaktor; specifik CO2-udledning; emissionsfaktor
de CO2-Emissionsfaktor; spezifische CO2-Emission

co2_saving | number t/year | higher
en CO2 saving; CO2 reduction; greenhouse gas reduction
da CO2-besparelse; CO2-reduktion
de CO2-Einsparung; CO2-Minderung

renewable_share | number percent | higher
en renewable share; share of renewable energy; renewable energy share
da andel vedvarende energi; VE-andel
de Anteil erneuerbarer Energien; EE-Anteil

recycled_content | number percent | higher | ISO 14021
en recycled content; share of recycled material; recycled material; recycled plastic content
da andel genanvendt materiale; genanvendt indhold; genanvendte materialer; genanvendt plast
de Rezyklatanteil; Recyclinganteil; Recyclingmaterial; Rezyklat

recyclability | number percent | higher
en recyclability; recyclable share; recycling rate
da genanvendelighed; genanvendelsesgrad; genanvendelsesprocent
de Recyclingfähigkeit; Verwertungsquote; Recyclingquote

environmental_declaration | flag | | EN 15804
en environmental product declaration; EPD
da miljøvaredeklaration; miljødeklaration
de Umweltproduktdeklaration

ecolabel | choice
= EU-Ecolabel: EU Ecolabel, EU flower; EU-Blomsten; EU-Umweltzeichen
= Nordic-Swan: Nordic Swan, Swan; Svanemærket, Svanen; Nordischer Schwan
= Blue-Angel: Blue Angel; Den Blå Engel; Blauer Engel
= FSC: FSC; FSC; FSC
= PEFC: PEFC; PEFC; PEFC
= Cradle-to-Cradle: Cradle to Cradle, C2C; vugge til vugge; Cradle to Cradle
= Energy-Star: Energy Star; Energy Star; Energy Star
= MSC: MSC; MSC; MSC
= ASC: ASC; ASC; ASC
= Red-Organic: Danish organic label, red organic label; Ø-mærket; dänisches Bio-Siegel
en ecolabel; environmental label
da miljømærke; miljømærkning
de Umweltzeichen; Umweltsiegel

rohs_compliant | flag | | Directive 2011/65/EU
en RoHS compliant; RoHS
da RoHS-overholdelse; RoHS-kompatibel
de RoHS-konform

reach_compliant | flag | | Regulation (EC) 1907/2006
en REACH compliant; REACH compliance
da REACH-overholdelse
de REACH-konform

svhc_free | flag | | Regulation (EC) 1907/2006, Art. 59
en free of SVHC; SVHC-free; no substances of very high concern
da fri for SVHC-stoffer; SVHC-fri
de frei von SVHC; SVHC-frei

pfas_free | flag
en PFAS-free; free of PFAS
da PFAS-fri; fri for PFAS
de PFAS-frei

silicone_free | flag
en silicone-free; LABS-free
da silikonefri; fri for silikone
de silikonfrei; LABS-frei

wastewater_volume | number m**3/d | lower
en waste water volume; waste water flow; effluent volume
da spildevandsmængde; udledt vandmængde
de Abwassermenge; Abwasseranfall

population_equivalents | number PE | higher
en population equivalents; population equivalent capacity; PE capacity
da personækvivalenter; PE-kapacitet
de Einwohnerwerte; Ausbaugröße

bod_removal | number percent | higher
en BOD removal; BOD5 removal
da BOD-fjernelse; BI5-reduktion
de BSB-Abbau; BSB5-Elimination

effluent_bod | number mg/l | lower | ISO 5815
en effluent BOD; BOD5; biochemical oxygen demand; BOD
da BI5; biokemisk iltforbrug; BOD-udløb
de BSB5; biochemischer Sauerstoffbedarf; BSB

effluent_cod | number mg/l | lower | ISO 15705
en effluent COD; COD; chemical oxygen demand
da kemisk iltforbrug; COD-udløb
de chemischer Sauerstoffbedarf; CSB

effluent_nitrogen | number mg/l | lower
en effluent nitrogen; total nitrogen; TN; total N
da totalkvælstof; total-N; kvælstof i udløb
de Gesamtstickstoff; Stickstoff im Ablauf

effluent_phosphorus | number mg/l | lower
en effluent phosphorus; total phosphorus; TP; total P
da totalfosfor; total-P; fosfor i udløb
de Gesamtphosphor; Phosphor im Ablauf

suspended_solids | number mg/l | lower | EN 872
en suspended solids; TSS; total suspended solids
da suspenderet stof; suspenderede stoffer
de Schwebstoffe; abfiltrierbare Stoffe; suspendierte Stoffe

turbidity | number NTU | lower | ISO 7027-1
en turbidity
da turbiditet; uklarhed
de Trübung

water_hardness | number dH
en water hardness; total hardness
da vandets hårdhed; vandhårdhed
de Wasserhärte; Gesamthärte

electrical_conductivity_water | number uS/cm
en water conductivity; electrical conductivity of water
da vands ledningsevne; ledningsevne vand
de Leitfähigkeit des Wassers; elektrische Leitfähigkeit Wasser

waste_amount | number t/year | lower
en waste amount; annual waste
da affaldsmængde; årlig affaldsmængde
de Abfallmenge; jährliche Abfallmenge

altitude | number m
en altitude; installation altitude; site altitude; height above sea level
da højde over havet; opstillingshøjde
de Aufstellhöhe; Höhe über Meer; Höhenlage

relative_humidity | interval percent
en relative humidity; humidity; air humidity
da relativ luftfugtighed; luftfugtighed
de relative Luftfeuchte; Luftfeuchtigkeit; relative Feuchte

corrosivity_category | ranked | higher | ISO 12944-2
= C1 C2 C3 C4 C5 CX
en corrosivity category; corrosion category; corrosion class; corrosion protection class
da korrosionskategori; korrosivitetskategori; korrosionsklasse
de Korrosivitätskategorie; Korrosionsschutzklasse; Korrosionskategorie; Kategorie der Korrosivität

coating_durability | ranked | higher | ISO 12944-1
= L: low; lav; niedrig
= M: medium; middel; mittel
= H: high; høj; hoch
= VH: very high; meget høj; sehr hoch
en coating durability; durability of paint system
da malingssystemets holdbarhed; korrosionsbeskyttelsens holdbarhed
de Schutzdauer; Schutzdauer der Beschichtung

wind_speed | number m/s | higher
en wind speed; design wind speed; survival wind speed
da vindhastighed; dimensionerende vindhastighed
de Windgeschwindigkeit; Auslegungswindgeschwindigkeit

snow_load | number kN/m**2 | higher | EN 1991-1-3
en snow load
da snelast; snebelastning
de Schneelast

seismic_acceleration | number m/s**2 | higher | EN 1998-1
en seismic acceleration; peak ground acceleration
da jordskælvsacceleration; seismisk acceleration
de Erdbebenbeschleunigung; Bodenbeschleunigung

installation_environment | choice
= indoor: indoor, indoors; indendørs; Innen, Innenaufstellung
= outdoor: outdoor, outdoors; udendørs; Außen, Außenaufstellung
= offshore: offshore, marine; offshore, havmiljø; offshore
= underground: underground, buried; nedgravet; erdverlegt, unterirdisch
= submerged: submerged; neddykket; getaucht
= containerised: containerised, container; i container; im Container
en installation environment; installation location; place of installation
da installationsmiljø; opstillingssted; placering
de Aufstellungsort; Einbauort; Installationsumgebung
"""
