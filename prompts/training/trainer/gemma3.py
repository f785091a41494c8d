"""Gemma 3 270M's forward pass, its weights read back from the model file. Layers are stacked and scanned."""
from __future__ import annotations

import gguf
import jax
import jax.numpy as jnp
import numpy as np

LAYERS, WIDTH, HEADS, HEAD, WINDOW = 18, 640, 4, 256, 512
TARGETS = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
_NORMS = ("attn_norm", "attn_q_norm", "attn_k_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm")
#: every sixth layer sees everything; the others a window, with another rotation
_GLOBAL = np.asarray([(layer + 1) % 6 == 0 for layer in range(LAYERS)])

Weights = dict[str, jax.Array]


def load_weights(reader: gguf.GGUFReader) -> Weights:
    """Weights as float32; those of the layers stacked on the first axis."""
    tensors = {t.name: gguf.dequantize(t.data, t.tensor_type).astype(np.float32) for t in reader.tensors}
    weights = {
        name: jnp.asarray(np.stack([tensors[f"blk.{layer}.{name}.weight"] for layer in range(LAYERS)]))
        for name in TARGETS + _NORMS
    }
    # Both ways round: a product with a transposed matrix is slower, and each is needed once a step.
    weights |= {f"{name}.t": jnp.asarray(np.ascontiguousarray(np.swapaxes(np.asarray(weights[name]), 1, 2))) for name in TARGETS}
    weights["embedding"] = jnp.asarray(tensors["token_embd.weight"])
    weights["output_norm"] = jnp.asarray(tensors["output_norm.weight"])
    weights["rotation"] = jnp.asarray(np.where(_GLOBAL, 1e6, 1e4), jnp.float32)
    weights["window"] = jnp.asarray(np.where(_GLOBAL, 1 << 20, WINDOW), jnp.int32)
    return weights


def _normed(x: jax.Array, weight: jax.Array) -> jax.Array:
    return x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + 1e-6) * weight


def _rotated(x: jax.Array, positions: jax.Array, base: jax.Array) -> jax.Array:
    half = x.shape[-1] // 2
    angle = positions[:, None] * base ** (-jnp.arange(half) / half)
    cos, sin = jnp.cos(angle)[None, :, None, :], jnp.sin(angle)[None, :, None, :]
    first, second = x[..., :half], x[..., half:]
    return jnp.concatenate([first * cos - second * sin, second * cos + first * sin], -1)


@jax.custom_vjp
def _adapted(x: jax.Array, weight: jax.Array, transposed: jax.Array, a: jax.Array, b: jax.Array, scale: float) -> jax.Array:
    """x through a frozen matrix and its adapter. With its own gradient: derived by itself it takes four times as long."""
    return _adapted_forward(x, weight, transposed, a, b, scale)[0]


def _adapted_forward(x, weight, transposed, a, b, scale):
    narrow = x @ a.T
    return x @ transposed + (narrow @ b.T) * scale, (x, narrow, weight, a, b, scale)


def _adapted_backward(kept, slope):
    x, narrow, weight, a, b, scale = kept
    through = (slope @ b) * scale
    return slope @ weight + through @ a, None, None, through.T @ x, (slope.T @ narrow) * scale, None


_adapted.defvjp(_adapted_forward, _adapted_backward)


def hidden(weights: Weights, lora: Weights, ids: jax.Array, scale: float) -> jax.Array:
    """Last hidden states (batch × time, width) of token ids (batch, time)."""
    batch, time = ids.shape
    positions = jnp.arange(time)
    distance = positions[:, None] - positions[None, :]
    x = weights["embedding"][ids].reshape(batch * time, WIDTH) * np.float32(np.sqrt(WIDTH))

    def layer(x: jax.Array, parts: tuple[Weights, Weights]) -> tuple[jax.Array, None]:
        w, l = parts

        def linear(name: str, x: jax.Array) -> jax.Array:
            return _adapted(x, w[name], w[f"{name}.t"], l[f"{name}.a"], l[f"{name}.b"], scale)

        h = _normed(x, w["attn_norm"])
        q = _normed(linear("attn_q", h).reshape(batch, time, HEADS, HEAD), w["attn_q_norm"])
        k = _normed(linear("attn_k", h).reshape(batch, time, 1, HEAD), w["attn_k_norm"])
        v = linear("attn_v", h).reshape(batch, time, HEAD)
        q, k = _rotated(q, positions, w["rotation"]), _rotated(k, positions, w["rotation"])[:, :, 0]
        # One head of keys serves all heads of queries, so these are rows of one product.
        scores = q.reshape(batch, time * HEADS, HEAD) @ k.transpose(0, 2, 1) / 16.0
        seen = (distance >= 0) & (distance < w["window"])
        scores = jnp.where(jnp.repeat(seen, HEADS, 0)[None], scores, -1e30)
        o = (jax.nn.softmax(scores, -1) @ v).reshape(batch * time, HEADS * HEAD)
        x = x + _normed(linear("attn_output", o), w["post_attention_norm"])
        h = _normed(x, w["ffn_norm"])
        h = jax.nn.gelu(linear("ffn_gate", h), approximate=True) * linear("ffn_up", h)
        return x + _normed(linear("ffn_down", h), w["post_ffw_norm"]), None

    stacked = {name: weights[name] for name in weights if name not in ("embedding", "output_norm")}
    x, _ = jax.lax.scan(layer, x, (stacked, lora))
    return _normed(x, weights["output_norm"])
