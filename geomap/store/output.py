"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gazetteer.errors import GeomapError, OutputError, OutputExistsError


@contextmanager
def whole_file(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Give a path beside `path` to write to; it takes the name of `path` when all went well.

    The folder is created. Raises `OutputExistsError` when `path` exists and `overwrite` is not
    asked for, `OutputError` when the file cannot be written.
    """
    check_free(path, overwrite=overwrite)
    beside = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as error:
        if isinstance(error, GeomapError):
            raise
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        if beside.exists():
            beside.unlink()


def check_free(path: Path, *, overwrite: bool, inputs: Iterable[str] = ()) -> None:
    """Raise where a file may not be put: before the work, not after it.

    `OutputError` for a folder in its place, `OutputExistsError` for a file that is to stay; an
    input stays whether `overwrite` is asked for or not.
    """
    no_folder(path)
    if not path.exists():
        return
    if any(Path(name).exists() and path.samefile(name) for name in inputs):
        raise OutputExistsError(f"{path} is an input; give another name with -o.")
    if not overwrite:
        raise OutputExistsError(f"{path} exists; add --overwrite to replace it.")


def no_folder(path: Path) -> None:
    """Raise `OutputError` where a folder stands in a file's place."""
    if path.is_dir():
        raise OutputError(f"{path} is a folder; give the name of a file in it.")
