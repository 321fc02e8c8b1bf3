"""DATANORM 4 and 5: articles, texts, prices and groups of German wholesalers, in semicolon-separated records."""
