"""Knocking at addresses: what each says to whoever comes. Sending nothing is as far as it goes."""

import re
from collections.abc import Iterator

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse


def patterns(resolver=None, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Every address of the installation: its route, its full name (empty for some), its pattern."""
    for item in (resolver or get_resolver()).url_patterns:
        route = prefix + str(item.pattern)
        if isinstance(item, URLPattern):
            yield route, f"{namespace}{item.name}" if item.name else "", item
        else:
            yield from patterns(item, route, namespace + (f"{item.namespace}:" if item.namespace else ""))


def filled(route: str, values: dict) -> str:
    """The address of a route with values for its parameters."""
    found = re.sub(r"<(?:\w+:)?(\w+)>", lambda parameter: str(values[parameter[1]]), route)
    return "/" + found.replace("^", "").replace("$", "")


def letter(response) -> str:
    """What an answer means: «l» told to sign in, «-» refused, «+» let in."""
    if response.status_code == 401 or (
        response.status_code == 302 and "/account/login/" in response["Location"]
    ):
        return "l"
    sent_away = response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")
    return "-" if sent_away or response.status_code in {403, 404} else "+"


def knock(client: Client, url: str) -> str:
    """The answer to reading an address, or to sending nothing to one that only takes things."""
    with transaction.atomic():
        for send in (client.get, client.post, client.put):
            response = send(url)
            if response.status_code != 405:
                break
        found = letter(response)
        transaction.set_rollback(True)
    return found
