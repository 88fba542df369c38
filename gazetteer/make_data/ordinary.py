"""Names of small places that are ordinary words ("Перемога", "As") or people ("Олег", "Песков").

At the beginning of a sentence, or in quotes, an ordinary word is hardly ever the village; a given
name or a surname nowhere is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

# People a place needs to be meant where its name is an ordinary word or a person's.
GREAT, GREAT_ABROAD = 15_000, 100_000
# English words that are also a village's name in Latin letters.
ENGLISH = frozenset(
    "as is us never play side human buy star size step bar gay male sad progress port ray snow "
    "smile signal plot hat marine tim marks ugly vol ross log mars vary lazy mama pole plug les "
    "linda hart gut nova stare nobel sim val flora sol tara sasha baba hai chop maya anna may most "
    "union mir victory peace order front center centre north south east west sun moon gold "
    "police roman salo brad nokia".split()
)
# The Ukrainian dictionary has toponyms among its nouns, unmarked; these nouns are none.
UKRAINIAN = frozenset(
    "правда вересень голова суд новина культура сила слава рівень боротьба мама основа "
    "посада черга "
    "перемога сторона любов майдан мир ранок щастя завод машина свобода площа джерело кордон гра "
    "воля громада дорога добро доля людина північ південь схід захід поле коло пам'ятник "
    "замок роль "
    "гора стиль стіна вікно змагання надія вибір золото родина відродження хвиля зірка "
    "березень ліс "
    "батьківщина кімната ставка лінія річка камінь збір потік розділ острів сигнал тепло квиток "
    "простір селище спокій ключ пожежа боєць бійка прибуток атака середина рота п'ятниця середа "
    "субота неділя пригода сад береза берег озеро куля зоря королева спадщина рекорд "
    "залізниця згода "
    "весна міст син слід вага митниця зима кут порт прогрес лава сіль шахта дружба шахтар школяр "
    "мороз рай вогонь квітка вокзал бік база перехрестя яма дача вершина долина рідня дума промінь "
    "юнак єднання коробка піч листівка мрія містечко пісок рука чайка ластівка "
    "промисловість".split()
)
GIVEN = frozenset(
    "андрій сергій олексій микола дмитро іван петро михайло василь юрій ігор олександр віктор "
    "анатолій валерій євген богдан роман тарас степан григорій павло максим артем денис антон "
    "кирило ілля федір назар остап данило олег борис ганна марія олена ольга наталія катерина "
    "тетяна ірина людмила світлана галина надія любов віра оксана юлія софія анастасія соломія "
    "єрмак ермак владислав станіслав святослав".split()
)
# What the Russian dictionary marks as a proper name of some kind.
_PROPER = re.compile("Geox|Name|Surn|Patr|Orgn|Trad")
_RELATING = re.compile("(?:[сцз]ьк|[сц]к)(?:[аеиіоую]|[иіыо]й|о[їю]|о[гм][оу]|[иі]м|их|ими|ая|ую)$")


def ordinary(surfaces: Iterable[str]) -> Iterator[str]:
    """Yield the surfaces that a dictionary knows as ordinary words."""
    for surface in surfaces:
        if surface.isascii():
            if surface in ENGLISH:
                yield surface
        elif not _RELATING.search(surface) and (_is_russian(surface) or _is_ukrainian(surface)):
            yield surface


def is_person(name: str, population: int) -> bool:
    """Say whether a name in Ukrainian or Russian is rather a person's than a small place's.

    A surname gives way to a village of a thousand people, a given name to none.
    """
    word = name.lower()
    if word in GIVEN:
        return True
    known = [p for p in _known(word, "ru") if p.tag.case == "nomn" and p.tag.number == "sing"]
    if any("Geox" in p.tag for p in known):
        return False
    return any("Name" in p.tag or ("Surn" in p.tag and population < 1000) for p in known)


def _is_russian(surface: str) -> bool:
    known = _known(surface, "ru")
    return bool(known) and not any(_PROPER.search(str(p.tag)) for p in known)


def _is_ukrainian(surface: str) -> bool:
    known = _known(surface, "uk")
    return bool(known) and all(
        p.tag.POS != "NOUN" or p.normal_form in UKRAINIAN for p in known if p.tag.POS
    )


def _known(surface: str, lang: str) -> list[Any]:
    analyser = _analyser(lang)
    if not analyser.word_is_known(surface):
        return []
    return [p for p in analyser.parse(surface) if p.is_known]


@lru_cache(maxsize=2)
def _analyser(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)
