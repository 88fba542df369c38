"""Names: a cold look-up beside a three-line click program, mentions, misspelt names.

    python benchmarks/bench_gazetteer.py

Prints one line a figure: what, measured, bar, ok or NOT.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

from gazetteer.fuzzy import loose
from gazetteer.names import normalise
from gazetteer.register import DATA, names, places

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
CLICK = "import click\n@click.command()\n@click.argument('n')\ndef f(n): click.echo(n)\nf()"
GEOMAP = "from geomap.cli import run; run()"
RUNS = 15
LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщьюяіїє"


def main() -> None:
    asked = (
        ("locate NAME, cold", ["locate", "Sumy"], 1.6),
        ("locate an inflected name, cold", ["locate", "у Кривому Розі"], 1.6),
        ("geomap --help, cold", ["--help"], 1.3),
    )
    base, *taken = cold([[CLICK, "Sumy"], *([GEOMAP, *args] for _, args, _ in asked)])
    for (what, _, bar), seconds in zip(asked, taken, strict=True):
        label = f"{what} ({seconds * 1e3:.0f} ms, click {base * 1e3:.0f})"
        report(label, seconds / base, bar, "×", True)
    report("mentions, opening", opening() * 1e3, 50, "ms", True)
    report("mentions, running text", reading(20), 5, "MB/s")
    speed, right = misspelt()
    report("misspelt names", speed, 20_000, "/s")
    report("… right place first, one random edit", right, 0.87, "")
    size = sum(f.stat().st_size for f in Path(DATA).iterdir() if f.is_file()) / 1e6
    report("gazetteer/data", size, 25, "MB", True)


def cold(commands: list[list[str]]) -> list[float]:
    """Return the best seconds of a fresh interpreter for each command, run in turn."""
    best = [float("inf")] * len(commands)
    for _ in range(RUNS):
        for i, args in enumerate(commands):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", *args], capture_output=True, check=False)
            best[i] = min(best[i], time.perf_counter() - begin)
    return best


def opening() -> float:
    """Return the seconds of a fresh interpreter's first call: mapping the tries, one mention."""
    code = (
        "import time, marisa_trie, gazetteer.matcher as m; t = time.process_time();"
        "m.mentions('Sumy'); print(time.process_time() - t)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(RUNS)
    ]
    return statistics.median(runs)


def reading(times: int) -> float:
    """Return megabytes a second over the corpus, a mention every ninety bytes, nothing cached."""
    from gazetteer.matcher import mentions

    text = "\n".join(f.read_text(encoding="utf-8") for f in sorted(CORPUS.glob("*.txt"))) * times
    begin = time.process_time()
    mentions(text)
    return len(text.encode()) / 1e6 / (time.process_time() - begin)


def misspelt() -> tuple[float, float]:
    """Return look-ups a second and the share whose first answer is a place of the name."""
    draw, register, sample = random.Random(1), places(), []
    while len(sample) < 20_000:
        place = register[draw.randrange(register.count)]
        name = normalise(draw.choice((place.name, place.name_uk, place.name_ru)))
        if len(name) > 4 and place.level == "settlement" and (place.population or 0) >= 1000:
            sample.append((edited(name, draw), name))
    index = loose()
    begin = time.process_time()
    answers = [index.near(typo) for typo, _ in sample]
    speed = len(sample) / (time.process_time() - begin)
    right = sum(
        bool(near) and near[0].rank in {p.number for p in names()[name]}
        for near, (_, name) in zip(answers, sample, strict=True)
    )
    return speed, right / len(sample)


def edited(word: str, draw: random.Random) -> str:
    """Drop, add, change or swap one letter."""
    letters = LATIN if word.isascii() else CYRILLIC
    at = draw.randrange(len(word) - 1)
    before, after = word[:at], word[at + 1 :]
    return draw.choice(
        (
            before + after,
            before + draw.choice(letters) + word[at:],
            before + draw.choice(letters) + after,
            before + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def report(what: str, value: float, bar: float, unit: str, below: bool = False) -> None:
    good = value <= bar if below else value >= bar
    sign = "≤" if below else "≥"
    print(f"{what}: {value:.3g} {unit} ({sign} {bar:g}) {'ok' if good else 'NOT'}")


if __name__ == "__main__":
    main()
