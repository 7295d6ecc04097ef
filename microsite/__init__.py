"""Makes a static website in several languages from summaries of a public report and their translations."""

__version__ = "0.1.0"
