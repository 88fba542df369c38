"""`geomap embed`: snippets on stdout, pictures beside the map, nothing overwritten unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geomap.cli.embed import KINDS
from tests.cli.test_map import run

TEXTS = [kind for kind in KINDS if kind not in ("docx", "pptx")]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("maps") / "map.html"
    assert run("demo", "-o", path).exit_code == 0
    return path


@pytest.mark.parametrize("kind", TEXTS)
def test_a_snippet_goes_to_stdout_and_messages_do_not(kind: str, saved: Path) -> None:
    result = run("embed", saved, "--as", kind, "--url", "https://example.org/map.html")
    assert result.exit_code == 0
    assert result.stdout.strip()
    assert "kB)" not in result.stdout


def test_a_picture_is_drawn_once_and_then_kept(saved: Path) -> None:
    run("embed", saved, "--as", "email")
    picture = saved.with_name("map-social.png")
    picture.write_bytes(picture.read_bytes() + b" ")
    before = picture.read_bytes()
    assert 'src="map-social.png"' in run("embed", saved, "--as", "email").stdout
    assert picture.read_bytes() == before


def test_a_picture_older_than_the_map_is_told_and_drawn_anew_when_asked(saved: Path) -> None:
    run("embed", saved, "--as", "email")
    picture = saved.with_name("map-social.png")
    earlier = picture.read_bytes() + b" "
    picture.write_bytes(earlier)
    os.utime(picture, (0, 0))
    kept = run("embed", saved, "--as", "email")
    assert kept.exit_code == 0
    assert "map-social.png is older than the map" in kept.stderr
    assert picture.read_bytes() == earlier
    run("embed", saved, "--as", "email", "--overwrite")
    assert picture.read_bytes() != earlier


def test_a_document_is_not_overwritten_unasked(saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert run("embed", saved, "--as", "docx", "-o", target).exit_code == 0
    again = run("embed", saved, "--as", "docx", "-o", target)
    assert again.exit_code == 1
    assert "--overwrite" in again.stderr


def test_faults_are_told(saved: Path, tmp_path: Path) -> None:
    absent = run("embed", tmp_path / "none.html", "--as", "iframe")
    assert absent.exit_code == 2
    assert "none.html" in absent.stderr
    other = tmp_path / "other.html"
    other.write_text("<p>Nothing of ours.</p>", encoding="utf-8")
    assert "geomap wrote" in run("embed", other, "--as", "figure").stderr
    assert run("embed", saved, "--as", "iframe", "--url", "javascript:alert(1)").exit_code == 2
    assert run("embed", saved, "--as", "poster").exit_code == 2
