"""Digests of bytes. `hashlib` loads all of OpenSSL, which takes longer than the few digests of a short answer."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in `typing`, which takes a while to import
if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:  # what `hashlib` itself falls back to where there is no OpenSSL
        from _blake2 import blake2b

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256

__all__ = ["digest_256", "key_of"]


def digest_256(data: bytes) -> bytes:
    """32 bytes that are the same only for the same bytes."""
    return blake2b(data, digest_size=32).digest()


def key_of(data: bytes) -> str:
    """A name of 32 hexadecimal figures that only these bytes have."""
    return sha256(data).hexdigest()[:32]
