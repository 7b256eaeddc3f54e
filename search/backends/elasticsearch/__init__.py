"""Elasticsearch, given streams of terms: it only splits them at blanks, as the databases do.

Import it only where a server is configured: the client is no requirement of the embedded installation.
"""

from search.backends.elasticsearch.engine import ElasticsearchBackend

SearchBackend = ElasticsearchBackend
