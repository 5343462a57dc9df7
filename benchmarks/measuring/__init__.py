"""Run a program and say what it took."""
