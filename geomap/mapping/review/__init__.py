"""One offline page on which an editor checks and corrects what was read out of articles."""

from geomap.mapping.review.document import Reviewed, review_page

__all__ = ["Reviewed", "review_page"]
