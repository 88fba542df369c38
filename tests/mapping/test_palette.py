"""Colours of the page, measured from the palette file."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import geomap.mapping

PAGE = Path(geomap.mapping.__file__).parent / "page"
PALETTE: dict[str, dict[str, Any]] = json.loads((PAGE / "palette.json").read_text())
THEMES = list(PALETTE)
GROUNDS = ("land", "land-other", "sea", "chip", "page")


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: str, one: str, other: str) -> float:
    """Return the contrast of two roles."""
    low, high = sorted(luminance(PALETTE[theme][role]) for role in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_the_sides_differ_from_each_other_and_from_every_ground(theme: str) -> None:
    assert contrast(theme, "ru", "ua") >= 3
    for side, ground in product(("ru", "ua", "none"), ("land", "sea", "chip")):
        assert contrast(theme, side, ground) >= 3, (side, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_russia_is_the_lighter_in_greyscale_in_every_theme(theme: str) -> None:
    assert luminance(PALETTE[theme]["ru"]) > luminance(PALETTE[theme]["ua"])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", ["ink", "ink-2", "ink-3", "link"])
def test_text_can_be_read(theme: str, text: str) -> None:
    for ground in ("page", "tint", "chip", "land"):
        assert contrast(theme, text, ground) >= 4.5, ground


@pytest.mark.parametrize("theme", THEMES)
def test_names_on_the_map_can_be_read(theme: str) -> None:
    assert contrast(theme, "label-region", "land") >= 4.5
    assert contrast(theme, "label-region", "land-other") >= 4.5
    assert contrast(theme, "label-sea", "sea") >= 4.5
    assert contrast(theme, "ink", "evidence") >= 4.5
    assert contrast(theme, "border", "land") >= 3
    assert contrast(theme, "focus", "page") >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_land_of_both_countries_has_one_tint_and_no_class_a_sides_colour(theme: str) -> None:
    colours = PALETTE[theme]
    assert "land-ua" not in colours
    assert not {colours["class-low"], colours["class-high"]} & {colours["ru"], colours["ua"]}
    assert contrast(theme, "class-low", "class-high") >= 3


def test_the_style_sheets_fallback_is_the_light_palette() -> None:
    sheet = (PAGE / "base.css").read_text()
    root = sheet[sheet.index(":root") : sheet.index("}")]
    for name, value in re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6})", root):
        assert PALETTE["light"][name] == value, name
