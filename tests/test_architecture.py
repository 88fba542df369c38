"""The floors, the sizes and the rights that the design promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    p
    for package in ("gazetteer", "geomap")
    for p in (ROOT / package).rglob("*")
    if p.suffix in {".py", ".js", ".css"}
)


def test_imports_go_down_the_floors() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_outgrows_its_noun(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_third_party_script_or_style_is_copied_in() -> None:
    names = [p.name.lower() for p in SOURCES]
    assert not [n for n in names if ".min." in n or n.startswith(("leaflet", "jquery"))]


@pytest.mark.parametrize(
    ("statement", "heavy"),
    [
        (
            "import geomap, geomap.cli",
            {"numpy", "pandas", "shapely", "pyarrow", "duckdb", "folium"},
        ),
        ("import gazetteer; gazetteer.locate('Sumy')", {"numpy", "shapely", "geopy", "pyarrow"}),
    ],
)
def test_a_cold_start_imports_nothing_heavy(statement: str, heavy: set[str]) -> None:
    script = f"import sys; {statement}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not heavy & set(run.stdout.split())
