"""Writes the reference numbers of EngineTests with PyTorch.

    python3 -m venv venv && venv/bin/pip install torch==2.13.0 && venv/bin/python generate.py

PyTorch computes in double precision here. For each operation f at inputs x, with a random cotangent u and random
directions v: y = f(x), the gradients gᵢ = ∂⟨u, y⟩/∂xᵢ, and second, differentiating once more, the gradients of
Σᵢ ⟨vᵢ, gᵢ⟩ with respect to each xᵢ and to u. Images are NCHW and kernels [out, in, h, w] in PyTorch; the files hold
everything the way InnerLoop does: images [n, h, w, c], kernels [h, w, in, out].

operations.json has each operation at random numbers, special.json at the inputs of `specials` and with empty axes: who
adds an operation to the list gets all of them. Where PyTorch's choice is not ours the operation here is written so that
it makes ours:
- what is not a number lets cotangents pass `clipped`, as it does relu and maximum (PyTorch's clamp gives 0), and the
  derivative of |x| there is not a number (PyTorch: 0), so that a broken input shows;
- powers of −0 and −∞ are those of IEEE 754 (PyTorch takes a root instead where the exponent is a plain 0.5 or −0.5);
- what single precision cannot hold is ±∞ or 0 here too. A second derivative is left out where the value or the
  first derivative is such an ∞, and derivatives where PyTorch has none (not a number) although the input is infinite
  at most: its rules and ours meet 0 · ∞ at different places.
"""

import math

import torch
import torch.nn.functional as F

from operation import Operation, write

