"""What every test may use: the shared material beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# A loaded two-core machine is slow now and then; that is no finding.
settings.register_profile("geomap", deadline=None, max_examples=50)
settings.load_profile("geomap")


def missing(what: str) -> None:
    """Skip with the reason on a desk; fail in CI, where every part must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI must have it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with the seed article and real sample files."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        missing("the folder ../shared")
    return folder


@pytest.fixture(scope="session")
def seed_article(shared: Path) -> Path:
    """The article that started the project."""
    return shared / "seeds" / "article.txt"
