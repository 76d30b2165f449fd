"""Writes the reference numbers of EngineTests with PyTorch.

    python3 -m venv venv && venv/bin/pip install torch==2.13.0 && venv/bin/python generate.py

PyTorch computes in double precision here. For each operation f at inputs x, with a random cotangent u and random
directions v: y = f(x), the gradients gᵢ = ∂⟨u, y⟩/∂xᵢ, and second, differentiating once more, the gradients of
Σᵢ ⟨vᵢ, gᵢ⟩ with respect to each xᵢ and to u. Images are NCHW and kernels [out, in, h, w] in PyTorch; the files hold
everything the way InnerLoop does: images [n, h, w, c], kernels [h, w, in, out].
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(21)
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def number(value):
    return float(f"{float(value):.8g}")


def tensor(value):
    value = value.detach()
    return {"shape": list(value.shape), "values": [number(v) for v in value.reshape(-1)]}


def random(shape, low, high):
    # Float32 numbers, so that both sides start from the same bits.
    return (torch.rand(shape) * (high - low) + low).float().double()


def case(name, shapes, f, low=-1.5, high=1.5):
    x = [random(shape, low, high).requires_grad_() for shape in shapes]
    y = f(*x)
    u = random(y.shape, -1, 1).requires_grad_()
    v = [random(shape, -1, 1) for shape in shapes]
    first = torch.autograd.grad(y, x, u, create_graph=True)
    projection = sum((a * b).sum() for a, b in zip(first, v))
    second = torch.autograd.grad(projection, x + [u], allow_unused=True)
    second = [torch.zeros_like(t) if g is None else g for g, t in zip(second, x + [u])]
    return {
        "name": name,
        "inputs": [tensor(t) for t in x],
        "cotangent": tensor(u),
        "directions": [tensor(t) for t in v],
        "output": tensor(y),
        "first": [tensor(t) for t in first],
        "second": [tensor(t) for t in second],
    }


def images(f):
    """An operation on NCHW images as one on NHWC images."""
    return lambda x: f(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


def convolution(stride, padding):
    """`padding` is (left, right, top, bottom), as F.pad takes it."""
    return lambda x, w: F.conv2d(
        F.pad(x.permute(0, 3, 1, 2), padding), w.permute(3, 2, 0, 1), stride=stride
    ).permute(0, 2, 3, 1)


def convolution_input(stride, padding, shape):
    n, h, w, c = shape

    def f(dy, kernel):
        left, right, top, bottom = padding
        full = torch.nn.grad.conv2d_input(
            (n, c, h + top + bottom, w + left + right), kernel.permute(3, 2, 0, 1), dy.permute(0, 3, 1, 2), stride
        )
        return full[:, :, top : top + h, left : left + w].permute(0, 2, 3, 1)

    return f


def convolution_kernel(stride, padding, shape):
    kh, kw, inputs, outputs = shape

    def f(x, dy):
        dw = torch.nn.grad.conv2d_weight(
            F.pad(x.permute(0, 3, 1, 2), padding), (outputs, inputs, kh, kw), dy.permute(0, 3, 1, 2), stride
        )
        return dw.permute(2, 3, 1, 0)

    return f


def write(cases):
    head = {"script": "Tests/EngineTests/Fixtures/generate.py", "torch": torch.__version__, "cases": cases}
    path = pathlib.Path(__file__).parent / "operations.json"
    path.write_text(json.dumps(head, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
    print(path.name, path.stat().st_size, len(cases), "cases")


write([
    case("add", [(2, 1, 3), (4, 1)], lambda a, b: a + b),
    case("subtract", [(3,), (2, 3)], lambda a, b: a - b),
    case("multiply", [(2, 3, 1), (3, 4)], lambda a, b: a * b),
    case("divide", [(2, 3), (3,)], lambda a, b: a / b, 0.6, 2),
    case("number arithmetic", [(5,)], lambda a: ((2 + a) * 3 - 1) / 4 - (5 - a) + 2 / a, 0.6, 2),
    case("exp", [(19,)], torch.exp, -4, 4),
    case("log", [(19,)], torch.log, 0.1, 9),
    case("sqrt", [(19,)], torch.sqrt, 0.2, 9),
    case("squared", [(5,)], torch.square),
    case("power", [(5,)], lambda a: a**2.5, 0.6, 2),
    case("reciprocal", [(5,)], torch.reciprocal, 0.6, 2),
    case("abs", [(2, 9)], lambda a: a.abs() * a),
    case("sin", [(19,)], torch.sin, -7, 7),
    case("cos", [(19,)], torch.cos, -7, 7),
    case("tanh", [(19,)], torch.tanh, -4, 4),
    case("sigmoid", [(19,)], torch.sigmoid, -6, 6),
    case("softplus", [(19,)], F.softplus, -6, 6),
    case("relu", [(19,)], lambda a: F.relu(a).square()),
    case("leakyRelu", [(19,)], lambda a: F.leaky_relu(a, 0.2).square()),
    case("maximum", [(2, 3), (3,)], lambda a, b: torch.maximum(a, b).square()),
    case("minimum", [(2, 3), (3,)], lambda a, b: torch.minimum(a, b).square()),
    case("clipped", [(9,)], lambda a: a.clamp(-0.3, 0.8).square()),
    case("where", [(2, 3), (3,)], lambda a, b: torch.where(
        torch.tensor([[1, 0, 1], [0, 0, 1]]) > 0, a.square(), b.exp())),
    case("sum", [(2, 3, 4)], lambda a: a.square().sum()),
    case("sum over axes", [(2, 3, 4, 2)], lambda a: a.square().sum((0, 2))),
    case("mean", [(2, 3, 4)], lambda a: a.square().mean(1, keepdim=True)),
    case("variance", [(4, 3, 2)], lambda a: a.var((0, 2), correction=0)),
    case("max", [(3, 4, 2)], lambda a: a.amax(1).square()),
    case("logSumExp", [(3, 4)], lambda a: a.logsumexp(0), -20, 20),
    case("softmax", [(3, 5)], lambda a: a.softmax(-1), -4, 4),
    case("softmax, middle axis", [(2, 5, 3)], lambda a: a.softmax(1), -4, 4),
    case("logSoftmax", [(3, 4)], lambda a: a.log_softmax(0), -4, 4),
    case("permuted", [(2, 3, 4)], lambda a: a.square().permute(2, 0, 1)),
    case("broadcast", [(3, 1)], lambda a: a.square().expand(2, 3, 4)),
    case("padded", [(2, 3)], lambda a: F.pad(a.square(), (2, 1, 1, 0))),
    case("sliced", [(4, 5)], lambda a: a.square()[:, 1:4]),
    case("concatenated", [(2, 3), (2, 1)], lambda a, b: torch.cat([a.square(), b.square()], 1)),
    case("stacked", [(2, 3), (2, 3)], lambda a, b: torch.stack([a.square(), b.square()])),
    case("matmul", [(3, 4), (4, 2)], lambda a, b: a @ b),
    case("matmul, left transposed", [(4, 3), (4, 2)], lambda a, b: a.mT @ b),
    case("matmul, right transposed", [(3, 4), (2, 4)], lambda a, b: a @ b.mT),
    case("matmul, batched", [(2, 2, 3, 4), (2, 2, 4, 5)], lambda a, b: a @ b),
    case("matmul, batched and transposed", [(2, 4, 3), (2, 5, 4)], lambda a, b: a.mT @ b.mT),
    case("matmul, shared right side", [(2, 3, 4), (4, 5)], lambda a, b: a @ b),
    case("conv2d", [(2, 5, 4, 2), (3, 2, 2, 3)], convolution((1, 1), (0, 0, 0, 0))),
    # same padding of 5 x 6 with a 3 x 2 kernel and strides 2 and 3: 3 x 2 positions, rows need 2, columns none
    case("conv2d, stride and same padding", [(2, 5, 6, 2), (3, 2, 2, 3)], convolution((2, 3), (0, 0, 1, 1))),
    case("conv2d, same padding of an even size", [(1, 4, 4, 3), (3, 3, 3, 2)], convolution((2, 2), (0, 1, 0, 1))),
    case("conv2d, explicit padding", [(1, 4, 5, 3), (2, 3, 3, 2)], convolution((1, 2), (0, 2, 1, 0))),
    case("conv2d, pointwise", [(2, 3, 4, 2), (1, 1, 2, 3)], convolution((1, 1), (0, 0, 0, 0))),
    case("conv2d, pointwise with stride", [(2, 5, 4, 2), (1, 1, 2, 3)], convolution((2, 3), (0, 0, 0, 0))),
    case("conv2dInput", [(2, 3, 2, 3), (3, 2, 2, 3)], convolution_input((2, 3), (0, 0, 1, 1), (2, 5, 6, 2))),
    case("conv2dKernel", [(2, 5, 6, 2), (2, 3, 2, 3)], convolution_kernel((2, 3), (0, 0, 1, 1), (3, 2, 2, 3))),
    case("maxPooled", [(2, 4, 5, 3)], images(lambda a: F.max_pool2d(a, 2).square())),
    case("maxPooled, overlapping", [(1, 5, 6, 2)], images(lambda a: F.max_pool2d(a, 3, 2).square())),
    case("averagePooled", [(2, 4, 5, 3)], images(lambda a: F.avg_pool2d(a, 2).square())),
    case("averagePooled, overlapping", [(1, 5, 6, 2)], images(lambda a: F.avg_pool2d(a, 3, 2).square())),
    case("gather", [(4, 3)], lambda a: a.square()[torch.tensor([2, 0, 2, 3, 1])]),
    case("scatterAdd", [(5, 2)], lambda a: torch.zeros(4, 2).index_add(
        0, torch.tensor([2, 0, 2, 3, 1]), a.square())),
])
