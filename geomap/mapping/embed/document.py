"""Hosts that are typeset: Markdown, Quarto, LaTeX. A map where it can run, a picture elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.mapping.embed.web import iframe

if TYPE_CHECKING:
    from geomap.mapping.embed.content import Content

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "\u00a0": "~", "–": "--", "—": "---", "“": "``", "”": "''", "’": "'", "‘": "`",
    "…": r"\ldots{}",
    "«": "<<", "»": ">>", "<": r"\textless{}", ">": r"\textgreater{}", "\u202f": r"\,",
}  # fmt: skip


def markdown(content: Content, picture: str) -> str:
    """Return Pandoc's Markdown: the map itself in HTML, a picture in Word, PDF, without script."""
    return (
        "```{=html}\n"
        f"{iframe(content)}<noscript>\n"
        "```\n\n"
        f"{_image(content, picture)}\n\n"
        "```{=html}\n</noscript>\n```\n"
    )


def quarto(content: Content, picture: str) -> str:
    """Return a Quarto block: the map itself in HTML, the picture in every other format."""
    return (
        '::: {.content-visible when-format="html"}\n\n'
        f"```{{=html}}\n{iframe(content)}```\n\n"
        f"{_marked(content.caption)}\n\n"
        ":::\n\n"
        '::: {.content-visible unless-format="html"}\n\n'
        f"{_image(content, picture, quarto=True)}\n\n"
        ":::\n"
    )


def latex(content: Content, picture: str) -> str:
    """Return a LaTeX figure; the alternative text needs graphics of 2021 or later."""
    fonts = (
        ""
        if content.page.meta["lang"] == "en"
        else "% Cyrillic needs \\usepackage[T2A]{fontenc} before the document begins.\n"
    )
    described = f"width=\\linewidth,alt={{{_escaped(content.alternative)}}}"
    return (
        "% Needs \\usepackage{graphicx}.\n" + fonts + "\\begin{figure}[htbp]\n"
        "  \\centering\n"
        f"  \\includegraphics[{described}]{{{picture}}}\n"
        f"  \\caption[{{{_escaped(content.title)}}}]{{{_escaped(content.caption)}}}\n"
        "  \\label{fig:reports}\n"
        "\\end{figure}\n"
    )


def _image(content: Content, picture: str, *, quarto: bool = False) -> str:
    name = "fig-alt" if quarto else "alt"
    words = content.alternative.replace("\\", "\\\\").replace('"', '\\"')
    return f'![{_marked(content.caption)}](<{picture}>){{{name}="{words}" width=100%}}'


def _marked(text: str) -> str:
    """Return words as Markdown that reads as these words."""
    return re.sub(r"([\\`*_{}\[\]<>#|~^$@!])", r"\\\1", text)


def _escaped(text: str) -> str:
    """Return words as LaTeX that prints these words."""
    return "".join(_LATEX.get(letter, letter) for letter in text)
