"""Pages of the editor for those who moderate entries, and keep contests."""
