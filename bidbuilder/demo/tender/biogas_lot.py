"""Requirements of lot 1, the biogas plant: from the reception of slurry to treated gas and stored digestate."""

TABLE = """
# LOT-0001 | Plant and process > Reception and feeding
1.1.1 | M | item 1 piece | The reception tank for slurry shall hold [at least 600 m³](vessel_volume ≥ 600 m**3).
1.1.2 | M | item | It shall be made of [reinforced concrete or stainless steel](material one-of concrete, 1.4301,
    1.4404, 1.4571).
1.1.3 | M | item 2 piece | Two reception pumps shall each convey [at least 60 m³/h](volume_flow ≥ 60 m**3/h) of
    slurry.
1.1.4 | M | item | The reception pumps shall convey slurry with [up to 10 % dry solids](dry_solids_pumped ≥ 10
    percent).
1.1.5 | M | item | They shall be [rotary lobe or progressive cavity pumps](pump_type one-of rotary-lobe,
    progressive-cavity).
1.1.6 | M | item 1 piece | Ahead of the pumps a macerator for [at least 120 m³/h](volume_flow ≥ 120 m**3/h) shall cut
    solids
    to [at most 12 mm](particle_size ≤ 12 mm).
1.1.7 | M | item 1 piece | The feeder for solid residues shall hold [at least 80 m³](vessel_volume ≥ 80 m**3).
1.1.8 | M | item | It shall feed [at least 8 t/h](throughput ≥ 8 t/h).
1.1.9 | M | item | Parts in contact with the substrate shall be of [stainless steel 1.4301 or better](material one-of
    1.4301, 1.4307, 1.4401, 1.4404, 1.4571).
1.1.10 | M | item | The feeder shall weigh what it feeds [to within 1 %](measuring_accuracy ≤ 1 percent).
1.1.11 | R3 | item | Points are given for a feeder that takes [cattle slurry, deep litter, straw and whey](feedstock
    all-of deep-litter, straw).
1.1.12 | I | item | The yearly substrate is expected to be 38 000 t of cattle slurry, 9 000 t of deep litter, 7 000 t
    of whey and 6 000 t of straw and beet pulp.
# LOT-0001 | Plant and process > Hygienisation
1.2.1 | M | item 3 piece | Three hygienisation tanks shall each hold [at least 15 m³](vessel_volume ≥ 15 m**3).
1.2.2 | M | item | They shall keep the substrate at [at least 70 °C](pasteurisation_temperature ≥ 70 degC) for [at
    least 60 minutes](holding_time ≥ 60 min).
1.2.3 | M | item | The plant shall be suitable for [animal by-products of category 3](animal_by_product_category = 3).
1.2.4 | M | item | Tanks shall be made of [stainless steel 1.4404 or 1.4571](material one-of 1.4404, 1.4571).
1.2.5 | M | item | Heat shall be recovered from the hygienised substrate by an exchanger of [at least 350
    kW](heat_output ≥ 350 kW) with [a free passage of at least 40 mm](free_passage ≥ 40 mm).
# LOT-0001 | Plant and process > Digesters
1.3.1 | M | item 2 piece | Two digesters shall each hold [at least 3 000 m³](digester_volume ≥ 3000 m**3).
1.3.2 | M | item | They shall work [from 38 to 53 °C](process_temperature contains 38..53 degC).
1.3.3 | M | system | Together with the post-digester they shall hold [at least 8 500 m³](sum(digester_volume) ≥ 8500
    m**3).
1.3.4 | M | item | The insulation of walls shall be [at least 100 mm](insulation_thickness ≥ 100 mm) thick.
1.3.5 | M | item | The digesters shall be designed for [a service life of at least 25 years](service_life ≥ 25 year).
1.3.6 | M | item 4 piece | At least four agitators shall mix the digesters; each shall draw
    [no more than 18.5 kW](rated_power ≤ 18.5 kW) and put in [at least 4.5 W/m³](mixing_power ≥ 4.5 W/m**3).
1.3.7 | M | item | The agitators shall be suitable for [equipment category 2G](equipment_category = 2G) and
    [temperature class T3 or higher](temperature_class ≥ T3).
1.3.8 | M | item | Their motors shall reach [efficiency class IE3 or better](motor_efficiency_class ≥ IE3).
1.3.9 | R5 | item | Points are given for a specific mixing power of [no more than 5 W/m³](mixing_power ≤ 5 W/m**3).
1.3.10 | R3 | item | Points are given if agitators can be serviced without emptying the digester.
1.3.11 | M | item | Each digester shall be heated by an exchanger of [at least 250 kW](heat_output ≥ 250 kW) for
    [slurry](medium one-of slurry, sludge).
1.3.12 | M | item 1 piece | The post-digester shall hold [at least 2 500 m³](digester_volume ≥ 2500 m**3).
# LOT-0001 | Plant and process > Gas storage
1.4.1 | M | item | The gas storage shall hold [at least 2 000 m³](gas_storage_volume ≥ 2000 m**3).
1.4.2 | M | item | The roof membrane shall bear [a snow load of at least 1.2 kN/m²](snow_load ≥ 1.2 kN/m**2).
1.4.3 | M | item | It shall withstand [wind of at least 36 m/s](wind_speed ≥ 36 m/s).
1.4.4 | M | item 3 piece | Each gas space shall have an over- and underpressure relief that opens at
    [no more than 6 mbar](set_pressure ≤ 0.006 barg) and lets out [at least 600 m³/h](volume_flow ≥ 600 m**3/h).
1.4.5 | R2 | item | Points are given for a membrane with a service life of [at least 15 years](service_life ≥ 15
    year).
# LOT-0001 | Plant and process > Gas treatment
1.5.1 | M | item | Desulphurisation shall bring hydrogen sulphide to [no more than 100 ppm](hydrogen_sulphide_content
    ≤ 100 ppm).
1.5.2 | M | item | It shall treat [at least 600 m³/h](volume_flow ≥ 600 m**3/h) of biogas.
1.5.3 | M | item | The gas cooler shall have [at least 30 kW](cooling_capacity ≥ 30 kW) of cooling.
1.5.4 | M | item 2 piece | Two blowers shall each convey [at least 600 m³/h](volume_flow ≥ 600 m**3/h) against [at
    least 120 mbar](differential_pressure ≥ 0.12 bar).
1.5.5 | M | item | The blowers shall be suitable for [equipment category 2G](equipment_category = 2G).
1.5.6 | M | item 1 piece | The flare shall burn [at least 700 m³/h](volume_flow ≥ 700 m**3/h) of biogas with a hidden
    flame
    at [at least 1 000 °C](flue_gas_temperature ≥ 1000 degC); its burner shall be type-tested, with a valid
    certificate to
    [EN 746-2](certificate = EN 746-2).
1.5.7 | M | item 1 piece | Methane, carbon dioxide, oxygen and hydrogen sulphide shall be measured by
    [a gas analyser](measured_quantity = gas) with an accuracy of [2 % or better](measuring_accuracy ≤ 2 percent).
# LOT-0001 | Plant and process > Digestate
1.6.1 | M | item 2 piece | Two covered stores for digestate shall each hold
    [at least 4 000 m³](vessel_volume ≥ 4000 m**3).
1.6.2 | M | item 1 piece | A separator shall take [at least 20 m³/h](volume_flow ≥ 20 m**3/h) of digestate and give
    fibre
    with [at least 28 % dry matter](dry_matter_content ≥ 28 percent).
1.6.3 | R2 | item | Points are given for a separation efficiency for phosphorus of
    [at least 60 %](separation_efficiency ≥ 60 percent).
# LOT-0001 | Electrical and control > Measurement and safety
1.7.1 | M | item 6 piece | [Levels](measured_quantity = level) shall be measured in all tanks with a measuring
    distance of [at least 15 m](measuring_distance ≥ 15 m) with an accuracy of [0.5 % or better](measuring_accuracy ≤
    0.5 percent).
1.7.2 | M | item 4 piece | [Flows](measured_quantity = flow) of substrate shall be measured in pipes of [DN
    150](nominal_diameter = 150 DN) with an accuracy of [0.5 % or better](measuring_accuracy ≤ 0.5 percent).
1.7.3 | M | item 8 piece | Gas detectors shall be placed in all closed rooms and reach [SIL 2](?safety_integrity_level
    ≥ SIL2).
1.7.4 | M | item | All instruments out of doors shall have [protection class IP65 or better](?protection_class ≥
    IP65).
# LOT-0001 | Design and works > Steelwork, study and start-up
1.8.1 | M | item | Walkways and platforms shall have a width of [at least 750 mm](width ≥ 750 mm) and be made to
    [execution class
    EXC2 or higher](execution_class ≥ EXC2), [hot-dip galvanised](surface_treatment = hot-dip-galvanised).
1.8.2 | M | item | A study of explosion protection with zone plan for a plant with an annual capacity of [at least 60
    000 t/year](annual_capacity ≥ 60000 t/year) shall be delivered by engineers with [at least 10
    years of experience](years_of_experience ≥ 10 year).
1.8.3 | M | item | Commissioning shall include [the biological start-up, accompanied by a laboratory for at least 26
    weeks](completion_time ≥ 26 week).
"""
