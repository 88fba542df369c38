"""A sentence taken apart, each word read in the light of what went before."""

from __future__ import annotations

from geomap.extraction.claimants import claimants, company_named
from geomap.extraction.clauses import HAPPENING, clauses
from geomap.extraction.containment import contain
from geomap.extraction.cues import Cues
from geomap.extraction.launches import spread
from geomap.extraction.lexicon import Lexicon
from geomap.extraction.memory import Memory
from geomap.extraction.numbers import numbers, standing
from geomap.extraction.readings import settle
from geomap.extraction.roles import cast
from geomap.extraction.sentences import Sentence, tokens
from geomap.extraction.spots import Matcher, Spot, chain, spots
from geomap.extraction.telling import Telling
from geomap.extraction.works import add_works

# Without any of these a sentence tells of nothing, numbers aside.
_TELLING = ("drone", "weak", *HAPPENING, "same", "casualty")
# These change what its names are.
_TURNING = ("threat", "irreal")


def take_apart(sentence: Sentence, lexicon: Lexicon, match: Matcher, memory: Memory) -> Telling:
    """Find what a sentence names and tells, and remember what later sentences go back to."""
    sentence.tokens = tokens(sentence.text, sentence.start)
    cues = Cues(lexicon.cues(sentence.tokens))
    if cues.any("drone", "none") or cues.any("office", "none"):
        # "it rattled like a moped", "военных преступлений"
        cues = Cues(c for c in cues if c.key != "none" or c.section not in ("drone", "office"))
    found = [s for s in spots(sentence, cues, match) if not _is_number(s, sentence, lexicon)]
    found = add_works(found, sentence, cues, match)
    cast(found, sentence, cues, memory.roundup)
    chain(found, sentence, cues)
    spread(found, sentence, cues)
    cues = _without_parts(cues, found, sentence)
    if found:
        memory.scene.meet(found)
        settle(found, sentence, cues, memory.surroundings(found, sentence))
        if not cues.any("denial"):
            memory.scene.look_around(found)
    telling = Telling(sentence, cues, found)
    if seats := cues.all("anaphora", "seat", "capital", "kyiv", "moscow"):
        memory.scene.turn_to(memory.anaphor(seats[0], ()))
    if cues.any("office"):
        city = memory.scene.city
        memory.company = company_named(cues) or memory.company
        telling.claimants = claimants(
            sentence, cues, found, memory.focus(sentence), city, memory.company
        )
        if cues.any("denial", "alleged") and any(c.type != "media" for c in telling.claimants):
            # "The ministry reported 77 drones, allegedly shot down": it is said by somebody.
            cues = Cues(c for c in cues if c.section != "denial" or c.key != "alleged")
            telling.cues = cues
    if cues.has(_TELLING) or len(found) > 1 or (found and cues.has(_TURNING)):
        telling.numbers = numbers(sentence, cues, lexicon)
        telling.cues = cues.joined(standing(telling.numbers, sentence.tokens, cues))
        telling.clauses = clauses(sentence, telling.cues, found)
        contain(telling.clauses)
    memory.note(telling.cues)
    telling.claimants = telling.claimants or memory.surnames.speaking(telling)
    memory.surnames.learn(telling)
    return telling


def _is_number(spot: Spot, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell "Сім влучили": seven, not the town of that name."""
    return spot.first == spot.last and sentence.tokens[spot.first].norm in lexicon.numbers


def _without_parts(cues: Cues, found: list[Spot], sentence: Sentence) -> Cues:
    """Leave out words that stand for a place told before where they are part of a name.

    "області" within "Самарської області" stands for nothing else, nor does "the republic" in
    "the republic's head said".
    """
    if not cues.any("anaphora"):
        return cues
    inside = {i for s in found for i in range(s.first, s.last + 1)}
    for cue in cues.all("office"):
        # "the republic's head said", but "in the capital, the mayor said"
        parted = sentence.text[: cue.start - sentence.start].rstrip().endswith((",", ";", ":"))
        inside |= set(range(cue.first - (not parted), cue.last + 1))
    if all(c.last not in inside for c in cues.all("anaphora")):
        return cues
    return Cues(c for c in cues if c.section != "anaphora" or c.last not in inside)
