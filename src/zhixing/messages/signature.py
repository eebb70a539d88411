"""Signing the bytes that travel between court and bank.

Both sides share one secret per bank. The signature is the lower-case hex HMAC-SHA256 of exactly the bytes sent (for a
request without a body: of its path), carried in the header ``X-Zhixing-Signature``.
"""

import hmac

SIGNATURE_HEADER = "X-Zhixing-Signature"
BANK_HEADER = "X-Zhixing-Bank"


def sign(secret: bytes, body: bytes) -> str:
    """Return the hex signature of ``body``; an empty secret is refused because it would prove nothing."""
    if not secret:
        raise ValueError("签名密钥为空，请先配置密钥。")
    return hmac.digest(secret, body, "sha256").hex()


def is_signed(secret: bytes, body: bytes, signature: str) -> bool:
    """Whether ``signature`` is ours for exactly these bytes, compared in constant time."""
    return hmac.compare_digest(sign(secret, body).encode(), signature.encode("utf-8", "replace"))
