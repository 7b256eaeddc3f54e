"""What readers say back: whether a page was useful, and letters to the departments."""
