"""Makes everything under gazetteer/data: ``python -m gazetteer.make_data [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

from gazetteer import topology
from gazetteer.make_data import base, build_index, gather, grid, raions


def main() -> None:
    """Gather, then write the boundaries and the index."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else topology.DATA
    folder.mkdir(parents=True, exist_ok=True)
    records = gather()
    base.write_base(folder)
    raions.write_raions(folder)
    grid.write_grid(folder, topology.read(folder / "base.json.gz"))
    for name, rows in build_index.build(records, folder).items():
        print(f"{name}\t{rows} rows")


if __name__ == "__main__":
    main()
