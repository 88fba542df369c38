"""`geomap schema`: print the event table's JSON Schema."""

from __future__ import annotations

import json

import click

from geomap.events import json_schema


@click.command("schema")
def command() -> None:
    """Print the event table's JSON Schema.

    \b
    Example: geomap schema > events.schema.json
    """
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
