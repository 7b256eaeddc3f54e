"""Which engines search."""

DATABASE = {"BACKEND": "search.backends", "AUTO_UPDATE": True}


def search_engines(urls: str, *, prefix: str, certificates: str) -> dict[str, dict]:
    """The engines by name; readers ask the one called ``default``.

    Args:
        urls: addresses of an Elasticsearch, separated by commas; empty: the database searches.
        prefix: with which the names of its indexes begin.
        certificates: a file with those of whoever signed the server's; empty: the machine's.
    """
    if not urls:
        return {"default": DATABASE}
    elasticsearch = {
        "BACKEND": "search.backends.elasticsearch",
        "AUTO_UPDATE": False,  # it follows the database's index: search.replication
        "URLS": [url.strip() for url in urls.split(",")],
        "INDEX_PREFIX": prefix,
        "OPTIONS": {"ca_certs": certificates} if certificates else {},
    }
    return {"default": elasticsearch, "database": DATABASE}
