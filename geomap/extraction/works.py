"""Works named by an adjective of their town: "Туапсинский НПЗ", "феодосийская нефтебаза"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from gazetteer.place import Mention, Place, Reading
from geomap.extraction.cues import Cues
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

_ADJECTIVE = re.compile(
    r"(\w{2,}?)([сцз]ьк|[сц]к)(?:ий|ого|ому|им|ой|ая|ую|ое|ие|их|ими|ім|ої|ій|а|у|ою|е|і)$"
)
_WORKS = (
    "oil depot",
    "oil refinery",
    "oil terminal",
    "gas facility",
    "industrial facility",
    "arms factory",
    "power station",
    "substation",
    "port",
    "airfield",
    "airport",
)
# Adjectives of the language, not of a town.
_PLAIN = ("город", "мор", "сель", "граждан", "завод", "совет", "рус", "російс", "міс", "людсь")
# A town that gives works their name without its region beside it has so many people.
_KNOWN = 20_000
_AREAS = ("district", "hromada")
_ENDINGS = ("", "ь", "а", "е", "и", "ы", "о", "я", "к", "ск", "ськ", "ва")


def add_works(
    found: list[Spot], sentence: Sentence, cues: Cues, match: Callable[[str], list[Mention]]
) -> list[Spot]:
    """Add the towns that works are named for; a district of that name gives way to its town."""
    if not cues.has(("target", "facility")):
        return found
    found = _ports(found, sentence, cues)
    works = {c.first for c in [*cues.all("target", *_WORKS), *cues.all("facility", "airport")]}
    if not works:
        return found
    sides = cues.covered("side") | cues.covered("actor")
    known = {i: s for s in found for i in range(s.first, s.last + 1)}
    added: list[Spot] = []
    for i in sorted({at - back for at in works for back in (1, 2)}):
        if i < 0 or i in sides:
            continue
        token = sentence.tokens[i]
        adjective = _ADJECTIVE.match(token.norm)
        spot = known.get(i)
        if not adjective or (spot is not None and not _gives_way(spot)):
            continue
        town = _town(adjective.group(1), adjective.group(2), match)
        if town is None:
            continue
        if spot is not None:
            spot.mean(replace(spot.mention, readings=town.readings, head=town.head))
            continue
        start, end = token.start - sentence.start, token.end - sentence.start
        text = sentence.between(token.start, token.end)
        added.append(Spot(replace(town, start=start, end=end, text=text), i, i))
    return sorted([*found, *added], key=lambda s: s.first) if added else found


@lru_cache(maxsize=1024)
def _port(name: str) -> Place | None:
    from gazetteer import locate

    return locate(f"порт {name}", level="site").place


def _ports(found: list[Spot], sentence: Sentence, cues: Cues) -> list[Spot]:
    """Read a name after "port" as that port where there is one: "в порту Південний"."""
    added: list[Spot] = []
    for cue in cues.all("target", "port"):
        at = cue.last + 1
        name = sentence.tokens[at : at + 1]
        if cue.first != cue.last or not name:
            continue
        start, end = name[0].start - sentence.start, name[0].end - sentence.start
        text = sentence.text[start:end]
        port = _port(text) if text.istitle() else None
        if port is not None:
            added.append(Spot(Mention(start, end, text, (Reading(port, "name"),)), at, at))
    if not added:
        return found
    ports = {s.first for s in added}
    return sorted([*(s for s in found if s.first not in ports), *added], key=lambda s: s.first)


def _gives_way(spot: Spot) -> bool:
    """Tell an adjective in a single word, read as districts, hromadas and villages only."""
    if spot.first < spot.last:
        return False
    places = (r.place for r in spot.mention.readings)
    return all(p.level in _AREAS or (p.population or 0) < _KNOWN for p in places)


def _town(stem: str, suffix: str, match: Callable[[str], list[Mention]]) -> Mention | None:
    """Find the town of an adjective, else the region whose seat it means."""
    if stem in _PLAIN:
        return None
    for name in _names(stem, suffix):
        for mention in match(name)[:1]:
            towns = [r for r in mention.readings if r.place.level == "settlement"]
            towns = [r for r in towns if (r.place.population or 0) >= _KNOWN]
            if towns and mention.text == name:
                return replace(mention, readings=tuple(towns))
    # "орловский завод": irregular, but the region's adjective is known.
    for mention in match(f"{stem.capitalize()}{suffix}ий")[:1]:
        if mention.readings[0].place.level == "region":
            return mention
    return None


def _names(stem: str, suffix: str) -> Iterator[str]:
    """Yield what a town can be called whose adjective this is."""
    stem = stem.capitalize()
    bases = [stem]
    if suffix.startswith("ц"):
        # "кременчуцький" is of Кременчук, "донецкий" of Донецк.
        bases = [stem + "к", stem + "ць", stem + "ц"]
    bases += [stem[: -len(tail)] for tail in ("ь", "й", "ин", "ов", "ев") if stem.endswith(tail)]
    for base in bases:
        for ending in _ENDINGS:
            yield base + ending
