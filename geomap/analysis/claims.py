"""Who says a thing, in which report, and which total it is: SQL over the event table."""

from __future__ import annotations

# A report is one published text, or a file of a data set whose rows are apart by its own key.
# Where nothing tells of which report a row is, its words do: a number that two texts give is then
# never taken for two.
REPORT = (
    "coalesce(source_url, concat_ws('|', dataset, source_name, source_title, published, "
    "input_file, CASE WHEN coalesce(source_name, source_title, input_file) IS NULL THEN quote END))"
)
# Without a claimant each source speaks for itself.
WHO = "coalesce(claimant, 'the report itself' || coalesce(' (' || source_name || ')', ''))"
# A total told by several reports of one claimant is one.
TOTAL = (
    f"CASE WHEN group_id IS NOT NULL THEN ({WHO}, initiator, kind, start, "
    '"end", group_count_min, group_count_max) END'
)
