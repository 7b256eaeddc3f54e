"""What editors take out of a contest: tables, archives of works, a list for the commission's protocol."""
