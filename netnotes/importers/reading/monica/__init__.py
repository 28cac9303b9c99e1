"""What a Monica 4 export says: one module for each part of it, from the bytes to the sums."""
