"""Requirements of lot 2, the energy centre: power, heat, storage, electrical equipment and control."""

TABLE = """
# LOT-0002 | Plant and process > Combined heat and power
2.1.1 | M | item 2 piece | Two units shall each give [at least 600 kW](electrical_output ≥ 600 kW) of electricity.
2.1.2 | M | system | All units together shall give [at least 1 200 kW](sum(electrical_output) ≥ 1200 kW) of
    electricity.
2.1.3 | M | item | They shall run on [biogas and natural gas](fuel_type all-of biogas, natural-gas).
2.1.4 | M | item | The electrical efficiency at full load shall be [at least 41 %](electrical_efficiency ≥ 41
    percent).
2.1.5 | M | item | The total efficiency shall be [at least 84 %](total_efficiency ≥ 84 percent).
2.1.6 | M | item | Nitrogen oxides in the flue gas shall be [no more than 500 mg/Nm³](nox_emission ≤ 500 mg/Nm3) at 5
    % oxygen.
2.1.7 | M | item | Formaldehyde shall be [no more than 20 mg/Nm³](formaldehyde_emission ≤ 20 mg/Nm3).
2.1.8 | M | item | The sound pressure level at 10 m shall be [no more than 65 dB(A)](sound_pressure_level ≤ 65 dBA).
2.1.9 | M | item | The units shall work in an ambient temperature [from −25 to +35 °C](ambient_temperature contains
    -25..35 degC).
2.1.10 | M | item | They shall be delivered [in containers](installation_environment = containerised) with [protection
    class IP54 or better](?protection_class ≥ IP54).
2.1.11 | M | item | The generator shall have [400 V](rated_voltage = 400 V) and [50 Hz](rated_frequency = 50 Hz).
2.1.12 | R4 | item | Points are given for a minimum load of [no more than 50 %](minimum_load ≤ 50 percent).
2.1.13 | R4 | item | Points are given for maintenance intervals of [at least 2 000 h](maintenance_interval ≥ 2000 h).
2.1.14 | M | item | The availability over a year shall be [at least 95 %](availability ≥ 95 percent).
# LOT-0002 | Plant and process > Heat recovery
2.2.1 | M | item 2 piece | The flue gas of each unit shall be cooled to [no more than 120 °C](flue_gas_temperature ≤
    120 degC).
2.2.2 | M | item | Each flue gas exchanger shall recover [at least 320 kW](heat_output ≥ 320 kW).
2.2.3 | M | item | Parts in contact with flue gas shall be of [stainless steel 1.4404 or 1.4571](material one-of
    1.4404, 1.4571).
2.2.4 | M | item 1 piece | A plate exchanger of [at least 1 500 kW](heat_output ≥ 1500 kW) shall separate the engine
    circuit from the network, with [an approach of no more than 5 K](approach_temperature ≤ 5 delta_degC).
# LOT-0002 | Plant and process > Heat pump
2.3.1 | M | item 1 piece | A heat pump for the effluent of the waste water works shall give [at least 1 500
    kW](heat_output ≥ 1500 kW).
2.3.2 | M | item | Its coefficient of performance shall be [at least 3.4](coefficient_of_performance ≥ 3.4) at a
    source of 10 °C and a flow of 75 °C.
2.3.3 | M | item | It shall heat to [at least 75 °C](flow_temperature ≥ 75 degC).
2.3.4 | M | item | The refrigerant shall be natural, with [a global warming potential of no more than
    10](refrigerant_gwp ≤ 10).
2.3.5 | M | item | The sound power level shall be [no more than 90 dB(A)](?sound_power_level ≤ 90 dBA).
2.3.6 | R3 | item | Points are given for a part load down to [30 %](minimum_load ≤ 30 percent).
2.3.7 | M | item 1 piece | The source exchanger shall take [at least 1 050 kW](heat_output ≥ 1050 kW) from [waste
    water](medium all-of waste-water).
# LOT-0002 | Plant and process > Peak boiler
2.4.1 | M | item 1 piece | The peak boiler shall give [at least 4 000 kW](heat_output ≥ 4000 kW).
2.4.2 | M | item | It shall burn [biogas and natural gas](fuel_type all-of biogas, natural-gas).
2.4.3 | M | item | Its efficiency shall be [at least 94 %](thermal_efficiency ≥ 94 percent).
2.4.4 | M | item | Nitrogen oxides shall be [no more than 100 mg/Nm³](nox_emission ≤ 100 mg/Nm3) at 3 % oxygen.
2.4.5 | R2 | item | Points are given for a load range [from 600 to 4 000 kW](heat_output_range contains 600..4000 kW).
# LOT-0002 | Plant and process > Thermal store
2.5.1 | M | item 1 piece | The thermal store shall hold [at least 800 m³](heat_storage_volume ≥ 800 m**3) of water.
2.5.2 | M | item | It shall be designed for [at least 98 °C](maximum_temperature ≥ 98 degC).
2.5.3 | M | item | Its insulation shall be [at least 300 mm](insulation_thickness ≥ 300 mm) thick.
2.5.4 | M | item | The shell shall be made to [execution class EXC2 or higher](execution_class ≥ EXC2).
2.5.5 | M | item | Outside surfaces shall be protected for [corrosivity category C4 or higher](?corrosivity_category ≥
    C4).
2.5.6 | M | item 1 piece | The pressure holding unit shall have a vessel of [at least 5 m³](vessel_volume ≥ 5 m**3) and
    be adjustable [from 2 to 4 bar](outlet_pressure contains 2..4 barg).
# LOT-0002 | Electrical and control > Electrical equipment
2.6.1 | M | item 1 piece | The transformer shall have [at least 1 600 kVA](apparent_power ≥ 1600 kVA).
2.6.2 | M | item | Its no-load losses shall be [no more than 1 200 W](no_load_losses ≤ 1200 W).
2.6.3 | M | item | Its vector group shall be [Dyn5 or Dyn11](vector_group one-of Dyn5, Dyn11).
2.6.4 | M | item 1 piece | The medium voltage switchgear shall be for [20 kV](rated_voltage ≥ 20 kV), withstand [at
    least 16 kA](short_time_withstand_current ≥ 16 kA) for one second and have [at least 5 panels](panel_count ≥ 5).
2.6.5 | M | item 1 piece | The main low voltage board shall be for [at least 2 500 A](rated_current ≥ 2500 A).
2.6.6 | M | item | It shall have [form 3 or higher](form_of_separation ≥ 3) of internal separation.
2.6.7 | M | item | It shall withstand a short circuit of [at least 50 kA](short_circuit_current ≥ 50 kA).
2.6.8 | M | item 3 piece | Motor control centres shall each have [at least 20 motor feeders](feeder_count ≥ 20) and
    [protection class IP42 or better](protection_class ≥ IP42).
2.6.9 | M | item 1 piece | Uninterrupted supply for the controls shall last [at least 60 minutes](autonomy_time ≥ 60
    min).
2.6.10 | M | item | Cables in buildings shall be [free of halogens](halogen_free = true) and of [fire class Cca or
    better](cable_fire_class ≥ Cca).
2.6.11 | M | item 1 piece | Lightning and surge protection shall be of [type 1](surge_protection_type = T1).
2.6.12 | M | item 1 piece | Two charging points for the service cars shall have [at least 22 kW](charging_power ≥ 22
    kW) each.
# LOT-0002 | Electrical and control > Control system
2.7.1 | M | item 1 piece | The control system shall manage [at least 2 000 points](io_point_count ≥ 2000).
2.7.2 | M | item | It shall speak [OPC UA and Modbus TCP](communication_protocol all-of OPC-UA, Modbus-TCP).
2.7.3 | M | item | Operators shall use it [in Polish and English](user_interface_languages all-of pl, en).
2.7.4 | M | item | Measured values shall be kept for [at least 10 years](data_retention ≥ 10 year).
2.7.5 | M | item | Remote access shall need [a second factor](multi_factor_authentication = true).
2.7.6 | M | item | The system shall reach [security level SL2 or higher](?security_level ≥ SL2).
2.7.7 | R3 | item | Points are given for [open interfaces](open_interface = true) to the buyer's own systems.
2.7.8 | M | item 12 piece | Distributed stations shall each have [at least 32 digital inputs](digital_input_count ≥
    32).
2.7.9 | R4 | item | Points are given for support [around the clock](support_hours = 24/7).
# LOT-0002 | Design and works > Design and erection
2.8.1 | M | item | Detailed design of the centre with a plant output of [at least 8 MW](plant_output ≥ 8 MW) shall be
    done by a team
    with [at least 15 years of experience](years_of_experience ≥ 15 year) with energy plants.
2.8.2 | M | item | Erection of [the energy centre](plant_kind = energy-centre) shall be supervised and be ready
    [within 30 weeks](completion_time ≤ 30 week).
2.8.3 | M | item | Commissioning of [the energy centre](plant_kind = energy-centre) shall include [acceptance tests
    at the works](factory_acceptance_test = true) and [on
    site](site_acceptance_test = true).
2.8.4 | I | item | The energy centre is built on the ground of the former boiler house; its chimney stays.
"""
