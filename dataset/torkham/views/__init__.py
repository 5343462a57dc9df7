"""Views: tables that people want and nobody has to keep, each made from the published tables, one module each.

A view says in its result what it left out, why, and how many rows.
"""
