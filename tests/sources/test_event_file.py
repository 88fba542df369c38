import datetime as dt
import io

import pytest

from geomap.events import Event, Passage
from geomap.sources import read
from geomap.store.export import write

E1 = Event(id="a", kind="strike", weapon="drone", start=dt.date(2025,3,18), end=dt.date(2025,3,19),
           time_precision="night", place_written="=Sumy", lon=34.8, lat=50.92, precision="settlement",
           count_min=2, count_max=3, background=False, quote="'quoted' \u202e\n a, \"b\"")
P1 = Passage(reason="no_place", quote="+Seven drones.", note="no place: at all", published=dt.date(2025,3,19))

@pytest.mark.parametrize("format", ["csv","json","jsonl","geojson"])
def test_written_events_come_back(format):
    out = io.BytesIO(); write([E1],[P1],format,out)
    r = read(out.getvalue())
    assert r.events == [E1] and r.passages == [P1] and r.rows == 2 and not r.set_aside
    assert r.table.num_rows == 1
