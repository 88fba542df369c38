"""Options about the form of a map: its words, its language, its look."""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from geomap.cli import options
from geomap.cli.values import Box
from geomap.mapping.options import LANGS, THEMES, VIEWS, PageOptions

if TYPE_CHECKING:
    from geomap.cli.options import Command

_CORRECTION = re.compile(r"(?P<text>.*\S)\s*,\s*(?P<day>\d{4}-\d{2}-\d{2})")


def form(command: Command) -> Command:
    """Add the options about a page's form to a command, which gets one `page`."""
    names = (
        *("title", "subtitle", "note", "credit", "lang", "theme", "frame", "height"),
        *("checked_by", "correction", "tiles", "crimea_line", "view", "classes", "quotes"),
    )

    @wraps(command)
    def wrapped(**values: Any) -> Any:
        given = {name: values.pop(name) for name in names}
        return command(page=_page(**given), **values)

    text = "Instead of the one from the data."
    for option in reversed(
        (
            click.option("--title", metavar="TEXT", help=text),
            click.option("--subtitle", metavar="TEXT", help=text),
            click.option("--note", metavar="TEXT", help="Told below the map."),
            click.option("--credit", metavar="TEXT", help="Who made the map."),
            click.option(
                "--lang",
                type=click.Choice(LANGS),
                default="en",
                show_default=True,
                help="Language of the map's words; quotes stay in theirs.",
            ),
            click.option(
                "--theme",
                type=click.Choice(THEMES),
                help="Default: light; a PDF is on paper.",
            ),
            click.option(
                "--frame", metavar="REGION|W,S,E,N", help="What the map shows; default: all events."
            ),
            click.option(
                "--height",
                type=click.IntRange(200, 5000),
                help="Pixels: of a picture, of a page in a notebook.",
            ),
            click.option("--checked-by", metavar="NAME", help="Who checked the events."),
            click.option(
                "--correction", multiple=True, metavar="'TEXT, DATE'", help="Told in About; repeat."
            ),
            click.option(
                "--tiles",
                is_flag=True,
                help="Page: Mercator over online tiles, so that it does make requests.",
            ),
            click.option(
                "--crimea-line",
                type=click.Choice(["solid", "dashed"]),
                default="solid",
                show_default=True,
                help="The regional line between Crimea and Kherson.",
            ),
            click.option(
                "--view",
                type=click.Choice(VIEWS),
                default="marks",
                show_default=True,
                help="Page: what it shows first.",
            ),
            click.option(
                "--classes", metavar="1,2,5", help="Page: lower ends of the classes of nights."
            ),
            options.quotes,
        )
    ):
        wrapped = option(wrapped)
    return wrapped


def _page(
    *, frame: str | None, correction: tuple[str, ...], classes: str | None, **plain: Any
) -> PageOptions:
    return PageOptions(
        frame=_frame(frame) if frame else None,
        corrections=tuple(_correction(text) for text in correction),
        classes=_classes(classes) if classes else None,
        **plain,
    )


def _correction(text: str) -> tuple[str, str]:
    found = _CORRECTION.fullmatch(text.strip())
    if found is None:
        raise click.UsageError(
            f"--correction '{text}' has no day; write 'what was corrected, YYYY-MM-DD'."
        )
    return found["text"], found["day"]


def _classes(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise click.UsageError(f"--classes '{text}' are no whole numbers; write 1,2,5.") from None


def _frame(frame: str) -> tuple[float, float, float, float]:
    if frame.count(",") == 3:
        box: tuple[float, float, float, float] = Box().convert(frame, None, None)
        return box
    from gazetteer import boundary
    from geomap.store.areas import area

    west, south, east, north = boundary(area(frame)).bounds
    return west, south, east, north
