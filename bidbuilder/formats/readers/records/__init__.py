"""Catalogues of requirements kept as records in YAML, one record a requirement, lists within records as sections."""
