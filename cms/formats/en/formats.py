"""Dates and numbers in British English: 7 June 2023, 14:30, 12,000."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
SHORT_DATE_FORMAT = "d/m/Y"
FIRST_DAY_OF_WEEK = 1  # Monday
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d/%m/%Y"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M"]
SHORT_MONTHS = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"
MONTHS = "January February March April May June July August September October November December"
MONTHS_IN_DATES = MONTHS
