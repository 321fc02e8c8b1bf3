"""DATANORM 4: articles, texts, prices and groups of German wholesalers, in semicolon-separated records."""
