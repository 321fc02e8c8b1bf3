"""Facts: Rec. 20 codes of compound units whose dimension has no name of its own, in the order of their symbols."""

COMPOUNDS = """
C88=1/(eV*m**3) C90=1/(J*m**3) M21=1/(kVA*h) C87=1/(m**3*s) C99=1/(s*m**2) D1=1/(s*sr) D2=1/(s*sr*m**2) C85=1/angstrom
F58=1/bar E90=1/cm H50=1/cm**3 J26=1/degF K20=1/ft**3 C89=1/H E39=1/in K49=1/in**3 C91=1/K K63=1/l C92=1/m C93=1/m**2
C86=1/m**3 M20=1/mK L20=1/mm**3 C95=1/mol C96=1/Pa K93=1/psi M10=1/yd**3 H32=A**2*s A5=A*m**2 A10=A*m**2/(J*s)
A6=A/(m**2*K**2) A2=A/cm A4=A/cm**2 H31=A/kg AE=A/m A41=A/m**2 A3=A/mm A7=A/mm**2 F81=bar/K A16=barn/(sr*eV)
A15=barn/eV A17=barn/sr E88=bit/m E89=bit/m**2 F01=bit/m**3 A18=Bq/kg A19=Bq/m**3 A26=C*m J53=C*m**2/kg A27=C*m**2/V
A31=C/(kg*s) A33=C/cm**2 A28=C/cm**3 CKG=C/kg A34=C/m**2 A29=C/m**3 A35=C/mm**2 A30=C/mm**3 A32=C/mol A42=Ci/kg
J83=clo D17=cm**2/(sr*erg) D16=cm**2/erg H15=cm**2/g G78=cm**3/(d*bar) G61=cm**3/(d*K) G79=cm**3/(h*bar)
G62=cm**3/(h*K) G80=cm**3/(min*bar) G63=cm**3/(min*K) G81=cm**3/(s*bar) G64=cm**3/(s*K) G94=cm**3/bar G27=cm**3/K
A36=cm**3/mol J85=cm/(s*bar) J84=cm/(s*K) G04=cm/bar F51=cm/K J73=cP/K H51=dB/km H52=dB/m H27=deg/m M45=deg/s**2
F60=degC/bar H12=degC/h H13=degC/min H14=degC/s J22=degF*h*ft**2/Btu J19=degF*h*ft**2/Btuth J21=degF/bar J23=degF/h
J24=degF/min J25=degF/s J28=degR/h J29=degR/min J30=degR/s A37=dm**3/mol A50=dyn*s/cm**3 A52=dyn*s/cm**5 E65=Eibit/m
E66=Eibit/m**2 E67=Eibit/m**3 A66=erg*cm**2 A67=erg*cm**2/g A62=erg/(g*s) A55=eV*m**2 A56=eV*m**2/kg H33=F/km A69=F/m
K21=ft**3/degF K23=ft**3/psi K18=ft/(s*degF) K19=ft/(s*psi) K13=ft/degF K17=ft/psi H84=g*mm G11=g/(cm**3*bar)
G33=g/(cm**3*K) F62=g/(d*bar) F35=g/(d*K) G12=g/(dm**3*bar) G34=g/(dm**3*K) F63=g/(h*bar) F36=g/(h*K) G13=g/(l*bar)
G35=g/(l*K) G14=g/(m**3*bar) G36=g/(m**3*K) F64=g/(min*bar) F37=g/(min*K) G15=g/(ml*bar) G37=g/(ml*K) F65=g/(s*bar)
F38=g/(s*K) F74=g/bar F25=g/Hz F14=g/K A84=GC/m**3 E69=Gibit/m E70=Gibit/m**2 E71=Gibit/m**3 M26=Gohm/m A96=Gy/s
A98=H/m F82=hPa/K D69=in**4 K47=in/(s*degF) K48=in/(s*psi) K45=in/degF K46=in/psi H57=in/rev D73=J*m**2 B20=J*m**2/kg
B18=J*s B16=J/(mol*K) B14=J/m**4 B15=J/mol H35=K*m/W F61=K/bar F10=K/h F11=K/min F12=K/s B24=kA/m B23=kA/m**2 KAT=kat
B25=kBq/kg B28=kC/m**2 B27=kC/m**3 E10=Kd B33=kg*m**2/s B31=kg*m/s G16=kg/(cm**3*bar) G38=kg/(cm**3*K) F66=kg/(d*bar)
F39=kg/(d*K) H55=kg/(dm**3*bar) H54=kg/(dm**3*K) F67=kg/(h*bar) F40=kg/(h*K) G17=kg/(l*bar) G39=kg/(l*K)
H56=kg/(m**2*s) G18=kg/(m**3*bar) G40=kg/(m**3*K) M73=kg/(m**3*Pa) F68=kg/(min*bar) F41=kg/(min*K) F69=kg/(s*bar)
F42=kg/(s*K) H53=kg/bar F15=kg/K M74=kg/Pa E72=Kibit/m E73=Kibit/m**2 E74=Kibit/m**3 B44=kJ/mol K60=kmol/(m**3*bar)
K59=kmol/(m**3*K) K58=kmol/h K61=kmol/min E94=kmol/s F83=kPa/K 34=kPa/mm KR=kR B56=kWb/m G82=l/(d*bar) G65=l/(d*K)
G83=l/(h*bar) G66=l/(h*K) G84=l/(min*bar) G67=l/(min*K) G85=l/(s*bar) G68=l/(s*K) G95=l/bar G28=l/K B58=l/mol
K69=lb/(ft**3*degF) K70=lb/(ft**3*psi) K73=lb/(h*degF) K74=lb/(h*psi) K75=lb/(in**3*degF) K76=lb/(in**3*psi)
K79=lb/(min*degF) K80=lb/(min*psi) K82=lb/(s*degF) K83=lb/(s*psi) K64=lb/degF K77=lb/psi K86=lbf/(in**2*degF) B59=lm*h
B62=lm*s B63=lx*h B64=lx*s L14=m**2*h*degC/kcalIT D19=m**2*K/W G41=m**2/(s*bar) G09=m**2/(s*K) D25=m**2/(sr*J)
D26=m**2/(V*s) D20=m**2/J D21=m**2/kg E31=m**2/l D22=m**2/mol H59=m**2/N D24=m**2/sr G86=m**3/(d*bar) G69=m**3/(d*K)
G87=m**3/(h*bar) G70=m**3/(h*K) G88=m**3/(min*bar) G71=m**3/(min*K) G89=m**3/(s*bar) G72=m**3/(s*K) G96=m**3/bar
A38=m**3/C G29=m**3/K A40=m**3/mol M71=m**3/Pa B83=m**4 D18=m*K L13=m/(s*bar) L12=m/(s*K) M59=m/(s*Pa) H58=m/(V*s)
G05=m/bar F52=m/K M53=m/Pa M55=m/rad G59=mA/(l*min) F57=mA/(lbf*in**2) F59=mA/bar F08=mA/in B66=MA/m**2 F76=mA/mm
F84=mbar/K B67=MBq/kg C8=mC/kg B70=MC/m**2 D89=mC/m**2 B69=MC/m**3 D88=mC/m**3 F70=mg/(d*bar) F43=mg/(d*K)
F71=mg/(h*bar) F44=mg/(h*K) L18=mg/(m**3*bar) L17=mg/(m**3*K) F72=mg/(min*bar) F45=mg/(min*K) F73=mg/(s*bar)
F46=mg/(s*K) F75=mg/bar F16=mg/K E75=Mibit/m E76=Mibit/m**2 E77=Mibit/m**3 G90=ml/(d*bar) G73=ml/(d*K) G91=ml/(h*bar)
G74=ml/(h*K) G92=ml/(min*bar) G75=ml/(min*K) G93=ml/(s*bar) G76=ml/(s*K) G97=ml/bar G30=ml/K G77=mm**4 E97=mm/(degC*m)
G06=mm/bar F53=mm/K H68=mmol/g D87=mmol/kg H36=Mohm/km F54=mohm/m H37=Mohm/m L25=mol/(kg*bar) L24=mol/(kg*K)
L27=mol/(l*bar) L26=mol/(l*K) L29=mol/(m**3*bar) L28=mol/(m**3*K) L23=mol/h C19=mol/kg L30=mol/min E95=mol/s
L15=mPa*s/K F85=MPa/K 2Y=mR D49=mV/K H62=mV/min C54=N*m**2/kg**2 C53=N*m*s F89=N*m/deg C57=N*s H40=N/A C42=nF/m
C44=nH/m C51=Np/s 66=Oe F56=ohm/km H26=ohm/m F55=ohm/mi 4R=oz*ft 4Q=oz*in F86=P/K F77=Pa*s/K M32=Pa*s/l C67=Pa*s/m
C66=Pa*s/m**3 C64=Pa/K H42=Pa/m H73=percent/(10*K) H96=percent/bar H90=percent/deg H72=percent/hbar H98=percent/in
H25=percent/K M25=percent/K H99=percent/m J10=percent/mm H95=percent/V J12=permille/psi C72=pF/m E80=Pibit/m
E81=Pibit/m**2 E82=Pibit/m**3 H69=pPa/km 2C=R D6=R/s C83=rad*m**2/kg C82=rad*m**2/mol C84=rad/m 2B=rad/s**2
D12=S*m**2/mol D94=s/(m**3*rad) B81=s/m**2 D93=s/m**3 M30=s/VA L89=shton/(h*degF) L90=shton/(h*psi) L87=shton/degF
L91=shton/psi G46=stokes/bar G10=stokes/K M80=stokes/Pa L73=t/(d*bar) L72=t/(d*K) L75=t/(h*bar) L74=t/(h*K)
L77=t/(m**3*bar) L76=t/(m**3*K) L80=t/(min*bar) L79=t/(min*K) L83=t/(s*bar) L82=t/(s*K) L70=t/bar L69=t/K E85=Tibit/m
E87=Tibit/m**2 E86=Tibit/m**3 B88=uC/m**2 B87=uC/m**3 H28=uF/km B89=uF/m J35=ug/(m**3*bar) J34=ug/(m**3*K) B91=uH/m
F50=um/K D45=V**2/K**2 H22=V*in**2/lbf H45=V*s/m F87=V/(l*min) G60=V/bar D48=V/K H46=V/s H24=V/us D56=W/(m**2*K**4)
D58=W/(sr*m**2) D52=W/K H74=W/m H47=W/m**3 D57=W/sr D59=Wb/m D60=Wb/mm M11=yd**3/degF M14=yd**3/psi L98=yd/degF
L99=yd/psi
"""
