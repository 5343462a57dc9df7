"""The build: read, tabulate, aggregate, validate, publish."""