def images(f):
    """An operation on NCHW images as one on NHWC images."""
    return lambda x: f(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


def convolution(stride, padding):
    """`padding` is (left, right, top, bottom), as F.pad takes it."""
    return lambda x, w: F.conv2d(
        F.pad(x.permute(0, 3, 1, 2), padding), w.permute(3, 2, 0, 1).contiguous(), stride=stride
    ).permute(0, 2, 3, 1)


def convolution_input(stride, padding, shape):
    n, h, w, c = shape

    def f(dy, kernel):
        left, right, top, bottom = padding
        full = torch.nn.grad.conv2d_input(
            (n, c, h + top + bottom, w + left + right), kernel.permute(3, 2, 0, 1).contiguous(), dy.permute(0, 3, 1, 2).contiguous(), stride
        )
        return full[:, :, top : top + h, left : left + w].permute(0, 2, 3, 1)

    return f


def convolution_kernel(stride, padding, shape):
    kh, kw, inputs, outputs = shape

    def f(x, dy):
        dw = torch.nn.grad.conv2d_weight(
            F.pad(x.permute(0, 3, 1, 2), padding), (outputs, inputs, kh, kw), dy.permute(0, 3, 1, 2).contiguous(), stride
        )
        return dw.permute(2, 3, 1, 0)

    return f


def absolute(a):
    return a * torch.where(a.isnan(), a, a.sign()).detach()


def clipped(a, low, high):
    return torch.where(a.isnan(), a, a.clamp(low, high))


def power(a, p):
    return a**p if p == round(p) else torch.pow(a, torch.full_like(a, p))


def centred(a):
    near = a - a.mean(0).detach()
    return near - near.mean(0)


def normalized(x, scale, shift):
    axes = tuple(range(x.dim() - 1))
    centred = x - x.mean(axes)
    return centred / (centred.square().mean(axes) + 1e-2).sqrt() * scale + shift


def lstm_step(gates, cell):
    i, f, g, o = gates.chunk(4, 1)
    kept = f.sigmoid() * cell + i.sigmoid() * g.tanh()
    return o.sigmoid() * kept.tanh() + 2 * kept


OPERATIONS = [
    Operation("add", [(2, 1, 3), (4, 1)], lambda a, b: a + b),
    Operation("subtract", [(3,), (2, 3)], lambda a, b: a - b),
    Operation("multiply", [(2, 3, 1), (3, 4)], lambda a, b: a * b, bilinear=True),
    Operation("divide", [(2, 3), (3,)], lambda a, b: a / b, 0.6, 2, bilinear=True),
    Operation("number arithmetic", [(5,)], lambda a: ((2 + a) * 3 - 1) / 4 - (5 - a) + 2 / a, 0.6, 2, bilinear=True),
    Operation("exp", [(19,)], torch.exp, -4, 4, small=[(6,)]),
    Operation("log", [(19,)], torch.log, 0.1, 9, small=[(6,)]),
    Operation("sqrt", [(19,)], torch.sqrt, 0.2, 9, small=[(6,)]),
    Operation("squared", [(5,)], torch.square),
    Operation("power", [(5,)], lambda a: a**2.5, 0.6, 2, bilinear=True),
    Operation("reciprocal", [(5,)], torch.reciprocal, 0.6, 2),
    Operation("abs", [(2, 9)], lambda a: absolute(a) * a, small=[(2, 3)]),
    Operation("sin", [(19,)], torch.sin, -7, 7, small=[(6,)]),
    Operation("cos", [(19,)], torch.cos, -7, 7, small=[(6,)]),
    Operation("tanh", [(19,)], torch.tanh, -4, 4, small=[(6,)]),
    Operation("sigmoid", [(19,)], torch.sigmoid, -6, 6, small=[(6,)]),
    Operation("softplus", [(19,)], F.softplus, -6, 6, small=[(6,)]),
    Operation("relu", [(19,)], lambda a: F.relu(a).square(), small=[(6,)]),
    Operation("leakyRelu", [(19,)], lambda a: F.leaky_relu(a, 0.2).square(), small=[(6,)]),
    Operation("maximum", [(2, 3), (3,)], lambda a, b: torch.maximum(a, b).square()),
    Operation("minimum", [(2, 3), (3,)], lambda a, b: torch.minimum(a, b).square()),
    Operation("clipped", [(9,)], lambda a: clipped(a, -0.3, 0.8).square()),
    Operation("where", [(2, 3), (3,)], lambda a, b: torch.where(
        torch.tensor([[1, 0, 1], [0, 0, 1]]) > 0, a.square(), b.exp())),
    Operation("sum", [(2, 3, 4)], lambda a: a.square().sum()),
    Operation("sum over axes", [(2, 3, 4, 2)], lambda a: a.square().sum((0, 2))),
    Operation("mean", [(2, 3, 4)], lambda a: a.square().mean(1, keepdim=True)),
    Operation("variance", [(4, 3, 2)], lambda a: a.var((0, 2), correction=0)),
    Operation("max", [(3, 4, 2)], lambda a: a.amax(1).square()),
    Operation("logSumExp", [(3, 4)], lambda a: a.logsumexp(0), -20, 20),
    Operation("softmax", [(3, 5)], lambda a: a.softmax(-1), -4, 4),
    Operation("softmax, middle axis", [(2, 5, 3)], lambda a: a.softmax(1), -4, 4),
    Operation("logSoftmax", [(3, 4)], lambda a: a.log_softmax(0), -4, 4),
    Operation("permuted", [(2, 3, 4)], lambda a: a.square().permute(2, 0, 1)),
    Operation("broadcast", [(3, 1)], lambda a: a.square().expand(2, 3, 4)),
    Operation("padded", [(2, 3)], lambda a: F.pad(a.square(), (2, 1, 1, 0))),
    Operation("sliced", [(4, 5)], lambda a: a.square().narrow(1, 1, 3)),
    Operation("concatenated", [(2, 3), (2, 1)], lambda a, b: torch.cat([a.square(), b.square()], 1)),
    Operation("stacked", [(2, 3), (2, 3)], lambda a, b: torch.stack([a.square(), b.square()])),
    Operation("matmul", [(3, 4), (4, 2)], lambda a, b: a @ b, bilinear=True),
    Operation("matmul, left transposed", [(4, 3), (4, 2)], lambda a, b: a.mT @ b, bilinear=True),
    Operation("matmul, right transposed", [(3, 4), (2, 4)], lambda a, b: a @ b.mT, bilinear=True),
    Operation("matmul, batched", [(2, 2, 3, 4), (2, 2, 4, 5)], lambda a, b: a @ b, small=[(2, 3, 2), (2, 2, 4)], bilinear=True),
    Operation("matmul, batched and transposed", [(2, 4, 3), (2, 5, 4)], lambda a, b: a.mT @ b.mT, small=[(2, 3, 4), (2, 1, 3)], bilinear=True),
    Operation("matmul, shared right side", [(2, 3, 4), (4, 5)], lambda a, b: a @ b, bilinear=True),
    Operation("conv2d", [(2, 5, 4, 2), (3, 2, 2, 3)], convolution((1, 1), (0, 0, 0, 0)), small=[(1, 4, 3, 2), (3, 2, 2, 1)], bilinear=True, empty=False),
    # same padding of 5 x 6 with a 3 x 2 kernel and strides 2 and 3: 3 x 2 positions, rows need 2, columns none
    Operation("conv2d, stride and same padding", [(2, 5, 6, 2), (3, 2, 2, 3)], convolution((2, 3), (0, 0, 1, 1)), small=[(1, 5, 6, 1), (3, 2, 1, 2)], bilinear=True, empty=False),
    Operation("conv2d, same padding of an even size", [(1, 4, 4, 3), (3, 3, 3, 2)], convolution((2, 2), (0, 1, 0, 1)), small=[(1, 4, 4, 2), (3, 3, 2, 1)], bilinear=True, empty=False),
    Operation("conv2d, explicit padding", [(1, 4, 5, 3), (2, 3, 3, 2)], convolution((1, 2), (0, 2, 1, 0)), small=[(1, 4, 5, 1), (2, 3, 1, 2)], bilinear=True, empty=False),
    Operation("conv2d, pointwise", [(2, 3, 4, 2), (1, 1, 2, 3)], convolution((1, 1), (0, 0, 0, 0)), small=[(1, 3, 4, 2), (1, 1, 2, 5)], bilinear=True, empty=False),
    Operation("conv2d, pointwise with stride", [(2, 5, 4, 2), (1, 1, 2, 3)], convolution((2, 3), (0, 0, 0, 0)), small=[(1, 5, 4, 2), (1, 1, 2, 3)], bilinear=True, empty=False),
    Operation("conv2dInput", [(2, 3, 2, 3), (3, 2, 2, 3)], convolution_input((2, 3), (0, 0, 1, 1), (2, 5, 6, 2)), bilinear=True, empty=False),
    Operation("conv2dKernel", [(2, 5, 6, 2), (2, 3, 2, 3)], convolution_kernel((2, 3), (0, 0, 1, 1), (3, 2, 2, 3)), bilinear=True, empty=False),
    Operation("maxPooled", [(2, 4, 5, 3)], images(lambda a: F.max_pool2d(a, 2).square()), small=[(1, 2, 4, 3)]),
    Operation("maxPooled, overlapping", [(1, 5, 6, 2)], images(lambda a: F.max_pool2d(a, 3, 2).square()), small=[(1, 5, 3, 2)]),
    Operation("averagePooled", [(2, 4, 5, 3)], images(lambda a: F.avg_pool2d(a, 2).square()), small=[(1, 2, 4, 3)]),
    Operation("averagePooled, overlapping", [(1, 5, 6, 2)], images(lambda a: F.avg_pool2d(a, 3, 2).square()), small=[(1, 5, 3, 2)]),
    Operation("gather", [(4, 3)], lambda a: a.square()[torch.tensor([2, 0, 2, 3, 1])]),
    Operation("scatterAdd", [(5, 2)], lambda a: torch.zeros(4, 2).index_add(
        0, torch.tensor([2, 0, 2, 3, 1]), a.square())),
    # Since the first edition; the numbers above stay.
    Operation("batchNormalized", [(2, 3, 2, 3), (3,), (3,)], normalized, points=1),
    Operation("batchNormalized, rectified", [(2, 3, 2, 3), (3,), (3,)], lambda x, c, b: F.relu(normalized(x, c, b)), points=1),
    Operation("lstmStep", [(2, 12), (2, 3)], lstm_step, bilinear=True),
    Operation("squaredDistances", [(3, 2), (4, 2)], lambda a, b: (a[:, None] - b).square().sum(-1), bilinear=True, infinite=False),
    Operation("weighted", [(2, 3), (3,)], lambda a, b: a * b, bilinear=True),
    Operation("centred", [(4, 3)], centred),
    Operation("variance over the last axis", [(2, 5)], lambda a: a.var(1, correction=0)),
    Operation("mean of all", [(2, 3)], torch.mean),
    Operation("summed", [(2, 3, 4)], lambda a: a.square().sum((0, 2)).reshape(3, 1)),
    Operation("row", [(4, 5)], lambda a: a[2] * a[0], bilinear=True),
    Operation("reshaped", [(2, 6)], lambda a: a.square().reshape(3, 4)),
    Operation("transposed", [(2, 3, 4)], lambda a: a.square().mT),
    Operation("negate", [(5,)], torch.neg),
    Operation("divide by a number", [(5,)], lambda a: a / 3),
    Operation("number over tensor", [(5,)], lambda a: 3 / a),
    Operation("abs alone", [(5,)], absolute),
    Operation("relu alone", [(5,)], F.relu),
    Operation("leakyRelu alone", [(5,)], lambda a: F.leaky_relu(a, 0.2)),
    Operation("maximum alone", [(2, 3), (3,)], torch.maximum),
    Operation("minimum alone", [(2, 3), (3,)], torch.minimum),
    Operation("clipped alone", [(5,)], lambda a: clipped(a, -1, 0)),
    Operation("max alone", [(3, 4)], lambda a: a.amax(1)),
    Operation("max of a column", [(4, 1)], lambda a: a.amax(0)),
    Operation("logSumExp of rows", [(3, 4)], lambda a: a.logsumexp(1)),
    Operation("logSoftmax of rows", [(3, 4)], lambda a: a.log_softmax(1)),
    Operation("softmax of a single column", [(4, 1)], lambda a: a.softmax(-1)),
    *(Operation(f"power of {p:g}", [(6,)], lambda a, p=p: power(a, p)) for p in [0, 1, 2, 3, -1, -2, 0.5, 1.5]),
]

write(__file__, "operations.json", [operation.case() for operation in OPERATIONS])
write(__file__, "special.json", [case for operation in OPERATIONS for case in operation.special_cases()])
