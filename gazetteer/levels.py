"""The words around a name: what kind of place it is, and what only leads up to it.

"у Сумській області", "the Volyn Region", "м. Покровськ", "Russia's Kursk border region": `read`
takes off prepositions, articles, qualifiers and level words and says what it took.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.cases import ALL_CASES, GOVERNS
from gazetteer.place import Level

# Each line: the levels a word stands for, then its forms; words as `names.normalise` leaves them.
_HEADS = """
region: oblast|oblasts|region|regions|province|provinces|krai|krais|kray|territory|territories
region: republic|republics|governorate
region: autonomous okrug|autonomous district|autonomous region|autonomous oblast
region: autonomous republic|autonomous area|okrug
region: область|області|областю|обл|край|краю|краєм|краі|краєві|краів|областей|областям|областями
region: областях|регіон|регіону|регіоні|регіоном
region: республіка|республіки|республіці|республіку|республікою|автономна республіка
region: автономноі республіки|автономній республіці|автономний округ|автономного округу
region: автономному окрузі|автономним округом
region: области|областью|края|краем|крае|краев|краям|краями|краях|регион|региона|регионе|регионом
region: губерния|губернии
region: республика|республики|республике|республику|республикой
region: автономная республика|автономной республики
region: автономной республике|автономный округ|автономного округа|автономном округе
region: автономным округом|автономная область|автономной области|автономному округу|ао
district: district|districts|raion|raions|rayon|rayons|municipal district|municipal okrug
district: urban okrug|urban district|county
district: район|району|районі|районом|райони|районів|районам|районами|районах|р н|р ну|р ні|р ном
district: міський округ|міського округу
district: района|районе|районы|районов|р на|р не|муниципальный район|муниципальный округ
district: муниципального округа|муниципальном округе|муниципальным округом|муниципального района
district: муниципальном районе|городской округ|городского округа|городском округе
district: городским округом|округ|округа|округе|округом
hromada: hromada|hromadas|community|communities|territorial community|territorial hromada
hromada: terytorialna hromada|urban community|rural community|settlement community|urban hromada
hromada: rural hromada|settlement hromada|amalgamated hromada
hromada: громада|громади|громаді|громаду|громадою|громад|громадам|громадами|громадах|тг|отг|мтг
hromada: стг|територіальна громада|територіальноі громади|територіальній громаді
hromada: територіальну громаду|територіальною громадою|територіальних громад
hromada: територіальних громадах|громады|громаде|громадой
hromada: міська територіальна громада|селищна територіальна громада|сільська територіальна громада
hromada: міська громада|селищна громада|сільська громада|міськоі громади|селищноі громади
hromada: сільськоі громади|міській громаді|селищній громаді|сільській громаді
hromada: міськоі територіальноі громади|селищноі територіальноі громади
hromada: сільськоі територіальноі громади|міській територіальній громаді
hromada: селищній територіальній громаді|сільській територіальній громаді
settlement: city|cities|town|towns|village|villages|settlement|settlements|hamlet
settlement: urban type settlement|city of|town of|village of|settlement of|port city|city center
settlement: city centre
settlement: місто|міста|місту|містом|місті|міст|містам|містами|містах|м|село|села|селу|селом|селі
settlement: сіл|селам|селами|селах|селище|селища|селищу|селищем|селищі|селищ|смт
settlement: селище міського типу|хутір|хутора|хуторі
settlement: с|город|города|городу|городом|городе|городов|городам|городами|городах|г|гор|селе|сел
settlement: поселок|поселка|поселку|поселком|поселке|поселки|пос|пгт|рп|станица|станицы|станице
settlement: станицу|станицей|хутор|хуторе|хутором|деревня|деревни|деревне|деревню|деревней
settlement: деревень|дер|слобода|слободы|слободе|аул|ауле|аула
"""
# A facility: the table of sites knows it by its full name; else it is a thing in its town.
_FACILITIES = """
refinery|oil refinery|oil depot|oil terminal|fuel depot|airport|airfield|air base|airbase|port
seaport|power plant|power station|thermal power plant|railway station|train station|plant
military airfield|military air base
нпз|нефтебаза|аэропорт|аэродром|порт|тэц|тэс|грэс|нефтеперерабатывающий завод|морской порт|вокзал
військовий аеродром
нафтобаза|аеропорт|аеродром|тец|тес|нафтопереробний завод|морський порт
"""
# These lead up to a name and say nothing of its kind.
_BEFORE = """
the|in|at|on|over|from|to|of|across|outside|into|toward|towards|around|above|inside|within
throughout
у|в|уві|на|над|під|по|із|зі|з|до|через|навколо|від|для|о|об|при
во|под|из|со|с|от|через|к|ко|вокруг
waters of|the waters of|waters off|airspace of|airspace over|skies over|sky over|outskirts of
suburbs of
акваторія|акваторіі|акваторією|акваторію|акватория|акватории|акваторией|акваторию|водами|небі над
небом|небе над|околиці|околицях|окраине|окраина|пригород|пригороде
occupied|russian occupied|russian held|russian controlled|annexed|russian annexed
temporarily occupied|illegally annexed|ukrainian controlled|moscow annexed
окупований|окупованого|окупованому|окупованим|окупована|окупованоі|окупованій|окупованою|окуповану
тимчасово|анексований|анексованого|анексованому|анексованим
оккупированный|оккупированного|оккупированном|оккупированным|оккупированная|оккупированной
оккупированную|временно|аннексированный|аннексированного|аннексированном|аннексированным
прикордонна|прикордонноі|прикордонній|прикордонну|прикордонний|прикордонному|приграничная
приграничной|приграничную|приграничный|приграничном|приграничного
"""
# Between a name and its level word.
BETWEEN = frozenset("border frontline front coastal neighbouring neighboring".split())
_COUNTRIES = """
UA: ukraines|ukrainian|украінський|украінського|украінському|украінська|украінськоі|украінській
UA: украінське|украинский|украинского|украинском|украинская|украинской|украинское|украинскую
RU: russias|russian|російський|російського|російському|російська|російськоі|російській|російське
RU: российский|российского|российском|российская|российской|российское|российскую
BY: belarusian|білоруський|білорусський|белорусский|белорусской|белорусском
"""


def _levels(table: str) -> dict[tuple[str, ...], Level]:
    found: dict[tuple[str, ...], Level] = {}
    for line in table.strip().split("\n"):
        level, words = line.split(": ")
        for word in words.split("|"):
            found.setdefault(tuple(word.split()), level)  # type: ignore[arg-type]
    return found


def _phrases(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(w.split()) for w in table.strip().replace("\n", "|").split("|"))


HEADS = _levels(_HEADS)
FACILITIES = _phrases(_FACILITIES)
BEFORE = _phrases(_BEFORE)
COUNTRIES = {
    word: line.split(": ")[0]
    for line in _COUNTRIES.strip().split("\n")
    for word in line.split(": ")[1].split("|")
}
# Without one of these words a query is no place told by another ("20 km south of Pokrovsk").
BESIDE = frozenset(
    "km kilometers kilometres kilometer kilometre miles mile mi км near nearby between close "
    "vicinity area far від між между от поблизу неподалік біля коло районі околицях вблизи "
    "неподалеку возле около близ районе of південніше північніше східніше західніше севернее "
    "южнее восточнее западнее".split()
)
# A word that is both ("край", "округ", "district" of Russia) fits either level.
KINDRED: dict[Level, frozenset[Level]] = {
    "country": frozenset({"country"}),
    "sea": frozenset({"sea"}),
    "region": frozenset({"region"}),
    "district": frozenset({"district", "city_district"}),
    "hromada": frozenset({"hromada"}),
    "settlement": frozenset({"settlement"}),
    "city_district": frozenset({"city_district"}),
    "site": frozenset({"site"}),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a query apart: the words of the name, the level asked, the country.

    ``oblique``: a preposition stood before it, which allows ``cases``. ``facility``: it is a
    thing in the place. ``town``: the city of "м. Покров та Покровська громада".
    """

    words: tuple[str, ...]
    level: Level | None = None
    country: str | None = None
    oblique: bool = False
    cases: frozenset[int] = ALL_CASES
    facility: bool = False
    town: tuple[str, ...] = ()


