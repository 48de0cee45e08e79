"""PURE. Translation: catalogues in the form of gettext, and the translator that reads them.

translator  `Translator`: a sentence in somebody's language, with their time zone and currency
po_file     parses the text of a `.po` file, and names the line that can't be read
"""
