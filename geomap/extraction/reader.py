"""The walk through an article, sentence by sentence."""

from __future__ import annotations

import datetime as dt
import string
from dataclasses import replace

from geomap.events import Passage
from geomap.extraction import initiators, victims
from geomap.extraction.claimants import Claimant, claimants
from geomap.extraction.clauses import HAPPENING, Clause, clauses
from geomap.extraction.counts import Count, bare, numbers
from geomap.extraction.dates import When, when
from geomap.extraction.drafting import draft
from geomap.extraction.drafts import Draft
from geomap.extraction.happenings import cancelled, implied, is_negated, kinds, other_weapon
from geomap.extraction.lexicon import Lexicon, offices
from geomap.extraction.memory import Memory
from geomap.extraction.places import Matcher, contain, lies_in, spots
from geomap.extraction.readings import settle
from geomap.extraction.sentences import Sentence, tokens
from geomap.extraction.telling import Telling

_MARKS = str.maketrans(dict.fromkeys(string.punctuation.replace("'", "") + "«»“”„…—–", " "))
_SHORT = 6
# Whose totals are of drones shot down, whatever the verb.
_ARMIES = ("ru-mod", "ua-af", "ua-military", "ua-south", "ua-east", "ua-north")


def _contain_victims(parts: list[Clause]) -> None:
    """Mark the region where victims died, beside the town that was hit: both tell one blow."""
    for part in parts:
        blows = [c for c in part.cues if c.key in HAPPENING.get(c.section, ())]
        if not blows or any(c.section != "strike" or c.key != "hurt" for c in blows):
            continue
        if part.any("drone"):
            continue
        others = [s for other in parts if other is not part for s in other.spots]
        for spot in part.spots:
            if spot.place is not None and any(lies_in(o, spot) for o in others):
                spot.role = "container"


def _count_one(clause: Clause, told: list[Draft]) -> None:
    """Count the drone that came down as part of the blow just told: "… when one came down"."""
    if len(told) != 1 or told[0].kind != "strike" or told[0].count is not None:
        return
    if clause.any("weak", "single") or (
        clause.any("drone", "one") and not clause.any("drone", "many")
    ):
        told[0].count = Count(1, 1, False)


