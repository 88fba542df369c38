"""The walk through an article, sentence by sentence, with what carries over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gazetteer.place import Place
from geomap.events import CONTESTED_REGIONS, Passage
from geomap.extraction import initiators
from geomap.extraction.casualties import Casualties, casualties
from geomap.extraction.claimants import Claimant, claimants
from geomap.extraction.clauses import HAPPENING, Clause, clauses
from geomap.extraction.counts import Count, Number, drone_numbers, numbers, share
from geomap.extraction.dates import When, when
from geomap.extraction.drafts import Draft
from geomap.extraction.happenings import cancelled, implied, kinds, other_weapon
from geomap.extraction.lexicon import Cue, Lexicon
from geomap.extraction.places import Matcher, Spot, Surroundings, contain, settle, spots
from geomap.extraction.sentences import Sentence, tokens


class Reader:
    """Reads sentences in order; what one says carries into the next."""

    def __init__(self, lexicon: Lexicon, match: Matcher, published: dt.date | None) -> None:
        self.lexicon = lexicon
        self.match = match
        self.published = published
        self.drafts: list[Draft] = []
        self.passages: list[Passage] = []
        self.senders: list[str] = []
        self.relative = False
        self._topic = ""
        self._mixed = False
        self._review = False
        self._day: When | None = None
        self._heading: When | None = None
        self._source: Claimant | None = None
        self._source_sentence: Sentence | None = None
        self._sources: list[tuple[Claimant, Sentence]] = []
        self._region: Place | None = None
        self._city: Place | None = None
        self._cities: list[Place] = []
        self._regions: list[str] = []
        self._paragraph = -1
        self._last: list[Draft] = []
        self._group = 0
        self._known: dict[str, Place | None] = {}
        self._count_run = False
        self._stage: list[Spot] = []
        self._here = ""
        self._hint: str | None = None
        self._again: tuple[Claimant, Sentence] | None = None

    def title(self, words: str) -> None:
        """Take the headline's regions and drones as context; a headline is no event."""
        sentence = Sentence(words, 0, len(words), -1, tokens(words))
        cues = self.lexicon.cues(sentence.tokens)
        if any(c.section == "drone" for c in cues):
            self._topic = "drone"
        self._review = any(c.section == "time" and c.key == "review" for c in cues)

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        sentence.tokens = tokens(sentence.text, sentence.start)
        cues = self.lexicon.cues(sentence.tokens)
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self._heading = self._heading if self._review else None
            self._here = ""
            self._hint = None
            self._stage = []
            self._count_run = False
        if self._is_day_heading(sentence, cues):
            return
        if any(c.section == "time" and c.key == "review" for c in cues) and sentence.paragraph <= 1:
            self._review = True
        found = spots(sentence, cues, self.lexicon, self.match)
        settle(found, sentence, cues, self._surroundings(found))
        self._look_around(found)
        named = claimants(sentence, cues, found, self.lexicon, self._region, self._city)
        parts = clauses(sentence, cues, found)
        for part in parts:
            contain(part.spots)
        counted = numbers(sentence, cues, self.lexicon)
        side = initiators.stated(cues, 0, len(sentence.tokens))
        if side:
            self.senders.append(side)
            self._hint = side
        before = len(self.drafts)
        made = self._clauses(sentence, parts, cues, named, counted, found)
        self._source_of(sentence, cues, named, made, bool(len(self.drafts) - before))
        if len(found) and self._is_place_heading(sentence, cues, found):
            self._stage = [s for s in found if s.where and s.place is not None][:1]
        if made:
            self._last = made
        elif self._last:
            self._add_casualties(sentence, cues, counted, found, named)
        self._remember(found)

    # what a sentence says

    def _clauses(
        self,
        sentence: Sentence,
        parts: list[Clause],
        cues: Sequence[Cue],
        named: list[Claimant],
        counted: list[Number],
        found: list[Spot],
    ) -> list[Draft]:
        again = any(c.section == "speech" and c.key == "again" for c in cues)
        if again and not named and self._source is not None and self._source_sentence is not None:
            self._again = (self._source, self._source_sentence)
        else:
            self._again = None
        drones = [c for c in cues if c.section == "drone"]
        weak = [c for c in cues if c.section == "weak"]
        if drones:
            topic = "drone"
        elif any(c.section == "other" and c.key not in ("none",) for c in cues):
            topic = "other"
        elif any(s.where for s in found):
            topic = self._topic or self._here
        else:
            topic = self._sentence_topic if self._sentence_topic == "other" else (
                self._topic or self._here
            )
        self._sentence_topic = topic
        live = any(
            (c.happening or implied(c, drones)) and not cancelled(parts, i)
            for i, c in enumerate(parts)
        )
        if drones:
            self._here = "drone"
            if live:
                self._topic = "drone"
        made: list[Draft] = []
        if topic != "drone":
            return made
        today = self._heading.end if self._heading is not None else self.published
        sentence_day = when(sentence, cues, today, self._review)
        earlier_day: When | None = None
        previous: list[Draft] = []
        missed: tuple[str, Clause] | None = None
        for i, clause in enumerate(parts):
            day = when(sentence, cues, today, self._review, clause.first, clause.last)
            if day is None:
                day = earlier_day
            if day is None and sentence_day is not None and not sentence_day.earlier:
                day = sentence_day
            earlier_day = day
            if not clause.happening and any(p.happening for p in parts):
                continue
            reason = cancelled(parts, i)
            if reason:
                if drones or weak:
                    missed = missed or (reason, clause)
                continue
            here = [d for d in drones if clause.first <= d.first <= clause.last] or [
                *drones, *(w for w in weak if clause.first <= w.first <= clause.last)
            ]
            weapon = other_weapon(clause)
            own = any(clause.first <= d.first <= clause.last for d in drones)
            if weapon and not own and not (clause.any("debris") or clause.any("weak")):
                continue
            what = kinds(clause, sentence, here) if clause.happening else implied(clause, here)
            if what == ["sighting"] and previous and not any(s.where for s in clause.spots):
                # A drone that came down or flew as part of what is already told.
                what = []
            if what == ["sighting"] and clause.aside and any(
                p.any("intercept") or p.any("strike") for p in parts if not p.aside
            ):
                # "The drones, which flew towards the city, were shot down."
                continue
            if not what:
                continue
            self._remember([s for p in parts[: i + 1] for s in p.spots])
            if clause.any("own"):
                self._pass("own_losses", sentence, None)
                continue
            fresh = self._place_clause(
                sentence, clause, what, cues, counted, named, previous, day, drones, bool(weapon and own)
            )
            if fresh is None:
                missed = missed or ("no_place", clause)
                continue
            made += [d for d in fresh if d not in made]
            previous = fresh or previous
        if missed and not made:
            if missed[0] != "no_place" or drones:
                self._pass(missed[0], sentence, None)
        if made:
            self._sentence_casualties(sentence, parts, cues, counted, made)
        return made

    _sentence_topic = ""

    def _place_clause(
        self,
        sentence: Sentence,
        clause: Clause,
        what: list[str],
        cues: Sequence[Cue],
        counted: list[Number],
        named: list[Claimant],
        previous: list[Draft],
        day: When | None,
        drones: Sequence[Cue],
        mixed: bool,
    ) -> list[Draft] | None:
        """Make drafts of a clause at its places; None when it has none."""
        where = [s for s in clause.spots if s.where and s.place is not None or s.where and not s.sure]
        unsure = [s for s in where if not s.sure]
        for spot in unsure:
            names = ", ".join(f"{p.name} ({p.region or p.country})" for p in spot.candidates[:4])
            self._pass("ambiguous_place", sentence, f"can be {names}", spot.mention.text)
        where = [s for s in where if s.sure and s.place is not None]
        towns = [s for s in where if s.place is not None and s.place.level != "country"]
        where = towns or where
        side = initiators.stated(clause.cues, clause.first, clause.last)
        amounts = drone_numbers(counted, sentence.tokens, cues, clause.first, clause.last)
        places: list[tuple[Place, str | None, bool, str | None]] = [
            self._in_city(s) for s in where if s.place
        ]
        countries = bool(places) and all(p.level == "country" for p, *_ in places)
        if countries and places[0][0].country in ("UA", "RU"):
            places = places[:1] if what == ["interception"] and amounts else []
        if unsure and not places:
            return []
        inherited = False
        if not places:
            places = self._elsewhere(sentence, clause, what, named, previous, bool(amounts))
            inherited = bool(previous) and bool(places)
        if not places:
            if previous and "strike" not in what:
                return None
            return None
        shared = share(amounts, where, clause.cues, sentence) if where else {}
        if amounts and not shared and len(places) == 1:
            shared = {0: Count(amounts[0].low, amounts[0].high, False)}
        if not shared and self._singular(clause, sentence):
            shared = {i: Count(1, 1, False) for i in range(len(places))} if len(places) == 1 else {}
        if any(c.group for c in shared.values()):
            self._group += 1
        drafts: list[Draft] = []
        for kind in what:
            for i, (place, written, near, basis) in enumerate(places):
                draft = Draft(place, written, kind, [sentence], near=near, place_basis=basis)
                draft.count = shared.get(i)
                if kind == "strike" and "interception" in what and draft.count and draft.count.low > 1:
                    draft.count = None
                if draft.count and draft.count.group:
                    draft.group = self._group
                draft.when = day or self._heading or self._default_day()
                draft.weapon = "mixed" if mixed else "drone"
                if kind == "alert" and not mixed and self._mixed and not drones:
                    draft.weapon = "mixed"
                draft.generic = kind == "strike" and not draft.count and not any(
                    c.section == "strike" and c.key in ("hit", "effect") for c in clause.cues
                )
                self._aim(draft, clause, sentence)
                draft.claimant, draft.attribution = self._who(sentence, clause, named, draft)
                if side:
                    draft.initiator, draft.initiator_basis = side, "stated"
                draft.trail.append(self._why(clause, kind))
                draft.hint = self._hint
                kept = self._same_happening(draft, previous) if inherited else None
                if kept is not None:
                    self._enrich(kept, draft)
                    drafts.append(kept)
                else:
                    self.drafts.append(draft)
                    drafts.append(draft)
        if mixed:
            self._mixed = True
        return drafts

    def _in_city(self, spot: Spot) -> tuple[Place, str | None, bool, str | None]:
        """Return where a name lies: a district of a city counts as its city."""
        place = spot.place
        assert place is not None
        if place.level == "city_district":
            city = self._city_of(place)
            if city is not None:
                return city, spot.mention.text, False, f"{spot.mention.text} lies in {city.name}"
        return place, spot.mention.text, spot.role == "near", spot.basis

    def _city_of(self, district: Place) -> Place | None:
        named = {"UA-30": "Kyiv", "UA-40": "Sevastopol", "RU-MOW": "Moscow", "RU-SPE": "Saint Petersburg"}
        if district.region in named:
            return self._look(named[district.region])
        return next(
            (p for p in reversed(self._cities) if p.region == district.region), None
        )

    def _elsewhere(
        self,
        sentence: Sentence,
        clause: Clause,
        what: list[str],
        named: list[Claimant],
        previous: list[Draft],
        counted: bool,
    ) -> list[tuple[Place, str | None, bool, str | None]]:
        """Find the place of a clause that names none: a word for one, the clause before, the source."""
        for cue in clause.all("anaphora"):
            place = self._anaphor(cue, named)
            if place is not None:
                written = sentence.text[cue.start - sentence.start : cue.end - sentence.start]
                return [(place, written, False, f"“{written}” is {place.name}")]
        if previous:
            return [(d.place, d.written, d.near, d.place_basis) for d in previous]
        if self._stage:
            return [(s.place, s.mention.text, False, "the heading") for s in self._stage if s.place]
        if any(c.key == "there" for c in clause.all("anaphora")) and self._last:
            return [(d.place, d.written, d.near, d.place_basis) for d in self._last]
        speaker = next((c for c in named if c.place is not None), None)
        if speaker is not None and speaker.place is not None and not clause.any("weak"):
            return [(speaker.place, None, False, f"reported by {speaker.name}")]
        if clause.any("weak") and self._last:
            return [(d.place, d.written, d.near, d.place_basis) for d in self._last[:1]]
        if "interception" in what and counted and not self._count_run:
            country = self._country(named)
            if country is not None:
                return [(country, None, False, "a total without a breakdown")]
        if "strike" in what and self._last and clause.any("debris"):
            return [(d.place, d.written, d.near, d.place_basis) for d in self._last[:1]]
        return []

    def _anaphor(self, cue: Cue, named: list[Claimant]) -> Place | None:
        if cue.key == "city":
            return self._city
        if cue.key == "region":
            speaker = next((c.place for c in named if c.place and c.place.level == "region"), None)
            return speaker or self._region
        if cue.key == "capital":
            side = self._home_country()
            return self._look("Kyiv" if side == "UA" else "Moscow")
        if cue.key == "country":
            side = named[0].side if named and named[0].side in ("UA", "RU") else self._home_country()
            return self._look("Ukraine" if side == "UA" else "Russia")
        return None

    def _home_country(self) -> str:
        """The country the report speaks of: where its places lie, else opposite the sender."""
        if self._regions:
            return self._regions[0][:2]
        if self.senders:
            return "UA" if self.senders[-1] == "RU" else "RU"
        return "UA"

    def _country(self, named: list[Claimant]) -> Place | None:
        speaker = named[0] if named else self._source
        side = speaker.side if speaker is not None and speaker.type == "military" else None
        if side is None and self.senders:
            side = "UA" if self.senders[-1] == "RU" else "RU"
        return self._look({"UA": "Ukraine", "RU": "Russia"}[side]) if side in ("UA", "RU") else None

    def _look(self, name: str) -> Place | None:
        if name not in self._known:
            found = self.match(name)
            self._known[name] = found[0].readings[0].place if found else None
        return self._known[name]

    def _singular(self, clause: Clause, sentence: Sentence) -> bool:
        nouns = clause.all("drone")
        return (
            bool(nouns)
            and any(c.key == "one" for c in nouns)
            and not any(c.key == "many" for c in nouns)
        ) or (clause.any("weak", "single"))

    def _aim(self, draft: Draft, clause: Clause, sentence: Sentence) -> None:
        """Read what was hit: the first thing named after the blow, else before it."""
        if draft.kind == "interception" or draft.kind == "sighting":
            return
        things = clause.all("target")
        if draft.kind == "alert":
            things = [c for c in things if c.key in ("airport", "bridge", "airfield")]
        blows = [c.first for c in clause.cues if c.section == "strike"]
        after = [c for c in things if blows and c.first > blows[0]]
        thing = (after or things or [None])[0]
        if thing is not None and draft.target is None:
            draft.target = thing.key
            draft.target_written = sentence.text[
                thing.start - sentence.start : thing.end - sentence.start
            ]

    def _same_happening(self, draft: Draft, previous: list[Draft]) -> Draft | None:
        for other in previous:
            if other.place.id != draft.place.id:
                continue
            if other.kind == draft.kind:
                return other
            if (other.kind, draft.kind) == ("sighting", "strike"):
                # "A drone flew as far as Salavat and hit a plant" is one blow.
                other.kind = "strike"
                return other
            if (other.kind, draft.kind) == ("interception", "strike") and draft.count is None:
                single = other.count is not None and other.count.high == 1
                draft.count = other.count if single else None
        return None

    def _enrich(self, kept: Draft, draft: Draft) -> None:
        kept.generic = kept.generic and draft.generic
        if kept.target is None:
            kept.target, kept.target_written = draft.target, draft.target_written
        if kept.count is None:
            kept.count = draft.count if draft.count and not draft.count.group else None

    def _why(self, clause: Clause, kind: str) -> str:
        words = ", ".join(
            f"{c.section}.{c.key}" for c in clause.cues
            if c.section in ("strike", "intercept", "sight", "alert", "closure", "debris")
        )
        return f"{kind}: {words}"

    # who says so

    def _who(
        self, sentence: Sentence, clause: Clause, named: list[Claimant], draft: Draft
    ) -> tuple[Claimant | None, Sentence | None]:
        if named:
            nearest = min(
                named,
                key=lambda c: 0 if clause.first <= c.first <= clause.last else min(
                    abs(c.first - clause.last), abs(clause.first - c.last)
                ),
            )
            return nearest, sentence
        if self._again is not None:
            return self._again
        if draft.when is not None and draft.when.earlier:
            return None, None
        for source, said in reversed(self._sources):
            lead = said.paragraph <= 1
            regional = source.place is not None and source.place.level == "region"
            if said.paragraph != sentence.paragraph and not lead and not regional:
                continue
            if self._carries(source, draft):
                return source, said
        return None, None

    def _carries(self, source: Claimant, draft: Draft) -> bool:
        """Tell whether a source named before can be taken to speak of this place too."""
        if source.type in ("media", "person", "company", "monitoring channel"):
            return False
        if source.place is not None:
            if draft.kind == "alert" and source.place.level != "region":
                return False
            return source.covers(draft.place) and draft.place.level not in ("sea", "country")
        if source.type != "military" or draft.kind == "alert":
            return False
        if draft.kind == "strike" or draft.place.country in (None, source.side):
            return True
        return source.side == "RU" and draft.place.region in CONTESTED_REGIONS

    def _source_of(
        self,
        sentence: Sentence,
        cues: Sequence[Cue],
        named: list[Claimant],
        made: list[Draft],
        fresh: bool,
    ) -> None:
        """Remember who spoke; a sentence that only names the source speaks for the one before."""
        if not named:
            return
        source = named[-1]
        denies = any(c.section == "denial" for c in cues)
        backward = {c.key for c in cues if c.section == "backward"}
        if not made and not denies and backward:
            for draft in self._last:
                own = draft.attribution is not None and draft.attribution in draft.sentences
                if "that" in backward or not own:
                    if draft.casualties and draft.claimant is not None:
                        draft.casualties_by = draft.claimant.name
                    draft.claimant, draft.attribution = source, sentence
        if denies and not made:
            for draft in self._last:
                if draft.claimant is not None and draft.claimant.id != source.id:
                    draft.disputed_by = source.name
            return
        self._source, self._source_sentence = source, sentence
        self._sources = [s for s in self._sources if s[0].id != source.id][-7:]
        self._sources.append((source, sentence))

    # casualties

    def _sentence_casualties(
        self,
        sentence: Sentence,
        parts: list[Clause],
        cues: Sequence[Cue],
        counted: list[Number],
        made: list[Draft],
    ) -> None:
        strikes = [d for d in made if d.kind == "strike"] or [
            d for d in made if d.kind == "interception"
        ]
        places = {d.place.id for d in strikes}
        if len(places) == 1:
            self._give(strikes, casualties(cues, counted))
            return
        for clause in parts:
            inside = [n for n in counted if clause.first <= n.first <= clause.last]
            said = casualties(clause.cues, inside)
            if not said:
                continue
            at = [s.place.id for s in clause.spots if s.place and s.where]
            here = [d for d in strikes if d.place.id in at] or strikes[-1:]
            self._give(here, said)

    def _add_casualties(
        self,
        sentence: Sentence,
        cues: Sequence[Cue],
        counted: list[Number],
        found: list[Spot],
        named: list[Claimant],
    ) -> None:
        """Give casualties told in a sentence of their own to the blow told before."""
        if any(s.where for s in found) or self._sentence_topic == "other":
            return
        if self._last[0].sentences[-1].paragraph != sentence.paragraph:
            return
        said = casualties(cues, counted)
        if not said:
            return
        both = any(c.section == "anaphora" and c.key == "both" for c in cues)
        pool = self.drafts[-2:] if both else self._last
        strikes = [d for d in pool if d.kind == "strike"] or [
            d for d in pool if d.kind == "interception"
        ]
        self._give(strikes, said)
        for draft in strikes:
            if sentence not in draft.sentences:
                draft.sentences.append(sentence)
            if named:
                draft.casualties_by = named[0].name
                if draft.attribution is None or draft.attribution is not draft.sentences[0]:
                    draft.claimant, draft.attribution = named[0], sentence

    def _give(self, drafts: list[Draft], said: Casualties) -> None:
        if not said or not drafts:
            return
        zero = all(v in (None, (0, 0)) for v in (said.killed, said.injured))
        if len({d.place.id for d in drafts}) > 1 and not zero:
            return
        for draft in drafts:
            if said.killed is not None and draft.casualties.killed in (None, (0, 0)):
                draft.casualties.killed = said.killed
            if said.injured is not None and draft.casualties.injured in (None, (0, 0)):
                draft.casualties.injured = said.injured
            draft.generic = False

    # what carries over

    def _surroundings(self, found: list[Spot]) -> Surroundings:
        near = [
            r.place.region
            for s in found
            for r in s.mention.readings[:1]
            if r.place.level == "region" and r.place.region
        ]
        if self._source is not None and self._source.place is not None and self._source.place.region:
            near.append(self._source.place.region)
        if self._region is not None and self._region.region:
            near.append(self._region.region)
        if self._sources and self._sources[0][0].place and self._sources[0][0].place.region:
            near.append(self._sources[0][0].place.region)
        country = self._home_country() if self._regions or self.senders else None
        return Surroundings(near, list(dict.fromkeys(self._regions)), country)

    def _look_around(self, found: list[Spot]) -> None:
        for spot in found:
            if spot.place is None or spot.role == "name":
                continue
            if spot.place.level == "region":
                self._region = spot.place
            if spot.place.region and spot.role in ("at", "near", "container", "office"):
                self._regions.append(spot.place.region)

    def _remember(self, found: list[Spot]) -> None:
        for spot in found:
            if spot.place is None or spot.place.level != "settlement":
                continue
            if spot.where or spot.role == "container":
                self._city = spot.place
                self._cities.append(spot.place)

    def _default_day(self) -> When | None:
        if self._day is not None:
            return self._day
        if self.published is None:
            return None
        return When(self.published, self.published, "day")

    def _is_day_heading(self, sentence: Sentence, cues: Sequence[Cue]) -> bool:
        """Take "Monday." alone in its sentence as the day of what follows."""
        if len(sentence.tokens) > 3 or not any(c.section in ("weekday", "month") for c in cues):
            return False
        day = when(sentence, cues, self.published, True)
        if day is None:
            return False
        self._heading = day
        return True

    def _is_place_heading(
        self, sentence: Sentence, cues: Sequence[Cue], found: list[Spot]
    ) -> bool:
        """Take "Стародуб." alone at the head of a paragraph as the place of what follows."""
        if not sentence.opens or any(c.section in HAPPENING or c.section == "drone" for c in cues):
            return False
        named = sum(s.last - s.first + 1 for s in found)
        return len(sentence.tokens) - named <= 2

    def _pass(
        self, reason: str, sentence: Sentence, note: str | None, written: str | None = None
    ) -> None:
        self.passages.append(
            Passage(
                reason=reason,
                quote=sentence.text,
                quote_start=sentence.start,
                quote_end=sentence.end,
                note=note,
                place_written=written,
            )
        )
