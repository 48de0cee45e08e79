"""Decides who may ask: this machine's own page, and no page from elsewhere, under whatever name.

Any web page can make a browser send requests to this machine, and one whose own name was made to
point here (DNS rebinding) can even read the answers. Both name another host or origin than ours.
"""

from collections.abc import Mapping

_HOST_NAMES = ("127.0.0.1", "localhost")


def refusal_reason(headers: Mapping[str, str], port: int, *, changes_something: bool) -> str:
    """Says why this request is refused; empty when it is ours."""
    ours = {f"{name}:{port}" for name in _HOST_NAMES}
    if headers.get("Host", "") not in ours:
        return "The playground answers at its own address alone."
    origin = headers.get("Origin")
    if origin is not None and origin not in {f"http://{one}" for one in ours}:
        return "The playground answers its own page alone."
    if headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
        return "The playground answers its own page alone."
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if changes_something and kind != "application/json":
        return "What is sent must be JSON."
    return ""


SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
