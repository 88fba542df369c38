"""The topic: whether a sentence speaks of drones, by its words or by what goes before."""

from __future__ import annotations

from geomap.extraction.telling import Telling

# How many sentences after one about drones are read whole, and can still speak of them.
_NEAR, _FAR = 2, 8
_OTHER = ("missile", "bomb", "artillery", "ground")


class Topic:
    """What the text speaks of."""

    def __init__(self, led: bool) -> None:
        """Start a text; one that is led by drones speaks of them wherever it says nothing else."""
        self._led = led
        self._told = self._here = False
        self._current = ""
        self._quiet = 0

    def lead(self) -> None:
        """Take from a headline that the text is about drones."""
        self._led = True

    def begin_paragraph(self) -> None:
        """Forget that the last paragraph spoke of drones."""
        self._here = False

    def listen(self, triggered: bool) -> None:
        """Count the sentences since one that holds a word for drones."""
        self._quiet = 0 if triggered else self._quiet + 1

    @property
    def close(self) -> bool:
        """Whether drones were spoken of a sentence or two ago."""
        return self._quiet <= _NEAR

    @property
    def carries(self) -> bool:
        """Whether a sentence without a word for drones can still speak of them."""
        return self._led or self._quiet <= _FAR

    @property
    def is_drones(self) -> bool:
        """Whether the sentence just read speaks of drones."""
        return self._current == "drone"

    def turn(self, telling: Telling, live: bool, review: bool) -> bool:
        """Tell whether a sentence speaks of drones.

        Another weapon changes the topic until a new place or a drone is named.

        Parameters
        ----------
        live
            Something happens in it, and is not taken back.
        review
            The text reviews a week, and carries its topic all through.
        """
        carried = self._here or (self._told and (self.carries or review))
        if telling.any("drone"):
            self._told = self._told or live
            self._here = True
            self._led = self._led or (live and telling.sentence.paragraph <= 1)
            self._current = "drone"
        elif telling.any("other", *_OTHER) or (
            self._current == "other" and not any(s.where for s in telling.spots)
        ):
            self._current = "other"
        else:
            self._current = "drone" if carried or self._led else ""
        return self.is_drones
