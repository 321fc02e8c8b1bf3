"""Facts: Rec. 20 codes of the units that catalogues, notices and invoices use most, one dimension a line."""

COMMON = """
C62=piece EA=piece NAR=piece XPP=piece NMP=pack NPR=pair DZN=dozen MIL=mille
MTR=m MMT=mm CMT=cm DMT=dm KMT=km INH=in FOT=ft YRD=yd YDK=yd**2 YDQ=yd**3 SMI=mi MIK=mi**2 NMI=nmi 4H=um C45=nm
MTK=m**2 MMK=mm**2 CMK=cm**2 DMK=dm**2 KMK=km**2 HAR=ha ARE=are ACR=acre FTK=ft**2 INK=in**2
MTQ=m**3 LTR=l MLT=ml CLT=cl DLT=dl HLT=hl CMQ=cm**3 DMQ=dm**3 MMQ=mm**3 FTQ=ft**3 GLL=gal GLI=impgal BLL=bbl OZA=floz QTL=qt
KGM=kg GRM=g MGM=mg MC=ug TNE=t DTN=dt LBR=lb ONZ=oz STN=shton LTN=lton 2U=t
SEC=s MIN=min HUR=h DAY=d WEE=week MON=month ANN=year C26=ms
KWT=kW WTT=W MAW=MW A90=GW C31=mW BHP=hp HJ=PS
KWH=kWh WHR=Wh MWH=MWh GWH=GWh JOU=J KJO=kJ 3B=MJ GV=GJ D30=TJ
D46=VA KVA=kVA MVA=MVA D44=var KVR=kvar MAR=Mvar
VLT=V KVT=kV 2Z=mV AMP=A 4K=mA B22=kA AMH=Ah TAH=kAh OHM=ohm B49=kohm B75=Mohm FAR=F 4O=uF 81=H
HTZ=Hz KHZ=kHz MHZ=MHz A86=GHz RPM=rpm C94=1/min
CEL=degC FAH=degF KEL=K
PAL=Pa KPA=kPa MPA=MPa A97=hPa BAR=bar MBR=mbar PS=psi ATM=atm
MQH=m**3/h MQS=m**3/s LD=l/d L2=l/min G51=l/s E32=l/h
E93=kg/h KGS=kg/s E18=t/h L71=t/d F30=kg/d
NEW=N B47=kN NU=N*m B48=kN*m
MTS=m/s KMH=km/h MSK=m/s**2 RPS=1/s WEB=Wb TKM=t*km
P1=percent VP=percent NX=permille 59=ppm NA=mg/kg
LUM=lm LUX=lx CDL=cd 2N=dB
AD=B 2P=kB 4L=MB E34=GB E35=TB E20=Mbit/s B80=Gbit/s
KMQ=kg/m**3 GL=g/l M1=mg/l GP=mg/m**3
"""
