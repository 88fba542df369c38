"""What a page was made from, written into the page, so that it can be checked later."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.mapping.options import PageOptions
from geomap.mapping.sources import sources

if TYPE_CHECKING:
    import pyarrow as pa

    from geomap.mapping.columns import Packed

# Stands for the page's own hash while the page is hashed.
UNSEALED = "0" * 64


def geomap_version() -> str:
    """Return the installed version."""
    try:
        return version("geomap-reports")
    except PackageNotFoundError:
        return "0+unknown"


@dataclass(frozen=True)
class Input:
    """One file or text that events were read from; never its name.

    Attributes
    ----------
    sha256
        Hash of its bytes; None of a store, which is a database at work.
    kind
        ``article``, ``events`` or ``store``.
    """

    sha256: str | None
    kind: str

    @classmethod
    def of(cls, path: Path, kind: str) -> Input:
        """Hash a file piece by piece."""
        with path.open("rb") as stream:
            return cls(hashlib.file_digest(stream, "sha256").hexdigest(), kind)


def manifest(
    table: pa.Table, packed: Packed, options: PageOptions, inputs: Sequence[Input]
) -> dict[str, Any]:
    """Return the manifest of a page that is yet to be sealed."""
    return {
        "page_sha256": UNSEALED,
        "data_sha256": packed.sha256,
        "rows": packed.rows,
        "version": geomap_version(),
        "inputs": [asdict(one) for one in inputs],
        "options": options.chosen(),
        "sources": sources(table, holds_rights=options.holds_rights),
        "edits": _edits(table),
    }


def _edits(table: pa.Table) -> list[dict[str, Any]]:
    """Tell who corrected how many events by hand."""
    import pyarrow.compute as pc

    if "edited_by" not in table.column_names:
        return []
    counts = pc.value_counts(table["edited_by"].drop_null()).to_pylist()
    return [{"edited_by": one["values"], "events": one["counts"]} for one in counts]
