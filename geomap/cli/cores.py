"""A job of many articles on all cores: in order, a bounded part of it ahead, no death fatal."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from geomap.cli.articles import Job, Outcome

# Articles handed to a process at once, and how many such hands wait for each core.
_CHUNK, _AHEAD = 16, 4


def outcomes(job: Job) -> Iterator[Outcome]:
    """Read the articles of a job in its order."""
    with ProcessPoolExecutor() as pool:
        for part, future in _submitted(pool, job):
            yield from _result(part, future)


def _submitted(
    pool: ProcessPoolExecutor, job: Job
) -> Iterator[tuple[Job, Future[list[Outcome]] | None]]:
    """Hand out the work, not too far ahead of what is taken: results must not pile up."""
    waiting: deque[tuple[Job, Future[list[Outcome]] | None]] = deque()
    for part in job.parts(_CHUNK):
        try:
            waiting.append((part, pool.submit(part.run)))
        except BrokenProcessPool:
            waiting.append((part, None))
        if len(waiting) > _AHEAD * (os.cpu_count() or 1):
            yield waiting.popleft()
    yield from waiting


def _result(part: Job, future: Future[list[Outcome]] | None) -> list[Outcome]:
    """Take what a process read; where it died, read again one by one to find at which article."""
    try:
        if future is not None:
            return future.result()
    except BrokenProcessPool:
        pass
    return [_alone(one) for one in part.parts(1)]


def _alone(job: Job) -> Outcome:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(job.run).result()[0]
        except BrokenProcessPool:
            article = job.articles[0]
            name = article if isinstance(article, str) else article.name
            told = f"'{name}' could not be read: its process ended (not enough memory?)."
            return Outcome(name, None, told)
