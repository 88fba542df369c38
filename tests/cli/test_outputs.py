"""Where answers are written: what `-o` may name."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from geomap.cli import main
from geomap.events import Event
from geomap.store.export import save


@pytest.mark.parametrize("command", ["map", "query", "stats"])
def test_a_folder_in_place_of_a_file_is_named_as_one(command: str, tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    save([Event(kind="strike")], [], events)
    said = CliRunner().invoke(main, [command, str(events), "-o", str(tmp_path)])
    assert said.exit_code == 1
    assert said.stderr == f"geomap: {tmp_path} is a folder; give the name of a file in it.\n"
