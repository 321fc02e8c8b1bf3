"""Suppliers' own lists, .xlsx and .csv: any order of columns, titles in English, Danish or German."""
