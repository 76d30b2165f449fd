"""Writes special.json: losses, layers and distances at special inputs, as ../../EngineTests/Fixtures/generate.py does it
for the engine's operations.

Where PyTorch's choice is not ours the function here is written so that it makes ours: a probability of 0 times a
logarithm of −∞ is 0, and a row of zeros has no direction, so that its cosines and their gradients are 0.
"""

import math
import pathlib
import sys

import torch
import torch.nn.functional as F

sys.path.append(str(pathlib.Path(__file__).parents[2] / "EngineTests" / "Fixtures"))
from operation import Operation, write  # noqa: E402

LABELS = torch.tensor([2, 0, 1])


def unit(rows):
    squares = rows.square().sum(1, keepdim=True)
    is_zero = squares == 0
    return torch.where(is_zero, 0.0, rows / torch.where(is_zero, 1.0, squares).sqrt())


def normalized(x, examples, scale, shift):
    axes = tuple(range(x.dim() - 1))
    return (x - examples.mean(axes)) / (examples.var(axes, correction=0) + 1e-5).sqrt() * scale + shift


def layer_norm(x, scale, shift):
    return F.layer_norm(x, x.shape[-1:], scale, shift, 1e-5)


def entropy(logits):
    logs = logits.log_softmax(-1)
    return -(torch.where(logs == -math.inf, 0.0, logs) * logs.exp()).sum(-1)


def gaussian(x, mean, log_deviation):
    return (-0.5 * ((x - mean) / log_deviation.exp()).square() - log_deviation - 0.5 * math.log(2 * math.pi)).sum(-1)


def clipped_policy(log_probabilities, old, advantages):
    ratio = (log_probabilities - old.detach()).exp()
    bounded = torch.where(ratio.isnan(), ratio, ratio.clamp(0.8, 1.2))
    return -torch.minimum(ratio * advantages.detach(), bounded * advantages.detach()).mean()


def attention(x, q, k, v):
    time = x.shape[1]
    mask = torch.full((time, time), -math.inf).triu(1)
    return ((x @ q @ (x @ k).mT / math.sqrt(k.shape[1]) + mask).softmax(-1)) @ (x @ v)


def gru(gates, h, u):
    r, z, n = gates.chunk(3, 1)
    r2, z2, n2 = (h @ u).chunk(3, 1)
    candidate = (n + (r + r2).sigmoid() * n2).tanh()
    return candidate + (z + z2).sigmoid() * (h - candidate)


OPERATIONS = [
    Operation("squaredError", [(2, 3), (2, 3)], lambda a, b: (a - b).square().mean()),
    Operation("crossEntropy", [(3, 4)], lambda a: F.cross_entropy(a, LABELS)),
    Operation("crossEntropy, smoothed", [(3, 4)], lambda a: F.cross_entropy(a, LABELS, label_smoothing=0.1)),
    Operation("crossEntropy of probabilities", [(2, 3), (2, 3)], lambda a, p: -(p * a.log_softmax(1)).sum() / 2, 0.1, 1, points=1),
    Operation("prototypes", [(6, 4)], lambda a: a.reshape(3, 2, 4).mean(1)),
    Operation("squaredDistances", [(3, 2), (4, 2)], lambda a, b: (a[:, None] - b).square().sum(-1), bilinear=True, infinite=False),
    Operation("cosines", [(3, 4), (2, 4)], lambda a, b: unit(a) @ unit(b).mT),
    Operation("BatchNorm, batch", [(4, 3), (3,), (3,)], lambda x, c, b: normalized(x, x, c, b), points=1),
    Operation("BatchNorm, support", [(5, 3), (3,), (3,)], lambda x, c, b: normalized(x, x[:3], c, b), points=1, infinite=False),
    Operation("BatchNorm, running", [(4, 3), (3,), (3,)], lambda x, c, b: (x - 10000001) / math.sqrt(0.25 + 1e-5) * c + b, points=1),
    Operation("LayerNorm", [(2, 5), (5,), (5,)], layer_norm, points=1),
    Operation("Dense", [(2, 3), (3, 4), (4,)], lambda x, w, b: x @ w + b, bilinear=True),
    Operation("CausalAttention", [(1, 3, 2), (2, 4), (2, 4), (2, 5)], attention, points=1, bilinear=True,
        conditioned=False),
    Operation("GRU", [(2, 9), (2, 3), (3, 9)], gru, points=1),
    Operation("logProbability of a choice", [(3, 4)], lambda a: F.cross_entropy(a, LABELS, reduction="none") * -1),
    Operation("entropy", [(3, 4)], entropy),
    Operation("logProbability of numbers", [(2, 3), (2, 3), (3,)], gaussian, points=2),
    Operation("policyGradientLoss", [(4,), (4,)], lambda a, b: -(a * b.detach()).mean(), bilinear=True),
    Operation("clippedPolicyLoss", [(4,), (4,), (4,)], clipped_policy, -0.5, 0.5, points=1),
]

for operation in OPERATIONS:
    operation.empty = False  # most of these refuse empty axes
write(__file__, "special.json", [case for operation in OPERATIONS for case in operation.special_cases()])
