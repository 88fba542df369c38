"""How commands end: where answers are written, and what Ctrl-C does."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from geomap.cli import main
from geomap.events import Event
from geomap.store.collection import Collection
from geomap.store.export import save


@pytest.mark.parametrize("command", ["map", "query", "stats"])
def test_a_folder_in_place_of_a_file_is_named_as_one(command: str, tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    save([Event(kind="strike")], [], events)
    said = CliRunner().invoke(main, [command, str(events), "-o", str(tmp_path)])
    assert said.exit_code == 1
    assert said.stderr == f"geomap: {tmp_path} is a folder; give the name of a file in it.\n"


def test_ctrl_c_ends_a_question_to_the_store_as_any_other_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise RuntimeError("Query interrupted")  # as DuckDB says it

    events = tmp_path / "events.csv"
    save([Event(kind="strike")], [], events)
    monkeypatch.setattr(Collection, "count", interrupted)
    said = CliRunner().invoke(main, ["query", str(events)])
    assert said.exit_code == 1
    assert said.stderr.endswith("Aborted!\n")
