"""The pictures for shared links, drawn by a browser and stored in the root's assets."""
