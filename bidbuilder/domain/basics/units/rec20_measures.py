"""Facts: Rec. 20 codes of the usual measures, a heading for each dimension. The most used ones stand in `rec20_common`."""

MEASURES = """
absolute-pressure:
  80=psia
acceleration:
  33=kPa*m**2/g A73=ft/s**2 C11=mgalileo IV=in/s**2 K40=gn M38=km/s**2 M39=cm/s**2 M40=yd/s**2 M41=mm/s**2 M42=mi/s**2
amount:
  B45=kmol C18=mmol C34=mol FH=umol
angle:
  A91=gon B97=urad C25=mrad C81=rad D61=arcmin D62=arcsec DD=deg M44=rev
angular-speed:
  2A=rad/s E96=deg/s M46=rev/min
apparent-energy:
  C79=kVAh
apparent-power:
  M35=mVA
area:
  A14=barn DAA=daare E19=ping H16=dam**2 H18=hm**2 H30=um**2 M47=cmil M48=surveymi**2 M82=100*ft**2
capacitance:
  4T=pF C10=mF C41=nF H48=aF
charge:
  A8=A*s B26=kC B86=uC C40=nC C71=pC COU=C D77=MC D86=mC E09=mAh
concentration:
  B46=kmol/m**3 C35=mol/dm**3 C36=mol/m**3 C38=mol/l M33=mmol/l
conductance:
  B52=kS B53=kS B99=uS C27=mS H89=percent/ohm
conductivity:
  B54=kS/m B77=MS/m D10=S/m G42=uS/cm G43=uS/m G44=nS/cm G45=nS/m H43=S/cm H61=mS/cm L42=pS/m
count:
  CEN=hundred DPC=dozen DZN=dozen E12=mille GGR=greatgross GRO=gross HC=hundred
current:
  B84=uA C39=nA C70=pA H38=MA
data-rate:
  B10=bit/s C74=kbit/s E58=Ebit/s E68=GB/s E79=Pbit/s E84=Tbit/s J38=Bd J54=MBd K50=kBd
density:
  23=g/cm**3 38=100*oz/(ft**2*in) 87=lb/ft**3 A93=g/m**3 B34=kg/dm**3 B35=kg/l B72=t/m**3 D41=t/m**3 F23=g/dm**3
  G31=kg/cm**3 G32=oz/yd**3 GE=lb/gal GJ=g/ml GQ=ug/m**3 H29=ug/l K41=grain/gal K71=lb/impgal K84=lb/yd**3
  L37=oz/impgal L38=oz/gal L39=oz/in**3 L65=slug/ft**3 L92=lton/yd**3 L93=shton/yd**3 LA=lb/in**3
dose-equivalent:
  C28=mSv D13=Sv D91=rem L31=mrem
dynamic-viscosity:
  89=P C24=mPa*s C65=Pa*s C7=cP J32=uP K67=lb/(ft*h) K68=lb/(ft*s) K91=lbf*s/ft**2 K92=lbf*s/in**2 L64=slug/(ft*s)
electric-field:
  B55=kV/m B79=MV/m C3=uV/m C30=mV/m D47=V/cm D50=V/m D51=V/mm H23=V/in
energy:
  A1=cal15 A13=aJ A53=eV A57=erg A68=EJ A70=fJ A85=GeV B29=keV B71=MeV BTU=Btu C15=mJ C68=PJ D32=TWh D35=cal D70=calIT
  E08=MW/Hz E11=Gcal E14=kcalIT J39=Btumean J55=W*s J75=calmean K51=kcalmean K53=kcal
flux-density:
  76=gauss 78=kgauss C29=mT C48=nT D33=T D81=uT
force:
  A54=eV/m A58=erg/cm B12=J/m B37=kgf B51=kgf B73=MN B92=uN C20=mN C78=lbf DU=dyn L40=ozf L94=tonf M75=klbf M76=pdl
  M77=kg*m/s**2 M78=gf
frequency:
  BPM=1/min C94=1/min C97=1/s D29=THz E91=1/d FIT=1/(1000000000*h) H09=1/year H10=1/h H11=1/month H71=percent/month
  H85=1/week
gauge-pressure:
  64=psig
heat-capacity:
  B41=kJ/K E47=kWh/K JE=J/K
heat-transfer:
  A20=Btu/(s*ft**2*degR) A23=Btu/(h*ft**2*degR) D39=cal/(s*cm**2*K) D55=W/(m**2*K) D72=calIT/(s*cm**2*K)
illuminance:
  A24=cd/m**2 B60=lm/m**2 KLX=klx
inductance:
  B90=uH C14=mH C43=nH C73=picohenry
information:
  A99=bit B30=Gibit B68=Gbit C21=Kibit C37=kbit D11=Mibit D36=Mbit E36=PB E59=EiB E60=PiB E61=TiB E62=GiB E63=MiB
  E64=KiB E78=Pbit E83=Tbit
irradiance:
  A64=erg/(s*cm**2) A65=erg/(cm**2*s) C32=mW/m**2 C76=pW/m**2 D54=W/m**2 D85=uW/m**2
kinematic-viscosity:
  91=stokes 4C=cSt C17=mm**2/s G08=in**2/s M79=ft**2/h M81=cm**2/s
length:
  77=mil A11=angstrom A12=au A45=dam A71=fm AK=fathom B57=lightyear C52=pm C63=parsec E33=ft/1000 E52=ft F49=rod FBM=m
  HMT=hm JPS=100*m LF=ft LK=link LM=m LY=yd M43=mil M49=chain M50=furlong M51=surveyft M52=surveymi M7=uin
level:
  C50=Np M72=bel
luminous-efficacy:
  B61=lm/W
magnetic-flux:
  B65=Mx C33=mWb F22=lbf*ft/A F90=N*m/A
mass:
  24=lb 58=kg A43=t APZ=ozt B3=lb CCT=t CGM=cg CNT=100*lb CTG=g CTM=ct CTN=t CWA=cwt CWI=lcwt D23=g D43=Da DB=lb DG=dg
  DPT=dispton DRA=apdr DRI=dr DT=t DWT=dwt E28=t E4=kg F13=slug FL=t GDW=g GFI=g GIC=g GIP=g GRN=grain GT=lton
  HDW=100*kg HGM=hg HKM=100*kg KCC=kg KDW=kg KHY=kg KIC=kg KIP=kg KMA=kg KNI=kg KNS=kg KPH=kg KPO=kg KPP=kg KSD=kg
  KSH=kg KTN=kt KUR=kg KWO=kg LBT=lbt LP=lb LUB=t
mass-flow:
  4M=mg/h 4U=lb/h 4W=shton/h A51=dyn*s/cm C58=N*s/m F26=g/d F27=g/h F28=g/min F29=g/s F31=kg/min F32=mg/d F33=mg/min
  F34=mg/s K66=lb/d K78=lb/min K81=lb/s L33=oz/d L34=oz/h L35=oz/min L36=oz/s L63=slug/d L66=slug/h L67=slug/min
  L68=slug/s L78=t/min L81=t/s L85=lton/d L88=shton/d
mass-per-area:
  25=g/cm**2 28=kg/m**2 37=oz/ft**2 D5=kg/cm**2 FP=lb/ft**2 GM=g/m**2 GO=mg/m**2 H63=mg/cm**2
mass-per-length:
  A47=dtex A49=denier C12=mg/m D34=tex GF=g/m H76=g/mm KI=kg/mm KL=kg/m KW=kg/mm M31=kg/km
molar-mass:
  A94=g/mol D74=kg/mol F24=kg/kmol
moment-of-inertia:
  B32=kg*m**2 F18=kg*cm**2 F19=kg*mm**2 F20=lb*in**2 K65=lb*ft**2
power:
  2I=Btu/h 5J=hp A25=PS A63=erg/s A74=ft*lbf/s B39=kgf*m/s C49=nW C75=pW D03=kWh/h D31=TW D78=MJ/s D80=uW E07=MWh/h
  E15=kcal/h E16=MBtu/h F80=hpW F91=bar*l/s F92=bar*m**3/s F93=hPa*l/s F94=hPa*m**3/s F95=mbar*l/s F96=mbar*m**3/s
  F97=MPa*l/s F98=MPa*m**3/s F99=Pa*l/s G01=Pa*m**3/s HJ=PS J44=Btu/min J45=Btu/s J47=Btuth/h J51=Btuth/min
  J52=Btuth/s J81=cal/min J82=cal/s K1=kW K15=ft*lbf/h K16=ft*lbf/min K42=hpB K43=hpE K54=kcal/min K55=kcal/s
  K87=psi*in**3/s K88=psi*l/s K89=psi*m**3/s K90=psi*yd**3/s
pressure:
  74=mPa 84=klbf/in**2 A60=erg/cm**3 A89=GPa ATT=at B40=kgf/m**2 B8=J/m**3 B85=ubar B96=uPa C55=N/m**2 C56=N/mm**2
  D9=dyn/cm**2 E01=N/cm**2 E41=kgf/mm**2 E42=kgf/cm**2 E46=kWh/m**3 F78=inH2O F79=inHg H75=daPa H78=cmH2O HBA=hbar
  HN=mmHg HP=mmH2O J89=cmHg JM=MJ/m**3 K24=ftH2O K25=ftHg K31=gf/cm**2 K85=lbf/ft**2 KBA=kbar KNM=kN/m**2
radioactivity:
  2Q=kBq 2R=kCi 4N=MBq BQL=Bq CUR=Ci GBQ=GBq H08=uBq M5=uCi
ratio:
  60=percent 61=ppb ASM=percent ASU=percent B82=in/ft E40=10*ppm E98=degC/K E99=hPa/bar F02=K/K F03=kPa/bar
  F04=mbar/bar F05=MPa/bar F07=Pa/bar H60=m**3/m**3 H64=mg/g H65=ml/m**3 H91=percent/10000 H92=percent/100000
  H93=percent/100 H94=percent/1000 J20=degF/K J33=ug/kg J36=ul/l J56=bar/bar J87=cm**3/m**3 J91=dm**3/m**3 K62=l/l
  KLK=percent L19=ml/l L21=mm**3/m**3 L32=ng/kg L52=psi/psi LAC=percent M29=kg/kg
reactive-energy:
  K3=kvarh
reactive-power:
  K2=kvar K5=kvar
resistance:
  A87=Gohm B94=uohm E45=mohm H44=Tohm
resistivity:
  A88=Gohm*m B50=kohm*m B76=Mohm*m B95=uohm*m C23=mohm*m C46=nohm*m C60=ohm*cm C61=ohm*m H88=Mohm*km M24=ohm*km
solid-angle:
  D27=sr
specific-energy:
  A61=erg/g A95=Gy AZ=Btu/lb B36=cal/g B42=kJ/kg C13=mGy C80=rd D75=calIT/g D95=J/g G19=N*m/kg G20=lbf*ft/lb J2=J/kg
  JK=MJ/kg
specific-heat:
  A21=Btu/(lb*degR) B11=J/(kg*K) B43=kJ/(kg*K) D37=cal/(g*K) D76=calIT/(g*K) J43=Btu/(lb*degF) J50=Btuth/(lb*degF)
  J76=calIT/(g*degC) J79=cal/(g*degC)
specific-volume:
  22=dl/g A39=m**3/kg H83=l/kg KX=ml/kg
speed:
  35=ml/(cm**2*s) 2M=cm/s 2X=m/min C16=mm/s FR=ft/min FS=ft/s H34=Hz*m H39=MHz*km H49=cm/h H66=mm/year H67=mm/h
  H81=mm/min HM=mi/h IU=in/s K14=ft/h KNT=knot M17=kHz*m M18=GHz*m M22=ml/(cm**2*min) M27=MHz*m M57=mi/min M58=mi/s
  M60=m/h M61=in/year M62=km/s M63=in/min M64=yd/s M65=yd/min M66=yd/h
stiffness:
  4P=N/m B13=J/m**2 C22=mN/m DX=dyn/cm E43=J/cm**2 E44=kgf*m/cm**2 F17=lbf/ft F47=N/mm F48=lbf/in M23=N/cm
  M34=N*m/m**2
temperature:
  A48=degR
thermal-conductivity:
  A22=Btu/(s*ft*degR) D38=cal/(s*cm*K) D53=W/(m*K) D71=calIT/(s*cm*K) J40=Btu*ft/(h*ft**2*degF)
  J41=Btu*in/(h*ft**2*degF) J42=Btu*in/(s*ft**2*degF) J46=Btuth*ft/(h*ft**2*degF) J48=Btuth*in/(h*ft**2*degF)
  J49=Btuth*in/(s*ft**2*degF) J78=cal/(cm*s*degC) K52=kcalIT/(h*m*degC)
thermal-resistance:
  B21=K/W
time:
  B98=us C47=ns D42=tropyear DAD=10*d DJ=d F06=P/bar G98=uH/kohm G99=uH/ohm H03=H/kohm H04=H/ohm H05=mH/kohm
  H06=mH/ohm H07=Pa*s/bar H70=ps J74=cP/bar L16=mPa*s/bar L95=commyear L96=sideryear LH=h M56=shake
torque:
  85=ft*lbf B38=kgf*m B74=MN*m B93=uN*m D83=mN*m DN=dN*m F21=lbf*in F88=N*cm IA=lbf*in J72=cN*m J94=dyn*cm L41=ozf*in
voltage:
  2G=V 2H=V B78=MV D82=uV
volume:
  4G=ul A44=dal A75=frtton A76=galileo B4=brewbbl BFT=bdft BLD=drybbl BP=100*bdft BUA=bu BUI=impbu DMA=dam**3 DMO=kl
  FC=1000*ft**3 FF=100*m**3 G21=cup G23=peck G24=tbsp G25=tsp G26=stere GIA=gi GII=impgi GLD=drygal GRT=regton
  H19=hm**3 H20=km**3 HH=100*ft**3 HMQ=1000000*m**3 HPA=hl INQ=in**3 J57=impbbl K6=kl L43=imppeck L84=ukshton
  L86=frtton LPA=l M67=acreft M68=cord M69=mi**3 M70=regton
volume-flow:
  40=ml/s 41=ml/min 2J=cm**3/s 2K=ft**3/h 2L=ft**3/min 4X=kl/h 5A=bbl/min 5E=1000000*ft**3/d B1=bbl/d E17=ft**3/s
  E92=dm**3/h G2=gal/min G3=impgal/min G47=cm**3/d G48=cm**3/h G49=cm**3/min G50=gal/h G52=m**3/d G53=m**3/min
  G54=ml/d G55=ml/h G56=in**3/h G57=in**3/min G58=in**3/s GB=gal/d J58=impbbl/min J59=impbbl/d J60=impbbl/h
  J61=impbbl/s J62=bbl/h J63=bbl/s J64=impbu/d J65=impbu/h J66=impbu/min J67=impbu/s J68=bu/d J69=bu/h J70=bu/min
  J71=bu/s J90=dm**3/d J92=dm**3/min J93=dm**3/s J95=impfloz/d J96=impfloz/h J97=impfloz/min J98=impfloz/s J99=floz/d
  K10=floz/h K11=floz/min K12=floz/s K22=ft**3/d K26=impgal/d K27=impgal/h K28=impgal/s K30=gal/s K32=impgi/d
  K33=impgi/h K34=impgi/min K35=impgi/s K36=gi/d K37=gi/h K38=gi/min K39=gi/s K94=impqt/d K95=impqt/h K96=impqt/min
  K97=impqt/s K98=qt/d K99=qt/h L10=qt/min L11=qt/s L44=imppeck/d L45=imppeck/h L46=imppeck/min L47=imppeck/s
  L48=peck/d L49=peck/h L50=peck/min L51=peck/s L53=imppt/d L54=imppt/h L55=imppt/min L56=imppt/s L57=pt/d L58=pt/h
  L59=pt/min L60=pt/s M12=yd**3/d M13=yd**3/h M15=yd**3/min M16=yd**3/s
"""
