"""Word documents (.docx, .docm) as blocks of text: body, headings, printed numbers, tables and footnotes."""
