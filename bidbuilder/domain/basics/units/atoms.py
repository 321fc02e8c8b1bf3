"""The atoms units are made of: symbol, meaning for the units library, the prefixes it takes, spellings. Facts only, no reading.

A row is `symbol | definition | prefixes | spellings by the letter | names in any case (en, da, de)`; more spellings stand
in `spellings`. Where the trade keeps two things apart that share a physical dimension (kVA and kW, gauge and absolute
pressure, normal and actual cubic metres, angles and ratios), `OWN_DIMENSIONS` gives the second a dimension of its own.
"""

OWN_DIMENSIONS = """
apparent_watt          = [apparent_power]
reactive_watt          = [reactive_power]
plane_angle            = [plane_angle]
solid_angle            = [solid_angle]
lumen_of_light         = [light]
information_bit        = [information]
temperature_step       = [temperature_difference]
gauge_pascal           = [gauge_pressure]
absolute_pascal        = [absolute_pressure]
normal_volume          = [normal_volume]
standard_volume        = [standard_volume]
level_decibel          = [level]
weighted_decibel       = [sound_level]
referred_decibel       = [signal_level]
decay_rate             = [radioactivity]
dose_equivalent        = [dose_equivalent]
nominal_diameter       = [nominal_diameter]
nominal_pressure       = [nominal_pressure]
hardness_degree        = [water_hardness]
colony_unit            = [colonies]
population_unit        = [population_equivalent]
degree_temperature_day = [degree_days]
hydrogen_exponent      = [acidity]
turbidity_unit         = [turbidity]
counted_piece          = [piece]
gauge_psi              = 8896443230521 / 1290320000 * gauge_pascal
absolute_psi           = 8896443230521 / 1290320000 * absolute_pascal
"""

