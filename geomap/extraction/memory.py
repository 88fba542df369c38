"""What carries over from one sentence to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.place import Place
from geomap.extraction import initiators
from geomap.extraction.atlas import Atlas, region_by_id
from geomap.extraction.casualties import Casualties
from geomap.extraction.claimants import Claimant
from geomap.extraction.cues import Cue, Cues
from geomap.extraction.datelines import is_log, is_roundup
from geomap.extraction.days import Days
from geomap.extraction.drafts import Draft
from geomap.extraction.lexicon import Lexicon
from geomap.extraction.occasions import Occasions
from geomap.extraction.offices import ARMIES, offices
from geomap.extraction.scene import Scene
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Matcher, Spot
from geomap.extraction.surnames import Surnames
from geomap.extraction.surroundings import Surroundings
from geomap.extraction.topic import Topic
from geomap.extraction.voices import Voices

# A city of this size says which region a sentence speaks of.
_MAJOR = 150_000
# "The Baltic port of Primorsk"
_COASTS = {
    "Baltic Sea": ("RU-LEN", "RU-SPE", "RU-KGD"),
    "Caspian Sea": ("RU-DA", "RU-AST"),
}
# "Ukraine's capital"
_CAPITALS = {"kyiv": "Kyiv", "moscow": "Moscow"}
# Roles of a city that its districts can be named with.
_STANDING = ("at", "near", "of", "name", "office")
_AREAS = ("region", "district", "hromada")
_COUNTRIES = {"UA": "Ukraine", "RU": "Russia"}


@dataclass(frozen=True, slots=True)
class Toll:
    """Victims told at places of which no blow has been told yet; without any, of a lead."""

    places: Sequence[Place]
    said: Casualties
    sentence: Sentence


def _cities_named(found: Sequence[Spot]) -> list[str]:
    """List the regions of the cities in a sentence, also of those whose mayor speaks."""
    cities = [s.best for s in found if s.best.level == "settlement" and s.role in _STANDING]
    return [c.region for c in cities if c.region and (c.population or 0) >= _MAJOR]


class Memory:
    """The state of reading: the topic, the days, the places in view, the sources, the sides.

    Attributes
    ----------
    last
        The drafts of the last sentence that told any.
    toll
        Victims told before the blow that hurt them.
    senders
        The sides stated as senders, in the order of the text; ``hint`` the last of the paragraph.
    army
        The side of the army that the paragraph quotes.
    downing
        The paragraph tells of drones shot down.
    roundup
        Names in capitals head its paragraphs.
    log
        Times of day head its paragraphs: what has no place goes on with what was told last.
    company
        The office of the company named last.
    mixed
        The text tells of an attack by drones and another weapon.
    """

    def __init__(
        self,
        text: str,
        match: Matcher,
        lexicon: Lexicon,
        published: dt.date | None,
        dense: bool,
    ) -> None:
        self.topic = Topic(dense)
        self.roundup = is_roundup(text)
        self.log = is_log(text)
        self.days = Days(published)
        self.occasions = Occasions(text, lexicon, published)
        self.scene = Scene()
        self.atlas = Atlas(text, match)
        self.voices = Voices()
        self.surnames = Surnames()
        self.last: list[Draft] = []
        self.toll: Toll | None = None
        self.senders: list[str] = []
        self.hint: str | None = None
        self.army: str | None = None
        self.downing = False
        self.company: str | None = None
        self.mixed = False
        self._paragraph = -1

    @property
    def listening(self) -> bool:
        """Whether a sentence without a word for drones can still speak of them."""
        return self.topic.carries or self.days.review

    def begin(self, sentence: Sentence) -> None:
        """Forget at a new paragraph what only the last one set."""
        if sentence.paragraph == self._paragraph:
            return
        self._paragraph = sentence.paragraph
        self.topic.begin_paragraph()
        self.days.begin_paragraph()
        self.scene.begin_paragraph()
        self.hint = self.army = None
        self.downing = False

    def note(self, cues: Cues) -> None:
        """Remember the side a sentence names as the sender, whose army it quotes, what it tells."""
        side = initiators.stated(cues)
        if side:
            self.senders.append(side)
            self.hint = side
            for told in self.last:
                # "Airports in Poland were closed. … Russian drones": said a sentence later.
                here = told.sentences[-1].paragraph == self._paragraph
                if here and told.hint is None and told.place.country not in ("UA", "RU", None):
                    told.hint = side
        army = next(iter(cues.all("office", *ARMIES)), None)
        if army is not None:
            self.army = offices()[army.key].side
        self.downing = self.downing or cues.any("intercept")

    def surroundings(self, found: Sequence[Spot], sentence: Sentence) -> Surroundings:
        """Gather the regions that settle a name which several places share."""
        scene = self.scene
        cities = [
            s.best.region
            for s in found
            if s.where and s.best.region and (s.best.population or 0) >= _MAJOR
        ]
        shared = any(len(s.mention.readings) > 1 for s in found)
        stage = scene.stage.place if scene.stage is not None else None
        beside = _cities_named(found) if shared else []
        return Surroundings(
            near=self._near(found, sentence, cities) if shared else [],
            far=list(scene.regions),
            here=stage.region if stage is not None and stage.level in _AREAS else None,
            country=self.home if scene.regions or self.senders else None,
            beside=beside,
            cities=[*beside, *scene.city_regions] if shared else [],
            everywhere=self.atlas.regions,
        )

    def _near(self, found: Sequence[Spot], sentence: Sentence, cities: Sequence[str]) -> list[str]:
        """List the regions in view: by an adjective, by name, by a city, by who spoke."""
        before = [sentence.tokens[s.first - 1].norm for s in found if s.first]
        spoke = [source.place for source in self.voices.outermost]
        in_view = [self.scene.region_here, *spoke, self.scene.region]
        coasts = (_COASTS.get(s.best.name, ()) for s in found if s.best.level == "sea")
        return [
            *(region for coast in coasts for region in coast),
            *(p.region for p in map(self.atlas.region_named, before) if p and p.region),
            *(s.best.region for s in found if s.best.level == "region" and s.best.region),
            *cities,
            *(p.region for p in in_view if p and p.region),
        ]

    def focus(self, sentence: Sentence) -> Place | None:
        """Return the region in view: of what was just told in the paragraph, else last named."""
        for told in self.last[:1]:
            place = told.place
            same = told.sentences[-1].paragraph == sentence.paragraph
            if same and place.region and place.level != "region":
                return region_by_id(place.region) or self.scene.region
        town = self.scene.mentioned
        if town is not None and town.place and town.place.region and not self.scene.region_here:
            # "What happened in Ryazan is unclear. … The governor denied it."
            return region_by_id(town.place.region) or self.scene.region
        return self.scene.region

    @property
    def home(self) -> str:
        """The country the report speaks of: where its places lie, else opposite the sender."""
        if self.scene.regions:
            return next(iter(self.scene.regions))[:2]
        if self.senders:
            return initiators.OPPOSITE[self.senders[-1]]
        return "UA"

    def anaphor(self, cue: Cue, named: Sequence[Claimant]) -> Place | None:
        """Return what "the city", "his region", "the capital", "across the country" stand for."""
        spoken = next((c.place for c in named if c.place is not None), None)
        if cue.key in ("city", "goal"):
            is_city = spoken is not None and spoken.level == "settlement"
            return spoken if is_city else self._mayor_of or self.scene.town
        if cue.key == "village":
            return self.scene.city
        region = next((c.place for c in named if c.place and c.place.level == "region"), None)
        region = region or self._region_around or self.scene.region
        if region is None and (said := self.voices.last) is not None and said[0].place is not None:
            # "From the head of the Dnipropetrovsk region. Nine drones were downed over the region."
            region = said[0].place if said[0].place.level == "region" else None
        if region is None and self.scene.city is not None and self.scene.city.region:
            region = region_by_id(self.scene.city.region)
        if cue.key == "district":
            town = self.scene.city
            return region_by_id(town.district) if town is not None and town.district else None
        if cue.key == "region":
            return region
        if cue.key == "seat":
            return self.atlas.seat_of(region) if region is not None else None
        if cue.key in _CAPITALS:
            return self.atlas.look(_CAPITALS[cue.key])
        if cue.key == "capital":
            home = spoken.country if spoken is not None and spoken.country else self.home
            return self.atlas.look("Kyiv" if home == "UA" else "Moscow")
        if cue.key == "country":
            side = named[0].side if named else None
            return self.atlas.look(
                _COUNTRIES.get(side or "") or _COUNTRIES.get(self.home, "Russia")
            )
        return None

    @property
    def _region_around(self) -> Place | None:
        """The region of the city that heads the paragraph: "Kyiv. … Over the region …"."""
        stage = self.scene.stage.place if self.scene.stage is not None else None
        if stage is None or stage.level != "settlement" or self.scene.region_here is not None:
            return None
        return self.atlas.region_around(stage)

    @property
    def _mayor_of(self) -> Place | None:
        """The city whose mayor spoke last, in this paragraph."""
        said = self.voices.last
        here = said is not None and said[1].paragraph == self._paragraph
        place = said[0].place if said is not None and here else None
        return place if place is not None and place.level == "settlement" else None

    @property
    def mayors_city(self) -> Place | None:
        """The city whose mayor spoke last, in this paragraph, after anything told."""
        said = self.voices.last
        older = said and (not self.last or self.last[0].sentences[-1].start < said[1].start)
        return self._mayor_of if older else None

    def country(self, named: Sequence[Claimant]) -> Place | None:
        """Return the country whose air defence a total without a place is about."""
        last = self.voices.last
        speaker = named[0] if named else (last[0] if last is not None else None)
        side = speaker.side if speaker is not None and speaker.type == "military" else self.army
        if side is None and self.senders:
            side = initiators.OPPOSITE[self.senders[-1]]
        return self.atlas.look(_COUNTRIES[side]) if side in _COUNTRIES else None
