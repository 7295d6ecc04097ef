"""What helps editors while they write: figures held against the text that they were taken from, new files begun."""
