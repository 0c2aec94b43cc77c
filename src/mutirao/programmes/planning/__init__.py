"""The planning core: a plan or a what-if from files, without a database and without a framework.

`needs_file` and `trade_file` read, `request` says what is asked, `plan` and `explore` answer, `document` writes the
answer down. The caller brings the `World`; nothing here knows where its figures come from.
"""
