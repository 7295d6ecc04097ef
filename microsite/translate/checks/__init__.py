"""The checks of translations, each under the name that silences it."""
