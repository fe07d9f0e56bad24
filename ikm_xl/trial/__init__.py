"""``ikm-xl uji``: the program tried in a real Excel, and one report of what is not as assumed."""
