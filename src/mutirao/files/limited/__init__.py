"""Reading what comes from outside in a process of its own that can do little and not for long: `outside` starts it and
takes its answer, `inside` is what it does itself. Rooms bring the module that reads, its errors and its limits."""
