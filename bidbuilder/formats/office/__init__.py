"""The office program as a converter: documents to PDF, PDF to page pictures. Nothing of bids is known here."""
