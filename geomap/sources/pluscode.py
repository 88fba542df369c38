"""Open location codes ("plus codes") to coordinates."""

from __future__ import annotations

_DIGITS = "23456789CFGHJMPQRVWX"
_PAIRS, _GRID_ROWS, _GRID_COLUMNS = 10, 5, 4


def centre(code: str) -> tuple[float, float] | None:
    """Return (lat, lon) of the middle of a full code's cell, None for a short or wrong code."""
    head, plus, tail = code.strip().upper().partition("+")
    digits = (head.rstrip("0") + tail).strip()
    if not plus or len(head) != 8 or not 2 <= len(digits) <= 15 or set(digits) - set(_DIGITS):
        return None
    lat, lon, height, width = -90.0, -180.0, 400.0, 400.0
    for position, digit in enumerate(digits):
        value = _DIGITS.index(digit)
        if position >= _PAIRS:
            height, width = height / _GRID_ROWS, width / _GRID_COLUMNS
            lat += height * (value // _GRID_COLUMNS)
            lon += width * (value % _GRID_COLUMNS)
        elif position % 2 == 0:
            height /= 20
            lat += height * value
        else:
            width /= 20
            lon += width * value
    if len(digits) % 2 and len(digits) < _PAIRS:
        return None
    return lat + height / 2, lon + width / 2
