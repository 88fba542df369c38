"""Regions that spread over several oblasts: reports name them, no boundary bears them.

They are no places: a pin or an outline would say more than the report. A look-up answers "not
found" and says which units they take in.
"""

from __future__ import annotations

_TABLE = """
UA-14 UA-09: donbas|donbass|донбас|донбасс
UA-63 UA-59: slobozhanshchyna|sloboda ukraine|слобожанщина
UA-12 UA-23 UA-53 UA-71: prydniprovia|dnieper region|придніпровя|приднепровье
UA-51 UA-48 UA-65 UA-43 RU-KDA: black sea coast|чорноморське узбережжя|черноморское побережье
UA-51 UA-48 UA-65 UA-43: причорноморя|причерноморье|prychornomoria
UA-23 UA-65 UA-43 UA-14: приазовя|приазовье|pryazovia|azov coast
UA-51 MD: bessarabia|бессарабія|бессарабия
RU-SAM RU-SAR RU-VGG RU-ULY RU-PNZ RU-TA RU-AST: povolzhye|volga region|поволжье|поволжя
RU-DA RU-CE RU-IN RU-SE RU-KB RU-KC RU-STA: north caucasus|північний кавказ|северный кавказ
RU-SVE RU-CHE RU-PER RU-ORE RU-BA: urals|the urals
"""


def loose(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of the units that a loose region takes in, none for any other name."""
    from gazetteer.declension import phrase_bases

    table = {
        name: tuple(codes.split())
        for codes, names in (line.split(": ") for line in _TABLE.strip().split("\n"))
        for name in names.split("|")
    }
    key = " ".join(words)
    nominatives = [] if key.isascii() else [*phrase_bases(words, "uk"), *phrase_bases(words, "ru")]
    tries = [key, *map(" ".join, nominatives)]
    return next((table[name] for name in tries if name in table), ())
