"""Readers of suppliers' files: lists (.xlsx, .csv), BMEcat, DATANORM and the UBL catalogue. `registry` is the way in."""
