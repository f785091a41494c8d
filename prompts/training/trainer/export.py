"""Writes the adapter as a GGUF file that llama.cpp loads beside the model."""
from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np

from .gemma3 import Weights


def export(adapter: Weights, alpha: float, path: Path) -> None:
    writer = gguf.GGUFWriter(str(path), "gemma3")
    writer.add_string("general.type", "adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for key in sorted(adapter):
        name, side = key.split(".")
        for layer, matrix in enumerate(np.asarray(adapter[key])):
            writer.add_tensor(f"blk.{layer}.{name}.weight.lora_{side}", np.ascontiguousarray(matrix).astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
