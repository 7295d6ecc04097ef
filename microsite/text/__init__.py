"""Format values as text: numbers, units, periods and prose, in the language of the text around them."""
