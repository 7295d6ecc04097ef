"""Catalogues for translators: what belongs in them, bringing them up to date, how far they are, what looks wrong in them."""
