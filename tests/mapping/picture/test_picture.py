"""Pictures: exact sizes, the same bytes, words that can be read, nothing on top of anything."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageFilter

from gazetteer.errors import InputError
from geomap.events import Event, Passage
from geomap.mapping.caption import LONGEST
from geomap.mapping.picture import SIZES, draw, svg_for_page
from geomap.mapping.picture.drawing import make_sheet, palette
from geomap.mapping.picture.facets import parts
from geomap.mapping.picture.furniture import Lines
from geomap.mapping.picture.size import pixels, size
from geomap.mapping.picture.words import words
from tests.mapping.picture.reports import at, month, night

HOSTILE = "</text><script>alert(1)</script>&{{7*7}}\"'`"
REFERENCE = Path(__file__).parent / "reference"
SVG = "{http://www.w3.org/2000/svg}"


def sheet(events: list[Event], name: str, lang: str = "en", **given: object):
    made = make_sheet(
        events, [], size(name), words(lang), palette(None, "png"), lines=Lines("Title")
    )
    made = replace(made, **given)
    made.compose()
    return made


def collisions(made) -> list[tuple[str, str]]:
    assert made.placements
    return [pair for placement in made.placements for pair in placement.collisions()]


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
@pytest.mark.parametrize("name", list(SIZES))
def test_no_label_collides_on_the_seed_night(name: str, lang: str) -> None:
    made = sheet(night(), name, lang, numbered=name == "a4")
    assert collisions(made) == []
    assert not made.dense


@pytest.mark.parametrize("name", list(SIZES))
def test_no_label_collides_among_200_events(name: str) -> None:
    made = sheet(month(200), name, numbered=name == "a4")
    assert collisions(made) == []


def test_no_label_collides_on_small_multiples() -> None:
    events = month(120)
    made = sheet(events, "social", parts=parts(events, "week", words("en")))
    assert len(made.placements) >= 4
    assert collisions(made) == []


def test_every_report_is_on_the_map_or_told_in_words() -> None:
    made = sheet(month(200), "1col")
    groups, _, _ = made.compose()
    assert len(made.events) == sum(len(s.events) for s in made.spots.drawn)
    shown = {s.key for marks in made._marks for spots in marks.together for s in spots}
    assert {s.key for s in made.spots.drawn} <= shown
    left_out = sum(len(s.events) for s in made._left_out)
    told = " ".join(made._further())
    assert not left_out or f"{left_out} reports find no room" in told
    assert groups


@pytest.mark.parametrize(
    ("name", "wide", "high"),
    [("1col", 1004, None), ("2col", 2067, None), ("social", 1200, 675), ("slide", 1920, 1080)],
)
def test_named_sizes_are_exact(tmp_path: Path, name: str, wide: int, high: int | None) -> None:
    path = tmp_path / "map.png"
    path.write_bytes(draw(night(), path_or_format="png", size=name))
    found = pixels(path)
    assert found[0] == pytest.approx(wide, abs=1)
    assert high is None or found[1] == pytest.approx(high, abs=1)


def test_pixels_and_dpi_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    path.write_bytes(draw(night(), path_or_format=path, width=900, height=500, dpi=96))
    assert pixels(path) == (900, 500)


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_events_make_the_same_bytes(form: str) -> None:
    first, second = (draw(night(), path_or_format=form, size="1col") for _ in range(2))
    assert first == second


def test_an_svg_has_real_words_a_title_and_named_groups() -> None:
    root = ElementTree.fromstring(draw(night(), path_or_format="svg", title="Night of 19 March"))
    assert root.find(f"{SVG}title").text == "Night of 19 March"
    assert "Sumy" in root.find(f"{SVG}desc").text
    names = {group.get("id") for group in root.iter(f"{SVG}g")}
    assert {"base", "areas", "marks-ru", "marks-ua", "labels"} <= names
    said = {text.text for text in root.iter(f"{SVG}text")}
    assert {"Sumy", "Kyiv", "strike, hospital", "Night of 19 March"} <= said
    assert any("annexed by Russia 2014" in text for text in said)
    told = {title.text for title in root.iter(f"{SVG}title")}
    assert any("Krasnodar regional authorities" in text for text in told)


def test_every_picture_says_what_it_is_and_that_nothing_is_verified() -> None:
    said = " ".join(
        text.text
        for text in ElementTree.fromstring(
            draw(night(), path_or_format="svg", note="A note.", credit="A desk.")
        ).iter(f"{SVG}text")
    )
    for words_ in (
        "Reports have not been independently verified.",
        "Machine-read; not checked by an editor.",
        "not who controls it",
        "No front line is drawn.",
        "UN General Assembly resolutions 68/262 and ES-11/4",
        "57 drones in total,",
        "A note.",
        "A desk.",
        "200",
    ):
        assert words_ in said


@pytest.mark.parametrize(
    "form",
    [{"size": "social"}, {"size": "slide"}, {"size": "a4"}, {"width": 700, "height": 700}],
)
def test_totals_that_find_no_room_are_counted_and_push_nothing_off(form: dict[str, object]) -> None:
    numbers = {"group_count_min": 9, "group_count_max": 9}
    many = [at("UA-59", group_id=f"g{n}", claimant="Ukrainian Air Force", **numbers)
            for n in range(80)]  # fmt: skip
    root = ElementTree.fromstring(draw(many, path_or_format="svg", **form))
    said = list(root.iter(f"{SVG}text"))
    high = float(root.get("viewBox").split()[3])
    assert all(float(text.get("y")) <= high for text in said)
    together = " ".join(text.text for text in said)
    shown = together.count("9 drones in total,")
    assert 0 < shown < 80
    assert f"{80 - shown} more totals find no room" in together
    assert "Reports have not been independently verified." in together


def test_a_house_can_have_the_map_without_our_words() -> None:
    said = [
        text.text
        for text in ElementTree.fromstring(
            draw(night(), path_or_format="svg", furniture=False)
        ).iter(f"{SVG}text")
    ]
    assert not any("verified" in text or "How to read" in text for text in said)
    # A letter on a mark needs its total, whoever sets the rest.
    assert any("57 drones" in text for text in said)


def test_reported_words_are_data_never_markup() -> None:
    events = [
        at("Sumy", claimant=HOSTILE, source_name=HOSTILE, source_title=HOSTILE, quote=HOSTILE)
    ]
    events[0].place, events[0].place_id = HOSTILE, None
    passages = [Passage(reason="no_place", quote=HOSTILE)]
    for made in (
        draw(events, passages, path_or_format="svg", title=HOSTILE).decode(),
        svg_for_page(events, passages),
    ):
        root = ElementTree.fromstring(made)
        assert not list(root.iter(f"{SVG}script"))
        assert not re.search(r"\son\w+=", made)
    for form in ("png", "pdf"):
        assert draw(events, passages, path_or_format=form, title=HOSTILE)


def test_the_svg_of_a_page_needs_no_style_and_weighs_little() -> None:
    made = svg_for_page(night())
    assert len(made.encode()) < 110_000
    assert not re.search(r"<style|\sstyle=", made)
    assert "<script" not in made
    root = ElementTree.fromstring(made)
    assert all(e.get("id", "picture-").startswith("picture-") for e in root.iter())
    assert len(svg_for_page(month(500)).encode()) <= 250_000


def chunks(png: bytes) -> dict[str, str]:
    """Return the international text chunks of a PNG."""
    found, at_ = {}, 8
    while at_ < len(png):
        (length,) = struct.unpack(">I", png[at_ : at_ + 4])
        if png[at_ + 4 : at_ + 8] == b"iTXt":
            key, _, rest = png[at_ + 8 : at_ + 8 + length].partition(b"\0")
            found[key.decode()] = rest[2:].split(b"\0", 2)[2].decode()
        at_ += 12 + length
    return found


def test_a_png_carries_its_title_and_description() -> None:
    told = chunks(draw(night(), path_or_format="png", size="1col"))
    assert told["Title"].startswith("Reported drone activity in Ukraine and Russia")
    assert "Sumy" in told["Description"]
    assert len(told["Description"]) > LONGEST


def test_a_pdf_is_an_a4_page_with_numbers_and_a_key() -> None:
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(draw(night(), path_or_format="pdf")))
    [page] = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
        (595.3, 841.9), abs=1
    )
    said = " ".join(page.extract_text().split())
    assert "What was reported, and who said so" in said
    assert "4–12" in said
    assert "Russian Defense Ministry said" in said


def test_a_long_key_goes_on_over_pages() -> None:
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(draw(month(90), path_or_format="pdf")))
    assert len(reader.pages) > 1
    said = " ".join(page.extract_text() for page in reader.pages)
    spots = sheet(month(90), "a4", numbered=True).spots.drawn
    last = max(spot.number for spot in spots)
    # Spots of one mark share its number, and no number is without a mark.
    assert {spot.number for spot in spots} == set(range(1, last + 1))
    assert f"{last}" in said


def test_a_picture_of_nothing_says_so() -> None:
    root = ElementTree.fromstring(draw([], path_or_format="svg"))
    assert "none in this data" in root.find(f"{SVG}desc").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"path_or_format": "map.gif"},
        {"size": "poster"},
        {"theme": "red"},
        {"lang": "de"},
        {"facet": "moon"},
        {"width": 3},
    ],
)
def test_a_wrong_wish_is_told_with_what_there_is(wrong: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"wanted|ends in"):
        draw(night(), **wrong)


def test_more_weeks_than_a_picture_holds_are_refused() -> None:
    import datetime as dt

    events = [
        at("Sumy", start=day, end=day)
        for day in (dt.date(2025, 1, 1) + dt.timedelta(weeks=i) for i in range(14))
    ]
    with pytest.raises(InputError, match="--since"):
        draw(events, facet="week")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("night-light", {"events": night()}),
        ("night-dark-uk", {"events": night(), "theme": "dark", "lang": "uk"}),
        ("month-paper", {"events": month(200), "theme": "paper"}),
    ],
)
def test_pictures_look_as_they_were_approved(
    name: str, given: dict[str, object], tmp_path: Path
) -> None:
    """Compare with a picture that was looked at; a blur forgives what other fonts' hints move."""
    made = tmp_path / f"{name}.png"
    made.write_bytes(draw(path_or_format="png", width=640, height=400, dpi=64, **given))
    approved = REFERENCE / made.name
    now, then = (
        np.asarray(Image.open(p).convert("RGB").filter(ImageFilter.GaussianBlur(3)), float)
        for p in (made, approved)
    )
    assert now.shape == then.shape
    assert np.abs(now - then).mean() < 1.5
    assert np.abs(now - then).max() < 90
