"""The UBL 2 catalogue: Peppol Catalogue (T19) and Peppol pre-award catalogue (T68), and other UBL catalogues alike."""
