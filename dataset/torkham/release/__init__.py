"""Releases that can be trusted: versions, differences, hashes, and everything that a release carries."""
