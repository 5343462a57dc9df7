"""What a user would otherwise write. Each script is run as a file, in its own process, and imports nothing of torkham
but, where it says so, the declaration of the format.

    python SCRIPT ARTICLES REGISTRY OUT FACTS

FACTS is a JSON file with the columns of all tables: type, nullable, codes, pattern, bounds, references, key. The last
line that a script prints is a JSON object: rows, and seconds a phase.
"""
