"""Atoms that catalogues from elsewhere use: imperial and US units, older and special ones, and counts by the dozen.

Rows are as in `atoms`. Values are those of the units library; where it has none, of NIST SP 811 and of Rec. 20 itself.
"""

ATOMS_ELSEWHERE = """
fathom     | fathom                              |     |           | fathoms
rod        | rod                                 |     |           |
chain      | chain                               |     |           |
link       | link                                |     |           |
furlong    | furlong                             |     |           | furlongs
surveyft   | survey_foot                         |     |           |
surveymi   | survey_mile                         |     |           |
lightyear  | light_year                          |     |           |
parsec     | parsec                              |     |           |
au         | astronomical_unit                   |     |           |
ping       | meter**2*3.305                      |     |           |
barn       | barn                                |     |           |
cmil       | circular_mil                        | k   |           | circular-mil
impqt      | imperial_quart                      |     |           |
qt         | quart                               |     |           | quart quarts
imppt      | imperial_pint                       |     |           |
pt         | pint                                |     |           | pint pints
impgi      | imperial_gill                       |     |           |
gi         | gill                                |     |           |
impbu      | imperial_bushel                     |     |           |
bu         | bushel                              |     |           | bushel bushels
imppeck    | imperial_peck                       |     |           |
peck       | peck                                |     |           |
impfloz    | imperial_fluid_ounce                |     |           |
impbbl     | imperial_gallon*35                  |     |           |
brewbbl    | imperial_gallon*36                  |     |           |
drybbl     | dry_barrel                          |     |           |
drygal     | dry_gallon                          |     |           |
cup        | cup                                 |     |           | cups
tbsp       | tablespoon                          |     |           |
tsp        | teaspoon                            |     |           |
stere      | meter**3                            |     |           |
cord       | foot**3*128                         |     |           |
bdft       | board_foot                          |     |           | board-foot board-feet
acreft     | survey_foot**3*43560                |     |           | acre-foot
regton     | foot**3*100                         |     |           | register-ton
frtton     | foot**3*40                          |     |           | freight-ton
ukshton    | foot**3*42                          |     |           |
slug       | slug                                |     |           | slugs
ozt        | troy_ounce                          |     |           | troy-ounce
lbt        | troy_pound                          |     |           | troy-pound
dwt        | pennyweight                         |     |           |
dr         | dram                                |     |           |
apdr       | apothecary_dram                     |     |           |
cwt        | pound*100                           |     |           | hundredweight
lcwt       | pound*112                           |     |           | long-hundredweight
dispton    | pound*2240                          |     |           |
Da         | dalton                              | k   |           | dalton
gf         | kilogram_force/1000                 |     |           | gram-force pond
ozf        | pound_force/16                      |     |           | ounce-force
tonf       | pound_force*2000                    |     |           | ton-force
pdl        | pound*foot/second**2                |     |           | poundal
gn         | standard_gravity                    |     |           |
galileo    | centimeter/second**2                | m   |           |
ftH2O      | pascal*2989.067                     |     |           |
ftHg       | pascal*40636.66                     |     |           |
cmHg       | pascal*1333.224                     |     |           |
cmH2O      | pascal*98.0665                      |     | cmWC cmWS |
hpE        | watt*746                            |     |           |
hpB        | boiler_horsepower                   |     |           |
hpW        | watt*746.043                        |     |           |
Btuth      | thermochemical_british_thermal_unit |     |           |
Btumean    | joule*1055.87                       |     |           |
Btu39      | joule*1059.67                       |     |           |
Btu59      | joule*1054.80                       |     |           |
Btu60      | joule*1054.68                       |     |           |
calIT      | international_calorie               | k   |           |
calmean    | joule*4.19002                       | k   |           |
cal15      | joule*4.1855                        |     |           |
toe        | tonne_of_oil_equivalent             | k M |           | tonne-of-oil-equivalent
R          | roentgen                            | m k |           | roentgen
rd         | gray/100                            |     |           |
rem        | dose_equivalent/100                 | m   |           |
bel        | level_decibel*10                    |     |           | bels
Oe         | ampere/meter*79.57747154594767      |     |           | oersted
Mx         | weber/100000000                     |     |           | maxwell
gilbert    | ampere*0.7957747154594767           |     |           | gilberts
picohenry  | henry/1000000000000                 |     |           |
clo        | kelvin*meter**2/watt*0.155          |     |           |
shake      | second/100000000                    |     |           |
tropyear   | tropical_year                       |     |           |
sideryear  | sidereal_year                       |     |           |
commyear   | day*365                             |     |           |
dozen      | counted_piece*12                    |     |           | dutzend dusin
gross      | counted_piece*144                   |     |           | gros
greatgross | counted_piece*1728                  |     |           |
hundred    | counted_piece*100                   |     |           | hundrede hundert
mille      | counted_piece*1000                  |     |           | thousand tusind tusinde tausend
"""
