"""Events at rest and on their way out: the store, queries, exports."""
