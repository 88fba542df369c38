"""Data blocks: JSON in the page that no report's words can break out of."""

from __future__ import annotations

import json
from typing import Any

# `<` ends a block early in two ways (`</script`, `<!--`): written as its escape, in none.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def to_json(value: Any) -> str:
    """Return compact JSON that is safe between script tags."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


def block(id: str, value: Any) -> str:
    """Return a data block: a script element that no browser runs."""
    return f'<script type="application/json" id="{id}">{to_json(value)}</script>\n'
