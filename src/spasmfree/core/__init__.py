"""Pure rules: exercises, the running session, what it leaves behind. No Qt, files or clock."""
