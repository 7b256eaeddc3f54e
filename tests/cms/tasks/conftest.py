from tests.cms.processes import file_database, queue  # noqa: F401
