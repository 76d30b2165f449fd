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
# Few-shot learning: four kernels, four batch norms (scale, shift), and for MAML a dense head.
KERNELS = [numbers((3, 3, 64 if k else 1, 64), k + 1, 0.07 if k else 0.5) for k in range(4)]
NORM = [np.ones(64, np.float32), np.zeros(64, np.float32)]
HEAD = [numbers((256, 5), 5, 0.1), np.zeros(5, np.float32)]
# order, tasks, inner steps, queries per class, inner rate
MAML = {"maml-second": (2, 32, 1, 1, 0.4), "maml-first": (1, 32, 1, 1, 0.4), "maml-five": (2, 4, 5, 15, 0.1)}
# An LSTM: weights [in, gates] and [hidden, gates], a bias; gates in the order input, forget, candidate, output.
LSTM = [numbers((405, 800), 1, 0.05), numbers((200, 800), 2, 0.07), numbers((800,), 3, 0.1)]
LSTM_INPUT = numbers((50, 16, 405), 4, 1)
# Two LSTMs of 20 units over two features, and a head with one output.
LEARNED_OPTIMIZER = [
    numbers(shape, 20 + index, 0.3)
    for index, shape in enumerate([(2, 80), (20, 80), (80,), (20, 80), (20, 80), (80,), (20, 1), (1,)])
]
WAY, SHOT, QUERIES, SLICES = 60, 5, 5, 10
SINUSOID = [
    numbers((1, 40), 1, 1), np.zeros((1, 40), np.float32),
    numbers((40, 40), 2, 0.2), np.zeros((1, 40), np.float32),
    numbers((40, 1), 3, 0.2), np.zeros((1, 1), np.float32),
]


def tasks(count, queries):
    """Support and query images and labels of all tasks, with the task as the first axis."""
    def side(n, first):
        images = np.stack([numbers((n, 28, 28, 1), first + 2 * t, 1) for t in range(count)])
        return images, np.tile(np.arange(n) % 5, (count, 1))
    return *side(5, 100), *side(5 * queries, 101)


def sinusoids():
    x = numbers((25, 20, 1), 4, 5)
    return x, np.sin(x) * (numbers((25, 1, 1), 5, 2) + 3)


def torch_version(torch):
    """With the vectors that PyTorch says it uses."""
    capability = torch.backends.cpu.get_cpu_capability()
    return f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {capability}"


def serve(version, step, finish=float):
    """`step` does one step; `finish` waits for what it returned and gives the loss."""
    losses = [finish(step()) for _ in range(STEPS_TO_WARM_UP)]
    print("ready", losses[0], losses[-1], version, flush=True)
    for line in sys.stdin:
        steps = int(line.split()[-1])
        finish(step())  # does not count: memory and caches went cold while others had their turn
        start = time.perf_counter()
        for _ in range(steps):
            loss = finish(step())
        print((time.perf_counter() - start) / steps, flush=True)
