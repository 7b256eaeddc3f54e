"""The volunteer programme in the editor."""
