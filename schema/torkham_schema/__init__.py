"""What a valid dataset is: the tables, the rules across them, the annotation format, the code lists.

Importing this package loads nothing heavy; its modules load pandera.
"""
