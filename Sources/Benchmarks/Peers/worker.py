"""What all peers share: the numbers that both sides start from, and the turns (see Worker.swift)."""

import sys
import time

import numpy as np

THREADS = 2
STEPS_TO_WARM_UP = 10


def numbers(shape, seed, scale):
    """The bits of a multiplicative hash, as numbers in ±scale; the same in Workloads.swift."""
    h = np.arange(np.prod(shape), dtype=np.uint32) * np.uint32(2654435761) + np.uint32(seed * 40503)
    h ^= h >> np.uint32(15)
    h *= np.uint32(2246822519)
    h ^= h >> np.uint32(13)
    values = (h >> np.uint32(8)).astype(np.float32) * np.float32(2**-23) - np.float32(1)
    return (values * np.float32(scale)).reshape(shape)


def batches(shape):
    images = [numbers(shape, 10 + batch, 1) for batch in range(4)]
    labels = [(np.arange(128) * 7 + batch) % 10 for batch in range(4)]
    return images, labels


CNN = [
    numbers((3, 3, 1, 32), 1, 0.5), np.zeros(32, np.float32),
    numbers((3, 3, 32, 64), 2, 0.1), np.zeros(64, np.float32),
    numbers((9216, 128), 3, 0.02), np.zeros(128, np.float32),
    numbers((128, 10), 4, 0.1), np.zeros(10, np.float32),
]
MLP = [
    numbers((784, 128), 1, 0.05), np.zeros(128, np.float32),
    numbers((128, 10), 2, 0.1), np.zeros(10, np.float32),
]


def serve(version, step, finish=float):
    """`step` does one step; `finish` waits for what it returned and gives the loss."""
    losses = [finish(step()) for _ in range(STEPS_TO_WARM_UP)]
    print("ready", losses[0], losses[-1], version, flush=True)
    for line in sys.stdin:
        steps = int(line.split()[1])
        start = time.perf_counter()
        for _ in range(steps):
            loss = finish(step())
        print((time.perf_counter() - start) / steps, flush=True)
