"""Articles from files of five kinds and every usual encoding; bad files in clear words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gazetteer.errors import InputError, MissingFileError
from geomap.extraction import read_article

ENGLISH = "Café owners in Tula said a drone hit a house."
RUSSIAN = "В Туле дрон попал в дом. Об этом сообщил губернатор. Пострадавших нет."


@pytest.mark.parametrize(
    ("text", "encoding", "lang"),
    [
        (RUSSIAN, "utf-8", "ru"),
        (RUSSIAN, "utf-8-sig", "ru"),
        (RUSSIAN, "utf-16", "ru"),
        (RUSSIAN, "utf-16-le", "ru"),
        (RUSSIAN, "cp1251", "ru"),
        (ENGLISH, "cp1252", "en"),
        ("У Полтаві дрон влучив у будинок, є постраждалі.", "utf-8", "uk"),
    ],
)
def test_encodings_and_languages(tmp_path: Path, text: str, encoding: str, lang: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    article = read_article(path)
    assert (article.text, article.lang) == (text, lang)


def test_html_gives_text_title_and_day(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    body = "".join(
        f"<p>A drone hit house number {n} in Tula, the governor said.</p>" for n in "12345"
    )
    path.write_text(
        "<html><head><title>Drones over Tula</title>"
        '<meta property="og:site_name" content="Example News">'
        '<meta property="article:published_time" content="2025-03-19T08:00:00+00:00">'
        "</head><body><nav>Menu</nav><article><h1>Drones over Tula</h1>"
        f"{body}</article></body></html>",
        encoding="utf-8",
    )
    article = read_article(path)
    assert "house number 3" in article.text
    assert "Menu" not in article.text
    assert article.title == "Drones over Tula"
    assert article.source_name == "Example News"
    assert article.published == dt.date(2025, 3, 19)


def test_markdown_gives_title_and_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: 2025-03-19\nsource: Desk\n---\n# Night\n\nA drone hit Tula.\n")
    article = read_article(path)
    assert (article.title, article.source_name) == ("Night", "Desk")
    assert article.published == dt.date(2025, 3, 19)
    assert article.text.strip() == "A drone hit Tula."


def test_word_files(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("A drone hit a house in Tula.")
    document.add_paragraph("Nobody was hurt.")
    document.save(str(tmp_path / "a.docx"))
    assert (
        read_article(tmp_path / "a.docx").text == "A drone hit a house in Tula.\nNobody was hurt."
    )


def test_word_tables_lists_and_text_boxes_are_read_in_order(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("The day in short.")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        [c for row in table.rows for c in row.cells],
        ["Region", "Reported", "Sumy", "A drone hit a shop in Sumy."],
        strict=True,
    ):
        cell.text = words
    document.add_paragraph("A drone hit a house in Tula.", style="List Bullet")
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:{}="http://schemas.openxmlformats.org/{}"'
    spaces = " ".join(
        (
            space.format("w", "wordprocessingml/2006/main"),
            space.format("mc", "markup-compatibility/2006"),
        )
    )
    copies = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    shape = f"<mc:AlternateContent {spaces}>{copies}</mc:AlternateContent>"
    paragraph = document.add_paragraph("Beside a box.")
    paragraph.runs[0]._r.append(docx.oxml.parse_xml(shape))
    document.save(str(tmp_path / "a.docx"))
    assert read_article(tmp_path / "a.docx").text.split("\n") == [
        "The day in short.",
        "Region",
        "Reported",
        "Sumy",
        "A drone hit a shop in Sumy.",
        "A drone hit a house in Tula.",
        "Beside a box.",
        "In a box.",
    ]


def test_pdf_files(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    matplotlib = pytest.importorskip("matplotlib.figure")
    figure = matplotlib.Figure()
    figure.text(0.1, 0.5, "A drone hit a house in Tula.")
    figure.savefig(tmp_path / "a.pdf", metadata={"CreationDate": None})
    assert "A drone hit a house in Tula." in read_article(tmp_path / "a.pdf").text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"12345 67890", "no words"),
        ("a.html", b"<html><body></body></html>", "No article text"),
        ("a.pdf", b"%PDF-1.4 cut off", "PDF"),
        ("a.docx", b"PK\x03\x04 cut off", "Word"),
    ],
)
def test_bad_files_are_told_in_words(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        read_article(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="no file"):
        read_article(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="folder"):
        read_article(tmp_path)
