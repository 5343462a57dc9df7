"""Other releases: fetched from a base URL, checked against their published hashes, kept in a cache."""
