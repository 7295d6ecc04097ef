"""Digests of bytes and of plain values."""

from __future__ import annotations

import json
from hashlib import sha256

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def of_bytes(data: bytes) -> str:
    """sha256 in hex."""
    return sha256(data).hexdigest()


def of_value(value: object) -> str:
    """The digest of a value of text, numbers, lists and mappings; half of sha256, which is plenty to tell versions of one thing apart."""
    return sha256(_ENCODER.encode(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]
