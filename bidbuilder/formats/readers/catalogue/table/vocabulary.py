"""Titles that suppliers give their columns, in English, Danish and German, by the field that they mean.

Titles are compared without case, blanks, hyphens and points, so `Vare-nr.` and `varenr` are one; what stands in brackets,
a language, a currency or a number behind the title is read apart and does not belong in here.
"""

from collections.abc import Mapping

TITLES: Mapping[str, tuple[str, ...]] = {
    "code": (
        "code", "item", "item no", "item number", "item code", "item id", "article no", "article number", "article id",
        "article code", "article", "product no", "product number", "product code", "product id", "sku", "part id",
        "supplier article id", "supplier item no", "supplier part no", "supplier pid", "supplier aid", "supplier code",
        "order no", "order number", "order code", "catalogue no", "catalog no", "catalogue number", "ref", "reference",
        "offering code", "vare nr", "varenr", "varenummer", "vare id", "varekode", "produktnr", "produkt nr",
        "produktnummer", "produktkode", "artikelnr", "artikel nr", "artikelnummer", "artikelkode", "bestillingsnr",
        "bestillingsnummer", "best nr", "katalognr", "ydelsesnr", "ydelseskode", "kode", "nr", "no", "lev varenr",
        "leverandørens varenr", "leverandør varenr", "vores varenr", "art nr", "art no", "artikel", "artikel id",
        "artikelcode", "bestellnummer", "bestellnr", "bestell nr", "best-nr", "sachnummer", "materialnummer", "material nr",
        "produkt id", "katalognummer", "lieferantenartikelnummer", "kurzzeichen",
    ),
    "name": (
        "name", "item name", "product name", "article name", "title", "short description", "description short", "product",
        "designation", "item description", "product description short", "offering", "offering name", "short text",
        "navn", "varenavn", "produktnavn", "produkt", "vare", "betegnelse", "varebetegnelse", "benævnelse", "ydelse",
        "ydelsesnavn", "titel", "kort beskrivelse", "korttekst", "varetekst", "produkttekst", "vare tekst", "tekst",
        "bezeichnung", "artikelbezeichnung", "produktbezeichnung", "artikelname", "produktname", "kurztext", "kurzbezeichnung",
        "kurzbeschreibung", "benennung", "leistung", "bezeichnung kurz",
    ),
    "description": (
        "description", "long description", "description long", "details", "product description", "remarks", "specification",
        "long text", "beskrivelse", "lang beskrivelse", "produktbeskrivelse", "varebeskrivelse", "langtekst", "bemærkninger",
        "specifikation", "uddybende tekst", "beschreibung", "langtext", "langbeschreibung", "produktbeschreibung",
        "artikelbeschreibung", "bemerkung", "spezifikation",
        "bemærkning", "note", "notes", "noter", "bemærk", "bem", "anmerkung", "anmerkungen", "hinweis", "hinweise", "remark",
    ),
    "kind": (
        "kind", "offering kind", "type of offering", "kind of offering", "art", "ydelsestype", "ydelsens art", "slags",
        "leistungsart", "art der leistung",
    ),
    "manufacturer": (
        "manufacturer", "manufacturer name", "brand", "make", "producer", "producent", "fabrikant", "fabrikat", "mærke",
        "producentnavn", "hersteller", "herstellername", "fabrikat hersteller", "marke", "produzent",
    ),
    "part_number": (
        "part number", "part no", "manufacturer part number", "manufacturer part no", "mpn", "manufacturer article id",
        "manufacturer pid", "manufacturer aid", "manufacturer item no", "type", "type no", "type number", "model",
        "model no", "model number", "producentens varenr", "producent varenr", "producentnr", "fabrikantens varenr",
        "typenummer", "typenr", "typebetegnelse", "model nr", "modelnummer", "herstellernummer", "herstellerartikelnummer",
        "hersteller artikelnummer", "hersteller nr", "herstellernr", "hersteller teilenummer", "typ", "typnummer",
        "typbezeichnung", "modell", "modellnummer",
        "part", "mfr part no", "mfg part number", "producentens typenr",
        "mfr catalog no", "mfr catalogue no", "manufacturer catalog no", "mfr part number",
        "mfr no", "fabrikantnr", "leverandørens typenr",
    ),
    "gtin": (
        "gtin", "ean", "ean code", "ean no", "ean number", "gtin ean", "ean gtin", "barcode", "bar code", "upc", "gtin 13",
        "ean 13", "ean kode", "ean nr", "ean nummer", "stregkode", "ean code gtin", "strichcode", "ean nummer gtin",
    ),
    "unit": (
        "unit", "uom", "unit of measure", "order unit", "sales unit", "units", "unit code", "enhed", "salgsenhed",
        "måleenhed", "bestillingsenhed", "mængdeenhed", "enh", "einheit", "mengeneinheit", "me", "bestelleinheit",
        "verkaufseinheit", "maßeinheit", "vpe einheit",
        "base uom", "base unit", "stock unit", "purchase uom", "basismengeneinheit",
        "lagerenhed", "verkaufsmengeneinheit",
    ),
    "pack_size": (
        "pack size", "packing quantity", "package quantity", "pack quantity", "pack", "units per pack", "qty per pack",
        "pcs per pack", "content", "pakning", "pakningsstørrelse", "kolli", "kollistørrelse", "antal pr pakke",
        "antal pr kolli", "stk pr pakke", "stk pr kolli", "pakke størrelse", "verpackungseinheit", "vpe", "ve", "packungsgröße",
        "packungsgrösse", "verpackungsmenge", "inhalt",
        "stk pk", "stk pr pk", "antal pr pk", "pcs pack", "st vpe", "stück vpe",
        "items per sales unit", "items per unit", "quantity per pack", "pakke", "pk", "pack qty",
        "kartonantal", "kolliantal", "kolli str", "kolli antal", "antal pr karton", "stk pr karton", "pk str", "forpakning",
        "forp", "karton", "kartonstørrelse", "packung", "packungsinhalt", "stück pro karton", "box qty", "carton qty",
        "qty per carton", "pcs per box", "pcs per carton", "packing", "packing unit",
    ),
    "minimum_order": (
        "minimum order", "minimum order quantity", "moq", "min order", "min order qty", "minimum quantity", "quantity min",
        "min qty", "mindste ordre", "minimumsordre", "mindsteordre", "min ordre", "minimumsbestilling", "minimumsantal",
        "mindste antal", "min antal", "min bestilling", "mindestbestellmenge", "mindestmenge", "mindestabnahme",
        "mindestabnahmemenge", "min bestellmenge",
        "min køb", "min købsantal", "mindste køb", "order minimum", "mindest abnahme",
        "min best", "min bestil", "mindste bestilling", "mindestbestellung", "min abnahme",
    ),
    "lead_time": (
        "lead time", "leadtime", "delivery time", "delivery", "time of delivery", "leveringstid", "levering", "lev tid",
        "ledetid", "lieferzeit", "lieferfrist", "wiederbeschaffungszeit",
        "lev dage",
    ),
    "lead_time:days": (
        "lead time days", "delivery time days", "delivery days", "leveringstid dage", "leveringsdage", "leveringstid i dage",
        "lieferzeit tage", "lieferzeit in tagen", "liefertage",
    ),
    "lead_time:weeks": (
        "lead time weeks", "delivery time weeks", "delivery weeks", "leveringstid uger", "leveringsuger", "leveringstid i uger",
        "lieferzeit wochen", "lieferzeit in wochen",
    ),
    "origin": (
        "origin", "country of origin", "made in", "coo", "origin country", "country", "oprindelse", "oprindelsesland",
        "produktionsland", "land", "ursprung", "ursprungsland", "herkunft", "herkunftsland", "herstellungsland",
        "opr land", "landekode", "country code", "ländercode", "oprindelseskode",
    ),
    "hs_code": (
        "hs", "hs code", "hs no", "hs number", "customs tariff number", "customs code", "tariff code", "commodity code",
        "tariff number", "toldtarif", "toldkode", "varekode told", "toldtarifnummer", "toldnummer", "taric", "hs kode",
        "toldpos", "zolltarifnummer", "zollnummer", "warennummer", "statistische warennummer", "hs nummer", "cn code",
        "toldnr", "hs nr", "told nr", "zolltarifnr", "toldposition", "zolltarif", "statnr", "stat nr", "stat warennr",
    ),
    "classification.CPV": ("cpv", "cpv code", "cpv kode", "cpv nummer", "cpv nr"),
    "classification.UNSPSC": ("unspsc", "unspsc code", "unspsc kode"),
    "classification.ETIM": ("etim", "etim class", "etim klasse", "etim code", "etim kode"),
    "classification.ECLASS": ("eclass", "e class", "eclass code", "eclass kode", "eclass nummer"),
    "classification.VVS": ("vvs", "vvs nr", "vvs nummer"),
    "classification.DB": ("db nr", "db nummer", "db varenr"),
    "classification.EL": ("el nr", "el nummer", "elnr", "e nummer", "e nr"),
    "classification.RSK": ("rsk", "rsk nr", "rsk nummer"),
    "classification.NRF": ("nrf", "nrf nr", "nrf nummer", "nobb", "nobb nr"),
    "unit_beside.mass": (
        "weight uom", "weight unit", "unit of weight", "vægtenhed", "enhed vægt", "gewichtseinheit", "net weight uom",
    ),
    "unit_beside.volume": ("volume uom", "volume unit", "rumfang enhed", "volumenenhed", "volumeneinheit"),
    "unit_beside.length": (
        "dim uom", "dimension uom", "dimension unit", "dimensions uom", "length uom", "length unit", "unit of dimension",
        "måleenhed dimension", "enhed mål", "maßeinheit abmessung", "abmessungseinheit",
    ),
    "classification.group": (
        "product group", "item group", "category", "group", "class name", "varegruppe", "produktgruppe", "kategori",
        "hovedgruppe", "gruppe", "warengruppe", "artikelgruppe", "kategorie", "produktkategorie",
        "wg", "undergruppe", "product line", "product family", "produktfamilie", "produktserie", "serie",
    ),
    "classification.discount group": (
        "discount group", "discount code", "rg", "rabatgruppe", "rabatkode", "rabattgruppe", "rabattcode",
        "rab gr", "rab grp", "rabatgr", "rabatgrp", "rabattgr", "rabatt gr",
    ),
    "currency": (
        "currency", "price currency", "ccy", "cur", "currency code", "valuta", "valutakode", "mønt", "møntsort", "pris valuta",
        "währung", "waehrung", "preiswährung", "währungscode",
        "primary currency", "base currency", "list currency", "sales currency", "price list currency", "preis währung",
    ),
    "price": (
        "prices", "priser", "preise",
        "price", "unit price", "list price", "net price", "sales price", "price amount", "price per unit", "net unit price",
        "price each", "gross price", "rate", "hourly rate", "base price", "price excl vat", "price ex vat",
        "pris", "enhedspris", "stykpris", "stk pris", "listepris", "nettopris", "salgspris", "pris pr enhed", "pris pr stk",
        "pris pr stk excl moms", "pris ekskl moms", "pris excl moms", "pris ex moms", "pris u moms", "vejl pris",
        "vejledende pris", "bruttopris", "timepris", "à pris", "a pris", "grundpris", "pris netto", "katalogpris", "kostpris",
        "preis", "stückpreis", "einzelpreis", "listenpreis", "nettopreis", "verkaufspreis", "bruttopreis", "vk preis", "vk",
        "preis je einheit", "preis pro stück", "ep", "stundensatz", "preis netto", "uvp",
        "vejl udsalgspris", "vejl udsalg", "udsalgspris", "indkøbspris", "ek preis", "einkaufspreis", "msrp", "rrp", "preis me",
        "staffelpris", "staffelpreis", "staffel pris", "trappepris", "scale price",
        "tier price", "timesats", "stundenpreis",
        "price list", "prisliste", "preisliste", "price net", "preis brutto",
        "price before discount", "pris før rabat", "preis vor rabatt", "price after discount", "discounted price",
        "pris efter rabat", "preis nach rabatt", "your price", "din pris", "jeres pris", "ihr preis",
    ),
    "from_quantity": (
        "from quantity", "price from quantity", "quantity from", "lower bound", "from qty", "quantity break", "break quantity",
        "qty break", "break qty", "break",
        "quantity", "qty", "scale quantity", "min quantity for price", "fra antal", "antal fra", "ved antal", "fra mængde",
        "staffelantal", "mængde fra", "mængdetrin", "antal", "mængde", "ab menge", "staffelmenge", "menge ab", "menge",
    ),
    "price_type": ("price type", "pristype", "preistyp", "preisart"),
    "price_factor": ("price factor", "prisfaktor", "preisfaktor"),
    "per": (
        "per", "price per", "price unit", "price quantity", "price basis", "priced per", "pris pr", "prisenhed", "pr antal",
        "pris pr antal", "preiseinheit", "pe", "preis pro", "preismenge", "preis je",
        "je", "pro", "pr", "prisen gælder for", "preis gilt für",
    ),
    "discount": (
        "discount", "discount percent", "discount pct", "your discount", "customer discount", "rebate", "trade discount",
        "rabat", "rabatsats", "rabatprocent", "rabat procent", "rabat pct", "rabat i procent", "kunderabat", "din rabat",
        "jeres rabat", "varerabat", "rabatt", "rabattsatz", "rabatt prozent", "rabatt in prozent", "kundenrabatt", "ihr rabatt",
        "grundrabatt", "nachlass", "nachlass prozent",
    ),
    "one_off": (
        "one off cost", "one off costs", "one time cost", "setup cost", "set up cost", "start up cost", "tooling cost",
        "one off", "engangsomkostning", "engangsomkostninger", "opstartspris", "opstartsomkostning", "startgebyr", "engangspris",
        "einmalkosten", "rüstkosten", "einmalige kosten",
    ),
    "incoterm": (
        "incoterm", "incoterms", "delivery terms", "terms of delivery", "delivery term", "leveringsbetingelse",
        "leveringsbetingelser", "leveringsklausul", "lieferbedingung", "lieferbedingungen", "lieferklausel",
        "incoterm 2020", "incoterms 2020",
    ),
    "place": (
        "named place", "place", "incoterm place", "place of delivery", "delivery place", "leveringssted", "sted",
        "incoterm sted", "lieferort", "benannter ort", "ort",
    ),
    "valid_from": (
        "valid from", "price valid from", "start date", "effective from", "valid start date", "gyldig fra", "pris gyldig fra",
        "gælder fra", "prisdato", "gültig ab", "gültig von", "gueltig ab", "preis gültig ab",
    ),
    "valid_until": (
        "valid until", "valid to", "price valid until", "valid through", "expiry date", "end date", "expires", "valid end date",
        "gyldig til", "pris gyldig til", "gælder til", "udløber", "udløbsdato", "gyldig indtil", "gültig bis", "gueltig bis",
        "preis gültig bis", "ablaufdatum",
    ),
    "certificate.name": (
        "certificate", "certificate name", "certification", "approval", "approvals", "certificates", "certifikat",
        "certifikatnavn", "godkendelse", "certificering", "certifikater", "zertifikat", "zertifizierung", "zulassung",
        "zertifikatsname",
    ),
    "certificate.number": (
        "certificate no", "certificate number", "certificate id", "approval no", "certifikatnr", "certifikat nr",
        "certifikatnummer", "godkendelsesnr", "zertifikatsnummer", "zertifikatnummer", "zertifikat nr", "zulassungsnummer",
    ),
    "certificate.issuer": (
        "certificate issuer", "issued by", "certification body", "udsteder", "certifikatudsteder", "udstedt af", "aussteller",
        "zertifikat aussteller", "zertifizierungsstelle",
    ),
    "certificate.valid_from": (
        "certificate valid from", "certificate from", "certifikat gyldigt fra", "certifikat gyldig fra", "certifikat fra",
        "zertifikat gültig ab", "zertifikat gültig von",
    ),
    "certificate.valid_until": (
        "certificate valid until", "certificate valid to", "certificate until", "certificate expires", "certificate expiry",
        "certifikat gyldigt til", "certifikat gyldig til", "certifikat udløber", "certifikat til", "certifikat udløb",
        "zertifikat gültig bis", "zertifikat bis",
    ),
    "lead_time_per_unit": (
        "lead time per unit", "lead time days per unit", "days per unit", "delivery days per unit", "leveringstid pr enhed",
        "leveringstid pr stk", "dage pr enhed", "dage pr stk", "lieferzeit je einheit", "lieferzeit pro stück", "tage je einheit",
    ),
    "spare_parts_years": (
        "spare parts years", "spare parts available years", "spare parts for years", "reservedele år",
        "reservedele i antal år", "reservedelsgaranti år", "ersatzteile jahre", "ersatzteilverfügbarkeit jahre",
    ),
    "spare_parts": (
        "spare parts", "spares", "spare parts supply", "reservedele", "reservedelsforsyning", "ersatzteile",
        "ersatzteilversorgung",
    ),
    "export_control": (
        "export control", "export controlled", "under export control", "dual use", "eksportkontrol",
        "underlagt eksportkontrol", "exportkontrolle", "ausfuhrkontrolle",
    ),
    "export_control_code": (
        "export control code", "eccn", "dual use code", "eksportkontrolkode", "eksportkontrolnummer",
        "exportkontrollnummer", "ausfuhrlistennummer",
        "al nummer",
    ),
    "rohs": ("rohs", "rohs statement", "rohs compliance", "rohs erklæring", "rohs konform", "rohs status"),
    "reach": ("reach", "reach statement", "reach svhc", "svhc", "reach erklæring", "reach status"),
    "substances": (
        "restricted substances", "substances of concern", "substances", "problematiske stoffer", "begrænsede stoffer",
        "kandidatlistestoffer", "bedenkliche stoffe", "beschränkte stoffe",
    ),
    "warranty": (
        "warranty", "guarantee", "warranty months", "warranty period", "garanti", "garanti mdr", "garantiperiode",
        "garanti måneder", "garantie", "gewährleistung", "garantiezeit",
    ),
    "mass": (
        "weight", "mass", "net weight", "gross weight", "unit weight", "vægt", "nettovægt", "bruttovægt", "masse", "egenvægt",
        "gewicht", "nettogewicht", "bruttogewicht", "stückgewicht",
    ),
    "volume": ("volume", "packing volume", "shipping volume", "volumen", "rumfang", "forsendelsesvolumen", "packvolumen"),
    "local_content": (
        "local content", "local content percent", "share of origin", "local share", "lokalt indhold", "lokal andel",
        "lokaler anteil", "wertschöpfungsanteil",
    ),
    "document": (
        "data sheet", "datasheet", "document", "link", "url", "product page", "datablad", "dokument", "produktside", "hjemmeside",
        "datenblatt", "produktseite", "mime source",
    ),
    "document.name": (
        "document name", "document title", "mime description", "dokumentnavn", "dokumenttitel", "dokumentname",
    ),
    "document.kind": ("document kind", "document type", "mime purpose", "dokumenttype", "dokumentart", "dokumenttyp"),
    "components": (
        "components", "parts", "kit contents", "bill of materials", "komponenter", "dele", "indhold af sæt", "stykliste",
        "bestandteile", "stückliste",
    ),
    "attribute.name": ("attribute name", "property name", "feature name", "egenskab", "egenskab navn", "merkmal", "merkmalname"),
    "attribute.value": (
        "attribute value", "property value", "feature value", "egenskab værdi", "egenskabsværdi", "merkmalswert", "merkmal wert",
    ),
    "attribute.unit": ("attribute unit", "property unit", "feature unit", "egenskab enhed", "merkmal einheit"),
}  # fmt: skip

