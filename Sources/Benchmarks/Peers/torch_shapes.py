"""PyTorch's side of SHAPES.md: torch_shapes.py LAYOUT, contiguous or channels_last; see Shapes.swift."""

import sys
import time

import torch
import torch.nn.functional as F

import worker

torch.set_num_threads(1)
layout = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}[sys.argv[1]]


def make_step(channels, batch, kernel, stride, how):
    x = torch.from_numpy(worker.numbers((batch, 14, 14, channels), 1, 1)).permute(0, 3, 1, 2)
    weights = torch.from_numpy(worker.numbers((kernel, kernel, channels, channels), 2, 0.1)).permute(3, 2, 0, 1)
    x, weights = x.contiguous(memory_format=layout), weights.contiguous(memory_format=layout)
    if how == "forward":
        return lambda: F.conv2d(x, weights, stride=stride)
    x.requires_grad_()
    weights.requires_grad_()
    return lambda: torch.autograd.grad(F.conv2d(x, weights, stride=stride).sum(), (x, weights))


print("ready", 0, 0, worker.torch_version(torch), flush=True)
for line in sys.stdin:
    *shape, how, steps = line.split()[1:]
    step = make_step(*map(int, shape), how)
    with torch.set_grad_enabled(how == "gradient"):
        for _ in range(3):
            step()
        start = time.perf_counter()
        for _ in range(int(steps)):
            step()
        print((time.perf_counter() - start) / int(steps), flush=True)
