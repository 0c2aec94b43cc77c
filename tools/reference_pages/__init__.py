"""One module per page of `docs/reference/`; each has a function `page` that returns its Markdown."""
