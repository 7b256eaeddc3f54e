"""What residents and organisers see of sign-ups."""
