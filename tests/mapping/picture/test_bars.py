"""Charts: one bar a sender, side by side; what is missing is not nought."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from gazetteer.errors import InputError
from geomap.analysis.counts import Counts
from geomap.mapping.picture import chart

SVG = "{http://www.w3.org/2000/svg}"


def counts(key: str, *rows: tuple[object, str | None, int]) -> Counts:
    column = key.replace("-", "_")
    return Counts(
        (key, "initiator"),
        [{column: v, "initiator": s, "events": n, "shared_totals": 0} for v, s, n in rows],
    )


NIGHTS = counts("night", ("2025-03-18", "RU", 3), ("2025-03-20", "RU", 4), ("2025-03-20", "UA", 9))


def texts(made: bytes) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(made).iter(f"{SVG}text")]


def description(made: bytes) -> str:
    found = ElementTree.fromstring(made).find(f"{SVG}desc")
    assert found is not None
    return found.text or ""


def test_the_sides_stand_side_by_side_and_are_never_added_up() -> None:
    said = texts(chart(NIGHTS, path_or_format="svg"))
    assert {"3", "4", "9"} <= set(said)
    assert "13" not in said
    assert "sent by Russia" in said
    assert "sent by Ukraine" in said


def test_a_night_without_a_report_is_none_in_this_data() -> None:
    told = description(chart(NIGHTS, path_or_format="svg"))
    assert "19\u00a0March: none in this data" in told
    assert " 0" not in told


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
@pytest.mark.parametrize("key", ["night", "day", "week", "month", "region", "kind"])
def test_every_key_has_a_title_in_every_language(key: str, lang: str) -> None:
    value = {"week": "2025-W12", "month": "2025-03", "region": "UA-59", "kind": "strike"}
    made = chart(
        counts(key, (value.get(key, "2025-03-19"), "RU", 2), (None, None, 1)),
        path_or_format="svg",
        lang=lang,
    )
    title = ElementTree.fromstring(made).find(f"{SVG}title")
    assert title is not None
    assert title.text
    assert title.text != key


def test_regions_are_called_by_their_names() -> None:
    made = chart(counts("region", ("UA-59", "RU", 2)), path_or_format="svg", lang="uk")
    assert "Сумська\u00a0обл." in texts(made)


def test_many_rows_are_cut_and_the_rest_is_told() -> None:
    rows = [(f"UA-{i:02d}", "RU", 40 - i) for i in range(35)]
    said = " ".join(texts(chart(counts("region", *rows), path_or_format="svg")))
    assert "15 more rows, see the table" in said


def test_the_same_counts_make_the_same_bytes() -> None:
    for form in ("png", "svg", "pdf"):
        assert chart(NIGHTS, path_or_format=form) == chart(NIGHTS, path_or_format=form)


def test_a_chart_needs_one_key() -> None:
    with pytest.raises(InputError, match="--by night"):
        chart(Counts(("night", "kind", "initiator"), []))


def test_a_chart_names_its_sources_as_they_ask_to_be_named() -> None:
    said = " ".join(texts(chart(NIGHTS, path_or_format="svg", credits=["VIINA, ODbL 1.0"])))
    assert "Source: VIINA, ODbL 1.0." in said
    assert "Source" not in " ".join(texts(chart(NIGHTS, path_or_format="svg")))


def test_reports_in_no_region_are_said_to_be_in_none() -> None:
    made = chart(counts("region", ("UA-59", "RU", 2), (None, "RU", 1)), path_or_format="svg")
    assert "in no region" in texts(made)
