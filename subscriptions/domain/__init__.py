"""What changes subscriptions and writes their letters."""
