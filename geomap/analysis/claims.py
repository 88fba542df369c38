"""Who says a thing, in which report, and which total it is: SQL over the event table."""

from __future__ import annotations

# A report is one published text, or a data set whose rows are apart by its own key.
REPORT = "coalesce(source_url, concat_ws('|', dataset, source_name, source_title, published))"
# Without a claimant each source speaks for itself.
WHO = "coalesce(claimant, 'the report itself' || coalesce(' (' || source_name || ')', ''))"
# A total told by several reports of one claimant is one.
TOTAL = (
    f"CASE WHEN group_id IS NOT NULL THEN ({WHO}, initiator, kind, start, "
    '"end", group_count_min, group_count_max) END'
)
