"""`preview`: serves the site on this machine only, and brings each change of its files to the browser by itself."""
