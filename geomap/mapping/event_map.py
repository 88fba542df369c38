"""Events as a `folium.Map` that saves as one standalone file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import folium
from folium.template import Template

from gazetteer.errors import InputError
from geomap.events import Event, to_table
from geomap.mapping.document import Page
from geomap.mapping.figure import PageFigure
from geomap.mapping.layer import EventLayer
from geomap.mapping.manifest import Input
from geomap.mapping.options import PageOptions

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from geomap.events import Passage


class EventMap(folium.Map):
    """A map of reported events.

    Further folium layers can be added; what they need must be in the XStatic packages. Their own
    code and popups are the caller's: put no reported text into them.

    Parameters
    ----------
    table
        Events, in the columns of `geomap.events.arrow_schema`.
    passages
        What was read but not mapped.
    options
        Choices of form.
    inputs
        What the events were made from, for the manifest.
    """

    # Its own page: none of folium's libraries, and none of its style.
    default_js: list[tuple[str, str]] = []  # noqa: RUF012
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        "{% macro script(this, kwargs) %}{% if this.has_company() %}"
        "var {{ this.get_name() }} = geomap.app.map;{% endif %}{% endmacro %}"
    )

    def __init__(
        self,
        table: pa.Table,
        passages: Sequence[Passage] = (),
        *,
        options: PageOptions | None = None,
        inputs: Sequence[Input] = (),
    ) -> None:
        super().__init__(location=(50, 35), zoom_start=5, tiles=None)
        own = options or PageOptions()
        self.page = Page.of(table, passages, options=own, inputs=inputs)
        PageFigure(self.page, height=own.height).add_child(self)
        self.add_child(EventLayer(self.page))

    def __repr__(self) -> str:
        meta = self.page.meta
        rows = meta["manifest"]["rows"]
        return f"<EventMap {meta['title']!r}, {rows:,} event{'' if rows == 1 else 's'}>"

    def has_company(self) -> bool:
        """Tell whether anything but the events was added."""
        return len(self._children) > 1

    def to_html(self) -> str:
        """Return the whole page."""
        html: str = self.get_root().render()
        return html

    def save(
        self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **kwargs: Any
    ) -> None:
        """Write the page whole or not at all; an open binary file is written to as it is."""
        from geomap.store.output import whole_file

        if not isinstance(outfile, str | bytes | Path):
            super().save(outfile, close_file, **kwargs)
            return
        page = self.to_html().encode()
        with whole_file(Path(os.fsdecode(outfile)), overwrite=True) as path:
            path.write_bytes(page)


def map(  # noqa: A001 - it is called geomap.map
    events: Iterable[Event] | pa.Table | pd.DataFrame,
    passages: Sequence[Passage] | None = None,
    *,
    inputs: Sequence[Input] = (),
    page: PageOptions | None = None,
    **options: Any,
) -> EventMap:
    """Draw events.

    Parameters
    ----------
    events
        Event records, an Arrow table or a (Geo)DataFrame of the event table's columns.
    passages
        What was read but not mapped; when not given, what a frame of `geomap.extract` or
        `geomap.read` holds in ``attrs["not_mapped"]``.
    inputs
        What the events were made from, see `geomap.mapping.manifest.Input`.
    page
        Choices of form.
    **options
        Or fields of `PageOptions`.

    Returns
    -------
    EventMap
        A `folium.Map`: add layers, show it in a notebook, ``save(path)``, ``to_html()``.

    Raises
    ------
    InputError
        An option or its value is not known, or what is given is no event table.
    """
    chosen = page or PageOptions.of(**options)
    if passages is None:
        passages = getattr(events, "attrs", {}).get("not_mapped", ())
    return EventMap(_as_table(events), passages, options=chosen, inputs=inputs)


def _as_table(events: Iterable[Event] | pa.Table | pd.DataFrame) -> pa.Table:
    import pandas as pd
    import pyarrow as pa

    if isinstance(events, str | os.PathLike):
        raise InputError(f"geomap.map draws events, not a path; give geomap.read({str(events)!r}).")
    if isinstance(events, pa.Table):
        return events
    if isinstance(events, pd.DataFrame):
        from geomap.frame import from_frame

        return from_frame(events)
    listed: list[Any] = list(events) if hasattr(events, "__iter__") else [events]
    if wrong := next((e for e in listed if not isinstance(e, Event)), None):
        raise InputError(
            f"geomap.map draws events, not {type(wrong).__name__}; give a data frame of "
            "geomap.extract, geomap.read or geomap.query, or Event records."
        )
    return to_table(listed)
