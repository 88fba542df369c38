"""Points 3 to 5 of the rule of `gazetteer.index`: which of several candidates is meant."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from gazetteer.place import Answer, Form, Place
from gazetteer.register import Posting, Traits, places

UNKNOWN, TOWN, AREA, SITE, DOMINANCE = 300, 20_000, 100_000, 250_000, 4
_CURRENT: tuple[Form, ...] = ("name", "abbreviation")
_PAST: tuple[Form, ...] = ("former", "foreign")
_TIER: dict[Form, int] = {
    **dict.fromkeys(_CURRENT, 0),
    **dict.fromkeys(_PAST, 1),
    "adjective": 2,
}
_BASIS: dict[Form, str] = {
    "name": "current name",
    "abbreviation": "abbreviation",
    "former": "former name",
    "foreign": "foreign or old spelling",
    "adjective": "name of the unit after its centre",
}


def with_dominant(ranked: list[Posting]) -> list[Posting]:
    """Put the candidate that dominates the first tier before the others of it."""
    if len(ranked) < 2:
        return ranked
    best = _dominant(_first_tier(ranked))
    return [best, *(c for c in ranked if c is not best)] if best else ranked


def _first_tier(ranked: list[Posting]) -> list[Posting]:
    tier = tier_of(ranked[0])
    return list(takewhile(lambda c: tier_of(c) == tier, ranked))


def rank(candidate: Posting, traits: Traits) -> tuple[int, int, int, int]:
    """Return what candidates are sorted by."""
    return (
        _tier(candidate.form, traits),
        _standing(candidate.form, traits),
        -_weight(traits),
        candidate.number,
    )


def judge(query: str, found: list[Posting], area: Place | None = None) -> Answer:
    """Apply points 3 to 5 of the rule to candidates that context has left."""
    register = places()
    if area:  # inside a known region a raion goes before a city's district, in a city its own
        own = "city_district" if area.level == "settlement" else "district"
        found = [c for c in found if register.traits(c.number).level == own] or found
    ordered = sorted(found, key=lambda c: rank(c, register.traits(c.number)))
    first = _first_tier(ordered)
    ranked = tuple(register[c.number] for c in with_dominant(ordered))
    chosen = _dominant(first)
    if chosen is None:
        return Answer(query, "ambiguous", None, ranked, f"{len(first)} places share the name")
    past = sum(weight(c.number) for c in ordered if tier_of(c) == 1 and c not in first)
    standing = _standing(chosen.form, register.traits(chosen.number))
    if standing > 2 and past >= DOMINANCE * weight(chosen.number):
        basis = "the name of a smaller place, and an old name of a larger one"
        return Answer(query, "ambiguous", None, ranked, basis)
    basis = _BASIS[chosen.form] + (f" until {chosen.until}" if chosen.until else "")
    if len(first) > 1:
        rivals = "the other" if len(first) == 2 else f"{len(first) - 1} others"
        basis += f"; far more prominent than {rivals} of the name"
    place = register[chosen.number]
    others = tuple(p for p in ranked if p.id != place.id)
    return Answer(query, "found", place, (place, *others) if others else (), basis)


def _dominant(found: list[Posting]) -> Posting | None:
    """Return the one that clearly dominates candidates of one tier, which come ranked."""
    if len(found) == 1:
        return found[0]
    known = places().traits
    traits = [known(c.number) for c in found]
    if (first := _standing(found[0].form, traits[0])) < 3:
        standing = [_standing(c.form, t) for c, t in zip(found, traits, strict=True)]
        peers = bisect_left(standing, 3)  # the first among them
        if first == 0 or peers == 1:
            return found[0]
        seats = [c for c, t in zip(found[:peers], traits, strict=False) if t.seat]
        if peers == 2 and len(seats) == 1 and traits[0].region == traits[1].region:
            return seats[0]
    people = [_weight(t) for t in traits]
    most = max(people)
    if most >= DOMINANCE * (sum(people) - most):
        return found[people.index(most)]
    return None


def _standing(form: Form, traits: Traits) -> int:
    """Give 0 for countries, 1 for seas and first-level units, 2 for seats, 3 and 4 for the rest."""
    if traits.level == "country":
        return 0
    if traits.level == "sea":
        return 1 if form != "abbreviation" else 3
    if traits.level == "region":
        return 1
    if traits.level == "city_district":
        return 4
    return 2 if traits.seat else 3


def weight(number: int) -> int:
    """Return the people a place counts for when names are weighed."""
    return _weight(places().traits(number))


def _weight(traits: Traits) -> int:
    if traits.level == "site":
        return SITE
    if traits.level in ("sea", "region", "country"):
        return AREA
    if traits.level == "city_district":
        return UNKNOWN
    return traits.population or UNKNOWN


def tier_of(candidate: Posting) -> int:
    """Give 0 for current names, 1 for former and foreign ones, 2 for adjectives."""
    form = candidate.form
    return _tier(form, places().traits(candidate.number)) if form == "foreign" else _TIER[form]


def _tier(form: Form, traits: Traits) -> int:
    if form == "foreign" and (_standing(form, traits) < 3 or _weight(traits) >= TOWN):
        return 0
    return _TIER[form]
