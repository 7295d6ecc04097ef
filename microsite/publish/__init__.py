"""Writes the finished files into output/; nothing else writes there."""
