"""Dates and numbers as Ukrainians write them: 7 червня 2023, 14:30, 12 000."""

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = "j E"
YEAR_MONTH_FORMAT = "F Y"
SHORT_DATE_FORMAT = "d.m.Y"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\u00a0"
NUMBER_GROUPING = 3
# ДСТУ 3582:2013.
SHORT_MONTHS = "січ. лют. берез. квіт. трав. черв. лип. серп. верес. жовт. листоп. груд."
MONTHS = "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
MONTHS_IN_DATES = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
