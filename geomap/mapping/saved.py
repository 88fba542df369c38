"""A page on disk, read back: its data blocks, its manifest, whether they agree."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError, MissingFileError
from geomap.mapping.manifest import UNSEALED, Input

# No `<` stands in a block's JSON, so the first end tag is its own.
_BLOCK = re.compile(r'<script type="application/json" id="([\w-]+)">([^<]*)</script>')
_SEAL = '"page_sha256":"{}"'


def seal(page: str) -> str:
    """Write a page's own hash into its manifest: that of the page as it is with zeros there."""
    sealed = hashlib.sha256(page.encode()).hexdigest()
    return page.replace(_SEAL.format(UNSEALED), _SEAL.format(sealed), 1)


@dataclass(frozen=True)
class Finding:
    """One thing that was checked."""

    sound: bool
    text: str


class SavedPage:
    """A map page as it was saved.

    Parameters
    ----------
    path
        An HTML file made by geomap.

    Raises
    ------
    MissingFileError, InputError
        When there is no such file, or it is not a page of geomap.
    """

    def __init__(self, path: Path) -> None:
        try:
            self.text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise MissingFileError(f"There is no file '{path}'; check the path.") from None
        except UnicodeDecodeError:
            raise InputError(f"'{path}' is not text; wanted a map that geomap wrote.") from None
        except OSError as error:
            raise InputError(f"'{path}' cannot be read: {error.strerror}.") from error
        try:
            self.meta: Mapping[str, Any] = json.loads(self._blocks["geomap-meta"])
            self.manifest: Mapping[str, Any] = self.meta["manifest"]
        except (KeyError, ValueError, TypeError) as error:
            raise InputError(
                f"'{path}' carries no manifest; wanted a map page that geomap wrote."
            ) from error

    @cached_property
    def _blocks(self) -> dict[str, str]:
        return dict(_BLOCK.findall(self.text))

    def check(self, inputs: Sequence[tuple[str, Input]] = ()) -> list[Finding]:
        """Check the page against its manifest, and inputs (name, hash) against the page."""
        known = {one["sha256"]: one for one in self.manifest["inputs"]}
        found = [self._check_page(), self._check_data()]
        for name, given in inputs:
            if given.sha256 in known:
                found.append(Finding(True, f"{name}: the page was made from it."))
            else:
                found.append(Finding(False, f"{name}: the page was not made from this file."))
        return found

    def _check_page(self) -> Finding:
        sealed = _SEAL.format(self.manifest["page_sha256"])
        bare = self.text.replace(sealed, _SEAL.format(UNSEALED), 1)
        if hashlib.sha256(bare.encode()).hexdigest() == self.manifest["page_sha256"]:
            return Finding(True, "page: unchanged since geomap wrote it.")
        return Finding(False, "page: changed since geomap wrote it.")

    def _check_data(self) -> Finding:
        try:
            whole = hashlib.sha256(self.unpacked("geomap-events"))
            for name in sorted(n for n in self._blocks if n.startswith("geomap-text-")):
                whole.update(self.unpacked(name))
        except (KeyError, ValueError, OSError, EOFError, zlib.error):
            return Finding(False, "data: the events cannot be unpacked.")
        rows = f"{self.manifest['rows']:,}"
        if whole.hexdigest() == self.manifest["data_sha256"]:
            return Finding(True, f"data: {rows} events as the manifest has them.")
        return Finding(False, f"data: not the {rows} events of the manifest.")

    def unpacked(self, name: str) -> bytes:
        """Return a block of packed columns, see `geomap.mapping.columns`."""
        return gzip.decompress(b64decode(json.loads(self._blocks[name])["data"]))
