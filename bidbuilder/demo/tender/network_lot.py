"""Requirements of lot 3, the district heating network: pipes, fittings, pumping station, substations and works."""

TABLE = """
# LOT-0003 | Plant and process > Pipes
3.1.1 | M | item 1600 m | Main pipes shall be of [DN 200](nominal_diameter = 200 DN).
3.1.2 | M | item 2400 m | Distribution pipes shall be of [DN 100](nominal_diameter = 100 DN).
3.1.3 | M | item 1800 m | Street pipes shall be of [DN 65](nominal_diameter = 65 DN).
3.1.4 | M | item 600 m | Service pipes shall be of [DN 32](nominal_diameter = 32 DN).
3.1.5 | M | item | All pipes shall bear [at least 25 bar](maximum_pressure ≥ 25 barg).
3.1.6 | M | item | They shall stand [at least 120 °C](maximum_temperature ≥ 120 degC) for good.
3.1.7 | M | item | The insulation shall be of [series 3 or higher](insulation_series ≥ 3).
3.1.8 | M | item | The heat conductivity of the foam shall be [no more than 0.026 W/(m·K)](thermal_conductivity ≤
    0.026 W/(m*K)).
3.1.9 | M | item | The pipes shall be certified to [EN 253](certificate = EN 253).
3.1.10 | M | item | The steel pipe shall be of [P235GH](pipe_material_class = P235GH).
3.1.11 | R3 | item | Points are given for a thermal service life of [at least 50 years](service_life ≥ 50 year).
3.1.12 | R2 | item | Points are given for an [environmental product declaration](environmental_declaration = true).
# LOT-0003 | Plant and process > Fittings
3.2.1 | M | item 420 piece | Casing joints shall be welded and be tight in a test with
    [at least 0.2 bar](test_pressure ≥ 0.2 barg).
3.2.2 | M | item 18 piece | Shut-off valves shall be pre-insulated [ball valves](valve_type = ball) of [PN
    25](nominal_pressure ≥ 25 PN).
3.2.3 | M | item 1 piece | Leaks shall be found to [within 1 m](positioning_accuracy ≤ 1000 mm) by a monitoring system
    of [at least 6 circuits](port_count ≥ 6) with [remote reading](remote_access = true).
3.2.4 | M | item 64 piece | Bends of [DN 100](nominal_diameter = 100 DN) shall bear [at least 25
    bar](maximum_pressure ≥ 25 barg) and be certified to [EN
    448](certificate = EN 448).
# LOT-0003 | Plant and process > Pumping station
3.3.1 | M | item 3 piece | Three network pumps shall each convey [at least 120 m³/h](volume_flow ≥ 120 m**3/h) to [a
    head of at least 45 m](pump_head ≥ 45 m).
3.3.2 | M | item | Their efficiency shall be [at least 78 %](pump_efficiency ≥ 78 percent).
3.3.3 | M | item | Their motors shall reach [efficiency class IE4](motor_efficiency_class ≥ IE4).
3.3.4 | M | item | They shall have [frequency converters](frequency_converter = true).
3.3.5 | M | item 1 piece | Make-up water shall be softened and degassed at [at least 4 m³/h](volume_flow ≥ 4 m**3/h)
    to [no more than 0.1 °dH](water_hardness ≤ 0.1 dH).
3.3.6 | M | item 2 piece | Side-stream filters for [at least 25 m³/h](volume_flow ≥ 25 m**3/h) shall hold back particles
    [from 25 µm](filter_fineness ≤ 25 um).
3.3.7 | R2 | item | Points are given for a sound pressure level of the pumps of [no more than 72
    dB(A)](sound_pressure_level ≤ 72 dBA).
# LOT-0003 | Plant and process > Substations
3.4.1 | M | item 48 piece | Substations for houses and blocks shall give [at least 60 kW](heat_output ≥ 60 kW).
3.4.2 | M | item | They shall be of [PN 16 or higher](nominal_pressure ≥ 16 PN).
3.4.3 | M | item | Heat exchangers shall have [an approach of no more than 4 K](approach_temperature ≤ 4 delta_degC).
3.4.4 | M | item 48 piece | Heat meters of [qp 2.5 m³/h](permanent_flow ≥ 2.5 m**3/h) shall be of [accuracy class 2
    or better](accuracy_class ≥ 2) and certified to
    [EN 1434](certificate = EN 1434).
3.4.5 | M | item | They shall be read by [wireless M-Bus](communication_protocol all-of wM-Bus).
3.4.6 | M | item 6 piece | Schools and blocks shall have substations of [at least 250 kW](heat_output ≥ 250 kW) with
    [weather-compensated control](degree_of_automation = automatic).
3.4.7 | R2 | item | Points are given for insulation of the substations with a heat loss of [no more than 120
    W](heat_loss ≤ 120 W).
# LOT-0003 | Design and works > Works
3.5.1 | M | item | Steel pipes shall be welded by a firm with [EN ISO 3834-2](certificate = EN ISO 3834-2) and [at
    least 400 hours a week](weekly_capacity_hours ≥ 400 h/week).
3.5.2 | M | item | Pipes shall be laid and joined over a network length of [at least 6.4 km](network_length ≥ 6.4 km)
    by crews that finish it [within 40 weeks](completion_time ≤ 40 week).
3.5.3 | M | item | A network length of [at least 6.4 km](network_length ≥ 6.4 km) shall be calculated and drawn by
    engineers with
    [at least 10 years of
    experience](years_of_experience ≥ 10 year).
3.5.4 | M | item | Pipes shall be brought to the site and [stored on the buyer's yard](transport_included = true).
3.5.5 | I | item | Earthworks and road surfaces are done by the buyer.
"""
