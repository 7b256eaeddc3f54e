"""The one method of the Bot API that is called, and what its answers mean.

A post must not come twice. So it is tried again only when Telegram itself says that it has not taken
it, or was never reached; when an answer is lost on its way nobody knows, and a person decides.
"""

import http.client
import json
import urllib.error
import urllib.request
from datetime import timedelta

from django.conf import settings
from wagtail.models import Site

TIMEOUT = 20  # seconds
LONGEST_ANSWER = 100_000  # bytes


class NotSent(Exception):
    """Telegram did not take the post."""


class TryLater(NotSent):
    """It was not reached, or has trouble of its own."""


class TooMany(TryLater):
    """It asks to wait.

    Args:
        wait: for how long.
    """

    def __init__(self, message: str, wait: timedelta):
        super().__init__(message)
        self.wait = wait


class NotOurs(TryLater):
    """The token is wrong: nothing can be sent until an operator has mended it."""


class Refused(NotSent):
    """The same post would be refused again."""


class Unknown(Exception):
    """It may have been sent, or not."""


def token_of(site: Site) -> str:
    """The token of the site's bot; empty where there is none."""
    return settings.TELEGRAM_BOT_TOKENS.get(site.hostname) or settings.TELEGRAM_BOT_TOKEN


def send_message(*, token: str, chat: str, html: str, preview_url: str) -> int:
    """Post into a chat.

    Args:
        token: of the bot.
        chat: ``@name`` or a number.
        html: the words.
        preview_url: the page of which Telegram shows a preview.

    Returns:
        The number of the message.

    Raises:
        NotSent: it was not posted; which kind says what to do.
        Unknown: the answer did not come, or is no answer.
    """
    fields = {
        "chat_id": chat,
        "text": html,
        "parse_mode": "HTML",
        "link_preview_options": {"url": preview_url, "is_disabled": not preview_url},
    }
    answer = _call(token, "sendMessage", fields)
    if answer.get("ok") is True:
        try:
            return int(answer["result"]["message_id"])
        except (KeyError, TypeError, ValueError) as error:
            raise Unknown("Telegram’s answer has no message.") from error
    raise _refusal(answer)


def _call(token: str, method: str, fields: dict) -> dict:
    request = urllib.request.Request(  # noqa: S310 - the operator sets the address
        f"{settings.TELEGRAM_API_URL.rstrip('/')}/bot{token}/{method}",
        data=json.dumps(fields).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            raw = response.read(LONGEST_ANSWER)
    except urllib.error.HTTPError as error:
        with error:
            raw = error.read(LONGEST_ANSWER)
    except urllib.error.URLError as error:
        # urllib says so of what failed before the request was gone: names, connections, certificates.
        raise TryLater(f"Telegram was not reached: {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        # Not its words: they may repeat the address, and with it the token.
        raise Unknown(f"The answer was lost: {type(error).__name__}") from None
    return _read(raw)


def _read(raw: bytes) -> dict:
    try:
        answer = json.loads(raw)
    except ValueError as error:
        raise Unknown("What answered was not Telegram.") from error
    if not isinstance(answer, dict) or "ok" not in answer:
        raise Unknown("What answered was not Telegram.")
    return answer


def _refusal(answer: dict) -> NotSent:
    code, words = answer.get("error_code"), str(answer.get("description", ""))[:500]
    message = f"{code}: {words}"
    if code == 429:
        wait = (answer.get("parameters") or {}).get("retry_after")
        return TooMany(message, timedelta(seconds=wait if isinstance(wait, int) else 60))
    if code in {401, 404}:
        return NotOurs(message)
    if isinstance(code, int) and code >= 500:
        return TryLater(message)
    return Refused(message)
