"""Managers' spreadsheets, calendars and tables: out and back in."""
