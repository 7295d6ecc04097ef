"""The pictures that stand beside shared links, drawn by a browser and kept among the root's assets."""
