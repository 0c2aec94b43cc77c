"""Reading what people upload: a file from outside becomes the texts of its pages, in a process of its own that can do
little and not for long."""
