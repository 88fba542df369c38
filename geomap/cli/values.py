"""Kinds of option values: days, weeks, distances, boxes, columns; each says how it is written."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import click

from geomap.values import FIRST_YEAR, LAST_YEAR

_DISTANCE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(km|m)?", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)


class Day(click.ParamType[dt.date]):
    """A calendar day as YYYY-MM-DD."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as YYYY-MM-DD, e.g. 2025-03-19.")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(
                f"'{value}' is no day of this time; its year is not {FIRST_YEAR}–{LAST_YEAR}."
            )
        return day


class Week(click.ParamType[tuple[dt.date, dt.date]]):
    """An ISO week as 2025-W12: its Monday and Sunday."""

    name = "week"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[dt.date, dt.date]:
        if isinstance(value, tuple):
            return value
        found = _WEEK.fullmatch(value.strip())
        try:
            if found is None:
                raise ValueError
            monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            self.fail(f"'{value}' is not an ISO week; write it as 2025-W12.")
        return monday, monday + dt.timedelta(days=6)


class Distance(click.ParamType[float]):
    """A distance in kilometres: 25km, 25, 800m."""

    name = "distance"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        if isinstance(value, float):
            return value
        found = _DISTANCE.fullmatch(value.strip())
        if found is None:
            self.fail(f"'{value}' is not a distance; write it as 25km.")
        number = float(found[1].replace(",", "."))
        return number / 1000 if (found[2] or "").lower() == "m" else number


class Box(click.ParamType[tuple[float, float, float, float]]):
    """WEST,SOUTH,EAST,NORTH in degrees."""

    name = "box"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float, float, float]:
        if isinstance(value, tuple):
            return value
        numbers = degrees(value)
        if numbers is None or len(numbers) != 4:
            self.fail(f"'{value}' is not a box; write WEST,SOUTH,EAST,NORTH, e.g. 33,50,36,52.")
        west, south, east, north = numbers
        if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
            self.fail(f"'{value}' is no box on Earth; longitude comes before latitude.")
        return west, south, east, north


class Column(click.ParamType[tuple[str, str]]):
    """NAME=HEADER: what a column of a user's table holds."""

    name = "column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        name, equals, header = value.partition("=")
        if not equals:
            self.fail(f"'{value}' names no column; write it as date=When.")
        return name.strip(), header.strip()


def degrees(value: str) -> list[float] | None:
    """Return comma-separated numbers, None when the text is something else."""
    try:
        return [float(part) for part in value.split(",")]
    except ValueError:
        return None
