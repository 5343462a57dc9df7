"""`python -m torkham` is the command line."""

from torkham.cli import main

main()
