"""Making events, and looking into pages, for the tests of the mapper."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from base64 import b64decode
from typing import Any

from geomap.events import Event

NIGHT = {"start": dt.date(2025, 3, 18), "end": dt.date(2025, 3, 19), "time_precision": "night"}
_BLOCK = re.compile(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', re.DOTALL)


def event(**values: Any) -> Event:
    """Return an event of that night; what is given goes before what is usual."""
    usual: dict[str, Any] = {
        "kind": "strike",
        "weapon": "drone",
        "initiator": "RU",
        "status": "reported",
        "background": False,
        "lang": "en",
        **NIGHT,
    }
    return Event(**(usual | values))


def blocks(page: str) -> dict[str, Any]:
    """Return the data blocks of a page."""
    return {name: json.loads(text) for name, text in _BLOCK.findall(page)}


def unpacked(data: str) -> bytes:
    """Return what a packed block holds before gzip."""
    return gzip.decompress(b64decode(data))
