"""Clauses: stretches of a sentence with one thing happening in each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from geomap.extraction.cues import Cue, Cues
from geomap.extraction.gapping import part_weapons
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

_BREAK = re.compile(r"[,;:](?=\s)|[()]|\s[—–-]\s")
_HARD = re.compile(r"[;:]")
_DASHES = ("—", "–", "-")
_PAIR = 2
HAPPENING = {
    "strike": {
        "attack",
        "hit",
        "into",
        "effect",
        "outage",
        "hurt",
        "blast",
        "fall",
        "find",
        "launch",
    },
    "intercept": {"down", "lost", "repel", "destroy", "destroyed", "take", "work"},
    "sight": {"see", "fly", "reach"},
    "alert": {"siren", "warn"},
    "closure": {"close", "sky"},
}
_NONE = Cues()


@dataclass(slots=True, eq=False)
class Clause:
    """Tokens ``first`` to ``last`` (inclusive).

    Attributes
    ----------
    hard
        A colon or semicolon opens it.
    turns
        A word like "but" or "while" opens it: another place may follow.
    aside
        A relative clause or brackets inside another.
    after
        A word like "after" or "when" opens it.
    dash
        A dash opens it.
    heads
        It begins with a place as a heading: "…; Izium – a shop damaged".
    happening, happenings
        Whether anything happens in it; the words for it.
    """

    first: int
    last: int
    hard: bool = False
    turns: bool = False
    aside: bool = False
    after: bool = False
    dash: bool = False
    heads: bool = False
    happening: bool = False
    happenings: Sequence[Cue] = ()
    cues: Cues = _NONE
    spots: list[Spot] = field(default_factory=list)

    def all(self, section: str, *keys: str) -> Sequence[Cue]:
        """Return the cues of a section, of some keys only where given."""
        return self.cues.all(section, *keys)

    def any(self, section: str, *keys: str) -> bool:
        """Tell whether a cue of the section is there."""
        return self.cues.any(section, *keys)

    def holds(self, cues: Sequence[Cue]) -> bool:
        """Tell whether one of some cues begins in it."""
        return bool(cues) and any(self.first <= c.first <= self.last for c in cues)

    def holds_names(self, found: Sequence[Spot]) -> bool:
        """Tell whether a name that can carry an event stands in it."""
        return any(self.first <= s.first <= self.last and s.where for s in found)


def clauses(sentence: Sentence, cues: Cues, found: Sequence[Spot]) -> list[Clause]:
    """Part a sentence so that each clause holds one happening and the words that go with it."""
    pieces = _pieces(sentence, cues, _inside_lists(found, sentence))
    duds = cues.covered("dud") if cues.any("dud") else ()
    live = [
        c
        for c in cues
        # "fell in a yard and did not explode": nothing new happens.
        if c.section in HAPPENING and c.key in HAPPENING[c.section] and c.first not in duds
    ]
    if any(piece.aside for piece in pieces):
        pieces = _whole_asides(pieces, live, {c.first for c in cues.all("split", "and")})
    if len(pieces) < 2:
        return [_whole(piece, cues, found, live) for piece in pieces]
    sizes = [piece.last - piece.first + 1 for piece in pieces]
    part_weapons(pieces, cues, found, sentence.tokens)
    owners = _join(pieces, live, cues, found)
    joined = list(dict.fromkeys(owners))
    if len(joined) == 1:
        return [_whole(joined[0], cues, found, live)]
    home = [owner for owner, size in zip(owners, sizes, strict=True) for _ in range(size)]
    own: dict[Clause, list[Cue]] = {clause: [] for clause in joined}
    for cue in cues:
        own[home[cue.first]].append(cue)
    for spot in found:
        home[spot.first].spots.append(spot)
    for clause, inside in own.items():
        clause.cues = Cues(inside)
        clause.happenings = [c for c in live if home[c.first] is clause]
    return joined


def _whole_asides(pieces: list[Clause], live: Sequence[Cue], joints: set[int]) -> list[Clause]:
    """Join a relative clause to what its "and" goes on with: "where a silo and a truck burned"."""
    whole: list[Clause] = []
    for piece in pieces:
        before = whole[-1] if whole else None
        goes_on = piece.first in joints and not (piece.turns or piece.aside)
        if before is not None and before.aside and goes_on and not before.holds(live):
            before.last = piece.last
        else:
            whole.append(piece)
    return whole


def _whole(clause: Clause, cues: Cues, found: Sequence[Spot], live: Sequence[Cue]) -> Clause:
    """Give the one clause of a sentence all that stands in it."""
    clause.cues, clause.spots = cues, list(found)
    clause.happenings, clause.happening = live, bool(live)
    return clause


def _join(
    pieces: Sequence[Clause], live: Sequence[Cue], cues: Cues, found: Sequence[Spot]
) -> list[Clause]:
    """Let pieces in which nothing new happens go on with the clause before; return whose each is.

    A piece goes on with the last clause that is no aside.
    """
    denials, unreal = cues.all("denial"), cues.of(("threat", "irreal"))
    weapons = cues.all("other")
    owners: list[Clause] = []
    main: Clause | None = None
    denies = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        told = following is not None and following.dash and following.holds([*live, *weapons])
        piece.heads = told and piece.hard and piece.holds_names(found)
        piece.happening, denying = piece.holds(live), piece.holds(denials)
        if piece.aside and piece.happening:
            # "…, from where they launch drones, …": what goes before it goes on after it.
            owners.append(piece)
            continue
        if (
            main is None
            or (main.happening and (piece.happening or piece.turns))
            or (piece.turns and piece.happening and piece.holds_names(found))
            or piece.heads
            or (piece.hard and (denies or denying))
        ):
            main, denies = piece, denying
        else:
            if piece.after and piece.holds(unreal):
                # "… hours after the president pledged to send weapons to Kyiv"
                for spot in found:
                    if piece.first <= spot.first <= piece.last:
                        spot.role = "away"
            main.last = max(main.last, piece.last)
            main.happening = main.happening or piece.happening
            denies = denies or denying
        owners.append(main)
    joined = list(dict.fromkeys(owners))
    if (
        len(joined) > 1
        and joined[-1] is main
        and not main.happening
        and not ((main.hard and denies) or main.heads)
    ):
        # Nothing happens in the last: it belongs to what goes before.
        before = joined[-2]
        before.last = max(before.last, main.last)
        owners = [before if owner is main else owner for owner in owners]
    return owners


def _inside_lists(found: Sequence[Spot], sentence: Sentence) -> set[int]:
    """Return the tokens between names of one list, which no clause opens: "Kazan and Penza".

    A comma between only two names can part clauses: "… hit a shop in Kherson, Kyiv …".
    """
    if len(found) < _PAIR:
        return set()
    inside: set[int] = set()
    for before, after in pairwise(found):
        if before.chain != after.chain or not (before.where and after.where):
            continue
        comma = "," in sentence.text[before.mention.end : after.mention.start]
        if not comma or sum(s.chain == before.chain for s in found) > _PAIR:
            inside.update(range(before.last + 1, after.first + 1))
    return inside


def _pieces(sentence: Sentence, cues: Cues, inside: set[int]) -> list[Clause]:
    """Cut at punctuation and at words that open a clause, but not inside a list of names."""
    tokens, text, offset = sentence.tokens, sentence.text, sentence.start
    if not tokens:
        return []
    openers = {c.first: c.key for c in cues.all("split")}
    breaks = [m.end() for m in _BREAK.finditer(text)]
    if not (breaks or openers):
        return [Clause(0, len(tokens) - 1)]
    starts = [token.start - offset for token in tokens]
    marks = {bisect_left(starts, end) for end in breaks} - {0, len(tokens)}
    pieces: list[Clause] = []
    first, hard, dash, depth, opener = 0, False, False, 0, ""

    def close(last: int) -> None:
        aside = depth > 0 or opener == "relative"
        after, turns = opener == "strong", opener == "turn"
        pieces.append(Clause(first, last, hard, turns, aside, after, dash))

    for i in sorted((marks | openers.keys() - {0}) - inside):
        if i not in marks and openers[i] == "relative" and 0 < i - first <= 2 and first:
            # "…, 71 of which were shot down"
            opener = "relative"
            continue
        close(i - 1)
        gap = text[tokens[i - 1].end - offset : starts[i]]
        dash = gap.strip() in _DASHES
        first, hard, opener = i, _HARD.search(gap) is not None, openers.get(i, "")
        depth = max(0, depth + gap.count("(") - gap.count(")"))
    close(len(tokens) - 1)
    return pieces
