"""What a post looks like in Telegram: HTML of its own kind, counted in UTF-16 units.

https://core.telegram.org/bots/api#html-style and #sendmessage: up to 4096 units «after entities
parsing», so tags do not count, and most emoji count twice.
"""

from dataclasses import dataclass

LONGEST = 4096


@dataclass(frozen=True)
class Worded:
    """A post's words.

    Args:
        text: as readers see it, for counting.
        html: as Telegram takes it.
    """

    text: str
    html: str


def worded(title: str, text: str, url: str) -> Worded:
    """The title in bold, the words, and the address on a line of its own."""
    parts = [part for part in (text.strip(), url) if part]
    plain = "\n\n".join([title, *parts])
    marked = "\n\n".join([f"<b>{escaped(title)}</b>", *map(escaped, parts)])
    return Worded(text=plain, html=marked)


def escaped(text: str) -> str:
    """Text in which nothing is a tag: Telegram knows these three signs, and of entities only a few."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def length(text: str) -> int:
    """UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def shortened(text: str, most: int) -> str:
    """Text of at most ``most`` UTF-16 units; a longer one ends at a word, with an ellipsis."""
    if length(text) <= most:
        return text
    cut = text.encode("utf-16-le", errors="surrogatepass")[: 2 * (most - 1)]
    kept = cut.decode("utf-16-le", errors="ignore")
    return f"{kept.rpartition(' ')[0] or kept}…"
