"""Documents made from what the steps hold."""
