"""What the words of a row say of weapon, kind and sender, in three languages, by column.

General data sets have no column for drones; their notes do. These are the words of short notes
and titles: running text is read by `geomap.extraction`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.sources.choices import any_of, first_of
from geomap.sources.coded import each

if TYPE_CHECKING:
    import pyarrow as pa

_DRONE = (
    r"(?:drones?|uavs?|uas|ucavs?|unmanned|shaheds?|geran(?:ium)?s?|gerberas?|fpvs?|"
    r"quad-?copters?|loitering|kamikaze|lancets?|orlan|zala|supercam|mavics?|bayraktars?|"
    r"merlin-vr|kub-bla|molniya|(?:дрон|бпла|безп[іи]лотн|беспилотн|шахед|геран[ьію]|гербер|"
    r"ланцет|орлан|квадрокоптер|молні[яі]|молни[яи]|fpv)\p{L}*)"
)
_MISSILE = (
    r"(?:(?:missile|rocket|iskander|kalibr|kinzhal|cruise|ballistic|himars|mlrs|s-300|atacms|"
    r"ракет|іскандер|искандер|калібр|калибр|кинджал|кинжал)\p{L}*)"
)
_BOMB = (
    r"(?:kabs?|fabs?|bombs?|bombings?|air-?strikes?|(?:авіабомб|авиабомб)\p{L}*|"
    r"каб(?:ів|ов|и|ы|ами)?)"
)
_ARTILLERY = (
    r"(?:(?:artillery|mortar|howitzer|shell(?:ed|ing)|grad|tanks?|артилер|артиллер|міномет|миномет|"
    r"обстріл|обстрел)\p{L}*)"
)
_DOWNED = (
    r"(?:shot|shoots?|shooting)\s+down|downed|downing|intercept\w*|suppressed|jammed|repel\w*|"
    r"neutrali[sz]ed|electronic warfare|disarm\w*|(?:збит|збил|збив|сбит|сбил|перехоп|перехва|"
    r"подавлен|подавил|знешкод|приземл|нейтрализ)\p{L}*"
)
# "destroyed" alone is what drones do; next to a drone it may be what was done to it.
_DESTROYED = (
    rf"(?:destroy\w*|знищ\p{{L}}*|уничтож\p{{L}}*)\s+(?:[^\s.;]+\s+){{0,4}}{_DRONE}|"
    rf"{_DRONE}\s+(?:[^\s.;]+\s+){{0,2}}(?:was|were|been|було|были|был)\s+(?:[^\s.;]+\s+)?"
    r"(?:destroyed|знищен\p{L}*|уничтожен\p{L}*)"
)
_HIT = (
    r"strikes?|struck|striking|attack\w*|hits?|hitting|damag\w*|targeted|targeting|killed|injured|"
    r"wounded|dropped|destroy\w*|launched|exploded|explosions?|crash\w*|debris|blast|fires?|burn\w*|"
    r"(?:удар|влучи|влуча|атак|пошкод|поврежд|загин|погиб|поранен|ранен|уламк|обломк|вибух|взрыв|"
    r"пожеж|пожар|вдари|скинул|сбросил|знищ|уничтож|попада|попал|прил[её]т)\p{L}*"
)
_HARM = (
    r"damag\w*|killed|injured|wounded|debris|(?:пошкод|поврежд|загин|погиб|поранен|ранен|уламк|"
    r"обломк)\p{L}*"
)
_SEEN = (
    r"fl(?:y|ying|ew|own)|spotted|seen|over-?fl\w*|reconnaissance|recon|surveillance|heading|"
    r"entered|violat\w*|(?:прол[іе]т|летіл|летел|помічен|замечен|розвід|разведк|курс)\p{L}*"
)
_ALERT = r"(?:air[- ]?raid|air alert|siren)s?|(?:тривог|тревог|сирен)\p{L}*"
_RUSSIAN = r"(?:russian|російськ\p{L}*|российск\p{L}*|русск\p{L}*|ворож\p{L}*)"
_UKRAINIAN = r"(?:ukrainian|українськ\p{L}*|украинск\p{L}*)"
_LAUNCHED_BY = (
    r"(?:forces|military|troops|army|війська|войска)\s+(?:launched|struck|attacked|hit|targeted|"
    r"used|fired|dropped|shelled|carried out)"
)


def says(cells: pa.Array, words: str) -> pa.Array:
    """Return where the cells hold one of the words, as whole words, any case; null is False."""
    import pyarrow.compute as pc

    return pc.fill_null(each(cells, lambda texts: _says(texts, words)), False)


def drone(cells: pa.Array) -> pa.Array:
    """Return where the words name a drone."""
    return says(cells, _DRONE)


def weapon(cells: pa.Array) -> pa.Array:
    """Return the weapon that the words name, null when they name none."""
    return each(cells, _weapon)


def kind(cells: pa.Array) -> pa.Array:
    """Return what the words say the drones did or met, null when they do not say.

    Debris that damages or hurts is a strike, whoever downed the drone.
    """
    return each(cells, _kind)


def sender(cells: pa.Array) -> pa.Array:
    """Return the side whose drones the words name ("Russian drones"), null when both or none."""
    return each(cells, _sender)


def _says(texts: pa.Array, words: str) -> pa.Array:
    import pyarrow.compute as pc

    pattern = rf"(?:^|[^\p{{L}}\p{{N}}])(?:{words})(?:$|[^\p{{L}}])"
    return pc.match_substring_regex(texts, pattern, ignore_case=True)


def _weapon(texts: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    drones, missiles = _says(texts, _DRONE), _says(texts, _MISSILE)
    bombs, guns = _says(texts, _BOMB), _says(texts, _ARTILLERY)
    return first_of(
        (pc.and_(drones, any_of((missiles, bombs, guns))), "mixed"),
        (drones, "drone"),
        (missiles, "missile"),
        (bombs, "bomb"),
        (guns, "artillery"),
    )


def _kind(texts: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    down = pc.or_(_says(texts, _DOWNED), _says(texts, _DESTROYED))
    return first_of(
        (pc.and_(down, _says(texts, _HARM)), "strike"),
        (down, "interception"),
        (_says(texts, _HIT), "strike"),
        (_says(texts, _ALERT), "alert"),
        (_says(texts, _SEEN), "sighting"),
    )


def _sender(texts: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    between = r"\s+(?:[\p{L}\p{N}/-]+\s+){0,3}"
    russian = _says(texts, rf"{_RUSSIAN}{between}{_DRONE}|{_RUSSIAN}\s+{_LAUNCHED_BY}")
    ukrainian = _says(texts, rf"{_UKRAINIAN}{between}{_DRONE}|{_UKRAINIAN}\s+{_LAUNCHED_BY}")
    return first_of((pc.and_(russian, ukrainian), None), (russian, "RU"), (ukrainian, "UA"))
