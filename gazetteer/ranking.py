"""Points 3 to 5 of the rule of `gazetteer.index`: which of several candidates is meant."""

from __future__ import annotations

from gazetteer.place import Answer, Form, Place
from gazetteer.register import Posting, places

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


def by_rule(found: list[Posting]) -> list[Posting]:
    """Sort candidates, best first."""
    ranked = sorted(found, key=lambda c: (tier_of(c), *_rank(c)))
    if not ranked:
        return ranked
    best = _dominant([c for c in ranked if tier_of(c) == tier_of(ranked[0])])
    return [best, *(c for c in ranked if c is not best)] if best else ranked


def judge(query: str, found: list[Posting], area: Place | None = None) -> Answer:
    """Apply points 3 to 5 of the rule to candidates that context has left."""
    register = places()
    if area:  # inside a known region a raion goes before a city's district
        found = [c for c in found if register.traits(c.number).level == "district"] or found
    ordered = by_rule(found)
    first = [c for c in ordered if tier_of(c) == tier_of(ordered[0])]
    ranked = tuple(register[c.number] for c in ordered)
    chosen = _dominant(first)
    if chosen is None:
        return Answer(query, "ambiguous", None, ranked, f"{len(first)} places share the name")
    past = sum(weight(c.number) for c in ordered if tier_of(c) == 1 and c not in first)
    if _standing(chosen) > 2 and past >= DOMINANCE * weight(chosen.number):
        basis = "the name of a smaller place, and an old name of a larger one"
        return Answer(query, "ambiguous", None, ranked, basis)
    basis = _BASIS[chosen.form] + (f" until {chosen.until}" if chosen.until else "")
    if len(first) > 1:
        basis += f"; far more prominent than {len(first) - 1} other(s) of the name"
    place = register[chosen.number]
    others = tuple(p for p in ranked if p.id != place.id)
    return Answer(query, "found", place, (place, *others) if others else (), basis)


def _dominant(found: list[Posting]) -> Posting | None:
    if len(found) == 1:
        return found[0]
    traits = places().traits
    standing = sorted((_standing(c), i) for i, c in enumerate(found))
    best, place = found[standing[0][1]], standing[0][0]
    if place < 3:
        peers = [found[i] for s, i in standing if s < 3 and found[i] is not best]
        if place == 0 or not peers:
            return best
        seats = [c for c in (best, *peers) if traits(c.number).seat]
        regions = {traits(c.number).region for c in (best, *peers)}
        if len(peers) == 1 and len(seats) == 1 and len(regions) == 1:
            return seats[0]
    people = [weight(c.number) for c in found]
    most = max(people)
    if most >= DOMINANCE * (sum(people) - most):
        return found[people.index(most)]
    return None


def _standing(candidate: Posting) -> int:
    """Give 0 for countries, 1 for seas and first-level units, 2 for seats, 3 and 4 for the rest."""
    traits = places().traits(candidate.number)
    if traits.level == "country":
        return 0
    if traits.level == "sea":
        return 1 if candidate.form != "abbreviation" else 3
    if traits.level == "region":
        return 1
    if traits.level == "city_district":
        return 4
    return 2 if traits.seat else 3


def weight(number: int) -> int:
    """Return the people a place counts for when names are weighed."""
    traits = places().traits(number)
    if traits.level == "site":
        return SITE
    if traits.level in ("sea", "region", "country"):
        return AREA
    if traits.level == "city_district":
        return UNKNOWN
    return traits.population or UNKNOWN


def tier_of(candidate: Posting) -> int:
    """Give 0 for current names, 1 for former and foreign ones, 2 for adjectives."""
    if candidate.form == "foreign" and (
        _standing(candidate) < 3 or weight(candidate.number) >= TOWN
    ):
        return 0
    return _TIER[candidate.form]


def _rank(candidate: Posting) -> tuple[int, int, int]:
    return _standing(candidate), -weight(candidate.number), candidate.number
