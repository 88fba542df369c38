"""Towns in a spelling that no list holds: "Graivoron", "Oktyabr'skii", "Чмыровка", "Людинові"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gazetteer.place import Mention, Place, Reading
from geomap.extraction.cues import Cues
from geomap.extraction.sentences import Sentence

# Words that a place name can follow.
_LOCATIVE = ("in", "at", "near", "onto")
_LOCATIVE_OV = re.compile(r"[оеє]ві$")
_RUSSIAN_OVKA = re.compile(r"[ое]вк(?:а|и|е|у|ой)$")
_TO_UKRAINIAN = str.maketrans("ыиэ", "иіе")
# Shorter words are too easily like another.
_SHORTEST = 5


def respelled(
    sentence: Sentence, cues: Cues, known: set[int], regions: Sequence[str | None]
) -> Iterator[tuple[Mention, int]]:
    """Find towns written in a way of their own, each with its token: a capital after "in".

    Parameters
    ----------
    known
        Tokens that names stand at.
    regions
        Those that the sentence names: a town is looked for there first.
    """
    locative = cues.all("before", *_LOCATIVE)
    skips = {c.first: c.last for c in cues.all("before", "skip")} if locative else {}
    tried = set(known)
    for cue in locative:
        at = cue.last + 1
        while at in skips:
            at = skips[at] + 1
        if at >= len(sentence.tokens) or at in tried:
            continue
        tried.add(at)
        start, end = sentence.tokens[at].start, sentence.tokens[at].end
        written = sentence.between(start, end)
        if len(written) < _SHORTEST or not written[0].isupper():
            continue
        if any(c.first <= at <= c.last and c.section != "before" for c in cues):
            continue
        names = [written] if written.isascii() else _neighbours_names(written)
        towns = (_town(name, region) for region in (*regions, None) for name in names)
        town = next((t for t in towns if t is not None), None)
        if town is not None:
            start, end = start - sentence.start, end - sentence.start
            yield Mention(start, end, written, (Reading(town, "foreign"),)), at


def _neighbours_names(written: str) -> list[str]:
    """Write a town of one country as its own language does where the other's declines it.

    Ukrainian "в Людинові" is Russian "Людиново", Russian "в Чмыровке" Ukrainian "Чмирівка".
    """
    names = [written[: -len("і")] + vowel for vowel in "ое" if _LOCATIVE_OV.search(written)]
    if _RUSSIAN_OVKA.search(written):
        stem = _RUSSIAN_OVKA.sub("", written).translate(_TO_UKRAINIAN)
        names.append(stem + "івка")
    return names


@lru_cache(maxsize=4096)
def _town(name: str, region: str | None) -> Place | None:
    """Return the one town that a spelling of its own means, in a region where one is given."""
    from gazetteer import locate

    answer = locate(name, within=region)
    if answer.place is None or answer.place.level != "settlement":
        return None
    # A name in Latin letters that is known as it is has been found before.
    return answer.place if not name.isascii() or "loosely spelled" in answer.basis else None
