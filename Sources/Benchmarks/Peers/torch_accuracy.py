"""PyTorch's side of ACCURACY.md: torch_accuracy.py SETTING FOLDER; the recipe is that of TimeToAccuracy.swift.

The setting is contiguous, channels_last or compile, which is channels_last compiled. FOLDER has MNIST's files.
"""

import gzip
import math
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import worker

KERNEL, CHANNELS, BATCH, PEAK, WARMUP, DECAY, DROPOUT, MEASURED = 5, (16, 32), 128, 0.004, 0.25, 0.02, 0.2, 2000

setting, folder = sys.argv[1:]
layout = torch.contiguous_format if setting == "contiguous" else torch.channels_last
torch.set_num_threads(worker.THREADS)


def idx(name):
    path = min(p for home in ("", "mnist", "raw", "mnist/raw") for p in (pathlib.Path(folder) / home).glob(f"{name}*"))
    content = (gzip.decompress if path.suffix == ".gz" else bytes)(path.read_bytes())
    axes = content[3]
    shape = np.frombuffer(content, ">u4", axes, 4)
    return torch.from_numpy(np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape).copy())


def pictures(name):
    images = (idx(f"{name}-images").float() / 255).unsqueeze(1).contiguous(memory_format=layout)
    return images, idx(f"{name}-labels").long()


def build():
    """Kernel, bias, scale and shift of both convolutions, weight and bias of the dense layer."""
    side = (28 - 2 * (KERNEL - 1)) // 2
    parameters = []
    for inputs, outputs in ((1, CHANNELS[0]), CHANNELS):
        kernel = torch.empty(outputs, inputs, KERNEL, KERNEL)
        torch.nn.init.kaiming_normal_(kernel, nonlinearity="relu")
        parameters += [kernel.contiguous(memory_format=layout), torch.zeros(outputs),
                       torch.ones(outputs), torch.zeros(outputs)]
    weight = torch.empty(10, side * side * CHANNELS[1])
    torch.nn.init.xavier_uniform_(weight)
    return [p.requires_grad_() for p in (*parameters, weight, torch.zeros(10))]


def network(p, x, statistics=None, training=False):
    """Without statistics, those of the batch; returns the scores and what batch norm saw."""
    seen = []
    for layer in range(2):
        kernel, bias, scale, shift = p[4 * layer : 4 * layer + 4]
        x = F.conv2d(x, kernel, bias)
        seen.append(x)
        mean, variance = statistics[layer] if statistics else (None, None)
        x = F.relu(F.batch_norm(x, mean, variance, scale, shift, training=statistics is None))
    x = F.dropout(F.max_pool2d(x, 2).flatten(1), DROPOUT, training)
    return F.linear(x, p[8], p[9]), seen


def loss_of(p, x, y):
    return F.cross_entropy(network(p, x, training=True)[0], y)


if setting == "compile":
    loss_of = torch.compile(loss_of)


def rate(step, steps):
    """One cycle, as in Schedule.swift."""
    top = max(WARMUP * steps - 1, 0)
    start, progress = (PEAK / 25, PEAK), step / max(top, 1)
    if step >= top:
        start, progress = (PEAK, PEAK / 25 / 10000), (step - top) / max(steps - 1 - top, 1)
    return start[1] + (start[0] - start[1]) / 2 * (1 + math.cos(math.pi * min(progress, 1)))


def train(p, epochs, images, labels):
    adam = torch.optim.AdamW(p, lr=PEAK, weight_decay=DECAY, fused=True)
    steps_per_epoch = len(images) // BATCH
    for step in range(epochs * steps_per_epoch):
        place = step % steps_per_epoch
        if place == 0:
            order = torch.randperm(len(images))
        rows = order[place * BATCH : (place + 1) * BATCH]
        adam.param_groups[0]["lr"] = rate(step, epochs * steps_per_epoch)
        loss = loss_of(p, images[rows], labels[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
    return measure(p, images[:MEASURED])


@torch.inference_mode()
def measure(p, images):
    """Batch norm's means and variances, averaged over batches of 250."""
    parts = [[torch.var_mean(x, (0, 2, 3)) for x in network(p, part)[1]] for part in images.split(250)]
    return [[sum(part[layer][which] for part in parts) / len(parts) for which in (1, 0)] for layer in range(2)]


@torch.inference_mode()
def accuracy(p, statistics, images, labels):
    right = sum((network(p, x, statistics)[0].argmax(1) == y).sum() for x, y in zip(images.split(250), labels.split(250)))
    return float(right) / len(labels)


images, labels = pictures("train")
held = len(images) // 12
validation, training = (images[-held:], labels[-held:]), (images[:-held], labels[:-held])
test = pictures("t10k")
torch.manual_seed(0)
train(build(), 1, *(part[: 10 * BATCH] for part in training))
version = worker.torch_version(torch)
print("ready", float(training[0].mean(dtype=torch.float64)), float(training[1].double().mean()), version, flush=True)
for line in sys.stdin:
    seed, epochs = map(int, line.split()[1:])
    torch.manual_seed(seed)
    parameters = build()
    start = time.perf_counter()
    statistics = train(parameters, epochs, *training)
    seconds = time.perf_counter() - start
    print(seconds, *(accuracy(parameters, statistics, *part) for part in (validation, test)), flush=True)
