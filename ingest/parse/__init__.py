"""PURE. The parser of mail: bytes → a `Mail` value; never an exception."""
