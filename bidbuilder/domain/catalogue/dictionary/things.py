"""Names of the same thing in the trade: English, Danish and German words and the short ones people say (`trafo`, `VFD`).

One thing a line. Only names of one word, for they stand in for a word that nobody has written; a name that also means
something else in another of the languages (`Lager`: a store and a bearing) is left out.
"""

THINGS = """
transformer; trafo; transformator; transformatorstation
frekvensomformer; frekvensomformere; frequenzumrichter; umrichter; vfd; vsd; fu
boiler; kedel; kedler; kessel; heizkessel; varmekedel
genset; gensets; generatorsæt; nødstrømsanlæg; nødgenerator; notstromaggregat; stromaggregat; netzersatzanlage; generator
exchanger; varmeveksler; wärmetauscher; wärmeübertrager; wärmeaustauscher
valve; ventil; ventiler
switchboard; switchgear; eltavle; tavle; fordelingstavle; schaltschrank; schaltanlage; verteiler; koblingsanlæg
fan; blower; ventilator; blæser; gebläse; lüfter
chiller; kølemaskine; køleanlæg; kältemaschine; kaltwassersatz
conveyor; transportør; transportbånd; förderband; förderer; förderanlage
auger; snegl; transportsnegl; schnecke; förderschnecke
crane; kran; traverskran; portalkran; hebezeug
forklift; gaffeltruck; gabelstapler; stapler
hoist; hejs; elhejs; kettenzug; talje
compressor; kompressor; verdichter
digester; rådnetank; fermenter; faulbehälter; biogasreaktor
gearbox; gear; getriebe; gearmotor; getriebemotor
pump; pumpe; pumper; pumpen
sensor; føler; fühler; sonde
flowmeter; flowmåler; vandmåler; durchflussmesser; wasserzähler
cable; kabel; kabler; leitung
hose; slange; slanger; schlauch
pipe; piping; rør; rohr; rohrleitung; rørledning
tank; beholder; behälter; vessel
luminaire; armatur; lampe; leuchte; lysarmatur
insulation; isolering; dämmung; isolierung
sludge; slam; schlamm
chp; bhkw; kraftvarme; kraftvarmeanlæg; blockheizkraftwerk; cogeneration
plc; sps
scada; sro; leitsystem
ups; usv; nødstrømsforsyning
lift; elevator; aufzug
heatpump; varmepumpe; wärmepumpe
solar; solceller; photovoltaik; pv; solcelleanlæg
charger; lader; ladestander; ladesäule; wallbox; ladestation
separator; separatorer; abscheider; udskiller
stirrer; agitator; mixer; omrører; rührwerk
shredder; neddeler; schredder; zerkleinerer
flange; flansch; flanger
bolt; bolte; schraube; skrue; screw
gasket; seal; pakning; dichtung; tætning
burner; brænder; brenner
chimney; skorsten; schornstein; kamin
scale; vægt; waage; brovægt; weighbridge
door; dør; tür; port; tor; gate
window; vindue; fenster
scaffold; scaffolding; stillads; gerüst
excavator; gravemaskine; bagger
truck; lorry; lastbil; lastkraftwagen; lkw
trailer; anhænger; påhængsvogn; anhänger
"""


def names_of_things() -> dict[str, tuple[str, ...]]:
    """Each name in small letters with the other names of its thing."""
    found: dict[str, tuple[str, ...]] = {}
    for line in THINGS.strip().splitlines():
        names = tuple(dict.fromkeys(name.strip() for name in line.split(";")))
        for name in names:
            found[name] = (*found.get(name, ()), *(other for other in names if other != name))
    return found
