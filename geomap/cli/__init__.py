"""The command line: one command a file, imported only when it is called."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from keyword import iskeyword

import click

from gazetteer.errors import GeomapError, InputError, MissingFileError

# Name → task it belongs to and one-line help; `geomap --help` answers from here without
# importing any command. A test holds the lines against the commands themselves.
COMMANDS: dict[str, tuple[str, str]] = {
    "map": ("Make", "Draw articles or events as one standalone HTML file or a picture."),
    "demo": ("Make", "Map a bundled article."),
    "embed": ("Make", "Put a map into a web page, a document, a slide or a letter."),
    "report": ("Make", "Make a folder with map, pictures, tables, method and rights."),
    "verify": ("Make", "Check a map against its manifest and its inputs."),
    "cite": ("Make", "Print how to cite a map."),
    "extract": ("Read", "Read reported drone events out of articles."),
    "review": (
        "Read",
        "Make one offline page to check and correct what was read out of articles.",
    ),
    "locate": ("Read", "Resolve place names, or a point, to gazetteer entries."),
    "import": ("Read", "Bring event files and articles into a store."),
    "query": ("Ask", "Filter events from articles, event files or a store."),
    "stats": ("Ask", "Count events by region, night, side and more."),
    "compare": ("Ask", "Show what two sets of events both report, and where they differ."),
    "rights": ("About", "Print each source's licence, what may be published, and the credit."),
    "schema": ("About", "Print the event table's JSON Schema."),
    "info": ("About", "Print versions, data sources and their attribution."),
}

# Faults of a disk behind stdout; what is written to a file has messages of its own.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


class Commands(click.Group):
    """A group that knows its commands by name and imports them on call."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        # A module cannot be called `import`.
        module = f"{name}_" if iskeyword(name) else name
        command = import_module(f"geomap.cli.{module}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"No such command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for task in dict.fromkeys(task for task, _ in COMMANDS.values()):
            with formatter.section(task):
                formatter.write_dl([(n, h) for n, (t, h) in COMMANDS.items() if t == task])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except GeomapError as error:
            click.echo(f"geomap: {error}", err=True)
            ctx.exit(2 if isinstance(error, InputError | MissingFileError) else 1)
        except RuntimeError as error:
            # What Ctrl-C is when it comes while DuckDB is at work.
            if str(error) == "Query interrupted":
                raise KeyboardInterrupt from None
            raise
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            click.echo(f"geomap: The output cannot be written: {error.strerror}.", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geomap-reports", prog_name="geomap")
def main() -> None:
    """Turn published reports of drone activity into honest maps.

    \b
    Example: geomap map article.txt --published 2025-03-19 -o map.html
    """


def run() -> None:
    """Start the command line (the console script)."""
    # A command is over before much garbage is made, and computes nothing that takes linear
    # algebra, for which NumPy would start threads.
    gc.set_threshold(100_000, 50, 1000)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main(prog_name="geomap" if sys.argv[0].endswith("__main__.py") else None)
