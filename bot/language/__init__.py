"""PURE. Translation: catalogues in the form of gettext, and the translator that reads them."""
