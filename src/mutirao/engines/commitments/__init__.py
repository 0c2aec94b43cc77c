"""Which sentences of a document look like commitments: pages to sentences to candidates, by written rules alone.

A commitment here is a sentence by which the speaker, or a body that acts for it, says that it will do something. What
the rules find is a question to a person, never a fact.
"""

# Enters what is stored with a reading.
ENGINE_VERSION = "commitments 2.0"
