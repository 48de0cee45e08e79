"""Folders' names as they go over the line: quoted, in modified UTF-7 (RFC 3501 5.1.3)."""

import re
from base64 import b64decode, b64encode


def encode_utf7(name: str) -> str:
    return re.sub(r"[^\x20-\x7e]+", _encode_run, name.replace("&", "&-"))


def decode_utf7(name: str) -> str:
    return re.sub(r"&([^-]*)-", _decode_run, name)


def _encode_run(found: re.Match[str]) -> str:
    digits = b64encode(found[0].encode("utf-16-be")).decode().rstrip("=")
    return f"&{digits.replace('/', ',')}-"


def _decode_run(found: re.Match[str]) -> str:
    digits = found[1].replace(",", "/")
    return b64decode(digits + "=" * (-len(digits) % 4)).decode("utf-16-be") if digits else "&"


def quote_name(name: str) -> str:
    escaped = encode_utf7(name).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