# Words that may stand around the number in the title of a quantity break: `Pris v. 10 stk.`, `ab 100 St.`, `from 5 pcs`.
BREAK_WORDS = frozenset(
    {
        "v", "ved", "fra", "from", "ab", "at", "min", "for", "bei", "pr", "per", "over", "fm", "mere", "end", "a", "and",
        "stk", "styk", "st", "stck", "stueck", "pcs", "pc", "pieces", "piece", "units", "unit", "enheder", "enhed", "og",
        "up", "more", "und", "mehr", "koeb", "af", "abnahme", "von", "order",
        "qty", "antal", "menge", "quantity", "ex", "excl", "ekskl", "moms", "vat", "mwst", "op",
        "opefter", "works", "exw", "fabrik", "werk", "m", "kg", "t", "h", "l", "meter", "ton", "timer", "hours", "stunden",
    }
)  # fmt: skip

# Words that a title may carry without changing its meaning.
FILLERS = frozenset(
    {
        "ekskl", "excl", "ex", "eksl", "moms", "vat", "mwst", "netto", "net", "zzgl", "i", "in", "the", "den", "pr", "stk",
    }
)  # fmt: skip

# What lists say of restricted substances, by the statement's code; `yes` and `no` answer the question of the title.
ROHS: Mapping[str, tuple[str, ...]] = {
    "complies": (
        "complies",
        "compliant",
        "conform",
        "yes",
        "y",
        "ja",
        "j",
        "overholder",
        "overholdt",
        "erfüllt",
        "konform",
    ),
    "exemption": ("exemption", "complies by exemption", "undtagelse", "ausnahme"),
    "does-not-comply": (
        "does not comply",
        "not compliant",
        "no",
        "n",
        "nej",
        "nein",
        "overholder ikke",
        "nicht konform",
    ),
    "out-of-scope": ("out of scope", "not applicable", "ikke omfattet", "nicht betroffen"),
}
REACH: Mapping[str, tuple[str, ...]] = {
    "none-above-limit": (
        "none above limit", "none above the limit", "none", "no", "nej", "nein", "ingen over grænsen", "keine über grenzwert",
    ),
    "above-limit": ("above limit", "above the limit", "yes", "ja", "over grænsen", "über grenzwert"),
    "out-of-scope": ("out of scope", "not applicable", "ikke omfattet", "nicht betroffen"),
}  # fmt: skip

KINDS: Mapping[str, tuple[str, ...]] = {
    "component": (
        "component",
        "product",
        "goods",
        "item",
        "komponent",
        "vare",
        "produkt",
        "komponente",
        "ware",
        "erzeugnis",
    ),
    "service": (
        "service",
        "services",
        "ydelse",
        "tjeneste",
        "tjenesteydelse",
        "service ydelse",
        "dienstleistung",
        "leistung",
    ),
    "capacity": ("capacity", "equipment", "facility", "kapacitet", "udstyr", "anlæg", "kapazität", "anlage"),
    "competence": ("competence", "expertise", "skill", "kompetence", "ekspertise", "kompetenz", "fachwissen"),
    "by-product": ("by-product", "byproduct", "by product", "restprodukt", "biprodukt", "nebenprodukt", "reststoff"),
}
