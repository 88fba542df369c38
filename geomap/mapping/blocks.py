"""Data blocks: JSON in the page that no report's words can break out of."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from typing import Any

# `<` ends a block early in two ways (`</script`, `<!--`): written as its escape, in none.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}

_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_STRETCH = 1 << 18
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY)


def to_json(value: Any) -> str:
    """Return compact JSON that is safe between script tags."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


def block(id: str, value: Any) -> str:
    """Return a data block: a script element that no browser runs."""
    return f'<script type="application/json" id="{id}">{to_json(value)}</script>\n'


def packed(block: bytes) -> str:
    """Return a block as it stands in a page: gzip without a date, base64.

    Each stretch of the block is packed in the way that makes it smaller: where values hardly
    repeat, the references that deflate would look for cost more than they save.
    """
    parts = [_GZIP_HEADER]
    for at in range(0, len(block), _STRETCH):
        stretch = block[at : at + _STRETCH]
        parts.append(min((_deflated(stretch, how) for how in _STRATEGIES), key=len))
    # An empty last block, then what gzip ends with.
    parts += [b"\x03\x00", zlib.crc32(block).to_bytes(4, "little")]
    parts.append((len(block) & 0xFFFFFFFF).to_bytes(4, "little"))
    return b64encode(b"".join(parts)).decode()


def _deflated(stretch: bytes, strategy: int) -> bytes:
    """Return a stretch as whole bytes of a deflate stream that goes on."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15, 9, strategy)
    return packer.compress(stretch) + packer.flush(zlib.Z_FULL_FLUSH)
