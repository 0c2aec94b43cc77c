"""Reading the atlas, for the caller, as of a day."""
