"""SQLite, the settings file and the files that leave the program."""
