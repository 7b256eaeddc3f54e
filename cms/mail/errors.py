"""What a mail server's answer means: try later, or never (RFC 5321, 4.2.1: 4yz and 5yz)."""

import smtplib

CLOSING = 421
"""The server is about to close the channel, whatever the letter."""


def is_permanent(error: Exception) -> bool:
    """Whether the same letter would be refused again.

    An error about the server (its name, its password, its greeting) passes once somebody mends
    it, so it is not held against the letter.
    """
    if is_about_the_server(error):
        return False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _answer in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return 500 <= error.smtp_code < 600
    # A message that cannot be put together, an address that cannot be encoded.
    return isinstance(error, ValueError)


def in_short(error: Exception) -> str:
    """The kind of an error and the server's codes, for logs and the audit: its words name addressees."""
    codes: set[int] = set()
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = {code for code, _answer in error.recipients.values()}
    elif isinstance(error, smtplib.SMTPResponseException):
        codes = {error.smtp_code}
    return " ".join([type(error).__name__, *map(str, sorted(codes))])


def is_about_the_server(error: Exception) -> bool:
    """Whether the trouble is with the connection, and so with every letter."""
    if isinstance(
        error,
        smtplib.SMTPAuthenticationError
        | smtplib.SMTPConnectError
        | smtplib.SMTPHeloError
        | smtplib.SMTPServerDisconnected
        | smtplib.SMTPNotSupportedError,
    ):
        return True
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code == CLOSING:
        return True
    # SMTPException is an OSError itself; only the network's own errors are meant.
    return isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException)
