"""Data: the sentences of boxes that notices only tick, in English, Danish and German. Read by `headings`."""

SENTENCES = """
en A non-disclosure agreement has to be signed.
da Der skal underskrives en fortrolighedsaftale.
de Eine Geheimhaltungsvereinbarung muss unterzeichnet werden.

en An advanced or qualified electronic signature or seal is required.
da Der kræves en avanceret eller kvalificeret elektronisk signatur eller segl.
de Eine fortgeschrittene oder qualifizierte elektronische Signatur oder ein solches Siegel ist erforderlich.

en The tenderer must indicate in the tender the share of the contract it may intend to subcontract.
da Tilbudsgiveren skal i tilbuddet angive, hvor stor en andel af kontrakten den agter at give i underleverance.
de Der Bieter muss im Angebot angeben, welchen Teil des Auftrags er gegebenenfalls als Unterauftrag vergeben will.

en The tenderer must name in the tender the subcontractors it intends to use.
da Tilbudsgiveren skal i tilbuddet nævne de underleverandører, den agter at bruge.
de Der Bieter muss im Angebot die vorgesehenen Unterauftragnehmer benennen.

en The tenderer must indicate in the tender what it intends to subcontract.
da Tilbudsgiveren skal i tilbuddet angive, hvad den agter at give i underleverance.
de Der Bieter muss im Angebot angeben, was er als Unterauftrag vergeben will.

en The contractor must indicate any change of subcontractors during the execution of the contract.
da Leverandøren skal oplyse om enhver ændring af underleverandører, mens kontrakten udføres.
de Der Auftragnehmer muss jeden Wechsel von Unterauftragnehmern während der Ausführung des Auftrags anzeigen.

en The contractor must subcontract a minimum percentage of the contract using the procedure set out in Title III of
   Directive 2009/81/EC.
da Leverandøren skal give en mindste procentdel af kontrakten i underleverance efter proceduren i afsnit III i direktiv
   2009/81/EF.
de Der Auftragnehmer muss einen Mindestprozentsatz des Auftrags nach dem Verfahren in Titel III der Richtlinie
   2009/81/EG als Unterauftrag vergeben.

en The buyer may oblige the contractor to award all or certain subcontracts using the procedure set out in Title III of
   Directive 2009/81/EC.
da Ordregiveren kan pålægge leverandøren at tildele alle eller visse underkontrakter efter proceduren i afsnit III i
   direktiv 2009/81/EF.
de Der Auftraggeber kann den Auftragnehmer verpflichten, alle oder bestimmte Unteraufträge nach dem Verfahren in Titel
   III der Richtlinie 2009/81/EG zu vergeben.

en Names and professional qualifications of the staff who perform the contract must stand in the tender.
da Navne og faglige kvalifikationer for det personale, der udfører kontrakten, skal stå i tilbuddet.
de Namen und berufliche Qualifikationen der Personen, die den Auftrag ausführen, müssen im Angebot stehen.

en Names and professional qualifications of the staff who perform the contract must stand in the request to participate.
da Navne og faglige kvalifikationer for det personale, der udfører kontrakten, skal stå i ansøgningen om deltagelse.
de Namen und berufliche Qualifikationen der Personen, die den Auftrag ausführen, müssen im Teilnahmeantrag stehen.

en At least {share} %.
da Mindst {share} %.
de Mindestens {share} %.

en At most {share} %.
da Højst {share} %.
de Höchstens {share} %.

en The call is withdrawn.
da Udbuddet er trukket tilbage.
de Die Ausschreibung ist aufgehoben.

en The call is going to be withdrawn.
da Udbuddet påtænkes trukket tilbage.
de Die Aufhebung der Ausschreibung ist beabsichtigt.

en The call rests while a complaint is looked into.
da Udbuddet er sat i bero, mens en klage behandles.
de Das Verfahren ruht während einer Nachprüfung.

en To be handed in without signature.
da Skal afleveres uden underskrift.
de Ohne Unterschrift einzureichen.

en To be handed in with an advanced electronic signature.
da Skal afleveres med en avanceret elektronisk signatur.
de Mit fortgeschrittener elektronischer Signatur einzureichen.

en To be handed in with a qualified electronic signature.
da Skal afleveres med en kvalificeret elektronisk signatur.
de Mit qualifizierter elektronischer Signatur einzureichen.

en An electronic catalogue is required.
da Der kræves et elektronisk katalog.
de Ein elektronischer Katalog ist erforderlich.

en Foreign financial contributions have to be notified or declared with the tender (Regulation (EU) 2022/2560, Article 29).
da Udenlandske finansielle bidrag skal anmeldes eller erklæres sammen med tilbuddet (forordning (EU) 2022/2560, artikel 29).
de Drittstaatliche finanzielle Zuwendungen sind mit dem Angebot zu melden oder zu erklären (Verordnung (EU) 2022/2560,
   Artikel 29).

en Measures of the International Procurement Instrument apply: the origin of the tenderer and of what it delivers has to be
   proven when asked (Regulation (EU) 2022/1031).
da Der gælder foranstaltninger efter instrumentet for internationale offentlige indkøb: tilbudsgiverens og leverancens
   oprindelse skal dokumenteres på anmodning (forordning (EU) 2022/1031).
de Es gelten Maßnahmen des Instruments für das internationale Beschaffungswesen: Der Ursprung des Bieters und der Leistung ist
   auf Verlangen nachzuweisen (Verordnung (EU) 2022/1031).
"""
