"""The tests mirror the tree; `system/` runs real servers and real processes."""
