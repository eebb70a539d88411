"""Keys and what they do: the chain's HMAC-SM3, keyed hashes for look-up, encryption of numbers at rest.

Each ciphertext and hash names its key, so that keys can be rotated. Keys live in a file, never in the database.
"""

import hmac as _hmac
import os
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hmac import HMAC
from django.conf import settings


def _sm3(key: bytes, text: bytes) -> str:
    mac = HMAC(key, hashes.SM3())
    mac.update(text)
    return mac.finalize().hex()


def sm3(content: bytes) -> str:
    """Plain SM3 of bytes, as hex: the address of a stored file."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def chain_mac(text: str) -> str:
    """HMAC-SM3 with the chain key, which never leaves the secrets file."""
    return _sm3(settings.ZHIXING_KEYS["chain"], text.encode())


def same(left: str, right: str) -> bool:
    """Compare two digests without telling where they differ."""
    return _hmac.compare_digest(left, right)


def keyed_hash(number: str) -> str:
    """How a document or account number is looked up: "key id:HMAC-SM3", never the number."""
    key_id = settings.ZHIXING_IDENTITY_KEY
    return f"{key_id}:{_sm3(settings.ZHIXING_KEYS[key_id], number.encode())}"


def encrypt(number: str) -> str:
    """Encrypt a number for rest: "key id:base64(nonce + AES-256-GCM)"."""
    key_id = settings.ZHIXING_IDENTITY_KEY
    nonce = os.urandom(12)
    sealed = AESGCM(settings.ZHIXING_KEYS[key_id]).encrypt(nonce, number.encode(), key_id.encode())
    return f"{key_id}:{b64encode(nonce + sealed).decode()}"


def decrypt(sealed: str) -> str:
    """Open what `encrypt` sealed, with whichever key it names. Raises KeyError when that key is gone."""
    key_id, _, body = sealed.partition(":")
    raw = b64decode(body)
    return AESGCM(settings.ZHIXING_KEYS[key_id]).decrypt(raw[:12], raw[12:], key_id.encode()).decode()


def masked(number: str) -> str:
    """A number as pages show it: first six and last four, or the last four of an account."""
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}" if len(number) > 10 else f"****{number[-4:]}"
