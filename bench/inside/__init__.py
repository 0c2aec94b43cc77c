"""What runs inside a deployment, in a process of its own; each module prints one JSON document."""
