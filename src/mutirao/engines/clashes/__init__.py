"""Whether activities get in each other's way: the same help twice (`overlap`), or more than an agency can take
(`load`).

Both only say what they find, with whose and why; to go on all the same is for people to decide.
"""

# Enters what is stored with a check.
ENGINE_VERSION = "clashes 1.0"
