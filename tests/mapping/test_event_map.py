"""The page that `geomap.map` makes: one file, the same bytes, no words that could run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import folium
import pytest
from folium.plugins import HeatMap, MarkerCluster

import geomap
from gazetteer.errors import InputError
from geomap.events import PRIVATE_COLUMNS, Event, Passage, to_table
from geomap.mapping import assets
from geomap.mapping.columns import PAGE_COLUMNS
from geomap.mapping.document import Page
from tests.mapping.pages import blocks, event, unpacked

HOSTILE = "</script><script>alert(1)</script><!-- ${alert(1)} ` \\ {{ 7*7 }} {% raw %} \u202e\u2028"


def test_a_map_is_a_folium_map(night: list[Event]) -> None:
    assert isinstance(geomap.map(night), folium.Map)


def test_same_events_make_the_same_bytes(night: list[Event], passages: list[Passage]) -> None:
    first, second = (geomap.map(night, passages) for _ in range(2))
    assert first.to_html() == second.to_html() == first.to_html()


def test_the_command_writes_what_the_map_saves(night: list[Event], passages: list[Passage]) -> None:
    page = Page.of(to_table(night), passages)
    assert page.html() == geomap.map(night, passages).to_html()


def test_a_map_of_an_extracted_frame_lists_what_was_not_mapped() -> None:
    text = "A drone hit a house in Orsk. The mayor denied that drones hit Kazan."
    frame = geomap.extract(text, published="2025-03-19")
    listed = blocks(geomap.map(frame).to_html())["geomap-meta"]["passages"]
    assert len(listed) == len(frame.attrs["not_mapped"]) == 1
    assert not blocks(geomap.map(frame, []).to_html())["geomap-meta"]["passages"]


def test_a_path_is_no_events() -> None:
    with pytest.raises(InputError, match=r"geomap.read\('events.csv'\)"):
        geomap.map("events.csv")


def test_the_page_asks_for_nothing(night: list[Event]) -> None:
    page = geomap.map(night).to_html()
    assert not re.findall(r"<(?:link|img|iframe|object|embed)\b|<script[^>]+src=", page)
    assert "sourceMappingURL" not in page
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert not [script for script in scripts if "attribution-flag" in script]


def test_the_policy_names_the_authored_scripts_only(night: list[Event]) -> None:
    page = geomap.map(night).to_html()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    own = {
        b64encode(sha256(script.text.encode()).digest()).decode()
        for script in (assets.first_script(), assets.leaflet(), *assets.scripts())
    }
    assert set(re.findall(r"script-src ([^;]+)", policy)[0].split()) == {
        f"'sha256-{digest}'" for digest in own
    }
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy.replace("style-src-attr 'unsafe-inline'", "")


def test_no_column_breaks_out_of_the_page(night: list[Event]) -> None:
    columns = [c for c in PAGE_COLUMNS if Event.__annotations__[c] == "str | None"]
    for column in columns:
        setattr(night[0], column, f"{column} {HOSTILE}")
    page = geomap.map(night).to_html()
    assert "<script>alert" not in page
    assert page.count("</script>") == geomap.map([]).to_html().count("</script>")
    data = unpacked(blocks(page)["geomap-events"]["data"]).decode("utf-8", "ignore")
    for column in columns:
        assert json.dumps(f"{column} {HOSTILE}", ensure_ascii=False) in data


def test_no_option_breaks_out_of_the_page(night: list[Event]) -> None:
    options = ("title", "subtitle", "note", "credit", "checked_by")
    page = geomap.map(night, **dict.fromkeys(options, HOSTILE)).to_html()
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page


def test_private_columns_never_reach_a_page(night: list[Event]) -> None:
    page = geomap.map(night).to_html()
    whole = page + unpacked(blocks(page)["geomap-events"]["data"]).decode("latin-1")
    assert "secret" not in whole
    for name in PRIVATE_COLUMNS:
        assert f'"{name}"' not in whole


@pytest.mark.parametrize(("quotes", "kept"), [("full", True), ("short", True), ("none", False)])
def test_quotes_leave_as_asked(night: list[Event], quotes: str, kept: bool) -> None:
    night[0].quote += " And more was said." * 20
    page = geomap.map(night, quotes=quotes).to_html()
    data = unpacked(blocks(page)["geomap-events"]["data"]).decode("latin-1")
    assert ("A drone hit a hospital" in data) is kept
    assert ("A drone hit a hospital" in page) is kept
    assert (data.count("And more") == 20) is (quotes == "full")


def test_without_script_the_table_is_in_the_page(
    night: list[Event], passages: list[Passage]
) -> None:
    page = geomap.map(night, passages).to_html()
    body = page.split('<div id="geomap-app">')[1].split("</main>")[0]
    for said in (
        "A drone hit a hospital in Sumy, an aide said.",
        "somewhere in Poltava region",
        "part of a total of 57",
        "Seven of its own drones were downed.",
        "Machine-read; not checked by an editor.",
    ):
        assert said in body


def test_no_event_makes_a_page_that_says_so() -> None:
    assert "No report of drone activity was found" in geomap.map([]).to_html()


def test_a_layer_of_the_user_is_in_the_file(night: list[Event]) -> None:
    drawn = geomap.map(night)
    folium.CircleMarker([50.9, 34.8], radius=4).add_to(drawn)
    page = drawn.to_html()
    script = page.split("<script>")[-1].split("</script>")[0]
    assert "geomap.app.map" in script
    assert "L.circleMarker" in script
    assert b64encode(sha256(script.encode()).digest()).decode() in page.split("</head>")[0]
    assert page == drawn.to_html()


def test_layers_of_folium_are_the_same_bytes_twice(night: list[Event]) -> None:
    def build() -> str:
        point = {"type": "Point", "coordinates": [30, 50]}
        drawn = geomap.map(night)
        folium.Marker([49.84, 24.03], popup="Lviv", tooltip="a town").add_to(drawn)
        feature = {"type": "Feature", "properties": {"n": 1}, "geometry": point}
        folium.GeoJson(
            {"type": "FeatureCollection", "features": [feature]},
            popup=folium.GeoJsonPopup(fields=["n"]),
        ).add_to(drawn)
        MarkerCluster([[50, 30], [50, 31]]).add_to(drawn)
        folium.LayerControl().add_to(drawn)
        first: str = drawn.to_html()
        assert drawn.to_html() == first
        return first

    page = build()
    assert page == build()
    assert "L.markerClusterGroup" in page
    assert "jQuery" in page
    assert not re.findall(r"https?://(?:cdn|code|unpkg|netdna)", page)


def test_an_icon_that_needs_the_network_is_an_error_that_names_it(night: list[Event]) -> None:
    drawn = geomap.map(night)
    folium.Marker([50.9, 34.8], icon=folium.Icon()).add_to(drawn)
    with pytest.raises(InputError, match="awesome-markers"):
        drawn.to_html()


def test_a_layer_that_needs_the_network_is_an_error_that_names_it(night: list[Event]) -> None:
    drawn = geomap.map(night)
    HeatMap([[50.9, 34.8]]).add_to(drawn)
    with pytest.raises(InputError, match=r"leaflet_heat\.min\.js"):
        drawn.to_html()


def test_only_a_page_with_tiles_may_ask_for_pictures(night: list[Event]) -> None:
    plain, tiled = (geomap.map(night, tiles=tiles).to_html() for tiles in (False, True))
    assert "img-src data: blob:;" in plain
    assert "openstreetmap" not in plain.split("</head>")[0]
    assert "img-src data: blob: https://tile.openstreetmap.org;" in tiled


def test_a_notebook_shows_the_page_in_a_frame(night: list[Event]) -> None:
    shown = geomap.map(night, height=480)._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert 'height="480px"' in shown


def test_save_writes_the_page(night: list[Event], tmp_path: Path) -> None:
    target = tmp_path / "new" / "map.html"
    geomap.map(night).save(target)
    assert target.read_text(encoding="utf-8") == geomap.map(night).to_html()


def test_an_unknown_option_value_names_the_known_ones(night: list[Event]) -> None:
    with pytest.raises(InputError, match="en, uk, ru"):
        geomap.map(night, lang="de")


def test_an_undated_event_leaves_the_title_without_a_date() -> None:
    drawn = geomap.map([event(start=None, end=None, place="Sumy", region="UA-59")])
    assert blocks(drawn.to_html())["geomap-meta"]["title"] == "Reported drone activity in Ukraine"


def test_a_data_frame_makes_the_same_page(night: list[Event]) -> None:
    import pandas as pd

    frame = pd.DataFrame([asdict(e) for e in night]).assign(note="not a column of events")
    assert geomap.map(frame).page.packed == geomap.map(night).page.packed
    frame["start"], frame["end"] = pd.to_datetime(frame["start"]), pd.to_datetime(frame["end"])
    assert geomap.map(frame).page.packed == geomap.map(night).page.packed


def test_a_data_frame_of_something_else_is_refused() -> None:
    import pandas as pd

    with pytest.raises(InputError, match="kind"):
        geomap.map(pd.DataFrame({"a": [1]}))
    with pytest.raises(InputError, match="does not fit"):
        geomap.map(pd.DataFrame({"kind": ["strike"], "lon": ["far"]}))
