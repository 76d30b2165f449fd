"""What the fixtures of EngineTests and LearningTests have in common: an operation, differentiated twice by PyTorch in
double precision, at random numbers and at special ones.

Both sides start from the same bits: inputs are float32 numbers. What is not finite stands in the files as a string, and
what single precision cannot hold is ±∞ or 0.
"""

import json
import math
import pathlib

import torch

torch.manual_seed(21)
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def number(value):
    value = float(value)
    if math.isnan(value):
        return "nan"
    if abs(value) > 3.4028235677973366e38:
        return "inf" if value > 0 else "-inf"
    return math.copysign(0.0, value) if abs(value) < 7e-46 else float(f"{value:.9g}")


def tensor(value):
    value = value.detach()
    return {"shape": list(value.shape), "values": [number(v) for v in value.reshape(-1)]}


def random(shape, low, high):
    # Float32 numbers, so that both sides start from the same bits.
    return (torch.rand(shape) * (high - low) + low).float().double()


def differentiated(f, x, u=None, v=None):
    x = [t.clone().requires_grad_() for t in x]
    y = f(*x)
    u = (random(y.shape, -1, 1) if u is None else u).requires_grad_()
    v = [random(t.shape, -1, 1) for t in x]
    first = torch.autograd.grad(y, x, u, create_graph=True, materialize_grads=True)
    projection = sum((a * b).sum() for a, b in zip(first, v))
    second = [None] * (len(x) + 1)
    if projection.requires_grad:
        second = torch.autograd.grad(projection, x + [u], allow_unused=True)
    second = [torch.zeros_like(t) if g is None else g for g, t in zip(second, x + [u])]
    return {
        "inputs": [tensor(t) for t in x],
        "cotangent": tensor(u),
        "directions": [tensor(t) for t in v],
        "output": tensor(y),
        "first": [tensor(t) for t in first],
        "second": [tensor(t) for t in second],
    }


class Operation:
    """`small` are the shapes at which special inputs are tried, `points` how many of the inputs these replace,
    `empty` whether axes may be empty,
    `infinite` whether derivatives are compared at ±∞ (where sums of several terms of ±∞ depend on their order), and
    `conditioned` whether large inputs, too, decide the output to single precision."""

    def __init__(
        self, name, shapes, f, low=-1.5, high=1.5, small=None, points=None, bilinear=False,
        empty=True, infinite=True, conditioned=True):
        self.name, self.shapes, self.f, self.low, self.high = name, shapes, f, low, high
        self.small, self.points, self.bilinear = small or shapes, points or len(shapes), bilinear
        self.empty, self.infinite, self.conditioned = empty, infinite, conditioned

    def case(self):
        x = [random(shape, self.low, self.high) for shape in self.shapes]
        return {"name": self.name} | differentiated(self.f, x)

    def special_cases(self):
        cases = []
        for name, x in specials(self):
            found = differentiated(self.f, x)
            overflows = any("inf" in str(t["values"]) for t in [found["output"]] + found["first"])
            if overflows and all(t.isfinite().all() for t in x):
                found["second"] = []
            if any(t.isinf().any() for t in x) and not self.infinite:
                found["first"], found["second"] = [], []
            if any(t.isinf().any() for t in x) and '"nan"' in json.dumps(found["first"]):
                found["first"] = []
            if any(not t.isfinite().all() for t in x) and '"nan"' in json.dumps(found["second"]):
                found["second"] = []
            cases.append({"name": self.name, "special": name} | found)
        for size in sorted({size for shape in self.small for size in shape} if self.empty else []):
            shapes = [tuple(0 if s == size else s for s in shape) for shape in self.small]
            try:
                found = differentiated(self.f, [torch.zeros(shape) for shape in shapes])
            except (RuntimeError, IndexError, ZeroDivisionError) as error:
                print("  ", self.name, shapes, "PyTorch refuses:", str(error).splitlines()[0][:90])
                continue
            if "nan" in found["output"]["values"]:
                found["second"] = []
            cases.append({"name": self.name, "special": f"axes of {size} empty"} | found)
        return cases


def specials(operation):
    """Names and inputs; the values are all of about one size, or not finite."""
    base = [random(shape, operation.low, operation.high) for shape in operation.small]
    count = operation.points

    def all_of(f):
        return [f(t).float().double() for t in base[:count]] + base[count:]

    def one(index, place, value):
        x = [t.clone() for t in base]
        x[index].view(-1)[int(place * (x[index].numel() - 1))] = value
        return x

    yield "zeros", all_of(torch.zeros_like)
    yield "negative zeros", all_of(lambda t: -torch.zeros_like(t))
    yield "equal", all_of(lambda t: torch.full_like(t, 0.75))
    yield "whole", all_of(lambda t: (t * 2).round())
    if operation.conditioned:
        yield "far from zero", all_of(lambda t: 1e7 + (t * 2).round())
        yield "nearly equal", all_of(lambda t: 772 + t / 8)
        yield "large", all_of(lambda t: t * 1e15)
    yield "small", all_of(lambda t: t * 1e-15)
    if not operation.bilinear:
        yield "vast", all_of(lambda t: t * 1e30)
        yield "subnormal", all_of(lambda t: t * 1e-39)
    yield "all ∞", all_of(lambda t: torch.full_like(t, math.inf))
    yield "all −∞", all_of(lambda t: torch.full_like(t, -math.inf))
    for index in range(len(base)):
        for place, value in [(0, math.inf), (1, -math.inf), (0.5, math.nan)]:
            yield f"{value} in input {index}", one(index, place, value)


def write(script, name, cases):
    path = pathlib.Path(script).parent / name
    head = {"script": "/".join(pathlib.Path(script).parts[-4:]), "torch": torch.__version__, "cases": cases}
    path.write_text(json.dumps(head, separators=(",", ":"), ensure_ascii=False).replace('{"name"', '\n{"name"') + "\n")
    print(path.name, path.stat().st_size, len(cases), "cases")
