"""Open Contracting Data Standard 1.1, with the extensions that tenders use: releases and records, also unsound ones."""
