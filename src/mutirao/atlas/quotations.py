"""How much of a text may be quoted."""

# A short quotation, marked as one and with its source, is free to use wherever the Berne Convention holds (article 10);
# what is longer is told in our own words. Characters, in any script.
LONGEST_QUOTATION = 300
