"""Deliveries: what municipalities are asked, what they answered, what was approved, and what of it an edition gets."""
