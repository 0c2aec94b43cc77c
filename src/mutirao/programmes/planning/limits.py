"""Beyond these a question makes no sense, whoever asks it and however."""

LARGEST_AMOUNT = 1e15  # more money than the world makes in ten years: a slip of the keyboard
MOST_STAGES = 4  # from the lowest to the highest of five
HIGHEST_STAGE = 5  # of a maturity model of five stages
MOST_YEARS = 10
MOST_SEED = 2**63 - 1
