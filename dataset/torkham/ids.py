"""New identifiers: opaque, random, never reused."""

import secrets

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
"""Digits and consonants that cannot be mistaken for each other, so that no identifier spells a word."""

LENGTH = 12


def new_id(prefix: str) -> str:
    """A random identifier `<prefix>-<token>`, with 57 bits of chance."""
    return f"{prefix}-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
