"""The one tree of errors, each leaf also a standard type (``except ValueError`` works); a warning.

It stands on the ground floor because everything above raises from it.
"""

from __future__ import annotations


class GeomapError(Exception):
    """Root of every error that a user's input or machine can cause."""


class InputError(GeomapError, ValueError):
    """A value, file or option is not what was wanted."""


class MissingFileError(GeomapError, FileNotFoundError):
    """An input path does not exist."""


class OutputExistsError(GeomapError, FileExistsError):
    """The output is there already and overwriting was not asked for."""


class OutputError(GeomapError, OSError):
    """The output cannot be written (permissions, a full disk)."""


class PlaceError(GeomapError, LookupError):
    """A place name is ambiguous or not in the gazetteer."""


class StoreLockedError(GeomapError, TimeoutError):
    """Another process holds the store's write lock."""


class MissingExtraError(GeomapError, ImportError):
    """An optional dependency is not installed; the message holds the line that installs it."""


class UndatedWarning(UserWarning):
    """Events have no date, because the day of publication that theirs counts from was not given."""
