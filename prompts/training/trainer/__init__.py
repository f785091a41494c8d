"""Teaches the starter model to read journals: a LoRA adapter, trained on the CPU."""
