"""The volunteer programme: its statute and consultations, calls for volunteers, meetings, stories."""
