"""Speech: whether an office named in a sentence speaks there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.extraction.cues import Cue, Cues
from geomap.extraction.sentences import DASH, Sentence

_COLON = re.compile(r"[^.:;!?]{0,30}:\s")
_SIGNED = re.compile(r"\s[—–-]\s+(?:[\w'’-]+\s+){0,2}$")
# What a line that only names its author does not tell; a promise or a threat is a sentence too.
_TELLS = (
    *("drone", "strike", "intercept", "alert", "closure", "casualty", "speech"),
    *("threat", "irreal", "denial"),
)
# "Source: the General Staff on Facebook", on a line of its own.
_SOURCE = re.compile(r"\s*(?:source|джерело|источник)\s*:\s", re.IGNORECASE)
_FROM = ("from", "від", "от")
# Words that another office follows, for which they stand, and how far off at most.
_STANDS_FOR = {"press-service": 2, "company": 2, "head": 4}
_OWNS = re.compile(r"['’]s?$")
# What an office owns that speaks for it.
_VOICES = re.compile(
    r"\s+(?:\w+\s+)?(?:account|channel|chief|data|figures|head|message|office|post|press|report|"
    r"spokes|statement|tally|telegram|telling|version|website|words)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(r"канал[еі]?$", re.IGNORECASE)
_NETWORK = re.compile(r"соцсет\w+|соцмереж\w+$", re.IGNORECASE)
_OWN = (
    "в",
    "у",
    "на",
    "своем",
    "своєму",
    "свій",
    "свой",
    "официальном",
    "офіційному",
    "його",
    "его",
)
# Who can fight as well as speak.
_ARMED = ("ua-military", "ru-military")
# After a verb, by what or for whom somebody else speaks.
_MEDIA = ("monitoring", "media", "press-service", "source", "witness")
# Whose act is the news: who closes airports says so.
_CLOSING = ("ru-aviation",)


def speaks(cue: Cue, cues: Cues, sentence: Sentence) -> bool:
    """Tell whether an office speaks here: a verb of saying or "according to" is near."""
    offices_here = cues.all("office")
    if is_byline(sentence, cues):
        # "The night in the region: from the governor"
        ends = cue.last + 1 == len(sentence.tokens)
        return cue.first <= 6 or (ends and sentence.tokens[cue.first - 1].norm in _FROM)
    if is_signature(sentence, cues) or is_source_line(sentence):
        return True
    if cue.key in _CLOSING and cues.any("closure"):
        return True
    own = cue.key == "monitoring" and _CHANNEL.search(sentence.between(cue.start, cue.end))
    if own and cue.first and sentence.tokens[cue.first - 1].norm in _OWN:
        # "the governor wrote in his Telegram channel"
        return False
    if len(offices_here) > 1 and _NETWORK.search(sentence.between(cue.start, cue.end)):
        # "the governor wrote on social networks"
        return False
    after = sentence.text[cue.end - sentence.start :]
    if _OWNS.search(sentence.between(cue.start, cue.end)) and not _VOICES.match(after):
        # "the Kremlin's war chest"
        return False
    if _COLON.match(after):
        return True
    before = sentence.text[: cue.start - sentence.start]
    if len(after) <= 30 and len(before) > 20 and _SIGNED.search(before):
        # "Drones hit a shop in Kherson — regional administration."
        return True
    # Far off only where nobody else could be speaking ("authorities in X, which …, said").
    others = [c for c in offices_here if c is not cue]
    reach = 14 if others else 40
    if others and _fights(cue, cues):
        return False
    for s in cues.all("speech"):
        taken = s.key == "verb" and any(s.first - o.last == 1 for o in others)
        if taken and cue.key == "emergency":
            # "… as firefighters arrived, officials said"
            continue
        if s.key == "verb" and s.first - cue.last > 3 and _has_speaker(s, others):
            # "DTEK's plant was hit, and in Izmail, says the mayor, …": another's verb.
            continue
        if s.key == "by" and 0 < cue.first - s.last <= 8:
            # The first office after "according to" is the one.
            return not any(s.last < c.first < cue.first for c in offices_here)
        if s.key in ("verb", "silent") and -10 <= s.first - cue.last <= reach:
            return True
    return False


def _fights(cue: Cue, cues: Cues) -> bool:
    """Tell "The military repelled an attack, the governor said": who fights is not who tells."""
    return cue.key in _ARMED and any(
        c.first - cue.last == 1 for c in cues.of(("intercept", "strike"))
    )


def _has_speaker(verb: Cue, offices: Sequence[Cue]) -> bool:
    """Tell "says the mayor": an office right after a verb of saying."""
    return any(0 < o.first - verb.last <= 2 for o in offices if o.key not in _MEDIA)


def is_byline(sentence: Sentence, cues: Cues) -> bool:
    """Tell a first line that names its author: "Head of the Dnipro region, 07:40"."""
    first = sentence.paragraph == 0 and sentence.opens and len(sentence.tokens) <= 20
    return first and not cues.has(("drone", "strike", "intercept", "alert", "speech"))


def is_signature(sentence: Sentence, cues: Cues) -> bool:
    """Tell a last line that names its author: "On the night in the region: the governor"."""
    if not sentence.closes or len(sentence.tokens) > 20 or cues.any("medium"):
        return False
    return not cues.has(_TELLS) and (sentence.opens or DASH.search(sentence.text) is not None)


def is_source_line(sentence: Sentence) -> bool:
    """Tell a line that only names the source of the text: "Source: the General Staff"."""
    return sentence.opens and len(sentence.tokens) <= 20 and bool(_SOURCE.match(sentence.text))


def is_spokesman(cue: Cue, cues: Cues) -> bool:
    """Tell "a spokesman for the Navy", who is the Navy, and "the company Naftogaz".

    And "the head of the Odesa military administration", which says so.
    """
    reach = _STANDS_FOR.get(cue.key, 0)
    after = [c for c in cues.all("office") if 0 < c.first - cue.last <= reach]
    return bool(after) and (cue.key != "head" or after[0].key.endswith("administration"))
