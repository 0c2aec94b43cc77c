"""The Global Cybersecurity Index 2024 from a CSV file: `iso3`, its five pillars[, `total`, `tier`, `country`]."""
