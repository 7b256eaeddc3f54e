"""Approval before anything goes live. Wagtail imports this package before it has models."""
