"""Compares a translation with its source text; each check is a function of both texts and their languages."""
