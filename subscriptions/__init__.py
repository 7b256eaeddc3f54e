"""Letters and posts about what is new: topics, digests, a Telegram channel."""
