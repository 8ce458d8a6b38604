"""What the times of a page mean, read against one another."""
