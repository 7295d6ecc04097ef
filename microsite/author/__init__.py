"""Help for editors: compare figures with their source text, and add new editions, sections, figures and languages."""
