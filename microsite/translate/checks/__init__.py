"""The checks of translations."""
