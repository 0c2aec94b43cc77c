"""Forms by which people write what the atlas records; the schema of the shipped atlas judges what they wrote."""
