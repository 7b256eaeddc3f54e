"""What changes the registry and its people."""
