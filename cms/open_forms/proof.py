"""Proof of work after the protocol of ALTCHA (version 1, SHA-256): no third party, nothing stored.

The browser is given a salt and a digest and searches the number below ``MOST`` that makes the digest
of both; ``js/altcha.js`` does it in a worker. The salt begins with the number of the form's stamp and
names when it expires, so a proof serves one form and not for long.
"""

import base64
import binascii
import hashlib
import json
import secrets
import time
from urllib.parse import parse_qs

from django.utils.crypto import constant_time_compare, salted_hmac

ALGORITHM = "SHA-256"
MOST = 30_000
"""Digests that the longest search takes: a second or two on a cheap phone."""
LASTS = 2 * 3600
"""Seconds for which a challenge may be answered."""


def challenge(stamp_number: str) -> dict[str, str | int]:
    """What the browser is asked to solve, as ALTCHA's clients read it.

    Args:
        stamp_number: of the stamp that the form carries.
    """
    salt = f"{stamp_number}?expires={int(time.time()) + LASTS}&"
    digest = _digest(salt, secrets.randbelow(MOST + 1))
    return {
        "algorithm": ALGORITHM,
        "challenge": digest,
        "maxnumber": MOST,
        "salt": salt,
        "signature": _signature(digest),
    }


def is_solved(payload: str, stamp_number: str) -> bool:
    """Whether the payload (JSON in base64) answers a challenge of ours for this stamp, in time."""
    try:
        answer = json.loads(base64.b64decode(payload, validate=True))
        digest, salt, number = answer["challenge"], answer["salt"], answer["number"]
        signature = answer["signature"]
    except (binascii.Error, ValueError, KeyError, TypeError, RecursionError):
        return False
    if not all(isinstance(text, str) and text.isascii() for text in (digest, salt, signature)):
        return False
    return (
        answer.get("algorithm") == ALGORITHM
        and type(number) is int
        and 0 <= number <= MOST
        and salt.startswith(f"{stamp_number}?")
        and _expires(salt) > time.time()
        and constant_time_compare(digest, _digest(salt, number))
        and constant_time_compare(signature, _signature(digest))
    )


def _expires(salt: str) -> int:
    given = parse_qs(salt.partition("?")[2]).get("expires", ["0"])[0]
    return int(given) if given.isascii() and given.isdigit() and len(given) < 12 else 0


def _digest(salt: str, number: int) -> str:
    return hashlib.sha256(f"{salt}{number}".encode()).hexdigest()


def _signature(digest: str) -> str:
    return salted_hmac("open-form.altcha", digest, algorithm="sha256").hexdigest()
