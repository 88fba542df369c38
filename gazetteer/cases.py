"""The cases of Ukrainian and Russian, and which of them a preposition allows."""

from __future__ import annotations

CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
ALL_CASES = frozenset(range(len(CASES)))

_TABLE = """
al   в во на
gal  у
dal  по
l    о об при
ai   під под над надо за
g    із зі из до від от біля поблизу около возле вблизи для без після после проти против
gi   з с со
d    к ко
i    між между перед
a    про через
"""
# A preposition that is not here allows every case.
GOVERNS = {
    preposition: frozenset(i for i, case in enumerate(CASES) if case[0] in line.split()[0])
    for line in _TABLE.strip().split("\n")
    for preposition in line.split()[1:]
}
