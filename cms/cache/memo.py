"""Values that every process keeps in memory until their tag changes.

For what is small, read by every request and changed once a day: sites, menus, settings.
"""

import functools
from collections.abc import Callable
from typing import Any

from cms.cache import tags

_memory: dict[tuple, tuple[int, Any]] = {}
_MOST = 5000


def memoised(tag: str, *, keep_none: bool = True) -> Callable:
    """Keep a function's results, by its positional arguments, until ``tag`` is bumped anywhere.

    The version is read before the function runs: a result computed from rows that change
    meanwhile carries the old version, and is dropped at the next call.

    Args:
        tag: the surrogate tag that the results depend on.
        keep_none: whether ``None`` is a result like any other, and not «not yet».
    """

    def decorate(function: Callable) -> Callable:
        name = f"{function.__module__}.{function.__qualname__}"

        @functools.wraps(function)
        def remembered(*args):
            version = tags.version_now(tag)
            found = _memory.get((name, args))
            if found is not None and found[0] == version:
                return found[1]
            value = function(*args)
            if keep_none or value is not None:
                if len(_memory) >= _MOST:
                    _memory.pop(next(iter(_memory), None), None)  # the eldest
                _memory[name, args] = (version, value)
            return value

        return remembered

    return decorate


def forget() -> None:
    """Drop everything this process remembers (tests begin with it)."""
    _memory.clear()
