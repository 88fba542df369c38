"""Who a sentence says it all came from: sources given to what was told before, and denials."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from geomap.extraction import initiators
from geomap.extraction.claimants import Claimant
from geomap.extraction.drafts import Draft
from geomap.extraction.memory import Memory
from geomap.extraction.sentences import Sentence
from geomap.extraction.speech import is_source_line
from geomap.extraction.telling import Telling


def attribute(
    telling: Telling, made: Sequence[Draft], memory: Memory, drafts: Sequence[Draft], text: str
) -> None:
    """Remember who spoke; a sentence that only names the source speaks for the one before.

    Parameters
    ----------
    made
        What the sentence itself tells.
    drafts
        Of the whole text so far, which ``text`` is.
    """
    if not telling.claimants:
        return
    source, sentence = telling.claimants[-1], telling.sentence
    if not made and telling.any("speech", "silent"):
        memory.voices.turn_to(source, sentence)
        return
    _quoted(source, sentence, drafts, text)
    if made:
        _dispute_within(telling, made)
        _take_over(source, sentence, drafts)
    elif telling.any("denial"):
        _dispute(memory.last, source)
    elif telling.any("backward"):
        _speak_for(telling, source, memory.last)
    elif source.author and (sentence.closes or is_source_line(sentence)):
        _sign(source, sentence, drafts)
    elif not any(s.where for s in telling.spots) or _goes_on(telling):
        _close(source, sentence, memory.last)
    if sentence.closes and _sole(source, sentence, drafts) and not telling.any("denial"):
        _sign(source, sentence, drafts)
    memory.voices.hear(source, sentence)


def _take_over(source: Claimant, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Give a region's own office what its paragraph told so far by a source from another one.

    "Cherkasy region. Nine drones were downed. In Kaniv windows were broken, the governor said."
    """
    if source.place is None or source.type != "regional authority":
        return
    for draft in reversed(drafts):
        if draft.sentences[0].paragraph != sentence.paragraph:
            break
        carried = draft.attribution is not None and draft.attribution.paragraph < sentence.paragraph
        if carried and source.covers(draft.place) and draft.kind != "alert":
            draft.claimant, draft.attribution = source, sentence


def _dispute(told: Sequence[Draft], source: Claimant) -> None:
    """Mark what another source denies."""
    for draft in told:
        if draft.claimant is not None and draft.claimant.id != source.id:
            draft.disputed_by = source.name


def _dispute_within(telling: Telling, made: Sequence[Draft]) -> None:
    """Mark what another source denies in the same sentence: "…; the ministry denied it"."""
    for clause in telling.clauses:
        if clause.happening or not (clause.hard and clause.any("denial")):
            continue
        for source in telling.claimants:
            if clause.first <= source.first <= clause.last:
                _dispute(made, source)


def _speak_for(telling: Telling, source: Claimant, told: Sequence[Draft]) -> None:
    """Give what was told just before to the source of "This was reported by …"."""
    for draft in told:
        own = draft.attribution is not None and draft.attribution in draft.sentences
        if own and not telling.any("backward", "that"):
            continue
        side = initiators.stated(telling.cues)
        side = side or initiators.possessed(telling.cues, 0, sys.maxsize, source)
        if side is not None and draft.initiator is None:
            draft.initiator, draft.initiator_basis = side, "stated"
            draft.trail["initiator"] = "stated where its source is named"
        if draft.casualties and draft.claimant is not None:
            draft.casualties_by = draft.claimant.name
        draft.claimant, draft.attribution = source, telling.sentence


def _quoted(source: Claimant, sentence: Sentence, drafts: Sequence[Draft], text: str) -> None:
    """Give the sentences of a long quotation to the one named at its end."""
    end = sentence.text.find("»")
    if end < 0 or "«" in sentence.text[:end]:
        return
    opened = text.rfind("«", 0, sentence.start)
    if opened < 0:
        return
    for told in reversed(drafts):
        if told.sentences[0].start < opened:
            break
        if told.claimant is None:
            told.claimant, told.attribution = source, sentence


def _goes_on(telling: Telling) -> bool:
    """Tell what a blow led to elsewhere: "Part of Nizhyn is without power, the company said"."""
    return telling.any("strike", "effect", "outage") and not telling.any("other")


def _sign(source: Claimant, sentence: Sentence, told: Sequence[Draft]) -> None:
    """Give what a text told without a source to the one that signs it."""
    for draft in told:
        if draft.claimant is None and source.covers(draft.place):
            draft.claimant, draft.attribution = source, sentence


def _sole(source: Claimant, sentence: Sentence, told: Sequence[Draft]) -> bool:
    """Tell the region's office that closes a roundup in which nobody else spoke."""
    regional = source.place is not None and source.place.level == "region"
    return regional and all(d.claimant is None or d.attribution is sentence for d in told)


def _close(source: Claimant, sentence: Sentence, told: Sequence[Draft]) -> None:
    """Give what a paragraph told without a source to the one its close names."""
    if source.id == "witness":
        # What residents saw or heard beside it does not make the report theirs.
        return
    for draft in told:
        same = draft.sentences[-1].paragraph == sentence.paragraph
        apart = draft.kind == "alert" or (draft.when is not None and draft.when.earlier)
        if same and not apart and draft.claimant is None and source.covers(draft.place):
            draft.claimant, draft.attribution = source, sentence
