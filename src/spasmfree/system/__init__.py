"""The outside world behind small interfaces: sound, keep-awake, single instance."""
