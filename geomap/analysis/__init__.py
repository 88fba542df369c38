"""Counts, ledger, incidents, comparison; what is not to be added is not added."""