class Reader:
    """Reads sentences in order into drafts and passages; what one says carries into the next."""

    def __init__(
        self,
        lexicon: Lexicon,
        match: Matcher,
        text: str,
        published: dt.date | None,
        dense: bool = True,
    ) -> None:
        """Start an article; in a dense one every sentence can speak of drones."""
        self.lexicon = lexicon
        self.match = match
        self.text = text
        self.drafts: list[Draft] = []
        self.passages: list[Passage] = []
        self.memory = Memory(text, match, published, dense)
        self.relative = False
        self._group = 0

    def title(self, words: str) -> None:
        """Take from a headline what the text is about; a headline is no event."""
        cues = self.lexicon.cues(tokens(words))
        self.memory.lead(
            any(c.section == "drone" for c in cues),
            any(c.section == "time" and c.key == "review" for c in cues),
        )

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        memory = self.memory
        memory.begin(sentence)
        if self._idle(sentence):
            return
        telling = self._take_apart(sentence)
        if telling.any("time", "review") and sentence.paragraph <= 1:
            memory.review = True
        self._lead_night(telling)
        heads_day = self._heads_day(telling)
        made = self._tell(telling)
        self._attribute(telling, made)
        if self._heads_place(telling):
            memory.stage = next((s for s in telling.spots if s.where and s.place), None)
        elif heads_day:
            return
        if made:
            memory.last = made
        elif memory.speaks_of_drones and not victims.by_office(telling, memory, self.drafts):
            victims.afterwards(telling, memory, self.drafts)
        memory.remember(telling.spots)

    def _lead_night(self, telling: Telling) -> None:
        """Take the one night that the lead of a report speaks of, for what has no time."""
        memory = self.memory
        lead = telling.sentence.paragraph <= 1 and not memory.review and memory.heading is None
        if not lead or memory.night or not telling.any("drone") or memory.published is None:
            return
        told = when(telling.sentence, telling.cues, memory.published, False)
        if told is not None and told.precision == "night" and not told.earlier:
            memory.night_side = initiators.stated(telling.cues, 0, len(telling.sentence.tokens))
            memory.night = told

    def _idle(self, sentence: Sentence) -> bool:
        """Tell, at little cost, that a sentence cannot add to what is being told."""
        memory, low = self.memory, sentence.text.lower()
        if any(stem in low for stem in self.lexicon.triggers):
            memory.quiet = 0
            return False
        memory.quiet += 1
        if memory.close:
            return False
        if not memory.listening:
            return True
        words = low.translate(_MARKS).split()
        return len(words) > _SHORT and not any(map(self.lexicon.matters, words))

    def _take_apart(self, sentence: Sentence) -> Telling:
        memory = self.memory
        sentence.tokens = tokens(sentence.text, sentence.start)
        cues = self.lexicon.cues(sentence.tokens)
        found = spots(sentence, cues, self.match)
        # "області" within "Самарської області" stands for nothing else.
        inside = {i for s in found for i in range(s.first, s.last + 1)}
        # So does "the republic" in "the republic's head said".
        inside |= {i for c in cues if c.section == "office" for i in range(c.first - 1, c.last + 1)}
        cues = [c for c in cues if c.section != "anaphora" or c.last not in inside]
        memory.meet(found)
        settle(found, sentence, cues, memory.surroundings(found, sentence))
        if not any(c.section == "denial" for c in cues):
            memory.look_around(found)
        named = claimants(sentence, cues, found, memory.focus(sentence), memory.city)
        counted = numbers(sentence, cues, self.lexicon)
        cues = [*cues, *bare(counted, sentence.tokens, cues)]
        parts = clauses(sentence, cues, found)
        for part in parts:
            contain(part.spots)
        _contain_victims(parts)
        side = initiators.stated(cues, 0, len(sentence.tokens))
        if side:
            memory.senders.append(side)
            memory.hint = side
        army = next((c.key for c in cues if c.section == "office" and c.key in _ARMIES), None)
        if army is not None:
            memory.army = offices()[army].side
        memory.downing = memory.downing or any(c.section == "intercept" for c in cues)
        return Telling(sentence, cues, found, named, counted, parts)

    def _tell(self, telling: Telling) -> list[Draft]:
        """Make the drafts of a sentence and pass on what cannot be mapped."""
        drones = telling.all("drone")
        parts = telling.clauses
        live = any(
            (c.happening or c.any("same") or implied(c, drones, False)) and not cancelled(parts, i)
            for i, c in enumerate(parts)
        )
        made: list[Draft] = []
        if not self.memory.topic(telling, drones, live):
            return made
        missed: list[str] = []
        previous: list[Draft] = []
        day: When | None = None
        for i, clause in enumerate(parts):
            day = self._day(telling, clause, day)
            if not clause.happening and any(p.happening for p in parts):
                continue
            reason = cancelled(parts, i)
            if reason:
                missed += [reason] if drones or telling.any("weak") else []
                continue
            what = self._kinds(telling, clause, previous)
            if not what:
                _count_one(clause, previous)
                continue
            if telling.any("own"):
                missed.append("own_losses")
                continue
            self.memory.remember([s for p in parts[: i + 1] for s in p.spots])
            unsure = self._question(telling, clause)
            self._group += 1
            fresh = draft(telling, clause, what, day, self.memory, previous, self._group)
            if unsure and not any(s.where and s.sure for s in clause.spots):
                continue
            if clause.any("same") and not clause.happening:
                for follower in fresh:
                    first = self.memory.last[-1]
                    if follower.claimant is None:
                        follower.claimant, follower.attribution = first.claimant, first.attribution
            if not fresh:
                missed += ["no_place"] if drones else []
            self.drafts += [d for d in fresh if not any(d is o for o in previous)]
            made += [d for d in fresh if not any(d is o for o in made)]
            previous = fresh or previous
        if made:
            self.memory.date(made)
            victims.in_sentence(telling, made)
        elif missed:
            self._pass(missed[0], telling)
        return made

    def _day(self, telling: Telling, clause: Clause, before: When | None) -> When | None:
        """Return the time a clause states, else that of the clause before, else the sentence's."""
        memory = self.memory
        today, sentence = memory.today(telling), telling.sentence
        if today is None and any(c.section in ("weekday", "time") for c in clause.cues):
            self.relative = True
        report = memory.report
        day = when(sentence, telling.cues, today, memory.review, report, clause.first, clause.last)
        if day is None and before is None:
            whole = when(sentence, telling.cues, today, memory.review, report)
            return whole if whole is not None and not whole.earlier else None
        if day is not None and memory.is_eve(day) and telling.any("time", "yesterday"):
            return replace(day, earlier=True)
        return day or before

    def _kinds(self, telling: Telling, clause: Clause, previous: list[Draft]) -> list[str]:
        """List what happens in a clause that is about drones."""
        flown = [d for d in clause.all("drone") if not is_negated(d, clause, telling.sentence)]
        if other_weapon(clause) and not (flown or clause.any("debris") or clause.any("weak")):
            return []
        drones = telling.drones(clause)
        what = kinds(clause, telling.sentence, drones) if clause.happening else []
        if what == ["strike"] and self._tells_victims(telling, clause):
            return []
        placed = any(s.where for s in clause.spots)
        cause = {c.key for c in clause.all("strike")} == {"attack"} and not placed
        if cause and what == ["strike"] and previous and {d.kind for d in previous} == {"alert"}:
            # "Flights were halted because of a drone attack."
            return []
        if not what and self._is_tally(telling, clause):
            return ["interception"]
        if not clause.happening:
            if clause.any("same") and self.memory.last and any(s.where for s in clause.spots):
                # "Cheboksary followed"
                return [self.memory.last[-1].kind]
            return implied(clause, drones, self.memory.stage is not None)
        if what == ["sighting"]:
            if previous and not any(s.where for s in clause.spots):
                # A drone that came down or flew as part of what is already told.
                return []
            rest = [p for p in telling.clauses if not p.aside and p is not clause]
            if clause.aside and any(
                {"strike", "interception"} & {*kinds(p, telling.sentence, drones)} for p in rest
            ):
                # "The drones, which flew towards the city, were shot down."
                return []
        return what

    def _tells_victims(self, telling: Telling, clause: Clause) -> bool:
        """Tell "Two people died when drones hit Sumy": its victims are those of another clause."""
        blows = [c for c in clause.cues if c.key in HAPPENING.get(c.section, ())]
        if any(c.key != "hurt" for c in blows) or clause.any("drone") or clause.any("debris"):
            return False
        if any(s.where and s.place and s.place.level != "site" for s in clause.spots):
            return False
        return any(
            other.happening and (other.any("drone") or other.any("debris"))
            for other in telling.clauses
            if other is not clause
        )

    def _is_tally(self, telling: Telling, clause: Clause) -> bool:
        """Tell a list of numbers and places that goes on with what was shot down."""
        military = telling.any("office", *_ARMIES)
        where = [s for s in clause.spots if s.where]
        counted = [s for s in where if any(0 < s.first - n.last <= 6 for n in telling.numbers)]
        if military and self._sums(telling, clause, bool(counted)):
            return True
        return len(counted) > 1 and (self.memory.downing or military)

    def _sums(self, telling: Telling, clause: Clause, counted: bool) -> bool:
        """Tell "reported 37 drones downed" and "67 drones, 12 of them over Samara"."""
        firsts = [c.first for c in clause.all("intercept", "downed")]
        if any(0 < first - n.last <= 2 for first in firsts for n in telling.numbers):
            return True
        return counted and clause.any("above") and clause.any("drone", "many")

    def _question(self, telling: Telling, clause: Clause) -> bool:
        """Pass on the names of a clause that several places share."""
        unsure = [s for s in clause.spots if s.where and not s.sure]
        for spot in unsure:
            names = ", ".join(f"{p.name} ({p.region or p.country})" for p in spot.candidates[:4])
            self._pass("ambiguous_place", telling, f"can be {names}", spot.mention.text)
        return bool(unsure)

    def _dispute(self, telling: Telling, made: list[Draft]) -> None:
        """Mark what another source denies in the same sentence: "…; the ministry denied it"."""
        for clause in telling.clauses:
            if not (clause.hard and clause.any("denial")) or clause.happening:
                continue
            for source in telling.claimants:
                if clause.first <= source.first <= clause.last:
                    for told in made:
                        if told.claimant is not None and told.claimant.id != source.id:
                            told.disputed_by = source.name

    def _attribute(self, telling: Telling, made: list[Draft]) -> None:
        """Remember who spoke; a sentence that only names the source speaks for the one before."""
        if not telling.claimants:
            return
        source, sentence = telling.claimants[-1], telling.sentence
        self._quoted(source, sentence)
        denies = telling.any("denial")
        if not made and denies:
            for told in self.memory.last:
                if told.claimant is not None and told.claimant.id != source.id:
                    told.disputed_by = source.name
            self.memory.hear(source, sentence)
            return
        self._dispute(telling, made)
        if not made and telling.any("backward"):
            for told in self.memory.last:
                own = told.attribution is not None and told.attribution in told.sentences
                if telling.any("backward", "that") or not own:
                    side = initiators.stated(telling.cues, 0, len(sentence.tokens))
                    if side is not None and told.initiator is None:
                        told.initiator, told.initiator_basis = side, "stated"
                    if told.casualties and told.claimant is not None:
                        told.casualties_by = told.claimant.name
                    told.claimant, told.attribution = source, sentence
        elif not made and not denies and not any(s.where for s in telling.spots):
            self._close(source, sentence)
        self.memory.hear(source, sentence)

    def _quoted(self, source: Claimant, sentence: Sentence) -> None:
        """Give the sentences of a long quotation to the one named at its end."""
        end = sentence.text.find("»")
        if end < 0 or "«" in sentence.text[:end]:
            return
        opened = self.text.rfind("«", 0, sentence.start)
        for told in self.drafts:
            if opened < told.sentences[0].start + 1 and told.claimant is None:
                told.claimant, told.attribution = source, sentence

    def _close(self, source: Claimant, sentence: Sentence) -> None:
        """Give what a paragraph told without a source to the one its close names."""
        for told in self.memory.last:
            same = told.sentences[-1].paragraph == sentence.paragraph
            apart = told.kind == "alert" or (told.when is not None and told.when.earlier)
            if same and not apart and told.claimant is None and source.covers(told.place):
                told.claimant, told.attribution = source, sentence

    def _heads_day(self, telling: Telling) -> bool:
        """Take "Monday." alone in its sentence as the day of what follows."""
        short = len(telling.sentence.tokens) <= 3
        opens = (
            self.memory.review
            and telling.sentence.opens
            and not any(c.happening for c in telling.clauses)
        )
        if not (telling.any("weekday") or telling.any("month")) or not (short or opens):
            return False
        day = when(telling.sentence, telling.cues, self.memory.published, True)
        self.memory.heading = day or self.memory.heading
        return day is not None and short

    def _heads_place(self, telling: Telling) -> bool:
        """Tell "Стародуб." alone in its sentence: the place of what follows."""
        if not telling.spots:
            return False
        if any(c.section in HAPPENING or c.section == "drone" for c in telling.cues):
            return False
        named = sum(s.last - s.first + 1 for s in telling.spots)
        words = sum(not t.norm.isdigit() for t in telling.sentence.tokens)
        return words - named <= 2

    def _pass(
        self, reason: str, telling: Telling, note: str | None = None, written: str | None = None
    ) -> None:
        sentence = telling.sentence
        self.passages.append(
            Passage(
                reason=reason,
                quote=sentence.text,
                quote_start=sentence.start,
                quote_end=sentence.end,
                note=note,
                place_written=written,
                initiator=initiators.stated(telling.cues, 0, len(sentence.tokens)),
                claimant=telling.claimants[0].name if telling.claimants else None,
            )
        )
