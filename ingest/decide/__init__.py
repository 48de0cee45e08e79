"""PURE. The decision about a mail: a parsed mail and what is known → one outcome with a reason."""