def read(words: tuple[str, ...]) -> list[Reading]:
    """List the ways to take a query apart, the most literal first."""
    found = [Reading(words)]
    country, oblique, cases = None, False, ALL_CASES
    while words:
        for length in (3, 2, 1):
            if len(words) > length and words[:length] in BEFORE:
                oblique = oblique or not words[0].isascii()
                cases = GOVERNS.get(words[0], ALL_CASES)
                words = words[length:]
                break
        else:
            if len(words) > 1 and words[0] in COUNTRIES:
                country = COUNTRIES[words[0]]
                words = words[1:]
            else:
                break
        found.append(Reading(words, None, country, oblique, cases))
    bare = words
    for level, rest in _heads(bare):
        town, rest = _joined(rest) if level == "hromada" else ((), rest)
        found.append(Reading(rest, level, country, oblique, town=town))
    for length in (3, 2, 1):
        if len(bare) > length and bare[-length:] in FACILITIES:
            found.append(Reading(bare[:-length], "settlement", country, oblique, facility=True))
            break
        if len(bare) > length and bare[:length] in FACILITIES:
            found.append(Reading(bare[length:], "settlement", country, oblique, facility=True))
            break
    return found


def guess(words: tuple[str, ...]) -> list[Reading]:
    """List the ways to take apart a query that may be misspelt, its level word too."""
    from gazetteer.fuzzy import distance

    found = read(words)
    if len(words) > 1 and not any(r.level for r in found):
        last = found[-1]
        for head, level in HEADS.items():
            if len(head) == 1 and len(head[0]) > 4 and distance(head[0], last.words[-1]) == 1:
                found.append(Reading(last.words[:-1], level, last.country, last.oblique))
                break
    return [r for r in found if r.words]


def _heads(words: tuple[str, ...]) -> list[tuple[Level, tuple[str, ...]]]:
    found: list[tuple[Level, tuple[str, ...]]] = []
    for length in range(min(3, len(words) - 1), 0, -1):
        behind, before = words[:-length], words[length:]
        if words[-length:] in HEADS:
            level = HEADS[words[-length:]]
            while len(behind) > 1 and behind[-1] in BETWEEN:
                behind = behind[:-1]
            found.append((level, behind))
        if words[:length] in HEADS:
            level = HEADS[words[:length]]
            if before[0] == "of" and len(before) > 1:
                before = before[1:]
            found.append((level, before))
        if found:
            break
    return found


def _joined(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part "м. Черкаси та Черкаська", a city with its hromada, into the two."""
    for link in ("та", "ta"):
        if link in words[1:-1]:
            cut = words.index(link)
            town = words[1:cut] if cut > 1 and words[0] in ("м", "m", "смт", "smt") else words[:cut]
            return town, words[cut + 1 :]
    return (), words
