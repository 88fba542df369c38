"""Made-up files in the real layouts, and the real samples where they are at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geomap.sources import SourceReading, read

DATA = Path(__file__).parent / "data"


@pytest.fixture
def data() -> Path:
    return DATA


@pytest.fixture
def rows() -> Callable[..., dict[str, dict[str, Any]]]:
    """Read a fixture into id → row, nulls left out; the reading must account for every row."""

    def read_rows(*names: str, **options: Any) -> dict[str, dict[str, Any]]:
        paths = [DATA / name for name in names]
        reading = read(paths[0] if len(paths) == 1 else paths, **options)
        account(reading)
        return {
            row["id"]: {k: v for k, v in row.items() if v is not None}
            for row in reading.table.to_pylist()
        }

    return read_rows


@pytest.fixture
def codes() -> Callable[..., dict[int, str]]:
    """Read a fixture into row number → code of the reason it was set aside."""

    def read_codes(name: str, **options: Any) -> dict[int, str]:
        reading = read(DATA / name, **options)
        account(reading)
        return {issue.row or 0: issue.code for issue in reading.set_aside}

    return read_codes


@pytest.fixture
def sample(shared: Path) -> Path:
    """The folder of real sample files, one per format."""
    return shared / "formats"


def account(reading: SourceReading) -> None:
    """Every row is kept or set aside, once."""
    aside = [issue.row for issue in reading.set_aside]
    assert reading.rows == reading.kept + len(aside)
    assert len(set(aside)) == len(aside)
