"""The documentation cannot rot: every block is run, the references are made from the code."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import click
import pytest

from geomap.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
RUN = {"sh": ["bash", "-e", "-c"], "python": [sys.executable, "-c"]}
TOLD_ONLY = {"text", "mermaid"}  # words and drawings, nothing to run


@pytest.fixture(scope="module", params=PAGES, ids=lambda p: p.name)
def page(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def blocks(path: Path) -> list[tuple[str, str]]:
    return BLOCK.findall(path.read_text(encoding="utf-8"))


def test_every_block_says_what_it_is(page: Path) -> None:
    assert {kind for kind, _ in blocks(page)} <= {*RUN, *TOLD_ONLY}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_block_runs(page: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    todo = [(kind, code) for kind, code in blocks(page) if kind in RUN]
    if not todo:
        return
    folder = tmp_path_factory.mktemp(page.stem)
    whole = files("geomap").joinpath("demo/article.md").read_text(encoding="utf-8")
    article = whole.split("---\n", 2)[2]
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "mine.csv").write_text("When,Where\n2025-03-19,Sumy\n", encoding="utf-8")
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        (folder / name).symlink_to(ROOT / name)
    home = str(Path(sys.executable).parent)
    env = {**os.environ, "PATH": f"{home}:{os.environ['PATH']}", "GEOMAP_STORE": "store.duckdb"}
    for kind, code in todo:
        # What `make` and `pip` do is what CI has just done; here it is enough that they know it.
        code = re.sub(r"^make ", "make -n ", code, flags=re.M)
        code = re.sub(r"^python3 -m pip install .*$", "", code, flags=re.M)
        run = subprocess.run(
            [*RUN[kind], code], cwd=folder, env=env, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, f"{code}\n{run.stdout}\n{run.stderr}"


REFERENCE = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))["PAGES"]


@pytest.mark.parametrize("name", REFERENCE)
def test_the_reference_is_made_from_the_code(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == REFERENCE[name](), "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_and_the_help_line_of_the_table(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert re.search(r"Examples?:", command.help or "")
    assert COMMANDS[name][1] == (command.help or "").split("\n\n")[0].replace("\n", " ")


def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
