"""The corpus and our further articles by the project's own scorer, each with its floors."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geomap.events import PUBLIC_COLUMNS
from geomap.extraction import extract

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The scorer, reading in this process: a cold start for every article would be slow."""
    spec = importlib.util.spec_from_file_location(
        "score_extraction", shared / "tools" / "score_extraction.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def run(_: str, path: Path, published: str | None) -> tuple[list[dict[str, Any]], None]:
        day = dt.date.fromisoformat(published) if published else None
        found = extract(path.read_text(encoding="utf-8"), published=day)
        rows = [{c: getattr(e, c) for c in PUBLIC_COLUMNS} for e in found.events]
        return json.loads(json.dumps(rows, default=str)), None

    module.run = run  # type: ignore[attr-defined]
    return module


@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        ("corpus", "bars.toml"),
        ("articles", "articles/bars.toml"),
        ("development", "development/bars.toml"),
        ("unseen", "unseen/bars.toml"),
        ("blind", "blind/bars.toml"),
        ("fresh", "fresh/bars.toml"),
        ("wire", "wire/bars.toml"),
    ],
)
def test_the_articles_hold_their_floors(
    folder: str,
    floors: str,
    scorer: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ["score", str(TESTS / folder), "--need", str(TESTS / floors), "--show", "40"]
    monkeypatch.setattr(sys, "argv", asked)
    status = scorer.main()
    assert status == 0, capsys.readouterr()


def test_the_seed_article_is_whole_with_nothing_extra(shared: Path) -> None:
    text = (shared / "seeds" / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "corpus" / "seed.json").read_text(encoding="utf-8"))["events"]
    found = extract(text, published=dt.date(2025, 3, 19)).events
    assert {(e.place, e.region, e.initiator, e.kind) for e in found} == {
        (e["place"], e["admin1"], e["initiator"], e["kind"]) for e in gold
    }
    assert len(found) == 18
