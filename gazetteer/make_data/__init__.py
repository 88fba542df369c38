"""Makes gazetteer/data from the pinned packages; run with ``python -m gazetteer.make_data``."""

from gazetteer.make_data.gather import gather

__all__ = ["gather"]
