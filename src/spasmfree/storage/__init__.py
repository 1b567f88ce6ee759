"""The person's history on disk: one SQLite file, one settings file, and tables for spreadsheets."""
