"""Files that are made from the schema and the data, written as plain files before anything else is built."""
