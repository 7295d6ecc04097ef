"""Catalogues for translators: extract their messages, update them, count and check their translations."""
