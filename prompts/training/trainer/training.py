"""The training itself: LoRA on all linear layers, loss on the answers only, resumable at any step, the same every time."""
from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

from .batches import Batch, assemble, plan
from .examples import Example
from .gemma3 import LAYERS, TARGETS, Weights, hidden


#: steps between two checkpoints
EVERY = 100
#: part of the steps after which the adapter is kept, to be averaged with the last
EARLY = 0.7


@dataclass(frozen=True)
class Settings:
    rank: int = 16
    alpha: float = 32.0
    rate: float = 6e-4
    epochs: float = 3.0
    batch_tokens: int = 1024
    #: most answer tokens of a batch for which the output is computed
    answer_tokens: int = 448
    seed: int = 1
    #: other tokens that the answers are told apart from, beside all that occur in the data
    other_tokens: int = 4096


def new_adapter(weights: Weights, settings: Settings) -> Weights:
    generator = np.random.default_rng(settings.seed)
    adapter: Weights = {}
    for name in TARGETS:
        _, out, width = weights[name].shape
        first = generator.normal(0, 1 / np.sqrt(width), (LAYERS, settings.rank, width))
        adapter[f"{name}.a"] = jnp.asarray(first.astype(np.float32))
        adapter[f"{name}.b"] = jnp.zeros((LAYERS, out, settings.rank), jnp.float32)
    return adapter


def output_tokens(examples: list[Example], vocabulary: int, settings: Settings) -> np.ndarray:
    """Token ids whose logits are computed: all of the data and some others. The whole vocabulary would cost more than the model."""
    used = {id for one in examples for id in one.ids}
    others = np.random.default_rng(settings.seed).choice(vocabulary, settings.other_tokens, replace=False)
    return np.asarray(sorted(used | set(others.tolist())), np.int32)


def train(weights: Weights, examples: list[Example], settings: Settings, checkpoint: Path) -> Weights:
    """
    Trains, going on from the checkpoint when there is one. Returns the mean of the adapter at 70 % of the steps and at the
    last: by then it knows some entries by heart, and the mean keeps more of what holds for others (weight averaging as by
    Izmailov et al., 2018).
    """
    kept = output_tokens(examples, weights["embedding"].shape[0], settings)
    rank_of = np.zeros(weights["embedding"].shape[0], np.int32)
    rank_of[kept] = np.arange(len(kept))
    output = weights["embedding"][kept]
    steps = _steps(examples, settings)
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.adamw(
            optax.warmup_cosine_decay_schedule(0, settings.rate, max(1, min(30, len(steps) // 10)), len(steps), settings.rate * 0.1),
            weight_decay=0.01,
        ),
    )

    def loss(adapter: Weights, weights: Weights, output: jax.Array, batch: Batch) -> jax.Array:
        h = hidden(weights, adapter, batch.ids, settings.alpha / settings.rank)
        targets, counted = batch.targets.reshape(-1), batch.weights.reshape(-1)
        chosen = jnp.argsort(-counted)[: min(h.shape[0], settings.answer_tokens)]
        h, targets, counted = h[chosen], targets[chosen], counted[chosen]
        logits = h @ output.T
        right = jnp.take_along_axis(logits, targets[:, None], -1)[:, 0]
        return ((jax.nn.logsumexp(logits, -1) - right) * counted).sum() / counted.sum()

    # The weights are passed in: taken from around, they would be copied into the program of each shape.
    @jax.jit
    def step(adapter, state, weights, output, ids, targets, counted):
        value, gradient = jax.value_and_grad(loss)(adapter, weights, output, Batch(ids, targets, counted))
        update, state = optimiser.update(gradient, state, adapter)
        return optax.apply_updates(adapter, update), state, value

    adapter = new_adapter(weights, settings)
    state = optimiser.init(adapter)
    done, adapter, state = _resume(checkpoint, adapter, state)
    early = EVERY * round(EARLY * len(steps) / EVERY)
    started, losses, tokens = time.time(), [], 0
    for number in range(done, len(steps)):
        batch = assemble(examples, steps[number], settings.batch_tokens, rank_of)
        adapter, state, value = step(adapter, state, weights, output, batch.ids, batch.targets, batch.weights)
        losses.append(float(value))
        tokens += sum(len(examples[index].ids) for index in steps[number])
        if (number + 1) % 20 == 0 or number + 1 == len(steps):
            speed = tokens / (time.time() - started)
            print(f"step {number + 1} of {len(steps)}  loss {np.mean(losses[-20:]):.4f}  {speed:.0f} tokens/s", flush=True)
        if (number + 1) % EVERY == 0 or number + 1 == len(steps):
            _save(checkpoint, number + 1, adapter, state)
        if number + 1 == early:
            np.savez(_early(checkpoint), **adapter)
    if not _early(checkpoint).exists():
        return adapter
    with np.load(_early(checkpoint)) as before:
        return {name: (value + before[name]) / 2 for name, value in adapter.items()}


def _early(checkpoint: Path) -> Path:
    return checkpoint.with_suffix(".early.npz")


def _steps(examples: list[Example], settings: Settings) -> list[list[int]]:
    state = random.Random(settings.seed)
    steps: list[list[int]] = []
    per_epoch = 0
    while not per_epoch or len(steps) < per_epoch * settings.epochs:
        epoch = plan(examples, settings.batch_tokens, state)
        per_epoch = per_epoch or len(epoch)
        steps += epoch
    return steps[: round(per_epoch * settings.epochs)]


def _save(path: Path, done: int, adapter: Weights, state: optax.OptState) -> None:
    leaves = jax.tree_util.tree_leaves((adapter, state))
    fresh = path.with_suffix(".next.npz")
    np.savez(fresh, done=done, **{f"leaf{index}": np.asarray(leaf) for index, leaf in enumerate(leaves)})
    fresh.replace(path)


def _resume(path: Path, adapter: Weights, state: optax.OptState) -> tuple[int, Weights, optax.OptState]:
    if not path.exists():
        return 0, adapter, state
    saved = np.load(path)
    leaves, shape = jax.tree_util.tree_flatten((adapter, state))
    found = [jnp.asarray(saved[f"leaf{index}"]) for index in range(len(leaves))]
    adapter, state = jax.tree_util.tree_unflatten(shape, found)
    return int(saved["done"]), adapter, state
