"""A block of furniture that is made once and then put where there is room for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geomap.mapping.picture.fonts import measure, wrap
from geomap.mapping.picture.scene import Group, Shape, Text, rectangle


@dataclass(slots=True)
class Card:
    """Lines and shapes from (0, 0) downward.

    Attributes
    ----------
    width, height
        Layout pixels; the height grows with what is written.
    """

    width: float
    height: float = 0.0
    group: Group = field(default_factory=Group)

    def write(
        self,
        text: str,
        size: float,
        fill: str,
        face: str = "sans",
        *,
        left: float = 0.0,
        leading: float = 1.28,
        lead: str = "",
        lead_fill: str | None = None,
    ) -> None:
        """Write a paragraph beneath what is there.

        Parameters
        ----------
        leading
            Line height, times the size.
        lead
            Words at the beginning of the text that stand out.
        """
        width = self.width - left
        first = measure(lead + " ", "semibold", size) if lead else 0.0
        lines = _lines(text, face, size, width, first)
        for i, line in enumerate(lines):
            self.height += size * leading
            base = self.height - size * (leading - 1) / 2 - size * 0.17
            at = left
            if lead and i == 0:
                self.group.add(Text(at, base, lead, size, lead_fill or fill, "semibold"))
                at += first
            if line:
                self.group.add(Text(at, base, line, size, fill, face))

    def gap(self, by: float) -> None:
        """Leave room."""
        self.height += by

    def rule(self, colour: str, width: float = 1.0) -> None:
        """Draw a line across."""
        y = self.height
        self.group.add(Shape([[(0, y), (self.width, y)]], stroke=colour, width=width, closed=False))

    def framed(self, colours: dict[str, str], pad: float = 12.0, *, heavy: bool = False) -> Card:
        """Return the card with a margin, a ground and a line; a heavy line on top for totals."""
        w, h = self.width + 2 * pad, self.height + 2 * pad
        ring = rectangle(0, 0, w, h, 3)
        ground = Shape([ring], fill=colours["page"], stroke=colours["rule"])
        items: list[Shape | Text | Group] = [ground, self.group.moved(pad, pad)]
        if heavy:
            items.append(Shape([[(0, 0), (w, 0)]], stroke=colours["ink"], width=2, closed=False))
        return Card(w, h, replace(self.group, items=items))


def _lines(text: str, face: str, size: float, width: float, first: float) -> list[str]:
    """Break a text whose first line begins after `first` pixels."""
    if not first:
        return wrap(text, face, size, width)
    words = text.split(" ")
    taken = 0
    while taken < len(words) and measure(
        " ".join(words[: taken + 1]), face, size
    ) <= width - first:
        taken += 1
    rest = " ".join(words[taken:])
    return [" ".join(words[:taken]), *(wrap(rest, face, size, width) if rest else [])]
