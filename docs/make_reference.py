"""Write the pages that are made from the code: codebook.md and commands.md (`make docs`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from pathlib import Path

import click

from geomap.cli import COMMANDS, main
from geomap.events import PRIVATE_COLUMNS, Event, python_types

HERE = Path(__file__).parent
_TYPES = {str: "text", int: "integer", float: "number", bool: "true/false", dt.date: "date"}
_MADE = "<!-- Made by docs/make_reference.py from the code; edit there. -->\n\n"


def codebook() -> str:
    """Describe every column of the event table."""
    lines = [
        _MADE + "# Codebook of the event table\n",
        "One row is one reported happening at one place, by one claimant. An empty cell means *not",
        "said*, never a default. The table is the same in every format; `geomap schema` prints its",
        "JSON Schema. A row whose `kind` is empty and whose `precision` is `unplaced` is a passage",
        "that was read but not mapped; `place_basis` says why.\n",
        f"{', '.join(f'`{c}`' for c in PRIVATE_COLUMNS)} stay in the store and never reach a page",
        "or an export.\n",
        "| column | type | what it holds | example | values |",
        "|---|---|---|---|---|",
    ]
    types = python_types()
    for f in fields(Event):
        values = ", ".join(f"`{v}`" for v in f.metadata["vocabulary"])
        doc = f.metadata["doc"].replace("|", "\\|")
        lines.append(
            f"| `{f.name}` | {_TYPES[types[f.name]]} | {doc} "
            f"| `{f.metadata['example']}` | {values} |"
        )
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Print the help of every command."""
    parts = [
        _MADE
        + "# Commands\n\nWhat `geomap COMMAND --help` prints. Data goes to stdout, progress and"
        " messages to stderr; `-` reads stdin; nothing is overwritten without `--overwrite`. Exit"
        " status: 0 done, 1 failed, 2 wrong usage or input.\n",
        'For completion in bash put `eval "$(_GEOMAP_COMPLETE=bash_source geomap)"` into'
        " `~/.bashrc`; zsh and fish have `zsh_source` and `fish_source`.\n",
    ]
    # The group's own settings too: without them the pages would lack -h.
    wide = {**main.context_settings, "terminal_width": 100, "max_content_width": 100}
    with click.Context(main, info_name="geomap", **wide) as top:
        parts.append(f"## geomap\n\n```text\n{main.get_help(top)}\n```\n")
        for name in COMMANDS:
            command = main.get_command(top, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=top, **wide) as ctx:
                parts.append(f"## geomap {name}\n\n```text\n{command.get_help(ctx)}\n```\n")
    return "\n".join(parts)


PAGES = {"codebook.md": codebook, "commands.md": commands}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (HERE / page).write_text(make(), encoding="utf-8")