ATOMS = """
m          | meter                              | f p n u m c d da h k | lbm                |
angstrom   | angstrom                           |                     | Å                  | ångström
in         | inch                               | u                   | " ″ ” “ ''         | inch inches tomme tommer zoll
ft         | foot                               |                     | ' ′                | foot feet fod fuß
yd         | yard                               |                     |                    | yard yards
mi         | mile                               |                     |                    | mile miles
nmi        | nautical_mile                      |                     |                    | nautical-mile sømil seemeile
mil        | thou                               |                     | thou               | milli-inch
ha         | hectare                            |                     |                    | hectare hectares hektar
are        | are                                | da                  |                    | ares
acre       | acre                               |                     | ac                 | acres
l          | liter                              | u m c d da h k      | L ltr              | litre liter litres liters
gal        | gallon                             |                     | USgal              | gallon gallons us-gallon
impgal     | imperial_gallon                    |                     | UKgal              | imperial-gallon
bbl        | oil_barrel                         |                     |                    | barrel barrels tønde-olie
floz       | fluid_ounce                        |                     |                    | fluid-ounce
Nm3        | normal_volume                      |                     |                    |
Sm3        | standard_volume                    |                     |                    |
s          | second                             | p n u m             | sec sek            |
min        | minute                             |                     | min.               |
h          | hour                               |                     | hr hrs Std Std.    | hour hours time timer stunde stunden
d          | day                                |                     |                    |
week       | week                               |                     | wk uge             | weeks uger woche wochen
month      | month                              |                     |                    |
year       | year                               |                     | a yr               | years år jahr jahre jahren annum
g          | gram                               | n u m c d h k       | gr                 | gram grams gramm gramme
t          | metric_ton                         | d k M               | MT Mg ton tons     | tonne tonnes tonnen metric-ton
lb         | pound                              |                     | lbs                | pound pounds pund
oz         | ounce                              |                     |                    | ounce ounces
shton      | short_ton                          |                     |                    | short-ton
lton       | long_ton                           |                     |                    | long-ton
grain      | grain                              |                     |                    | grains
tex        | tex                                | d                   |                    |
denier     | denier                             |                     | den                |
mol        | mole                               | n u m k             |                    | mole moles
K          | kelvin                             | m                   | °K                 | kelvin
degC       | degC                               |                     | °C ºC ℃ °c ˚C degc |
degF       | degF                               |                     | °F ºF ℉            |
degR       | degR                               |                     | °R                 | rankine degree-rankine
delta_degC | temperature_step                   |                     | ΔK ΔT ΔC Δ°C dK    | temperature-step
delta_degF | temperature_step*5/9               |                     | Δ°F                |
A          | ampere                             | p n u m k M         | Amp                | ampere amp amps
V          | volt                               | n u m k M           |                    | volt volts
ohm        | ohm                                | n u m k M G T       | Ω Ω                | ohms
S          | siemens                            | p n u m k M         |                    | siemens
F          | farad                              | a p n u m           |                    | farad
H          | henry                              | n u m               |                    | henry
C          | coulomb                            | p n u m k M G       |                    | coulomb
Wb         | weber                              | m k                 |                    | weber
T          | tesla                              | n u m               |                    | tesla
gauss      | tesla/10000                        | m k                 |                    |
W          | watt                               | p n u m k M G T     |                    | watt watts
VA         | apparent_watt                      | m k M G             |                    | volt-ampere volt-amperes voltampere
var        | reactive_watt                      | k M G               | VAr VAR Var        | volt-ampere-reactive
hp         | horsepower                         |                     | HP bhp             | horsepower horse-power
PS         | metric_horsepower                  |                     | hk CV ch           |
TR         | refrigeration_ton                  |                     |                    |
J          | joule                              | a f m k M G T P E   |                    | joule joules
Wh         | watt*hour                          | m k M G T           | Whel               |
VAh        | apparent_watt*hour                 | k M                 |                    | volt-ampere-hour
varh       | reactive_watt*hour                 | k M                 | VArh               | var-hour
Ah         | ampere*hour                        | m k                 |                    |
eV         | electron_volt                      | k M G               |                    | electronvolt
cal        | calorie                            | k M G               |                    | calorie calories kalorie kalorier
Btu        | international_british_thermal_unit | M                   | BTU                | british-thermal-unit
therm      | therm                              |                     |                    |
erg        | erg                                |                     |                    |
N          | newton                             | u m c d k M         |                    | newton newtons
kgf        | kilogram_force                     |                     | kp                 | kilopond kilogram-force
lbf        | pound_force                        | k                   |                    | pound-force
dyn        | dyne                               |                     |                    | dyne
Pa         | pascal                             | p u m da h k M G    |                    | pascal pascals
bar        | bar                                | u m h k             |                    | bar bars
bara       | absolute_pascal*100000             | m                   |                    |
barg       | gauge_pascal*100000                | m                   |                    |
Paa        | absolute_pascal                    | h k M               | Pa(a) Pa(abs)      | pascal-absolute
Pag        | gauge_pascal                       | h k M               | Pa(g)              | pascal-gauge
psi        | psi                                | k                   |                    | pound-per-square-inch
psia       | absolute_psi                       |                     | psi(a)             |
psig       | gauge_psi                          |                     | psi(g)             |
atm        | atmosphere                         |                     |                    | standard-atmosphere
at         | technical_atmosphere               |                     |                    | technical-atmosphere
Torr       | torr                               | m                   | torr               |
mmHg       | mmHg                               |                     |                    |
inHg       | inHg                               |                     |                    |
mmH2O      | pascal*9.80665                     |                     |                    |
mH2O       | pascal*9806.65                     |                     |                    | meter-vandsøjle
inH2O      | inch_H2O                           |                     | inH₂O inWC inWG    |
P          | poise                              | u c m               |                    | poise
stokes     | stokes                             |                     |                    |
cSt        | stokes/100                         |                     |                    | centistokes
rad        | plane_angle                        | u m                 |                    | radian radians
deg        | plane_angle*pi/180                 |                     | °                  | degree degrees grad-winkel grader
gon        | plane_angle*pi/200                 |                     |                    | gradian
arcmin     | plane_angle*pi/10800               |                     |                    | arcminute
arcsec     | plane_angle*pi/648000              |                     |                    | arcsecond
rev        | plane_angle*pi*2                   |                     |                    | revolution
sr         | solid_angle                        |                     |                    | steradian
Hz         | 1/second                           | m k M G T           |                    | hertz
rpm        | 1/minute                           |                     |                    |
per_Mh     | 1e-6/hour                          |                     | /Mh                |
cd         | candela                            | m k                 |                    | candela
lm         | lumen_of_light                     | k                   |                    | lumen lumens
lx         | lumen_of_light/meter**2            | m k                 | lux                | lux
bit        | information_bit                    | k M G T P E Ki Mi Gi Ti Pi Ei | b                  | bits
B          | information_bit*8                  | k M G T P E Ki Mi Gi Ti Pi Ei | Byte               | byte bytes
Bd         | information_bit/second             | k M                 | baud               | baud
bps        | information_bit/second             |                     |                    |
dB         | level_decibel                      |                     |                    | decibel decibels
Np         | level_decibel*8.685889638065036553 |                     |                    | neper
dBA        | weighted_decibel                   |                     |                    | decibel-a
dBm        | referred_decibel                   |                     |                    |
Bq         | decay_rate                         | u m k M G           |                    | becquerel
Ci         | decay_rate*37000000000             | u m k               |                    | curie
Sv         | dose_equivalent                    | n u m               |                    | sievert
Gy         | gray                               | u m                 |                    | gray
kat        | katal                              |                     |                    | katal
percent    | percent                            |                     |                    |
permille   | percent/10                         |                     | ‰                  | per-mille promille
ppm        | ppm                                |                     | ppmv ppmw          | parts-per-million part-per-million
ppb        | ppm/1000                           |                     | ppbv               | parts-per-billion
1          | 1                                  |                     | pu p.u.            | per-unit ratio
dH         | hardness_degree                    |                     | °dH dGH            | german-hardness tysk-hårdhed
fH         | hardness_degree*0.56               |                     | °fH °f             | french-hardness
NTU        | turbidity_unit                     |                     | FNU FTU            |
pH         | hydrogen_exponent                  |                     |                    |
DN         | nominal_diameter                   |                     | NB                 | nominal-diameter
PN         | nominal_pressure                   |                     |                    | nominal-pressure
cfu        | colony_unit                        |                     | CFU KBE kde kbe    | colony-forming-units
PE         | population_unit                    |                     | pe EW              |
Kd         | degree_temperature_day             |                     | GD Gradtag         |
darcy      | darcy                              | m                   |                    |
knot       | knot                               |                     | kts                | knots knob knoten
cfm        | foot**3/minute                     |                     | CFM                |
gpm        | gallon/minute                      |                     | GPM USgpm          |
ct         | carat                              |                     |                    | carat
"""

