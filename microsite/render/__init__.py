"""Views into bytes: HTML from templates, and the data formats."""
