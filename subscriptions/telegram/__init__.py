"""Posts in the sites' Telegram channels: drafted from what is announced, sent when an editor says so."""
