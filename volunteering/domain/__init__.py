"""What happens to proposals: written, confirmed, moderated, supported, answered, forgotten."""
