"""Makes everything under gazetteer/data: ``python -m gazetteer.make_data [--fresh] [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

from gazetteer import topology
from gazetteer.make_data import base, build_index, gather, grid, papers, raions


def main() -> None:
    """Gather, then write the boundaries, the index and the papers of both."""
    words = [word for word in sys.argv[1:] if word != "--fresh"]
    folder = Path(words[0]) if words else topology.DATA
    folder.mkdir(parents=True, exist_ok=True)
    records = gather(fresh="--fresh" in sys.argv)
    base.write_base(folder)
    raions.write_raions(folder)
    land = topology.read(folder / "base.json.gz")
    rows = build_index.build(records, folder) | {
        "base.json.gz": len(land.areas),
        "raions.json.gz": len(topology.read(folder / "raions.json.gz").areas),
        "grid.bin.gz": grid.write_grid(folder, land),
    }
    papers.write_papers(folder, rows)
    for name, count in sorted(rows.items()):
        print(f"{name}\t{count} rows")


if __name__ == "__main__":
    main()
