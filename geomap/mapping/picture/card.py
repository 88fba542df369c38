"""A block of furniture that is made once and then put where there is room for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geomap.mapping.picture.fonts import measure
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
        before, after = lead.split(), text.split(" ") if text else []
        words = [*before, *after]
        faces = ["semibold"] * len(before) + [face] * len(after)
        for line in _lines(words, faces, size, self.width - left):
            self.height += size * leading
            base = self.height - size * (leading - 1) / 2 - size * 0.17
            at = left
            for run_face, run in line:
                colour = (lead_fill or fill) if lead and run_face == "semibold" else fill
                self.group.add(Text(at, base, run, size, colour, run_face))
                at += measure(f"{run} ", run_face, size)

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


def _lines(
    words: list[str], faces: list[str], size: float, width: float
) -> list[list[tuple[str, str]]]:
    """Break words into lines, each a list of runs (face, words)."""
    lines: list[list[tuple[str, str]]] = []
    at = 0.0
    for word, face in zip(words, faces, strict=True):
        wide = measure(word, face, size)
        space = measure(" ", face, size)
        if not lines or at + space + wide > width:
            lines.append([(face, word)])
            at = wide
            continue
        last = lines[-1][-1]
        if last[0] == face:
            lines[-1][-1] = (face, f"{last[1]} {word}")
        else:
            lines[-1].append((face, word))
        at += space + wide
    return lines
