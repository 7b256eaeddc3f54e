"""Places at dated sessions: shifts, meetings, courses, holiday schools."""
