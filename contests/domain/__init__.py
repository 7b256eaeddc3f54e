"""What changes contests: plain functions with keywords and ``now``, one transaction each."""
