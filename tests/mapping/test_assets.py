"""What the page is allowed to run and to show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gazetteer.errors import MissingExtraError
from geomap.mapping import assets, fonts

PAGE = Path(assets.__file__).parent / "page"
REVIEW = Path(assets.__file__).parent / "review" / "page"


@pytest.mark.parametrize(
    "path", sorted([*PAGE.glob("*.js"), *REVIEW.glob("*.js")]), ids=lambda p: p.name
)
def test_no_template_literal_runs_over_lines(path: Path) -> None:
    # Indentation is taken out of the scripts; inside such a literal it would be text.
    odd = [line for line in path.read_text().splitlines() if line.count("`") % 2]
    assert not odd


def test_our_scripts_hold_every_module_once_and_start_the_page() -> None:
    ahead, ours = (script.text for script in assets.scripts())
    for path in PAGE.glob("*.js"):
        held = [f"geomap.{path.stem} = " in script for script in (ahead, ours)]
        assert sum(held) == (path.name != "document.js")
    assert ahead.endswith("geomap.ahead.start();\n")
    assert ours.endswith("geomap.app.start();\n")
    assert "/**" not in ahead + ours


def test_leaflet_is_read_once() -> None:
    script = assets.leaflet().text
    assert re.search(r"\(this,\(function\(t\)\{.*\}\)\);\s*$", script, re.DOTALL)
    assert "document.namespaces.add" not in script


def test_leaflet_is_named_without_a_flag_and_asks_for_no_map_of_its_source() -> None:
    script = assets.leaflet().text
    assert "prefix:'Leaflet'" in script
    assert "attribution-flag" not in script
    assert "sourceMappingURL" not in script


def test_styles_fetch_nothing() -> None:
    for sheet in (assets.leaflet_style(), assets.style()):
        assert not re.search(r"url\((?!#|[\"']?data:)", sheet.text)


def test_a_sign_beyond_ascii_is_written_as_its_escape_and_keeps_the_space_behind_it() -> None:
    assert 'content: "\\2013  ";' in assets.plain_sheet('li::before { content: "– "; }')
    assert assets.style().text.isascii()


def test_a_package_that_is_missing_says_how_to_get_it() -> None:
    with pytest.raises(MissingExtraError, match="pip install XStatic-leaflet-draw"):
        assets.xstatic("leaflet_draw", "leaflet.draw.js")


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda f: f.file)
def test_fonts_are_what_their_packages_give(face: fonts.Face) -> None:
    assert (PAGE / "fonts" / f"{face.file}.woff2").read_bytes() == fonts.subset(face)
