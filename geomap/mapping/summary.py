"""Title and summary of a page, from its events: neutral words, and no sums.

What is counted are places that are named, never drones or attacks; a total over several places is
told as the total it is, of whoever gave it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.mapping.dates import span
from geomap.mapping.phrases import phrases, plural

if TYPE_CHECKING:
    import pyarrow as pa

_SENDERS = ("RU", "UA", None)
_TOWNS = ("settlement", "city_district", "site")
_MOST_SEAS = 2
_MOST_TOTALS = 2


@dataclass(frozen=True)
class Summary:
    """What a page says above its map."""

    title: str
    summary: str


def summarise(table: pa.Table, lang: str) -> Summary:
    """Write title and summary in a language (``en``, ``uk``, ``ru``)."""
    words = phrases(lang)
    news = _news(table)
    if not news.num_rows:
        return Summary(words["title"]["nowhere"], words["empty"])
    places = _distinct(news, ("initiator", "place_id", "place", "region", "level"))
    sentences = [_where(news, places, lang), _totals(news, lang)]
    return Summary(_title(news, places, lang), " ".join(s for s in sentences if s))


def _news(table: pa.Table) -> pa.Table:
    """Return the events without those told as background, unless there are no others."""
    import pyarrow.compute as pc

    if "background" not in table.column_names:
        return table
    news = table.filter(pc.invert(pc.fill_null(table["background"], False)))
    return news if news.num_rows else table


def _distinct(table: pa.Table, names: Sequence[str]) -> list[dict[str, Any]]:
    have = [n for n in names if n in table.column_names]
    groups = table.select(have).group_by(have, use_threads=False).aggregate([])
    return [dict.fromkeys(names) | row for row in groups.to_pylist()]


def _title(news: pa.Table, places: Sequence[Mapping[str, Any]], lang: str) -> str:
    words = phrases(lang)["title"]
    countries = {_country(place) for place in places} - {"sea", None}
    both = countries == {"RU", "UA"}
    alone = next(iter(countries)) if len(countries) == 1 else "nowhere"
    title: str = words["both" if both else alone if alone in words else "nowhere"]
    days = _days(news)
    return f"{title}, {span(*days, lang)}" if days else title


def _days(news: pa.Table) -> tuple[dt.date, dt.date] | None:
    import pyarrow.compute as pc

    if "start" not in news.column_names:
        return None
    first = pc.min(news["start"]).as_py()
    last = pc.max(news["end"]).as_py() if "end" in news.column_names else None
    return (first, max(last or first, pc.max(news["start"]).as_py())) if first else None


def _country(place: Mapping[str, Any]) -> str | None:
    if place["level"] == "sea":
        return "sea"
    code = place["region"] or (place["place_id"] if place["level"] == "country" else None)
    return code[:2] if code else None


def _where(news: pa.Table, places: Sequence[Mapping[str, Any]], lang: str) -> str:
    """Say at how many places each side's drones were reported, and name one target."""
    words = phrases(lang)
    clauses: list[str] = []
    for sender in _SENDERS:
        own = [p for p in places if p["initiator"] == sender and p["place"] is not None]
        if not own:
            continue
        parts = [
            words["places"][country].format(
                n=len(here), places=plural(len(here), words["place"], lang)
            )
            for country in ("UA", "RU", "other")
            if (here := [p for p in own if _side(p) == country])
        ]
        seas = [_name(p, lang) for p in own if _country(p) == "sea"]
        if seas:
            named = ", ".join(seas) if len(seas) <= _MOST_SEAS else str(len(seas))
            parts.append(words["at_sea"].format(seas=named))
        form = words["lead" if not clauses else "follow"]
        clause = form.format(
            drones=words["drones"][sender or "none"], where=_listed(parts, words["and"])
        )
        clauses.append(clause + _example(news, sender, lang))
    text = "; ".join(clauses)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _side(place: Mapping[str, Any]) -> str:
    country = _country(place)
    return country if country in ("UA", "RU", "sea") else "other"


def _example(news: pa.Table, sender: str | None, lang: str) -> str:
    """Name one target that was reported hit in a town."""
    import pyarrow.compute as pc

    words = phrases(lang)
    if "target" not in news.column_names:
        return ""
    same = pc.equal(news["initiator"], sender) if sender else pc.is_null(news["initiator"])
    hit = pc.and_(pc.equal(news["kind"], "strike"), pc.is_in(news["level"], _texts(_TOWNS)))
    named = pc.is_in(news["target"], _texts(words["targets"]))
    found = news.filter(pc.and_(pc.and_(same, hit), named)).slice(0, 1).to_pylist()
    if not found:
        return ""
    return str(
        words["among"].format(
            target=words["targets"][found[0]["target"]], place=_name(found[0], lang)
        )
    )


def _texts(values: Sequence[str] | Mapping[str, str]) -> pa.Array:
    import pyarrow as pa

    return pa.array(list(values), type=pa.string())


def _totals(news: pa.Table, lang: str) -> str:
    """Tell totals over several places as what they are."""
    names = ("group_id", "group_count_min", "group_count_max", "group_open", "kind", "claimant")
    words = phrases(lang)
    if "group_id" not in news.column_names:
        return ""
    totals = [
        g for g in _distinct(news, names) if g["group_id"] and g["group_count_min"] is not None
    ]
    if not totals:
        return ""
    if len(totals) > _MOST_TOTALS:
        return str(words["many_totals"].format(n=len(totals)))
    return " ".join(_total(total, news, lang) for total in totals)


def _total(total: Mapping[str, Any], news: pa.Table, lang: str) -> str:
    import pyarrow.compute as pc

    words = phrases(lang)
    low, high = total["group_count_min"], total["group_count_max"]
    n = low if low == high else f"{low}–{high}" if high else words["at_least"].format(n=low)
    members = pc.sum(pc.equal(news["group_id"], total["group_id"])).as_py()
    return str(
        words["total"].format(
            n=n,
            drones=plural(high or low, words["drone"], lang),
            kind=words["kinds_done"][total["kind"]],
            over=words["over"].format(n=members, places=plural(members, words["place"], lang)),
            open=words["open"] if total["group_open"] else "",
            who=f" ({total['claimant']})" if total["claimant"] else "",
        )
    )


def _name(place: Mapping[str, Any], lang: str) -> str:
    """Return a place's name in a language, the data name where there is none."""
    from geomap.mapping.names import place_name

    return place_name(place["place_id"], lang) or str(place["place"])


def _listed(parts: Sequence[str], link: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {link} {parts[-1]}"
