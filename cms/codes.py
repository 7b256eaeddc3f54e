"""Short codes that people read from paper and type."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No O and 0, no I, L and 1."""
LENGTH = 8


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def written(code: str) -> str:
    """A code as it is printed, in two halves."""
    return f"{code[:4]}-{code[4:]}"


def read(code: str) -> str:
    """A code as it is kept, of what a person typed; empty for what cannot be one."""
    code = code.upper().replace("-", "").replace(" ", "")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
