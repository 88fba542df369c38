"""`geomap info`: versions, formats, data sources and their attribution."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

import click

from geomap.cli.inputs import default_store

_LIBRARIES = ("click", "duckdb", "pyarrow", "geopandas", "shapely", "folium", "matplotlib")
_EXTRAS = {
    "pdf": "pypdf",
    "docx": "python-docx",
    "pptx": "python-pptx",
    "layers": "XStatic-Leaflet-MarkerCluster",
}


@click.command("info")
@click.option("--sources", is_flag=True, help="Print every data file with licence and credit.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How answers are printed.",
)
def command(sources: bool, format_: str) -> None:
    """Print versions, data sources and their attribution.

    \b
    Examples:
      geomap info
      geomap info --sources
    """
    found = _sources() if sources else _versions()
    if format_ == "json":
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for name, value in found.items():
        if isinstance(value, str):
            click.echo(f"{name + ':':16}{value}")
            continue
        click.echo(name)
        for key, said in value.items():
            click.echo(f"  {key + ':':14}{said}")


def _versions() -> dict[str, str]:
    from geomap.sources import FORMATS
    from geomap.store.export import FORMATS as WRITTEN

    store = default_store()
    return {
        "geomap": _version("geomap-reports"),
        **{name: _version(name) for name in _LIBRARIES},
        **{f"extra {name}": _version(package) for name, package in _EXTRAS.items()},
        "store": f"{store}{'' if store.exists() else ' (not made yet)'}",
        "reads": ", ".join(FORMATS[1:]),
        "writes": ", ".join(WRITTEN),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _sources() -> dict[str, Any]:
    path = files("gazetteer") / "data" / "SOURCES.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
