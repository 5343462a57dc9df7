"""Six questions that researchers ask, answered from the data, with what the data cannot answer."""
