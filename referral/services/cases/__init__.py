"""What officers do with a case."""