NAMED_PREFIXES = """
p pico   1e-12
n nano   1e-9
u micro  1e-6
m milli  1e-3
c centi  1e-2
d deci   1e-1
h hecto  1e2
k kilo   1e3
M mega   1e6
G giga   1e9
T tera   1e12
P peta   1e15
E exa    1e18
Ki kibi  1024
Mi mebi  1048576
Gi gibi  1073741824
Ti tebi  1099511627776
Pi pebi  1125899906842624
Ei exbi  1152921504606846976
da deca  1e1
f femto  1e-15
a atto   1e-18
"""

# Units of counted things: symbol | Rec. 20 or 21 code | spellings in any case (en, da, de). None is converted into another.
COUNTED = """
piece     | H87 | pc pcs pcs. ea each stk stk. st st. stück stck stck. pieces styk item items unit units
set       | SET | sets sæt satz sätze
pair      | PR  | pairs par paar prs
kit       | KT  | kits
box       | XBX | boxes æske æsker kasse kasser schachtel kiste
carton    | XCT | cartons ctn karton kartoner kartons
pack      | XPK | packs package packages pakke pakker pk pkt packung
packet    | XPA | packets
bag       | XBG | bags pose poser sæk sække beutel sack
bottle    | XBO | bottles flaske flasker flasche flaschen
can       | XCX | cans dåse dåser dose dosen
bucket    | XBJ | buckets spand spande eimer
drum      | XDR | drums tromle tromler trommel
case      | XCS | cases
crate     | XCR | crates
jar       | XJR | jars glas gläser
canister  | XCI | canisters dunk dunke kanister
big_bag   | X43 | big-bag big-bags bigbag bigbags
reel      | XRL | reels
pallet    | XPX | pallets palle paller palette paletten
roll      | XRO | rolls rulle ruller rolle rollen
sheet     | XST | sheets ark plade plader blatt
bundle    | XBE | bundles bundt bundter bündel
coil      | XCL | coils
tube      | XTU | tubes
licence   |     | license licences licenses licens licenser lizenz
person    | IE  | persons people personnel personer personen passenger passengers passagerer fahrgäste
employee  |     | employees medarbejder medarbejdere ansatte mitarbeiter beschäftigte fte årsværk
animal    | HEA | animals head heads dyr tiere
lump_sum  | LS  | lump-sum lumpsum ls pauschal pauschale psch fast-pris rundsum
service   | E48 | services service-unit ydelse ydelser leistung
job       | E51 | jobs opgave opgaver
visit     |     | visits besøg besuch
trip      | E54 | trips
use       | E55 | uses
test      | E53 | tests prøve prøver
meal      |     | meals måltid måltider mahlzeit mahlzeiten
document  |     | documents dokument dokumenter dokumente
cycle     | B7  | cycles cyklus cyklusser zyklus zyklen
point     |     | points punkt punkter punkte
well      | E56 | wells brønd brønde
zone      | E57 | zones zoner zonen
container | XCN | containers containere
TEU       | E22 | teu
batch     | 5B  | batches parti partier charge
shipment  | SX  | shipments forsendelse forsendelser
shift     |     | shifts skift skiftehold schicht schichten
reference |     | references referencer referenzen referenz
user      |     | users bruger brugere nutzer
pole      |     | poles pol poler pole-pair
phase     |     | phases fase faser phasen
channel   |     | channels kanal kanaler kanäle
input     |     | inputs indgang indgange eingänge
"""
