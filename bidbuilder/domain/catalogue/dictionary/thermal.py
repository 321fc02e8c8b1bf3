"""Thermal properties of the dictionary: heating, cooling, heat exchange, insulation, combustion."""

TABLE = """
heat_output | number kW | higher
en heat output; thermal output; heating capacity; rated heat output; boiler output; thermal power
da varmeydelse; varmeeffekt; termisk effekt; kedelydelse; nominel varmeydelse
de Wärmeleistung; Heizleistung; Nennwärmeleistung; thermische Leistung; Kesselleistung

heat_output_range | interval kW
en heat output range; load range; modulation range
da ydelsesområde; lastområde; modulationsområde
de Wärmeleistungsbereich; Lastbereich; Modulationsbereich

cooling_capacity | number kW | higher
en cooling capacity; refrigeration capacity; chilling capacity
da kølekapacitet; køleydelse; køleeffekt
de Kälteleistung; Kühlleistung

fuel_input | number kW | lower
en fuel input; fired capacity; heat input; nominal heat input; fuel power
da indfyret effekt; brændselseffekt; tilført effekt
de Feuerungswärmeleistung; Wärmebelastung; Brennstoffleistung

thermal_efficiency | number percent | higher
en thermal efficiency; boiler efficiency; heat efficiency
da termisk virkningsgrad; varmevirkningsgrad; kedelvirkningsgrad
de thermischer Wirkungsgrad; Kesselwirkungsgrad

total_efficiency | number percent | higher
en total efficiency; overall efficiency; efficiency
da totalvirkningsgrad; samlet virkningsgrad; virkningsgrad
de Gesamtwirkungsgrad; Wirkungsgrad

coefficient_of_performance | number 1 | higher | EN 14511
en coefficient of performance; COP
da effektfaktor varmepumpe; COP-værdi
de Leistungszahl; COP-Wert

seasonal_performance | number 1 | higher | EN 14825
en seasonal coefficient of performance; SCOP; seasonal performance factor
da årsnyttevirkning; SCOP-værdi
de Jahresarbeitszahl; SCOP-Wert

energy_efficiency_ratio | number 1 | higher | EN 14511
en energy efficiency ratio; EER
da køleeffektfaktor; EER-værdi
de Kälteleistungszahl; EER-Wert

seasonal_efficiency | number percent | higher | Regulation (EU) 813/2013
en seasonal space heating efficiency; seasonal efficiency
da årsvirkningsgrad; sæsonvirkningsgrad
de jahreszeitbedingte Raumheizungseffizienz; Jahresnutzungsgrad

flow_temperature | number degC
en flow temperature; supply temperature; forward temperature
da fremløbstemperatur
de Vorlauftemperatur

return_temperature | number degC
en return temperature
da returtemperatur; returløbstemperatur
de Rücklauftemperatur

temperature_difference | number delta_degC
en temperature difference; temperature spread; delta T
da temperaturforskel; temperaturdifferens; afkøling
de Temperaturdifferenz; Temperaturspreizung; Spreizung

approach_temperature | number delta_degC | lower
en approach temperature; pinch temperature; terminal temperature difference
da mindste temperaturforskel; grædighed
de Grädigkeit

operating_temperature | interval degC
en operating temperature; operating temperature range; working temperature; temperature range
da driftstemperatur; arbejdstemperatur; temperaturområde
de Betriebstemperatur; Arbeitstemperatur; Temperaturbereich

ambient_temperature | interval degC
en ambient temperature; ambient temperature range; surrounding temperature
en outdoor temperature; outside temperature; outdoor air temperature; outside air temperature; outdoor ambient temperature
da omgivelsestemperatur; omgivende temperatur; omgivelsestemp; udetemperatur; udendørstemperatur; udelufttemperatur
de Umgebungstemperatur; Umgebungstemperaturbereich; Umgebungstemp; Außentemperatur; Außenlufttemperatur

storage_temperature | interval degC
en storage temperature; storage temperature range
da lagertemperatur; opbevaringstemperatur
de Lagertemperatur; Lagerungstemperatur

medium_temperature | interval degC
en medium temperature; fluid temperature; liquid temperature
da medietemperatur; væsketemperatur
de Medientemperatur; Mediumtemperatur; Flüssigkeitstemperatur

maximum_temperature | number degC | higher
en maximum temperature; maximum operating temperature; design temperature
da maksimal temperatur; maksimal driftstemperatur; designtemperatur; højeste temperatur
de Maximaltemperatur; maximale Betriebstemperatur; Auslegungstemperatur

minimum_temperature | number degC | lower
en minimum temperature; minimum operating temperature; lowest temperature
da minimumstemperatur; laveste temperatur
de Mindesttemperatur; minimale Betriebstemperatur; tiefste Temperatur

steam_output | number t/h | higher
en steam output; steam capacity; steam production
da dampydelse; dampproduktion
de Dampfleistung; Dampferzeugung

steam_temperature | number degC | higher
en steam temperature; live steam temperature
da damptemperatur; frisk damp temperatur
de Dampftemperatur; Frischdampftemperatur

steam_pressure | number barg | higher
en steam pressure; live steam pressure
da damptryk
de Dampfdruck; Frischdampfdruck

heat_exchanger_area | number m**2 | higher
en heat exchanger area; heat transfer area; heating surface
da varmevekslerareal; hedeflade; varmeoverførende areal
de Wärmeübertragungsfläche; Heizfläche

heat_exchanger_type | choice
= plate: plate, brazed plate; plade, loddet plade; Platten, gelötete Platten
= gasketed-plate: gasketed plate; pladeveksler med pakninger; geschraubte Platten
= shell-and-tube: shell and tube, tube bundle; rørkedel, rørbundt; Rohrbündel
= spiral: spiral; spiralveksler; Spiralwärmetauscher
= finned: finned tube; ribberør; Rippenrohr
en heat exchanger type; type of heat exchanger
da varmevekslertype
de Wärmetauscherart; Bauart Wärmeübertrager

heat_transfer_coefficient | number W/(m**2*K)
en heat transfer coefficient; U-value; overall heat transfer coefficient; thermal transmittance
da varmetransmissionskoefficient; U-værdi; transmissionskoefficient
de Wärmedurchgangskoeffizient; U-Wert; k-Wert

thermal_conductivity | number W/(m*K) | lower | EN 12667
en thermal conductivity; lambda value; λ value
da varmeledningsevne; lambdaværdi; varmekonduktivitet
de Wärmeleitfähigkeit; Lambda-Wert

thermal_resistance | number m**2*K/W | higher | ISO 6946
en thermal resistance; R-value
da isolans; varmemodstand; R-værdi
de Wärmedurchlasswiderstand; R-Wert

heat_loss | number W | lower
en heat loss; standing loss; standing heat loss
da varmetab; stilstandstab
de Wärmeverlust; Bereitschaftsverlust; Warmhalteverlust

insulation_thickness | number mm | higher
en insulation thickness; thermal insulation thickness
da isoleringstykkelse; isolationstykkelse
de Dämmstärke; Isolierdicke; Dämmdicke

insulation_series | ranked | higher | EN 253
= 1 2 3 4
en insulation series; pre-insulated pipe series
da isoleringsklasse rør; isoleringsserie
de Dämmserie; Dämmreihe

heat_storage_volume | number m**3 | higher
en heat storage volume; accumulator volume; thermal storage volume; buffer volume
da akkumuleringsvolumen; varmelagervolumen; bufferbeholder; akkumuleringstank
de Wärmespeichervolumen; Pufferspeichervolumen

heat_storage_capacity | number MWh | higher
en heat storage capacity; thermal storage capacity
da varmelagerkapacitet; akkumuleret varme
de Wärmespeicherkapazität

fuel_type | choice
= natural-gas: natural gas; naturgas; Erdgas
= biogas: biogas; biogas; Biogas
= biomethane: biomethane; biometan, bionaturgas; Biomethan
= wood-chips: wood chips; træflis, flis; Hackschnitzel
= wood-pellets: wood pellets, pellets; træpiller; Holzpellets
= straw: straw; halm; Stroh
= light-oil: light fuel oil, gas oil, diesel; fyringsolie, gasolie; Heizöl
= heavy-oil: heavy fuel oil; svær fuelolie; Schweröl
= waste: waste, refuse; affald; Abfall
= electricity: electricity; el; Strom
= hydrogen: hydrogen; brint; Wasserstoff
= LPG: liquefied petroleum gas; flaskegas; Flüssiggas
en fuel type; fuel; type of fuel
da brændselstype; brændsel; brændstof
de Brennstoff; Brennstoffart; Kraftstoff

fuel_moisture | interval percent
en fuel moisture; fuel moisture content; moisture of fuel
da brændselsfugt; fugtindhold i brændsel
de Brennstofffeuchte; Brennstoffwassergehalt

fuel_consumption | number kg/h | lower
en fuel consumption
da brændselsforbrug; brændstofforbrug
de Brennstoffverbrauch; Kraftstoffverbrauch

flue_gas_temperature | number degC | lower
en flue gas temperature; exhaust gas temperature; stack temperature
da røggastemperatur; udstødningstemperatur
de Rauchgastemperatur; Abgastemperatur

minimum_load | number percent | lower
en minimum load; turndown; minimum part load; part load
da minimumslast; laveste dellast; dellast
de Mindestlast; kleinste Teillast; Teillast

ramp_up_time | number min | lower
en ramp-up time; start-up time; warm-up time; cold start time
da opstartstid; opvarmningstid
de Anfahrzeit; Aufheizzeit; Hochlaufzeit

refrigerant | choice | | ISO 817
= R290 R717 R744 R600a R718 R1270 R134a R404A R407C R410A R32 R513A R448A R449A R454B R454C R455A R1234yf R1234ze R1233zd
en refrigerant; refrigerant type; coolant gas
da kølemiddel; kølemiddeltype
de Kältemittel; Kältemitteltyp

refrigerant_charge | number kg | lower
en refrigerant charge; refrigerant fill
da kølemiddelfyldning; fyldningsmængde
de Kältemittelfüllmenge; Füllmenge

refrigerant_gwp | number | lower | Regulation (EU) 2024/573
en refrigerant GWP; global warming potential; GWP
da GWP-værdi; drivhuspotentiale
de GWP-Wert; Treibhauspotenzial

energy_class | ranked | higher | Regulation (EU) 2017/1369
= G F E D C B A A+ A++ A+++
en energy class; energy efficiency class; energy label
da energiklasse; energimærke; energieffektivitetsklasse
de Energieklasse; Energieeffizienzklasse; Energielabel

boiler_class | ranked | higher | EN 303-5
= 3 4 5
en boiler class; solid fuel boiler class
da kedelklasse
de Kesselklasse

collector_area | number m**2 | higher | ISO 9806
en collector area; solar collector area; aperture area
da solfangerareal; kollektorareal
de Kollektorfläche; Aperturfläche

solar_yield | number kWh/(m**2*year) | higher
en solar yield; annual collector yield
da solvarmeydelse; årlig solfangerydelse
de Solarertrag; Kollektorertrag

plant_output | number MW | higher
en output of the plant planned; plant output; total output of the plant
da anlæggets samlede effekt; samlet anlægseffekt
de Gesamtleistung der Anlage; Anlagenleistung

network_length | number m | higher
en length of the network; network length; pipe route length; trench length
da netlængde; nettets længde; ledningstracé
de Netzlänge; Trassenlänge; Länge des Netzes
"""
