"""Names in one list: what its head or one member says of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gazetteer.place import Reading
from geomap.extraction.cues import Cues
from geomap.extraction.forms import DISTRICTS, is_adjective, named_after
from geomap.extraction.sentences import Sentence, normal
from geomap.extraction.spots import Spot

# So many names make a list that one of them can speak for.
_LIST = 3


def read_lists(lists: Sequence[list[Spot]], sentence: Sentence, cues: Cues) -> None:
    """Settle the names of lists whose head, numbers or a member tell the level of all."""
    heads = {c.first: c.key for c in cues.all("head")}
    for listed in _ended_by_heads(lists, heads):
        if not heads or not _read_as_headed(listed, heads, sentence):
            _read_as_the_clearest(listed)
    _read_count_run([s for listed in lists for s in listed], cues, sentence)


def _ended_by_heads(lists: Sequence[list[Spot]], heads: dict[int, str]) -> Iterator[list[Spot]]:
    """Yield lists, parted where a head in the plural closes the names that it speaks for.

    "In the Dzerzhinsky and Borovsky districts and on the edge of Kaluga".
    """
    for listed in lists:
        start = 0
        for n, spot in enumerate(listed[:-1], 1):
            if n - start > 1 and heads.get(spot.last + 1) in ("districts", "hromadas"):
                yield listed[start:n]
                start = n
        yield listed[start:]


def _read_as_headed(listed: list[Spot], heads: dict[int, str], sentence: Sentence) -> bool:
    """Read bare names at the level that the list's head or a member says; tell whether one does."""
    first, last = listed[0], listed[-1]
    inside = {heads.get(i) for spot in listed for i in range(spot.first, spot.last + 1)}
    before = {heads.get(i) for i in range(max(0, first.first - 3), first.first)}
    after = heads.get(last.last + 1)
    between = {heads.get(i) for a, b in pairwise(listed) for i in range(a.last + 1, b.first)}
    if "hromadas" in inside or after == "hromadas":
        _read_as_hromadas(listed)
    elif "districts" in inside or after == "districts":
        _read_as_districts(listed)
    elif (
        "regions" in inside
        or after == "regions"
        # "Five regions: Kharkiv …" names them one by one; "regions of Oryol and Tula" is a head.
        or ("regions" in before | between and ":" not in sentence.text)
        or (after == "region" and _is_of_adjectives(listed))
    ):
        _read_as_regions(listed)
    else:
        if after == "region" and (reading := region_of(last)):
            last.place = reading.place
        return False
    return True


def _is_of_adjectives(listed: Sequence[Spot]) -> bool:
    """Tell "Харківська та Київська області": the plural has the singular's form."""
    return len(listed) > 1 and all(is_adjective(s.mention.text) for s in listed)


def _read_as_hromadas(listed: Sequence[Spot]) -> None:
    for spot in listed:
        hromada = tuple(r for r in spot.mention.readings if r.place.level == "hromada")
        if hromada and is_adjective(spot.mention.text):
            spot.mean(replace(spot.mention, readings=hromada, head="громада"))


def _read_as_districts(listed: Sequence[Spot]) -> None:
    for spot in listed:
        if spot.mention.head is not None and spot.best.level == "region":
            # "over the Rostov region, in the Millerovo and Tarasovsky districts"
            continue
        here = [r for r in spot.mention.readings if r.place.level in DISTRICTS]
        rural = [r for r in here if r.place.level == "district"]
        known = rural or ([] if here else named_after(spot.mention.text))
        if len(known) > 1:
            spot.mean(replace(spot.mention, readings=tuple(known), head=spot.mention.text))
        elif known:
            spot.place, spot.basis = known[0].place, "the list names districts"
        elif here:
            spot.mean(replace(spot.mention, readings=tuple(here)))
        else:
            spot.role = "name"


def _read_as_regions(listed: Sequence[Spot]) -> None:
    for spot in listed:
        reading = region_of(spot)
        if reading and spot.best.level in ("region", "settlement"):
            spot.place, spot.basis = reading.place, "the list names regions"


def _read_as_the_clearest(listed: Sequence[Spot]) -> None:
    """Read a long list as regions where one of its names can be nothing else."""
    tell = next((s for s in listed if _only_a_region(s)), None) if len(listed) >= _LIST else None
    if tell is None:
        return
    for spot in listed:
        reading = region_of(spot)
        if reading and spot.mention.head is None and spot.place is None:
            spot.place = reading.place
            if spot is not tell:
                spot.basis = f"the list also names {tell.mention.text}"


def _read_count_run(found: Sequence[Spot], cues: Cues, sentence: Sentence) -> None:
    """Read "40 over the Belgorod region, 31 over Voronezh, 18 over Lipetsk" as regions."""
    if len(found) < _LIST:
        return
    over = {c.last for c in cues.all("above")}
    small = {c.last for c in cues.all("before", "skip")}
    run: list[Spot] = []
    for spot in found:
        at = spot.first - 1
        while at in small:
            at -= 1
        listed = bool(run) and spot.chain == run[-1].chain
        if at in over or listed or (run and at >= 0 and sentence.tokens[at].norm.isdigit()):
            run.append(spot)
    if len(run) < _LIST or not any(_is_region(s) for s in run):
        return
    for spot in run:
        reading = region_of(spot)
        if reading and spot.place is None and spot.best.level in ("region", "settlement"):
            spot.place, spot.basis = reading.place, "the list names regions"


def _is_region(spot: Spot) -> bool:
    """Tell a name that its head, or that of its list, makes a region."""
    settled = spot.place is not None and spot.place.level == "region"
    return settled or (spot.mention.head is not None and region_of(spot) is not None)


def _only_a_region(spot: Spot) -> bool:
    """Tell a bare region name that no city bears any more (Kirovohrad, Dnipropetrovsk)."""
    reading = spot.mention.readings[0]
    if spot.mention.head is not None or reading.place.level != "region":
        return False
    written = normal(spot.mention.text)
    names = (reading.place.name, reading.place.name_uk, reading.place.name_ru)
    return any(normal(name).split(" ")[0] == written for name in names if name)


def region_of(spot: Spot) -> Reading | None:
    """Return the region that a name can mean."""
    return next((r for r in spot.mention.readings if r.place.level == "region"), None)
