"""What describes a release to other programs, each made from the dictionary and the code lists it carries."""
