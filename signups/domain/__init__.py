"""What changes sessions and sign-ups."""
