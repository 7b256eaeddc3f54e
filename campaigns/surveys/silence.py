"""Logs say nothing of who opened a survey, or when: that would be the request log that there must not be."""

import logging

from campaigns.surveys.paths import is_survey


class SurveysInSilence(logging.Filter):
    """Drops what is logged of requests to surveys; of an error stays where in the code it was.

    Neither its words, which may repeat what somebody answered, nor the address.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        path = getattr(request, "path_info", "")
        if not (isinstance(path, str) and is_survey(path)):
            return True
        if not record.exc_info:
            return False
        record.msg, record.args = "A survey’s page failed: %s", (_where(record.exc_info),)
        record.exc_info = record.exc_text = record.stack_info = None
        del record.request
        return True


def _where(exc_info: tuple) -> str:
    kind, _error, traceback = exc_info
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    place = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}" if traceback else "?"
    return f"{kind.__name__} at {place}"
