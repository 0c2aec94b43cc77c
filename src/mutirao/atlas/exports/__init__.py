"""A comparison written as JSON, CSV and Markdown: the same facts in each, for pages, API and command line."""
