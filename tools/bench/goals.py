"""What the issue asks of the figures, and whether they keep to it."""

from tools.bench.report import say

INDEXES = {"news index", "campaign index", "e-service index"}
DETAILS = {"section", "standard", "contacts", "news", "campaign", "campaign post", "e-service"}
MOST_QUERIES = {"home": 14} | dict.fromkeys(INDEXES, 10) | dict.fromkeys(DETAILS, 8)
# A bare page of the same words takes 16 ms where ours may take 10.
MOST_OF_BARE = 10 / 16
MOST_GROWTH = 1.5


def report(lines: list[dict]) -> None:
    """Report each goal with what was measured against it."""
    pages = [line for line in lines if line["measure"] == "page"]
    for page in pages:
        if page["sql"] > MOST_QUERIES.get(page["page"], 14) or (
            page["page"] != "search" and page["sql_cached"]
        ):
            _say(f"queries of {page['site']}, {page['page']} at {page['size']}", page["sql"], False)
    smallest, largest = min(page["size"] for page in pages), max(page["size"] for page in pages)
    ours = {(page["size"], page["page"]): page for page in pages if page["site"] == "communications"}
    [bare] = [line for line in lines if line["measure"] == "bare"]
    for name in sorted(DETAILS & {"news", "standard"}):
        ratio = ours[smallest, name]["cpu_ms"] / bare["cpu_ms"]
        _say(f"processor time of {name} beside a bare page", round(ratio, 2), ratio <= MOST_OF_BARE)
    first = ours[smallest, "news index"]["cpu_ms"]
    for (size, name), page in ours.items():
        if size == largest and name.startswith("news index, page"):
            growth = page["cpu_ms"] / first
            _say(f"{name} at {size} beside page 1 at {smallest}", round(growth, 2), growth <= MOST_GROWTH)


def _say(what: str, figure: float, kept: bool) -> None:
    say(measure="goal", what=what, figure=figure, kept=kept)
