"""Reports to events: rules that choose whole groups of columns, and how much depends on the choice."""
