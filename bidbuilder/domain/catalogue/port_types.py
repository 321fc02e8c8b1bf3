"""Facts: the standard types of ports, one a block: key | kind | properties that say whether two of them fit, and names."""

PORT_TYPES = """
ac-low-voltage | electrical | rated_voltage phase_system rated_frequency rated_current earthing_system
en low-voltage AC supply; da lavspændingsforsyning AC; de Niederspannungsversorgung AC

ac-medium-voltage | electrical | rated_voltage rated_frequency rated_current short_time_withstand_current insulation_voltage
en medium-voltage AC connection; da mellemspændingstilslutning; de Mittelspannungsanschluss

grid-connection | electrical | rated_voltage rated_frequency apparent_power power_factor short_circuit_current
en grid connection point; da nettilslutningspunkt; de Netzanschlusspunkt

dc-supply | electrical | rated_voltage rated_current
en DC supply; da jævnstrømsforsyning; de Gleichstromversorgung

control-voltage | electrical | rated_voltage rated_current
en control voltage supply; da styrespænding; de Steuerspannung

industrial-socket | electrical | rated_voltage rated_current pole_count rated_frequency
en industrial socket (IEC 60309); da CEE-stik; de CEE-Steckdose

domestic-socket | electrical | rated_voltage rated_current
en domestic socket; da stikkontakt; de Schutzkontaktsteckdose

generator-terminals | electrical | rated_voltage rated_frequency apparent_power power_factor
en generator terminals; da generatorklemmer; de Generatorklemmen

motor-terminals | electrical | rated_voltage rated_frequency rated_current starting_method
en motor terminals; da motorklemmer; de Motorklemmen

battery-terminals | electrical | rated_voltage rated_current battery_capacity
en battery terminals; da batteriklemmer; de Batterieklemmen

solar-string | electrical | rated_voltage rated_current peak_power_pv
en solar string input; da solcellestreng; de Photovoltaik-String

vehicle-charging | electrical | rated_voltage rated_current charging_power communication_protocol
en vehicle charging point; da ladepunkt til køretøjer; de Ladepunkt für Fahrzeuge

earthing-point | electrical | conductor_cross_section
en earthing point; da jordingspunkt; de Erdungspunkt

flanged-pipe | hydraulic | nominal_diameter nominal_pressure flange_standard medium medium_temperature
en flanged pipe connection; da flangetilslutning; de Flanschanschluss

threaded-pipe | hydraulic | pipe_thread maximum_pressure medium medium_temperature
en threaded pipe connection; da gevindtilslutning; de Gewindeanschluss

welded-pipe | hydraulic | nominal_diameter outer_diameter wall_thickness pipe_material_class maximum_pressure medium
en welded pipe end; da svejseende; de Schweißende

clamp-pipe | hydraulic | nominal_diameter maximum_pressure sealing_material medium
en hygienic clamp connection; da hygiejnisk clamp-samling; de Klemmverbindung

push-fit-pipe | hydraulic | outer_diameter standard_dimension_ratio maximum_pressure medium
en push-fit or electrofusion pipe end; da muffe eller elektrosvejseende; de Steckmuffe oder Elektroschweißende

hose-coupling | hydraulic | nominal_diameter maximum_pressure medium
en hose coupling; da slangekobling; de Schlauchkupplung

heating-flow | hydraulic | nominal_diameter nominal_pressure flow_temperature volume_flow
en heating flow; da varmefremløb; de Heizungsvorlauf

heating-return | hydraulic | nominal_diameter nominal_pressure return_temperature volume_flow
en heating return; da varmereturløb; de Heizungsrücklauf

district-heating | hydraulic | nominal_diameter nominal_pressure flow_temperature return_temperature heat_output insulation_series
en district heating connection; da fjernvarmetilslutning; de Fernwärmeanschluss

cooling-water | hydraulic | nominal_diameter nominal_pressure volume_flow cooling_capacity medium_temperature
en cooling water; da kølevand; de Kühlwasser

drinking-water | hydraulic | nominal_diameter maximum_pressure volume_flow
en drinking water; da drikkevand; de Trinkwasser

process-water | hydraulic | nominal_diameter maximum_pressure volume_flow water_hardness
en process water; da procesvand; de Prozesswasser

waste-water | hydraulic | nominal_diameter volume_flow medium_temperature
en waste water outlet; da spildevandsafløb; de Abwasseranschluss

steam | hydraulic | nominal_diameter nominal_pressure steam_pressure steam_temperature steam_output
en steam; da damp; de Dampf

condensate | hydraulic | nominal_diameter nominal_pressure mass_flow medium_temperature
en condensate return; da kondensatretur; de Kondensatrückführung

compressed-air | hydraulic | nominal_diameter maximum_pressure compressed_air_flow pipe_thread
en compressed air; da trykluft; de Druckluft

hydraulic-oil | hydraulic | pipe_thread maximum_pressure volume_flow
en hydraulic oil; da hydraulikolie; de Hydrauliköl

natural-gas | hydraulic | nominal_diameter maximum_pressure wobbe_index
en natural gas; da naturgas; de Erdgas

raw-biogas | hydraulic | nominal_diameter maximum_pressure biogas_production methane_content hydrogen_sulphide_content
en raw biogas; da rå biogas; de Rohbiogas

biomethane | hydraulic | nominal_diameter maximum_pressure biomethane_output methane_content
en biomethane; da biometan; de Biomethan

hydrogen | hydraulic | nominal_diameter maximum_pressure
en hydrogen; da brint; de Wasserstoff

carbon-dioxide | hydraulic | nominal_diameter maximum_pressure mass_flow
en carbon dioxide; da kuldioxid; de Kohlendioxid

flue-gas | hydraulic | nominal_diameter flue_gas_temperature volume_flow
en flue gas duct; da røggaskanal; de Rauchgaskanal

slurry-pipe | hydraulic | nominal_diameter maximum_pressure volume_flow dry_solids_pumped
en slurry or sludge pipe; da gylle- eller slamledning; de Gülle- oder Schlammleitung

refrigerant-line | hydraulic | outer_diameter maximum_pressure refrigerant
en refrigerant line; da kølemiddelrør; de Kältemittelleitung

shaft-end | mechanical | shaft_diameter rated_speed rated_torque
en shaft end; da akseltap; de Wellenende

motor-flange | mechanical | frame_size mounting_arrangement shaft_diameter rated_torque
en motor flange; da motorflange; de Motorflansch

belt-drive | mechanical | rated_speed rated_power shaft_diameter
en belt drive; da remtræk; de Riementrieb

power-take-off | mechanical | rated_speed rated_power
en power take-off; da kraftudtag; de Zapfwelle

foot-mounting | mechanical | mass length width
en foot mounting; da fodmontage; de Fußbefestigung

lifting-point | mechanical | load_capacity mass
en lifting point; da løftepunkt; de Anschlagpunkt

fork-pockets | mechanical | load_capacity width
en fork pockets; da gaffellommer; de Staplertaschen

container-corner | mechanical | length width height gross_mass
en container corner castings; da containerhjørner; de Containerecken

ethernet | data | hardware_interface communication_protocol data_rate
en Ethernet; da Ethernet; de Ethernet

fieldbus | data | communication_protocol hardware_interface data_rate
en fieldbus; da feltbus; de Feldbus

serial-bus | data | hardware_interface communication_protocol
en serial bus; da seriel bus; de serieller Bus

meter-bus | data | communication_protocol
en meter bus; da målerbus; de Zählerbus

building-automation | data | communication_protocol hardware_interface
en building automation; da bygningsautomatik; de Gebäudeautomation

control-system | data | communication_protocol data_rate encryption
en supervisory control system; da overordnet styringssystem; de Leitsystem

telemetry | data | communication_protocol encryption hosting_location
en telemetry to the cloud; da telemetri til skyen; de Telemetrie in die Cloud

radio | data | communication_protocol radio_range
en radio link; da radioforbindelse; de Funkverbindung

fibre-optic | data | hardware_interface data_rate
en fibre optic link; da fiberforbindelse; de Lichtwellenleiter

analogue-signal | data | output_signal
en analogue signal; da analogt signal; de Analogsignal

digital-signal | data | output_signal rated_voltage
en digital signal; da digitalt signal; de Digitalsignal

safety-circuit | data | safety_integrity_level performance_level rated_voltage
en safety circuit; da sikkerhedskreds; de Sicherheitskreis

bulk-conveyor | material | throughput particle_size bulk_density working_width
en bulk conveyor transfer; da overgang for løst gods; de Schüttgutübergabe

screw-conveyor | material | throughput particle_size outer_diameter
en screw conveyor; da snegletransportør; de Schneckenförderer

pneumatic-conveying | material | throughput nominal_diameter bulk_density
en pneumatic conveying line; da pneumatisk transport; de pneumatische Förderung

pallet-transfer | material | load_capacity length width piece_rate
en pallet transfer; da palleoverførsel; de Palettenübergabe

piece-conveyor | material | piece_rate working_width mass
en piece goods conveyor; da stykgodstransportør; de Stückgutförderer

big-bag-station | material | load_capacity throughput packaging_type
en big bag station; da bigbagstation; de Bigbag-Station

tipping-hopper | material | vessel_volume throughput feedstock
en tipping hopper; da tippegrav; de Kippbunker

tanker-coupling | material | nominal_diameter volume_flow medium
en road tanker coupling; da tankvognskobling; de Tankwagenkupplung

packaged-goods | material | packaging_type pallet_quantity
en packaged goods; da emballeret vare; de verpackte Ware

foundation | building | operating_mass live_load length width
en foundation; da fundament; de Fundament

wall-opening | building | width height fire_resistance
en wall opening; da vægåbning; de Wanddurchbruch

roof-opening | building | length width snow_load
en roof opening; da tagåbning; de Dachöffnung

ventilation-duct | building | air_flow fan_pressure duct_tightness_class nominal_diameter
en ventilation duct; da ventilationskanal; de Lüftungskanal

floor-drain | building | nominal_diameter volume_flow
en floor drain; da gulvafløb; de Bodenablauf

gate | building | door_width door_height
en gate or door; da port eller dør; de Tor oder Tür

crane-rail | building | load_capacity span lifting_height
en crane rail; da kranbane; de Kranbahn
"""
