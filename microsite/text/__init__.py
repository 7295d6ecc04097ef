"""Values into words: numbers, units, periods and prose, in the language of the text that they stand in."""
