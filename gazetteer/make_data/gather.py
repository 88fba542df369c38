"""Every place the gazetteer knows, from all sources, in a fixed order."""

from __future__ import annotations

from gazetteer.make_data import areas, kept, russia, ukraine
from gazetteer.make_data.hand import add_by_hand
from gazetteer.make_data.labels import place_labels
from gazetteer.make_data.more_places import more_places
from gazetteer.make_data.record import Record
from gazetteer.make_data.sites import sites


def gather(*, fresh: bool = False) -> list[Record]:
    """Return all records, sorted by id; the same on every run.

    Parameters
    ----------
    fresh
        Make them anew even where the last run's are kept.
    """
    if not fresh and (known := kept.load()) is not None:
        return known
    records = [
        *areas.countries(), *areas.regions(), *areas.seas(), *ukraine.records(),
        *russia.records(),
    ]  # fmt: skip
    by_id = {r.place.id: r for r in records}
    records += [*sites(by_id), *more_places(by_id)]
    add_by_hand(records)
    place_labels(records)
    records.sort(key=lambda r: r.place.id)
    kept.save(records)
    return records
