"""Surnames: an official named once with the office speaks again by the surname alone."""

from __future__ import annotations

from dataclasses import replace

from geomap.extraction.claimants import Claimant
from geomap.extraction.telling import Telling

# Words between an office and the surname of who holds it, and from a surname to "said".
_NAMES, _NEAR = 3, 3
_SHORTEST = 4


class Surnames:
    """Who bears a surname, by its norm."""

    def __init__(self) -> None:
        self._known: dict[str, Claimant] = {}

    def learn(self, telling: Telling) -> None:
        """Remember the names beside the offices of a sentence: "Governor Ivan Koval said"."""
        for source in telling.claimants:
            surname = self._beside(telling, source)
            if surname is not None:
                self._known[surname] = source

    def speaking(self, telling: Telling) -> list[Claimant]:
        """Return those whose surname stands beside a verb of saying, as "Koval added"."""
        if not self._known or telling.claimants:
            return []
        verbs = [c.first for c in telling.all("speech", "verb")]
        if not verbs:
            return []
        found = []
        for i, token in enumerate(telling.sentence.tokens):
            source = self._known.get(token.norm)
            if source is None or not any(0 < abs(v - i) <= _NEAR for v in verbs):
                continue
            written = telling.sentence.between(token.start, token.end)
            if written[0].isupper():
                found.append(
                    replace(
                        source,
                        written=written,
                        start=token.start,
                        end=token.end,
                        first=i,
                        last=i,
                        author=False,
                    )
                )
        return found

    def _beside(self, telling: Telling, source: Claimant) -> str | None:
        """Return the last of the capital words that follow an office, or stand before a comma."""
        tokens, sentence = telling.sentence.tokens, telling.sentence

        def known(i: int) -> bool:
            if any(s.first <= i <= s.last and s.role != "person" for s in telling.spots):
                return True
            return any(c.first <= i <= c.last and c.section != "given" for c in telling.cues)

        verbs = {c.first for c in telling.all("speech", "verb")}
        found = None
        first = source.last + 1
        while known(first):
            # "governor of the Tver region, Vitaly Korolev"
            first += 1
            if first - source.last > 2 * _NAMES:
                return None
        for i in range(first, min(first + _NAMES, len(tokens))):
            written = sentence.between(tokens[i].start, tokens[i].end)
            if not written[0].isupper() or known(i):
                break
            if len(written) >= _SHORTEST and (i > first or i + 1 in verbs):
                found = tokens[i].norm
        return found
