"""Further spellings of units: by the letter, names in any case, and whole spellings of compounds. Facts only."""

# Written exactly so.
SPELLINGS = """
Nm3       | Nm³ m3N m³N m³n m3n mn3 mn³ m3(n) m³(n) ncbm Ncbm
bara      | bar(a) bar_a bar(abs) bar(abs.) bar_abs barabs
barg      | bar(g) bar_g bar(ü) barü bar(o) baro baro. bar(e) bar_e
rpm       | r/min U/min o/min omdr/min omdr./min RPM u/min o/m omdr.pr.min. min-1 tr/min
percent   | % pct pct. vol% vol.% vol.-% vol-% wt% wt.% wt.-% mol% m% %RH %rF %RF %(v/v) %(w/w) %v/v %w/w ABV %vol
percent   | %vol. Vol.-% Gew.-% Gew% Gew-% Vol% Ma.-% vægt-% vægt% vægtprocent volumen-% vol.pct.
Sm3       | Sm³ m3(s) m³(s) scm
month     | mo mth mdr md mdr. md.
V         | VAC VDC Vac Vdc V~ V= V⎓
W         | Wel Wth We Wp W_el W_th W(el) W(th) Wtherm
mmH2O     | mmH₂O mmWC mmWS mmVS mmWG
mH2O      | mH₂O mWC mWS mVS mwc mvs mWG
dBA       | dB(A) dB_A dB-A dba
dozen     | dz dz. doz
"""

# In any case, a hyphen or a blank between the words.
NAMES = """
V         | V-AC V-DC
dBA       | dB-(A)
m         | metre meter metres meters mtr mtrs linear-metre løbende-meter lfm lfdm
Nm3       | normal-cubic-metre normalkubikmeter
Sm3       | standard-cubic-metre standardkubikmeter
working_day | working-day working-days business-day business-days workday workdays arbejdsdag arbejdsdage hverdag hverdage
working_day | werktag werktage werktagen arbeitstag arbeitstage arbeitstagen
d         | day days dag dage døgn døgnet dagen tag tage tagen kalenderdage calendar-days kalendertage
degC      | celsius degrees-celsius degree-celsius grader-celsius grad-celsius
Wh        | watt-hour watt-hours watttime watttimer wattstunde wattstunden
Ah        | ampere-hour ampere-hours amperetime amperetimer amperestunde
bara      | bar-a bar-absolute bar-absolut bar-abs bar-abs.
barg      | bar-g bar-gauge bar-overtryk bar-überdruck bar-relative bar-rel bar-ü
piece     | enhed enheder einheit einheiten stücke nos nos. number-of-pieces
rpm       | revolutions-per-minute omdrejninger-pr.-minut umdrehungen-pro-minute
percent   | %-rh %-rf %-r.h. %-r.f. %-vol %-vol. percent per-cent procent prozent percentage
PE        | population-equivalent personækvivalent personækvivalenter einwohnerwert
s         | second seconds sekund sekundet sekunder sekunde sekunden
h         | timen
min       | minut minuttet
year      | året
t         | to
min       | minute minutes minut minutter minuten
month     | months måned måneder monat monate monaten
degF      | fahrenheit degrees-fahrenheit degree-fahrenheit
PS        | hestekraft hestekræfter pferdestärke metric-horsepower
TR        | ton-of-refrigeration refrigeration-ton
Kd        | degree-day degree-days graddag graddage
"""

# Whole spellings of compound units that the reading of compounds would not find.
COMPOUND_SPELLINGS = """
m**2      | m² sqm qm kvm kvadratmeter quadratmeter square-metre square-meter square-metres square-meters
m**3      | m³ cbm kbm kubikmeter cubic-metre cubic-meter cubic-metres cubic-meters rummeter
km**2     | km² kvkm kvadratkilometer
cm**3     | ccm cc kubikcentimeter
ft**2     | sqft sq.ft sq-ft square-feet square-foot
in**2     | sqin square-inch square-inches
ft**3     | cuft cu-ft cubic-foot cubic-feet
in**3     | cuin cubic-inch
yd**3     | cuyd cubic-yard
N*m       | Nm newton-metre newton-meter newtonmeter
kN*m      | kNm
mN*m      | mNm
MN*m      | MNm
N*cm      | Ncm
kgf*m     | kpm kgm
lbf*ft    | lb-ft lbft lb.ft ft-lb ft.lb ftlb ft-lbf lbf-ft ft-lbs ft.lbs ftlbs foot-pounds footpounds lb-fts
lbf*in    | lb-in in-lb inlb lbf-in
km        | KTM
mm**2     | sq.mm sq.mm. qmm kvmm sqmm
um        | my micron microns mikron
l/min     | lpm LPM
mW/(m*K)  | mW/mK
km/h      | kmh kph km/t km/time km/Std kmt
mi/h      | mph
W/(m*K)   | W/mK W/m*K W/(mK)
Gbit/s    | Gbps
Mbit/s    | Mbps
kbit/s    | kbps
percent/K | %/°C
"""
