"""Facts: Rec. 20 codes of counted units and of scales that no factor links to a measure. Each is a unit of its own."""

COUNTS = """
10=group 11=outfit 13=ration 14=shot 15=stick_military 20=twenty_foot_container 21=forty_foot_container
27=theoretical_ton 56=sitas 57=mesh 1I=fixed_rate 3C=manmonth A59=okta A77=cgs_displacement A78=cgs_current
A79=cgs_charge A80=cgs_field_strength A81=cgs_polarization A82=cgs_potential A83=cgs_magnetization A9=rate_unit
AA=ball AB=bulk_pack ACT=activity_unit AH=additional_minute AI=average_minute_per_call AL=access_line AQ=ahf_unit
AS=assortment AWG=american_wire_gauge AY=assembly B17=credit B19=digit BB=base_box BIL=billion_EUR C0=telephone_call
H41=newton_metre_per_root_watt C59=octave C69=phon C9=coil_group CG=card CLF=hundred_leave CNP=hundred_pack
D04=lot_of_weight D15=sone D63=book D65=round_of_ammunition D68=word DEC=decade DPR=dozen_pair DRL=dozen_roll
DZP=dozen_pack E21=share E23=tyre E25=active_unit E27=dose E30=strand E37=pixel E38=megapixel E49=working_day
E50=accounting_unit EB=electronic_mail_box EQ=equivalent_gallon H21=blank H77=module_width H79=French_gauge
H80=rack_unit H82=big_point HA=hank HBX=hundred_boxes HIU=hundred_international_unit ISD=international_sugar_degree
J13=degree_API J14=degree_Baume J15=degree_Baume_heavy J16=degree_Baume_light J17=degree_Balling J18=degree_Brix
J27=degree_Oechsle J31=degree_Twaddell JNT=pipeline_joint JWL=jewel KA=cake KB=kilocharacter KJ=kilosegment
KO=mEq_KOH_per_gram LEF=leaf LN=length_piece LO=procurement_lot LR=layer M19=Beaufort M36=thirty_day_month
M37=actual_360_day M4=monetary_value
"""
