"""Elasticsearch follows the index in the database, which is always there and always current.

Whatever is written into the database's index is noted in the same transaction (:mod:`.noting`), and sent
after the commit by the worker (:mod:`.sending`), in however many attempts it takes. So no reader and no
editor waits for Elasticsearch; while it lags behind (:mod:`.lag`), the database answers in its place.
"""
