"""Which events of a page are one incident: their evidence is shown together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.analysis.incidents import DECIDING, MOST, assign, incidents
from geomap.events import Event

if TYPE_CHECKING:
    import pyarrow as pa


def joined(table: pa.Table) -> pa.Table:
    """Return an event table in which the events of one incident share its id.

    An event that is told once stays as it is: an id of its own would only lengthen the page. So
    does a table of more than `MOST` rows, and one whose events have no ids to make others from.
    """
    import pyarrow as pa

    names = table.column_names
    if not 0 < table.num_rows <= MOST or "id" not in names or table["id"].null_count:
        return table
    wanted = [name for name in (*DECIDING, "incident_id") if name in names]
    events = [Event(**row) for row in table.select(wanted).to_pylist()]
    several = [incident.members for incident in incidents(events) if len(incident.members) > 1]
    if not several:
        return table
    for members in several:
        assign(members)
    ids = pa.array([event.incident_id for event in events], pa.string())
    if "incident_id" not in names:
        return table.append_column("incident_id", ids)
    return table.set_column(names.index("incident_id"), "incident_id", ids)
