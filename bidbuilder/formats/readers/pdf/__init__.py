"""PDF files with text, page by page, through pdfium: lines with their places, then paragraphs and headings."""
