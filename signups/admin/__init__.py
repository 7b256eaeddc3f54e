"""Sessions and sign-ups in the editor."""
