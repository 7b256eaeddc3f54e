"""A site's calendar: what all apps announce, as days of a month and as a file to subscribe to."""
