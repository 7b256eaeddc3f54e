"""What people do with contests beside reading their pages."""
