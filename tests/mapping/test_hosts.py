"""Embeds: each in its real host, and no reported word as markup."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import geomap
from geomap.events import Event, Passage
from geomap.mapping import embed
from geomap.mapping.caption import LONGEST
from tests.conftest import missing

HOSTILE = "</iframe><script>alert(1)</script> \" ' & \\ {x} $y$ % # _ ^ ~ [a](b) `c` <!--"


@pytest.fixture
def content(night: list[Event], passages: list[Passage], tmp_path: Path) -> embed.Content:
    geomap.map(night, passages, title="A night in March").save(tmp_path / "map.html")
    return embed.Content(tmp_path / "map.html", "https://example.org/map.html?a=1&b=2")


@pytest.fixture
def hostile(night: list[Event], tmp_path: Path) -> embed.Content:
    for one in night:
        one.claimant, one.quote, one.source_title = HOSTILE, HOSTILE, HOSTILE
        one.place, one.place_id = HOSTILE, None
    geomap.map(night, title=HOSTILE).save(tmp_path / "map.html")
    return embed.Content(tmp_path / "map.html")


def test_a_frame_is_titled_lazy_and_sandboxed(content: embed.Content) -> None:
    made = embed.iframe(content)
    assert 'src="https://example.org/map.html?a=1&amp;b=2"' in made
    assert 'title="A night in March"' in made
    assert 'loading="lazy"' in made
    assert (
        'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"'
        in made
    )
    assert "allow-same-origin" not in made


def test_an_inline_frame_carries_the_whole_page(content: embed.Content) -> None:
    found = re.search(r'srcdoc="([^"]*)"', embed.inline(content))
    assert found
    assert unescape(found[1]) == content.page.text


def test_a_figure_needs_neither_script_nor_style(content: embed.Content) -> None:
    made = embed.figure(content, "map.png", (1200, 675))
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", made)
    alternative = re.search(r'alt="([^"]*)"', made)
    assert alternative
    assert 0 < len(unescape(alternative[1])) <= LONGEST
    assert made.count("<tr>") == 1 + len(content.events)
    assert "A drone hit a hospital in Sumy, an aide said." in made
    assert 'width="800" height="450"' in made


def test_a_letter_shows_a_picture_600_wide_with_a_link(content: embed.Content) -> None:
    made = embed.email(content, "map.png", (1200, 675))
    assert 'width="600" height="338"' in made
    assert "<iframe" not in made
    assert 'href="https://example.org/map.html?a=1&amp;b=2"' in made


def test_no_reported_word_becomes_markup(hostile: embed.Content) -> None:
    snippets = (
        embed.iframe(hostile),
        embed.inline(hostile),
        embed.figure(hostile, "map.png", (1200, 675)),
        embed.email(hostile, "map.png", (1200, 675)),
    )
    for made in snippets:
        assert "<script" not in made
        assert made.count("</iframe>") == made.count("<iframe")


def run(*command: str | Path, folder: Path) -> None:
    program = shutil.which(str(command[0]))
    if program is None:
        missing(f"the program {command[0]}")
    done = subprocess.run(
        [program, *map(str, command[1:])], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "TEXMFVAR": str(folder / "tex")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.parametrize("kind", ["content", "hostile"])
def test_markdown_runs_in_html_and_is_a_picture_in_word(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    given = request.getfixturevalue(kind)
    (tmp_path / "map.png").write_bytes(given.picture("png", "1col"))
    (tmp_path / "a.md").write_text("# Report\n\n" + embed.markdown(given, "map.png"), "utf-8")
    run("pandoc", "a.md", "-o", "a.html", folder=tmp_path)
    run("pandoc", "a.md", "-o", "a.docx", folder=tmp_path)
    html = (tmp_path / "a.html").read_text("utf-8")
    assert html.count("<iframe") == html.count("</iframe>") == 1
    assert "<script" not in html
    noscript = html[html.index("<noscript>") : html.index("</noscript>")]
    assert 'src="map.png"' in noscript
    document = ZipFile(tmp_path / "a.docx")
    assert any(name.startswith("word/media/") for name in document.namelist())
    said = re.sub(r"<[^>]+>", "", document.read("word/document.xml").decode())
    assert "Reports have not been independently verified." in said
    if kind == "hostile":
        assert "alert(1)" in unescape(said)


def test_quarto_shows_the_map_or_the_picture(content: embed.Content, tmp_path: Path) -> None:
    """Quarto is in no registry: its Markdown is checked as far as pandoc reads it."""
    (tmp_path / "a.md").write_text(embed.quarto(content, "map.png"), "utf-8")
    run("pandoc", "a.md", "-t", "native", "-o", "a.txt", folder=tmp_path)
    native = (tmp_path / "a.txt").read_text("utf-8")
    assert native.count('"content-visible"') == 2
    assert '"when-format" , "html"' in native
    assert '"unless-format" , "html"' in native
    assert '"fig-alt"' in native


@pytest.mark.parametrize("kind", ["content", "hostile"])
def test_latex_sets_a_figure(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    given = request.getfixturevalue(kind)
    (tmp_path / "map.pdf").write_bytes(given.picture("pdf", "1col"))
    (tmp_path / "a.tex").write_text(
        "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{graphicx}\n"
        "\\begin{document}\n" + embed.latex(given, "map.pdf") + "\\end{document}\n",
        "utf-8",
    )
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex", folder=tmp_path)
    from pypdf import PdfReader

    said = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert "independently verified" in " ".join(said.split())


def test_a_word_document_has_picture_alternative_text_and_caption(content: embed.Content) -> None:
    from docx import Document

    document = Document(BytesIO(embed.docx(content)))
    [shape] = document.inline_shapes
    assert shape._inline.docPr.get("descr") == content.alternative
    assert shape.width.mm == pytest.approx(175, abs=0.5)
    assert any(p.style.name == "Caption" and p.text == content.caption for p in document.paragraphs)


def test_a_slide_is_filled_by_the_picture(content: embed.Content) -> None:
    pptx = pytest.importorskip("pptx")
    deck = pptx.Presentation(BytesIO(embed.pptx(content)))
    [slide] = deck.slides
    [picture] = slide.shapes
    assert picture._element.nvPicPr.cNvPr.get("descr") == content.alternative
    assert picture.width == deck.slide_width
    assert picture.height == pytest.approx(deck.slide_height, rel=0.01)
    assert slide.notes_slide.notes_text_frame.text == content.caption
