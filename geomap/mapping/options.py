"""What a user may choose about a page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from gazetteer.errors import InputError
from geomap.values import nearest, text

Lang = Literal["en", "uk", "ru"]
Theme = Literal["light", "dark", "paper"]
Quotes = Literal["full", "short", "none"]
View = Literal["marks", "regions", "nights-ru", "nights-ua", "density"]

LANGS: tuple[Lang, ...] = get_args(Lang)
THEMES: tuple[Theme, ...] = get_args(Theme)
QUOTES: tuple[Quotes, ...] = get_args(Quotes)
VIEWS: tuple[View, ...] = get_args(View)

_TEXTS = ("title", "subtitle", "note", "credit", "checked_by")
_PICTURE = (
    *("lang", "theme", "title", "subtitle", "note", "credit"),
    *("frame", "height", "checked_by", "crimea_line"),
)

TILE_HOST = "https://tile.openstreetmap.org"
TILES = {
    "url": f"{TILE_HOST}/{{z}}/{{x}}/{{y}}.png",
    "attribution": "© OpenStreetMap contributors",
}


@dataclass(frozen=True, kw_only=True)
class PageOptions:
    """Choices of form; what is None is taken from the data.

    Attributes
    ----------
    title, subtitle, note, credit
        Texts of the page; the title and the summary below it follow from the events otherwise.
    theme
        None is light for a page and a picture, paper for a PDF.
    frame
        West, south, east, north in WGS 84 degrees; None shows all events.
    height
        Pixels of the map in a notebook or frame.
    quotes
        How much of the reports' own words the page carries.
    checked_by
        Who checked the events; None reads "Machine-read; not checked by an editor".
    corrections
        Pairs of what was corrected and the day, told in About.
    tiles
        Draw in Mercator over online tiles: the one page that makes requests.
    crimea_line
        ``dashed`` for houses whose style asks for it.
    view
        What the map shows first: marks, symbols by region, nights with a report by region for
        one sender, or the density of reports.
    classes
        Lower ends of the classes of nights, fixed so that maps of different weeks compare.
    holds_rights
        Let words and rows leave whose licence bars it; the manifest says so.
    """

    title: str | None = None
    subtitle: str | None = None
    note: str | None = None
    credit: str | None = None
    lang: Lang = "en"
    theme: Theme | None = None
    frame: tuple[float, float, float, float] | None = None
    height: int | None = None
    quotes: Quotes = "full"
    checked_by: str | None = None
    corrections: tuple[tuple[str, str], ...] = ()
    tiles: bool = False
    crimea_line: Literal["solid", "dashed"] = "solid"
    view: View = "marks"
    classes: tuple[int, ...] | None = None
    holds_rights: bool = False

    def __post_init__(self) -> None:
        for name, value, wanted in (
            ("lang", self.lang, LANGS),
            ("theme", self.theme, (*THEMES, None)),
            ("quotes", self.quotes, QUOTES),
            ("view", self.view, VIEWS),
            ("crimea_line", self.crimea_line, ("solid", "dashed")),
        ):
            if value not in wanted:
                raise InputError(
                    f"{name} is {value!r}; wanted one of {', '.join(filter(None, wanted))}."
                )
        for name in _TEXTS:
            if getattr(self, name) is not None:
                text(name, getattr(self, name))
        if self.classes and (self.classes[0] < 1 or list(self.classes) != sorted({*self.classes})):
            raise InputError(
                f"classes are {self.classes}; wanted rising whole numbers from 1, e.g. 1, 2, 5."
            )

    @classmethod
    def of(cls, **options: Any) -> PageOptions:
        """Return options given by name; `InputError` for one that there is not."""
        known = [f.name for f in fields(cls)]
        for name in options:
            if name not in known:
                raise nearest(name, known, "option")
        return cls(**options)

    def for_picture(self) -> dict[str, Any]:
        """Return the options that a picture takes, too."""
        return {name: getattr(self, name) for name in _PICTURE}

    def chosen(self) -> dict[str, Any]:
        """Return the options that differ from their defaults, for the manifest."""
        plain = asdict(PageOptions())
        return {k: v for k, v in asdict(self).items() if v != plain[k]}
