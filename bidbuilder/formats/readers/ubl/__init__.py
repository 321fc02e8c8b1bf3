"""UBL 2.x documents of buyers that are no eForms notices: calls for tenders (Peppol T004) and ESPD requests."""
