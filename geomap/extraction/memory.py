"""What carries over from one sentence to the next: places, sources, senders, the day, the topic."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.place import Place
from geomap.events import CONTESTED_REGIONS
from geomap.extraction.claimants import Claimant
from geomap.extraction.dates import When
from geomap.extraction.drafts import Draft
from geomap.extraction.lexicon import Cue
from geomap.extraction.places import Matcher, Spot
from geomap.extraction.readings import Surroundings, dominates
from geomap.extraction.sentences import Sentence
from geomap.extraction.telling import Telling

# How many sentences after one about drones are read whole, and can still speak of them.
_NEAR, _FAR = 2, 8
# A city of this size says which region a sentence speaks of.
_MAJOR = 150_000
_OTHER = ("missile", "bomb", "artillery", "ground")
_AREAS = ("region", "district", "hromada")
_SILENT = ("media", "person", "company", "monitoring channel")
_CITIES = {
    "UA-30": "Kyiv",
    "UA-40": "Sevastopol",
    "RU-MOW": "Moscow",
    "RU-SPE": "Saint Petersburg",
}


_ADJECTIVE = re.compile(r"(\w{3,}[сзц]ь?к)(?:ого|ому|ом|им|ий|ой|ую|ая|ое|ої|ій|ою|у|а|е)$")


class Memory:
    """The state of reading; each public attribute says what was last told."""

    def __init__(self, text: str, match: Matcher, published: dt.date | None, dense: bool) -> None:
        self.published = published
        self.review = False
        self.report: dt.date | None = None
        self._dated = False
        self._said: When | None = None
        self._main: dt.date | None = None
        self.heading: When | None = None
        self.night: When | None = None
        self.night_side: str | None = None
        self.region: Place | None = None
        self.city: Place | None = None
        self.mentioned: Spot | None = None
        self.stage: Spot | None = None
        self.senders: list[str] = []
        self.hint: str | None = None
        self.army: str | None = None
        self.downing = False
        self.mixed = False
        self.last: list[Draft] = []
        self.quiet = 0
        self._text = text
        self._whole: list[str] | None = None
        self._match = match
        self._russian = not re.search("[іїєґ]", text)
        self._led = dense
        self._paragraph = -1
        self._topic = self._current = ""
        self._here = self._region_here = False
        self._lead: Sentence | None = None
        self._sources: list[tuple[Claimant, Sentence]] = []
        self._regions: list[str] = []
        self._cities: list[Place] = []
        self._people: set[str] = set()
        self._known: dict[str, Place | None] = {}

    # the topic

    @property
    def listening(self) -> bool:
        """Whether a sentence without a word for drones can still speak of them."""
        return self._led or self.review or self.quiet <= _FAR

    @property
    def speaks_of_drones(self) -> bool:
        """Whether the sentence just read speaks of drones."""
        return self._current == "drone"

    @property
    def close(self) -> bool:
        """Whether drones were spoken of a sentence or two ago."""
        return self.quiet <= _NEAR

    def begin(self, sentence: Sentence) -> None:
        """Forget at a new paragraph what only the last one set."""
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self.heading = self.heading if self.review else None
            self._said = None
            self.hint = self.stage = self.mentioned = self.army = None
            self.downing = self._here = self._region_here = False

    def lead(self, drones: bool, review: bool) -> None:
        """Take from a headline what the text is about."""
        self._led = self._led or drones
        self.review = self.review or review

    def topic(self, telling: Telling, drones: Sequence[Cue], live: bool) -> bool:
        """Tell whether a sentence speaks of drones, by its words or by what goes before.

        Another weapon changes the topic until a new place or a drone is named.
        """
        carried = "drone" if self._here or (self._topic and self.listening) else ""
        if drones:
            self._topic = "drone" if live else self._topic
            self._here = True
            self._led = self._led or (live and telling.sentence.paragraph <= 1)
            current = "drone"
        elif telling.any("other", *_OTHER) or (
            self._current == "other" and not any(s.where for s in telling.spots)
        ):
            current = "other"
        else:
            current = carried or ("drone" if self._led else "")
        self._current = current
        return current == "drone"

    # places

    def surroundings(self, found: Sequence[Spot], sentence: Sentence) -> Surroundings:
        """Gather the regions that settle a name which several places share."""
        before = [sentence.tokens[s.first - 1].norm for s in found if s.first]
        near = [p.region for p in map(self._adjective, before) if p is not None and p.region]
        near += [
            r.place.region
            for s in found
            for r in s.mention.readings[:1]
            if r.place.level == "region" and r.place.region
        ]
        cities = [
            r.place.region
            for s in found
            for r in s.mention.readings[:1]
            if s.where and r.place.region and (r.place.population or 0) >= _MAJOR
        ]
        near += cities
        spoke = [c.place for c, _ in (self._sources[-1:] + self._sources[:1])]
        here = self.region if self._region_here else None
        stage = self.stage.place if self.stage is not None else None
        near += [p.region for p in (here, *spoke, self.region) if p is not None and p.region]
        country = self.home if self._regions or self.senders else None
        return Surroundings(
            near=near,
            far=list(dict.fromkeys(self._regions)),
            here=stage.region if stage is not None and stage.level in _AREAS else None,
            country=country,
            cities=[*cities, *(p.region for p in reversed(self._cities[-3:]) if p.region)],
            everywhere=self._all_over,
        )

    def _adjective(self, word: str) -> Place | None:
        """Return the region that an adjective names: "в курском Льгове", "на сумський Конотоп"."""
        stem = _ADJECTIVE.match(word)
        if stem is None:
            return None
        ending = "ая" if self._russian else "а"
        place = self.look(f"{stem.group(1).capitalize()}{ending} область")
        return place if place is not None and place.level == "region" else None

    def _all_over(self) -> list[str]:
        """List the regions that the whole text names beyond doubt, the most frequent first."""
        if self._whole is None:
            clear = Counter(
                r.place.region
                for m in self._match(self._text)
                for r in m.readings[:1]
                if r.place.region
                and (r.place.level == "region" or dominates([o.place for o in m.readings]))
            )
            self._whole = [region for region, _ in clear.most_common() if region]
        return self._whole

    def meet(self, found: Sequence[Spot]) -> None:
        """Know a surname again that stands alone: "Oleksandr Koval … Koval said"."""
        self._people |= {s.mention.text for s in found if s.role == "person"}
        for spot in found:
            if spot.mention.text in self._people and not spot.marked:
                spot.role = "person"

    def look_around(self, found: Sequence[Spot]) -> None:
        """Remember the regions a sentence speaks of."""
        for spot in found:
            if spot.place is None or spot.role in ("name", "person"):
                continue
            if spot.place.level == "region":
                self.region, self._region_here = spot.place, True
            if spot.place.region and spot.role in ("at", "near", "container", "office"):
                self._regions.append(spot.place.region)

    def focus(self, sentence: Sentence) -> Place | None:
        """Return the region in view: of what was just told in the paragraph, else last named."""
        for told in self.last[:1]:
            place = told.place
            same = told.sentences[-1].paragraph == sentence.paragraph
            if same and place.region and place.level != "region":
                from gazetteer import get

                return get(place.region) or self.region
        return self.region

    def remember(self, found: Sequence[Spot]) -> None:
        """Remember the towns named, for "the city" and "there"."""
        for spot in found:
            if spot.place is None or spot.place.level != "settlement":
                continue
            if spot.role == "office":
                self._cities.append(spot.place)
            if spot.where or spot.role == "container":
                self.city = spot.place
                self._cities.append(spot.place)
        named = [s for s in found if s.where and s.place and s.place.level != "country"]
        self.mentioned = named[-1] if named else self.mentioned

    @property
    def home(self) -> str:
        """The country the report speaks of: where its places lie, else opposite the sender."""
        if self._regions:
            return self._regions[0][:2]
        if self.senders:
            return "UA" if self.senders[-1] == "RU" else "RU"
        return "UA"

    def look(self, name: str) -> Place | None:
        """Return a place by its name."""
        if name not in self._known:
            found = self._match(name)
            self._known[name] = found[0].readings[0].place if found else None
        return self._known[name]

    def city_of(self, district: Place) -> Place | None:
        """Return the city that a city district lies in."""
        if district.region in _CITIES:
            return self.look(_CITIES[district.region])
        return next((p for p in reversed(self._cities) if p.region == district.region), None)

    def whole_city(self, place: Place) -> Place:
        """Return the city that a region of special status is, any other place as it is."""
        city = self.look(_CITIES[place.id]) if place.id in _CITIES else None
        return city or place

    def seat_of(self, region: Place) -> Place | None:
        """Return the city that a region is named for: "Рязанский НПЗ" lies in Ryazan."""
        found = self._match(region.name.split(" ")[0])
        return next(
            (
                r.place
                for m in found[:1]
                for r in m.readings
                if r.place.level == "settlement" and r.place.region == region.id
            ),
            None,
        )

    def town_of(self, hromada: Place) -> Place | None:
        """Return the main town that a hromada is named for."""
        name = hromada.name.removesuffix(" Hromada")
        found = self._match(name)
        return next(
            (
                r.place
                for m in found[:1]
                for r in m.readings
                if r.place.level == "settlement" and r.place.region == hromada.region
            ),
            None,
        )

    def anaphor(self, cue: Cue, named: Sequence[Claimant]) -> Place | None:
        """Return what "the city", "his region", "the capital", "across the country" stand for."""
        if cue.key == "city":
            spoken = next((c.place for c in named if c.place is not None), None)
            return spoken if spoken is not None and spoken.level == "settlement" else self.city
        if cue.key == "region":
            spoken = next((c.place for c in named if c.place and c.place.level == "region"), None)
            return spoken or self.region
        if cue.key == "seat":
            spoken = next((c.place for c in named if c.place and c.place.level == "region"), None)
            region = spoken or self.region
            return self.seat_of(region) if region is not None else None
        if cue.key == "capital":
            spoken = next((c.place for c in named if c.place is not None), None)
            home = spoken.country if spoken is not None and spoken.country else self.home
            return self.look("Kyiv" if home == "UA" else "Moscow")
        if cue.key == "country":
            side = named[0].side if named and named[0].side in ("UA", "RU") else self.home
            return self.look("Ukraine" if side == "UA" else "Russia")
        return None

    def country(self, named: Sequence[Claimant]) -> Place | None:
        """Return the country whose air defence a total without a place is about."""
        speaker = named[0] if named else (self._sources[-1][0] if self._sources else None)
        side = speaker.side if speaker is not None and speaker.type == "military" else self.army
        if side is None and self.senders:
            side = "UA" if self.senders[-1] == "RU" else "RU"
        return self.look({"UA": "Ukraine", "RU": "Russia"}[side]) if side in ("UA", "RU") else None

    # the day

    def today(self, telling: Telling) -> dt.date | None:
        """Return the day that "overnight" counts from: a day heading, else publication."""
        dated = telling.any("weekday") or telling.any("month")
        if self.heading is not None and not dated:
            return self.heading.end
        return self.published

    def day(self) -> When | None:
        """Return the day of what has no time of its own: the heading's, else the report's."""
        if self.review and self._said is not None:
            return self._said
        if self.heading is not None:
            return self.heading
        day = self.report or self.published
        return When(day, day, "day") if day else None

    def is_eve(self, day: When) -> bool:
        """Tell the day before the night or day that the article has told of."""
        told = self._main is not None and self._main == self.published
        return told and day.end is not None and day.end != self._main and not self.review

    def date(self, made: Sequence[Draft]) -> None:
        """Take the first day told as the day the article reports on, unless told as past."""
        first = made[0].when
        if first is not None and first.stated:
            self._said = first
        if self._dated or self.review or first is None:
            return
        self._dated = True
        self._main = first.end
        if first.end is not None and first.stated and not first.past and first.earlier:
            self.report = first.end
            for draft in made:
                if draft.when == first:
                    draft.when = replace(first, earlier=False)

    # who says so

    def hear(self, source: Claimant, sentence: Sentence) -> None:
        """Remember who spoke."""
        self._sources = [s for s in self._sources if s[0].id != source.id][-7:]
        self._sources.append((source, sentence))
        if self._lead is None and sentence.paragraph <= 1:
            self._lead = sentence

    def speaker(self) -> tuple[Claimant, Sentence] | None:
        """Return who spoke last: "he added" goes on with them."""
        return self._sources[-1] if self._sources else None

    def carried(
        self, draft: Draft, sentence: Sentence
    ) -> tuple[Claimant, Sentence] | tuple[None, None]:
        """Return the source named before that can be taken to speak of this event too.

        In the same paragraph, from the lead, or a region's own authority anywhere after it.
        """
        if draft.when is not None and draft.when.earlier:
            return None, None
        author = next((s for s in self._sources if s[0].author and s[0].type not in _SILENT), None)
        for n, (source, said) in enumerate(reversed(self._sources)):
            if n and source.place is None:
                # Another has spoken since; only a region's own office is taken up again.
                continue
            regional = source.place is not None and source.place.level == "region"
            # In a review each day has its own sources.
            lead = said is self._lead and not self.review
            reach = lead or said.paragraph == sentence.paragraph or regional
            if reach and _speaks_of(source, draft):
                return source, said
        if author is not None and author[0].covers(draft.place):
            return author
        return None, None


def _speaks_of(source: Claimant, draft: Draft) -> bool:
    if source.type in _SILENT:
        return False
    if source.place is not None:
        if draft.kind == "alert" and (source.place.level != "region" or draft.target):
            # Airports are closed by somebody else, who is not named.
            return False
        return source.covers(draft.place) and draft.place.level not in ("sea", "country")
    if source.type != "military" or draft.kind == "alert":
        return False
    if draft.kind == "strike" or draft.place.country in (None, source.side):
        return True
    return source.side == "RU" and draft.place.region in CONTESTED_REGIONS
