"""One file that holds a whole instance: made while the server runs, verified, sealed, and put back."""
