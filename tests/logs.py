"""What an operator could read in the logs, whichever logger said it and whichever handler wrote it."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager


def handlers() -> list[logging.Handler]:
    """Those of all loggers that write anything; pytest's own are no operator's."""
    named = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    found = [handler for logger in [logging.root, *named] for handler in logger.handlers]
    return [
        handler
        for handler in found
        if not isinstance(handler, logging.NullHandler) and not type(handler).__module__.startswith("_pytest")
    ]


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """All that the handlers write while it lasts."""
    log = io.StringIO()
    streams = [(handler, handler.setStream(log)) for handler in handlers()]
    try:
        yield log
    finally:
        for handler, stream in streams:
            handler.setStream(stream)
