"""The report kit: a folder that a report writer can hand on, made whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markupsafe import Markup

from gazetteer.errors import OutputError, OutputExistsError
from geomap.mapping.assets import Asset, page_json
from geomap.mapping.caption import alternative, caption, long_description
from geomap.mapping.caption import texts as caption_texts
from geomap.mapping.picture.words import Words, words

if TYPE_CHECKING:
    from geomap.analysis.counts import Counts
    from geomap.analysis.ledger import Cell, Ledger
    from geomap.events import Event, Passage
    from geomap.mapping.document import Page
    from geomap.mapping.options import PageOptions

# File → format and size; what a web page, a printed column, a slide and a letter need.
_PICTURES = {
    "map.png": "social",
    "map.svg": "social",
    "map-print.png": "2col",
    "map-column.png": "1col",
    "map-slide.png": "slide",
    "map-a4.pdf": "a4",
}
# All that a report can hold: a folder with anything else in it is not replaced.
FILES = (
    *("index.html", "map.html", *_PICTURES, "chart.png", "chart.svg"),
    *("events.csv", "events.xlsx", "ledger.csv", "caption.txt"),
)


@dataclass(frozen=True)
class Material:
    """Everything a report is made from.

    Attributes
    ----------
    page
        The interactive map.
    days
        Counts by day and initiator.
    rows
        Those of the events whose licences let their rows and words be handed on.
    credits
        Lines that name the sources, as they ask to be named.
    notices
        What is withheld and why, and which terms go with what is there.
    """

    page: Page
    events: Sequence[Event]
    passages: Sequence[Passage]
    ledger: Ledger
    days: Counts
    options: PageOptions
    rows: Sequence[Event]
    credits: Sequence[str] = ()
    notices: Sequence[str] = ()


def report(material: Material, folder: Path, *, overwrite: bool = False) -> list[str]:
    """Write the folder; return the names of its files.

    Raises
    ------
    OutputExistsError
        When the folder exists and overwriting was not asked for.
    OutputError
        When it cannot be written.
    """
    texts = words(material.options.lang)
    with _whole_folder(folder, overwrite=overwrite) as beside:
        (beside / "map.html").write_text(material.page.html(), encoding="utf-8", newline="")
        _pictures(material, beside)
        _tables(material, beside)
        told = caption_texts(material.events, material.options.lang)
        (beside / "caption.txt").write_text(told, encoding="utf-8")
        names = sorted(path.name for path in beside.iterdir())
        (beside / "index.html").write_text(_index(material, texts, names), encoding="utf-8")
        return ["index.html", *names]


def _pictures(material: Material, folder: Path) -> None:
    from geomap.mapping.picture import chart, draw

    # The height is the page's, whose pixels are no picture's.
    form = {**material.options.for_picture(), "height": None}
    for name, size in _PICTURES.items():
        # Paper has a theme of its own.
        own = {"theme": None} if size == "a4" else {}
        content = draw(
            material.events, material.passages, path_or_format=name, size=size, all_weapons=True,
            **form | own,
        )  # fmt: skip
        (folder / name).write_bytes(content)
    if material.days.rows and not material.days.split:
        for name in ("chart.png", "chart.svg"):
            content = chart(
                material.days, path_or_format=name, lang=form["lang"], theme=form["theme"],
                credits=material.credits,
            )  # fmt: skip
            (folder / name).write_bytes(content)


def _tables(material: Material, folder: Path) -> None:
    from geomap.analysis.incidents import assign
    from geomap.analysis.ledger import COLUMNS
    from geomap.store.export import save
    from geomap.store.export.formula import guard

    assign(material.rows)
    if material.rows or not material.events:
        for name in ("events.csv", "events.xlsx"):
            save(material.rows, material.passages, folder / name)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in material.ledger.rows():
        writer.writerow([guard(v) if isinstance(v, str) else v for v in row.values()])
    (folder / "ledger.csv").write_text(out.getvalue(), encoding="utf-8", newline="")


def _index(material: Material, texts: Words, names: Sequence[str]) -> str:
    from geomap.mapping.citation import cite

    meta: dict[str, Any] = dict(material.page.meta)
    style = Asset(_kit_file("index.css"))
    page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        _kit_file("index.html")
    )
    return page.render(
        lang=material.options.lang,
        title=meta["title"].replace("\u2060", ""),
        summary=meta["summary"],
        policy=f"default-src 'none'; img-src * data:; style-src {style.hash}",
        style=Markup(style.text),
        t=texts,
        alternative=alternative(material.events, texts),
        caption=caption(material.events, texts),
        description=long_description(material.events, texts),
        contents=[(name, texts(f"kit.files.{name.replace('.', '_')}")) for name in names],
        chart="chart.svg" in names,
        ledger=_ledger_rows(material.ledger, texts),
        method=page_json(f"words/{texts.lang}.json")["about"]["methodText"],
        border=texts("about.border"),
        unverified=texts("about.unverified"),
        checked=texts("about.checked", who=meta["checked_by"])
        if meta["checked_by"]
        else texts("about.machine"),
        sources=meta["sources"],
        credits=material.credits,
        notices=material.notices,
        citation=cite(meta),
        manifest=meta["manifest"],
    )


def _kit_file(name: str) -> str:
    return (files("geomap.mapping") / "kit" / name).read_text(encoding="utf-8")


def _ledger_rows(ledger: Ledger, texts: Words) -> list[dict[str, Any]]:
    """Return the two-sided ledger: who said so down, who sent across; no cell is a sum."""
    rows = []
    for side in ("RU", "UA", "other", None):
        own = [cell for cell in ledger.cells if cell.side == side]
        if not own and side == "other":
            continue
        cells = [
            [_cell(cell, texts) for cell in own if cell.initiator == sender]
            for sender in ("RU", "UA", None)
        ]
        rows.append({"head": texts(f"ledger.{side or 'none'}"), "cells": cells})
    return rows


def _cell(cell: Cell, texts: Words) -> str:
    return f"{texts(f'kind.{cell.kind}')} · {texts.reports(cell.events)}"


def check_folder(folder: Path, *, overwrite: bool) -> None:
    """Raise where a report may not be put: before the work, not after it.

    `OutputExistsError` for a folder that is to stay, `OutputError` for what is no report's.
    """
    if folder.name in ("", ".."):
        raise OutputError(f"'{folder}' names no folder to be made; give a new name.")
    if not folder.exists():
        return
    if not overwrite:
        raise OutputExistsError(f"{folder} exists; add --overwrite to replace it.")
    if not folder.is_dir():
        raise OutputError(f"{folder} is a file; give the name of a folder.")
    strange = sorted(path.name for path in folder.iterdir() if path.name not in FILES)
    if strange:
        raise OutputError(
            f"{folder} holds '{strange[0]}', which no report does; give another name."
        )


@contextmanager
def _whole_folder(folder: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give a folder beside to fill; it takes the name of `folder` when all went well."""
    check_folder(folder, overwrite=overwrite)
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    try:
        beside.mkdir(parents=True)
        yield beside
        if folder.exists():
            folder.rename(old)
        beside.rename(folder)
    except OSError as error:
        if isinstance(error, OutputError | OutputExistsError):
            raise
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}.") from error
    finally:
        for left in (beside, old):
            shutil.rmtree(left, ignore_errors=True)
