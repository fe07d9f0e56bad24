"""How long the command takes, beside what no program could do faster: ``make bench``."""
