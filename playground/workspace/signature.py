"""Slack's signature, version 0: a keyed hash of the moment and the body as sent."""

import hashlib
import hmac


def signed_headers(secret: str, body: str, now: float) -> dict[str, str]:
    moment = str(int(now))
    base = f"v0:{moment}:{body}".encode()
    signature = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={signature}"}
