"""Whether it happened at all: negations, denials, threats, plans, what could be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.extraction.causes import explained
from geomap.extraction.clauses import Clause
from geomap.extraction.cues import Cue
from geomap.extraction.sentences import Sentence
from geomap.extraction.telling import Telling

# Things in the genitive plural: what there is none of.
_NONE = re.compile(
    r"(?:ений|аний|ствий|летов|рывов|жаров|даров|вань|ень|учань|ибухів|ідків|льотів|дарів|пожеж"
    r"|авших|ибших|неных|алих|иблих|нених|пілих)$"
)
_NOT_THERE = ("нет", "немає", "нема")
_HARD = re.compile(r"[;:]")
# Words from victims to the blow that could have hurt them.
_DURING = frozenset("in during from by при во в у під внаслідок унаслідок від".split())
_CLOSE = 6
_CANCELS = ("modal", "plan", "exercise", "habit", "talk", "court")


def _is_none(cue: Cue, sentence: Sentence) -> bool:
    """Tell "Разрушений и пострадавших в Москве, по предварительным данным, нет"."""
    if not _NONE.search(sentence.tokens[cue.last].norm):
        return False
    if any(t.norm == "без" for t in sentence.tokens[max(0, cue.first - 4) : cue.first]):
        # "обошлось без пострадавших и разрушений"
        return True
    after = next((t for t in sentence.tokens[cue.last + 1 :] if t.norm in _NOT_THERE), None)
    return after is not None and not _HARD.search(sentence.between(cue.end, after.start))


def is_negated(cue: Cue, clause: Clause, sentence: Sentence) -> bool:
    """Tell whether a word of negation takes the happening back."""
    if _is_none(cue, sentence):
        return True
    negations = clause.all("negation")
    duds = clause.cues.covered("dud") if negations else ()
    for negation in negations:
        if negation.first in duds:
            # "fell in a garden and did not explode"
            continue
        numbered = sentence.tokens[negation.last + 1 : negation.last + 2]
        if numbered and numbered[0].norm.isdigit() and negation.end + 1 < numbered[0].start:
            # "Branch No. 4"
            continue
        if negation.last < cue.first and _parted(negation, cue, clause, sentence):
            continue
        if negation.key == "both" and 0 < cue.first - negation.last <= 6:
            # "nothing on the ground was hit"
            return True
        if negation.key in ("after", "both"):
            within = negation.first < cue.first <= negation.last
            if within or 0 < negation.first - cue.last <= 3:
                return True
        elif negation.key == "not" and 0 < negation.first - cue.last <= 2:
            # "вибухів не чули", but not "сбили не 24, а 35".
            follows = sentence.tokens[negation.last + 1 :][:1]
            noun = cue.section in ("strike", "alert")
            other = any(c.first == negation.last + 1 for c in clause.happenings)
            if noun and not other and follows and not follows[0].norm.isdigit():
                return True
        elif 0 < cue.first - negation.last <= (2 if negation.key == "not" else 6):
            return True
    return False


def _parted(negation: Cue, cue: Cue, clause: Clause, sentence: Sentence) -> bool:
    """Tell "had no water after a drone hit …", "carried no warhead, was found"."""
    if any(negation.last < c.first < cue.first for c in clause.all("split", "strong", "turn")):
        return True
    for hurt in clause.all("casualty"):
        # "nobody was hurt in the attack": victims are denied, not the attack
        between = sentence.tokens[hurt.last + 1 : cue.first]
        if negation.first <= hurt.last and any(t.norm in _DURING for t in between):
            return True
    return ", " in sentence.between(negation.end, cue.start) and not any(
        negation.last < c.first < cue.first for c in clause.all("speech")
    )


def cancelled(telling: Telling) -> list[str | None]:
    """Return for each clause why it tells of nothing that happened, None where it does.

    A reason is a code of `Passage`.
    """
    parts = telling.clauses
    if not telling.cues.has(("denial", "threat", "irreal", "cause")):
        return [None] * len(parts)
    return [_reason(parts, i) for i in range(len(parts))]


def _reason(clauses: Sequence[Clause], index: int) -> str | None:
    clause = clauses[index]
    if _denied(clauses, index) or explained(clauses, index):
        return "denied"
    for i, other in enumerate(clauses):
        threats = other.all("threat")
        here = i == index and (_follows(clause, threats[0]) if threats else False)
        here = here or (i == index and not clause.happening)
        governs = threats and (i < index or here)
        if governs and not any(c.hard for c in clauses[i + 1 : index + 1]):
            return "threat"
        if other.any("irreal", "modal", "if") and _reaches(clauses, i, index):
            return "unclear"
        if other.any("irreal", "rumour") and not any(
            c.hard for c in clauses[min(i, index) + 1 : max(i, index) + 1]
        ):
            return "unclear"
    requests = clause.all("irreal", "request")
    if requests and _follows(clause, requests[0]):
        # What somebody is asked to do; not "an alert is on, the governor asked to stay in".
        return "unclear"
    if clause.any("irreal", *_CANCELS) or _makes_drones(clause):
        return "unclear"
    drilled = index and clauses[index - 1].any("irreal", "exercise")
    if drilled and clause.after and not any(s.where for s in clause.spots):
        # "a drill in Rivne on rescuing people after a drone attack"
        return "unclear"
    return None


def _makes_drones(clause: Clause) -> bool:
    """Tell "makes drones in a workshop": a word of trade close to one for drones."""
    drones = [*clause.all("drone"), *clause.all("weak", "drone")]
    return any(
        abs(d.first - c.last) <= _CLOSE for c in clause.all("irreal", "industry") for d in drones
    )


def _follows(clause: Clause, cue: Cue) -> bool:
    return any(c.first > cue.last for c in clause.happenings)


def _reaches(clauses: Sequence[Clause], source: int, target: int) -> bool:
    """Tell whether "if" or "could" in one clause governs another."""
    if source == target:
        return True
    low, high = sorted((source, target))
    if any(c.hard for c in clauses[low + 1 : high + 1]):
        return False
    return clauses[source].any("irreal", "if")


def _retracts(clause: Clause) -> bool:
    """Tell "On the report of a blow at Grayvoron: it was not confirmed": nobody else speaks."""
    apart = clause.any("office") or clause.turns or any(s.where for s in clause.spots)
    return not clause.happening and not apart


def _denied(clauses: Sequence[Clause], index: int) -> bool:
    for i, other in enumerate(clauses):
        if not other.any("denial"):
            continue
        between = clauses[min(i, index) + 1 : max(i, index) + 1]
        # "… denied that, but said three had been downed"
        ends = i < index and any(c.turns for c in between)
        # "Air defence was at work, but reports of a fire are false": its own happening alone
        ends = ends or (i > index and other.turns and other.happening)
        apart = any(c.hard for c in between) and not _retracts(other)
        if not ends and not apart:
            return True
    return False
