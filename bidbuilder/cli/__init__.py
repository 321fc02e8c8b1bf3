"""The command line. Its commands and their JSON are an interface that stays."""
