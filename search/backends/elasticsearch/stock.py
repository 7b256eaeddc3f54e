"""modelsearch's classes for the major version of the client that is installed."""

from importlib import import_module

from elasticsearch import VERSION

MAJOR = VERSION[0]
STOCK = import_module(f"modelsearch.backends.elasticsearch{MAJOR}").SearchBackend
