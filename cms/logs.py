"""Logs hold no link of a letter: whoever reads them could act for the one whom it was written to."""

import logging
import re

_CUT = "…"
_COLON = r"(?::|%3[Aa])"
# By their look alone, for they also stand in mistyped addresses, referrers and the words of errors.
_TOKENS = re.compile(
    rf"[\w.-]+{_COLON}[\w-]+{_COLON}[\w-]{{43}}"  # cms.signed_links, and whatever else Django signs
    r"|(?<![\w-])(?=[\w-]*[A-Z])[\w-]{43,}"  # secrets.token_urlsafe(32); pages' addresses have small letters
    r"|(?<![\w-])[0-9a-z]+-[0-9a-z]+-[0-9a-f]{32}(?![\w-])",  # a forgotten password
    re.ASCII,
)


def without_tokens(text: str) -> str:
    """``text`` with «…» in place of every token that a link could hold."""
    return _TOKENS.sub(_CUT, text)


class TokensCut(logging.Filter):
    """Cuts tokens out of what is said, and takes away the request where its address holds one."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            said = record.getMessage()
        except (TypeError, ValueError):
            # Of words that do not fit together the handler tells, and the reader gets the page all the same.
            return True
        cut = without_tokens(said)
        if cut != said:
            record.msg, record.args = cut, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = without_tokens(logging.Formatter().formatException(record.exc_info))
        if _TOKENS.search(getattr(getattr(record, "request", None), "path_info", "")):
            del record.request
        return True
