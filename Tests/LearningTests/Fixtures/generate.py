"""Writes the reference numbers of LearningTests with PyTorch.

    python3 -m venv venv && venv/bin/pip install torch==2.13.0 safetensors==0.8.0 numpy
    venv/bin/python generate.py

PyTorch computes in double precision here. Images are NCHW and kernels [out, in, h, w] there; everything is written
the way InnerLoop holds it: images [n, h, w, c], kernels [h, w, in, out], dense weights [in, out].
"""

import json
import pathlib

import numpy
import safetensors.numpy
import safetensors.torch
import torch
import torch.nn.functional as F
from torch.optim import swa_utils

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def number(value):
    value = value.detach() if isinstance(value, torch.Tensor) else value
    return float(f"{float(value):.8g}")


def tensor(value):
    value = value.detach()
    return {"shape": list(value.shape), "values": [number(v) for v in value.reshape(-1)]}


def image(value):
    return tensor(value.permute(0, 2, 3, 1))


def kernel(value):
    return tensor(value.permute(2, 3, 1, 0))


def write(name, cases):
    head = {"script": "Tests/LearningTests/Fixtures/generate.py", "torch": torch.__version__, "cases": cases}
    path = pathlib.Path(__file__).parent / f"{name}.json"
    path.write_text(json.dumps(head, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
    assert path.stat().st_size < 200_000, (name, path.stat().st_size)
    print(path.name, path.stat().st_size)


def random(*shape):
    # Float32 numbers, so that both sides start from the same bits.
    return torch.randn(*shape).float().double()


# MARK: Layers: output and gradients of sum(output * cotangent)


def leaf(value):
    return value.clone().requires_grad_(True)


def layer_case(name, x, parameters, forward, layouts, numbers=None):
    """`layouts` gives the writer of input, output and each parameter."""
    x = leaf(x)
    parameters = {k: leaf(v) for k, v in parameters.items()}
    y = forward(x, parameters)
    cotangent = random(*y.shape)
    (y * cotangent).sum().backward()
    tensors = {
        "input": layouts["input"](x),
        "output": layouts["output"](y),
        "cotangent": layouts["output"](cotangent),
        "gradient.input": layouts["input"](x.grad),
    }
    for key, value in parameters.items():
        tensors[key] = layouts.get(key, tensor)(value)
        tensors["gradient." + key] = layouts.get(key, tensor)(value.grad)
    return {"name": name, "numbers": numbers or {}, "tensors": tensors}


def layers():
    pictures = {"input": image, "output": image, "kernel": kernel}
    plain = {"input": tensor, "output": tensor, "weight": lambda w: tensor(w.T)}
    cases = [
        layer_case(
            "dense", random(4, 5), {"weight": random(3, 5), "bias": random(3)},
            lambda x, p: F.linear(x, p["weight"], p["bias"]), plain)
    ]
    for name, size, stride, padding, height, width in [
        ("convolution", 3, 1, 0, 6, 5),
        ("convolution stride 2", 3, 2, 0, 7, 6),
        ("convolution padding 1", 3, 1, 1, 5, 4),
        ("convolution stride 2 padding 2", 5, 2, 2, 7, 8),
    ]:
        cases.append(
            layer_case(
                name, random(2, 3, height, width), {"kernel": random(4, 3, size, size), "bias": random(4)},
                lambda x, p: F.conv2d(x, p["kernel"], p["bias"], stride=stride, padding=padding), pictures,
                {"size": size, "stride": stride, "padding": padding}))
    for name, size, stride in [("2", 2, 2), ("3 stride 2", 3, 2)]:
        numbers = {"size": size, "stride": stride}
        cases.append(
            layer_case(
                f"max pool {name}", random(2, 3, 6, 7), {},
                lambda x, p: F.max_pool2d(x, size, stride), pictures, numbers))
        cases.append(
            layer_case(
                f"average pool {name}", random(2, 3, 6, 7), {},
                lambda x, p: F.avg_pool2d(x, size, stride), pictures, numbers))
    # Far from zero mean and unit variance on purpose.
    wide = random(3, 4, 5, 2) * 3 + 2
    mean, variance = random(4), random(4).abs() + 0.5
    scale_shift = {"scale": random(4), "shift": random(4)}
    for name, training in [("batch norm, batch", True), ("batch norm, running", False)]:
        new_mean, new_variance = mean.clone(), variance.clone()
        case = layer_case(
            name, wide, scale_shift,
            lambda x, p: F.batch_norm(x, new_mean, new_variance, p["scale"], p["shift"], training), pictures)
        case["tensors"] |= {
            "mean": tensor(mean), "variance": tensor(variance),
            "mean after": tensor(new_mean), "variance after": tensor(new_variance),
        }
        cases.append(case)
    flat = random(6, 4) * 2 - 1
    cases.append(
        layer_case(
            "batch norm of rows, batch", flat, scale_shift,
            lambda x, p: F.batch_norm(x, None, None, p["scale"], p["shift"], True), plain))
    write("layers", cases)


# MARK: Losses


def losses():
    cases = []
    prediction, target = leaf(random(4, 3)), random(4, 3)
    loss = F.mse_loss(prediction, target)
    loss.backward()
    cases.append({
        "name": "squared error", "numbers": {"loss": number(loss)},
        "tensors": {"input": tensor(prediction), "target": tensor(target), "gradient.input": tensor(prediction.grad)},
    })
    for smoothing in [0.0, 0.1, 0.4]:
        logits, labels = leaf(random(5, 4) * 3), torch.tensor([3, 0, 2, 2, 1])
        loss = F.cross_entropy(logits, labels, label_smoothing=smoothing)
        loss.backward()
        cases.append({
            "name": f"cross-entropy, smoothing {smoothing}",
            "numbers": {"loss": number(loss), "smoothing": smoothing}, "integers": labels.tolist(),
            "tensors": {"input": tensor(logits), "gradient.input": tensor(logits.grad)},
        })
    logits, soft = leaf(random(5, 4) * 3), torch.softmax(random(5, 4), 1)
    loss = F.cross_entropy(logits, soft)
    loss.backward()
    cases.append({
        "name": "cross-entropy of probabilities", "numbers": {"loss": number(loss)},
        "tensors": {"input": tensor(logits), "target": tensor(soft), "gradient.input": tensor(logits.grad)},
    })
    write("losses", cases)


# MARK: Ten steps of training


def train(name, parameters, layouts, forward, optimizer, data, numbers, schedule=None, steps=10, finish=None):
    """Full-batch training; the curve has the loss before each step and after the last."""
    parameters = {k: leaf(v) for k, v in parameters.items()}
    tensors = {"start." + k: layouts.get(k, tensor)(v) for k, v in parameters.items()}
    optimizer = optimizer(list(parameters.values()))
    schedule = schedule(optimizer) if schedule else None
    curve, rates = [], []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = forward(parameters, data)
        loss.backward()
        curve.append(number(loss))
        rates.append(number(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if schedule:
            schedule.step()
    curve.append(number(forward(parameters, data)))
    tensors |= {"end." + k: layouts.get(k, tensor)(v) for k, v in parameters.items()}
    tensors |= finish(parameters, data) if finish else {}
    return {"name": name, "numbers": numbers, "curve": curve, "rates": rates, "tensors": tensors}


def perceptron(p, data):
    hidden = torch.tanh(F.linear(data[0], p["weight1"], p["bias1"]))
    return F.cross_entropy(F.linear(hidden, p["weight2"], p["bias2"]), data[1])


def optimizers():
    x, labels = random(8, 4), torch.tensor([0, 1, 2, 0, 1, 2, 1, 1])
    start = {"weight1": random(5, 4), "bias1": random(5), "weight2": random(3, 5), "bias2": random(3)}
    layouts = {"weight1": lambda w: tensor(w.T), "weight2": lambda w: tensor(w.T)}
    O = torch.optim
    cases = [{"name": "data", "numbers": {}, "integers": labels.tolist(), "tensors": {"input": tensor(x)}}]
    for name, make, numbers in [
        ("SGD", O.SGD, {"lr": 0.5}),
        ("SGD, weight decay", O.SGD, {"lr": 0.5, "weight_decay": 0.1}),
        ("SGD, momentum", O.SGD, {"lr": 0.2, "momentum": 0.9}),
        ("SGD, momentum, weight decay", O.SGD, {"lr": 0.2, "momentum": 0.8, "weight_decay": 0.05}),
        ("SGD, Nesterov", O.SGD, {"lr": 0.2, "momentum": 0.9, "nesterov": True, "weight_decay": 0.02}),
        ("RMSProp", O.RMSprop, {"lr": 0.05, "alpha": 0.9, "eps": 1e-3}),
        ("RMSProp, momentum, weight decay", O.RMSprop,
         {"lr": 0.02, "alpha": 0.95, "eps": 1e-8, "momentum": 0.7, "weight_decay": 0.1}),
        ("Adam", O.Adam, {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
        ("Adam, large epsilon, weight decay", O.Adam,
         {"lr": 0.1, "beta1": 0.8, "beta2": 0.95, "eps": 0.1, "weight_decay": 0.2}),
        ("AdamW", O.AdamW, {"lr": 0.1, "beta1": 0.9, "beta2": 0.99, "eps": 1e-2, "weight_decay": 0.3}),
    ]:
        options = dict(numbers)
        if "beta1" in options:
            options["betas"] = (options.pop("beta1"), options.pop("beta2"))
        cases.append(
            train(name, start, layouts, perceptron, lambda p: make(p, **options), (x, labels), numbers))
    write("optimizers", cases)


def curves():
    """One network for each layer type, each with another schedule."""
    x, labels = random(6, 2, 7, 6), torch.tensor([0, 1, 2, 2, 1, 0])
    S = torch.optim.lr_scheduler
    layouts = {"kernel": kernel}
    cases = [{"name": "data", "numbers": {}, "integers": labels.tolist(), "tensors": {"input": image(x)}}]

    def head(features, p):
        # Flatten in our order: [n, h, w, c].
        return F.linear(features.permute(0, 2, 3, 1).flatten(1), p["weight"], p["bias"])

    layouts["weight"] = lambda w: tensor(w.T)

    def case(name, features, inputs, size, schedule, numbers, extra=None, finish=None):
        start = {
            "kernel": random(4, 2, size, size) * 0.5, "offset": random(4) * 0.1, **(extra or {}),
            "weight": random(3, inputs) * 0.3, "bias": random(3) * 0.1,
        }
        cases.append(
            train(
                name, start, layouts, lambda p, d: F.cross_entropy(head(features(d[0], p), p), d[1]),
                lambda p: torch.optim.SGD(p, lr=numbers["rate"], momentum=0.5), (x, labels), numbers, schedule,
                finish=finish))

    case(
        "convolution, max pool",
        lambda x, p: F.max_pool2d(torch.relu(F.conv2d(x, p["kernel"], p["offset"])), 2), 2 * 2 * 4, 3,
        lambda o: S.OneCycleLR(o, max_lr=0.4, total_steps=11, cycle_momentum=False), {"rate": 0.4})
    case(
        "strided convolution, average pool",
        lambda x, p: F.avg_pool2d(torch.relu(F.conv2d(x, p["kernel"], p["offset"], stride=2, padding=2)), 2), 2 * 1 * 4, 5,
        lambda o: S.CosineAnnealingLR(o, T_max=10, eta_min=0.01), {"rate": 0.3, "final": 0.01})

    def normalised(x, p):
        h = F.conv2d(x, p["kernel"], p["offset"], padding=1)
        return torch.relu(F.batch_norm(h, None, None, p["scale"], p["shift"], True))

    def evaluated(p, data):
        # The running statistics that two passes leave behind, and the logits computed with them.
        mean, variance = torch.zeros(4), torch.ones(4)
        h = F.conv2d(data[0], p["kernel"], p["offset"], padding=1)
        for _ in range(2):
            F.batch_norm(h, mean, variance, p["scale"], p["shift"], True)
        h = torch.relu(F.batch_norm(h, mean, variance, p["scale"], p["shift"], False))
        return {"running mean": tensor(mean), "running variance": tensor(variance), "logits": tensor(head(h, p))}

    case(
        "batch norm", normalised, 7 * 6 * 4, 3, lambda o: S.StepLR(o, step_size=4, gamma=0.5), {"rate": 0.1},
        {"scale": random(4), "shift": random(4)}, evaluated)
    write("curves", cases)


# MARK: Schedules and averages


def schedules():
    S = torch.optim.lr_scheduler
    cases = []
    for name, make, steps, numbers in [
        ("step", lambda o: S.StepLR(o, step_size=3, gamma=0.3), 10, {"rate": 0.2, "every": 3, "factor": 0.3}),
        ("cosine", lambda o: S.CosineAnnealingLR(o, T_max=9, eta_min=0.02), 10,
         {"rate": 0.2, "steps": 9, "final": 0.02}),
        ("one cycle", lambda o: S.OneCycleLR(o, max_lr=0.2, total_steps=20, cycle_momentum=False), 20,
         {"peak": 0.2, "steps": 20, "warmup": 0.3, "startFactor": 25, "finalFactor": 1e4}),
        ("one cycle, other shape",
         lambda o: S.OneCycleLR(
             o, max_lr=0.01, total_steps=17, pct_start=0.25, div_factor=10, final_div_factor=50, cycle_momentum=False),
         17, {"peak": 0.01, "steps": 17, "warmup": 0.25, "startFactor": 10, "finalFactor": 50}),
    ]:
        optimizer = torch.optim.SGD([leaf(random(1))], lr=0.2)
        schedule, rates = make(optimizer), []
        for _ in range(steps):
            rates.append(number(optimizer.param_groups[0]["lr"]))
            optimizer.step()
            schedule.step() if len(rates) < steps else None
        cases.append({"name": name, "numbers": numbers, "rates": rates, "tensors": {}})
    write("schedules", cases)


def averages():
    cases = []
    for name, rule in [("mean", swa_utils.get_swa_multi_avg_fn()), ("exponential", swa_utils.get_ema_multi_avg_fn(0.8))]:
        model = torch.nn.Linear(3, 2)
        average = swa_utils.AveragedModel(model, multi_avg_fn=rule)
        tensors = {}
        for step in range(4):
            with torch.no_grad():
                model.weight.copy_(random(2, 3))
                model.bias.copy_(random(2))
            average.update_parameters(model)
            tensors |= {
                f"weight{step}": tensor(model.weight.T), f"bias{step}": tensor(model.bias),
                f"average.weight{step}": tensor(average.module.weight.T),
                f"average.bias{step}": tensor(average.module.bias),
            }
        cases.append({"name": name, "numbers": {"decay": 0.8}, "tensors": tensors})
    write("averages", cases)


# MARK: Recurrent layers


def recurrent():
    """Five steps of three sequences, from a state that is not zero; the cotangents reach outputs and last state."""
    cases = []
    for name, layer, states in [("RNN", torch.nn.RNN(4, 3), 1), ("LSTM", torch.nn.LSTM(4, 3), 2), ("GRU", torch.nn.GRU(4, 3), 1)]:
        with torch.no_grad():
            for parameter in layer.parameters():
                parameter.copy_(random(*parameter.shape) * 0.7)
            if name != "GRU":  # one bias is all that these two know
                layer.bias_hh_l0.zero_()
            else:
                layer.bias_hh_l0[:6] = 0
        x, start = leaf(random(5, 3, 4)), [leaf(random(1, 3, 3)) for _ in range(states)]
        y, last = layer(x, tuple(start) if states == 2 else start[0])
        last = last if states == 2 else (last,)
        pulls = [random(*t.shape) for t in (y, *last)]
        sum((t * pull).sum() for t, pull in zip((y, *last), pulls)).backward()
        tensors = {"input": tensor(x), "gradient.input": tensor(x.grad), "output": tensor(y), "cotangent": tensor(pulls[0])}
        for key, value, end, pull in zip(("hidden", "cell"), start, last, pulls[1:]):
            tensors |= {
                key: tensor(value[0]), "gradient." + key: tensor(value.grad[0]),
                "last." + key: tensor(end[0]), "cotangent." + key: tensor(pull[0]),
            }
        weights = {
            "inputWeight": (layer.weight_ih_l0, layer.weight_ih_l0.grad),
            "hiddenWeight": (layer.weight_hh_l0, layer.weight_hh_l0.grad),
            "bias": (layer.bias_ih_l0, layer.bias_ih_l0.grad),
        }
        if name == "GRU":
            weights["candidateBias"] = (layer.bias_hh_l0[6:], layer.bias_hh_l0.grad[6:])
        for key, (value, slope) in weights.items():
            tensors |= {key: tensor(value.t()), "gradient." + key: tensor(slope.t())}
        cases.append({"name": name, "numbers": {}, "tensors": tensors})
    cases.append(
        layer_case(
            "layer norm", random(2, 3, 5) * 3 + 2, {"scale": random(5), "shift": random(5)},
            lambda x, p: F.layer_norm(x, (5,), p["scale"], p["shift"]), {"input": tensor, "output": tensor}))
    slopes = [random(4, 3), random(5) * 2]
    for norm in [1.5, 100]:
        parameters = [leaf(s) for s in slopes]
        for p, s in zip(parameters, slopes):
            p.grad = s.clone()
        length = torch.nn.utils.clip_grad_norm_(parameters, norm)
        cases.append({
            "name": f"clipping to {norm}", "numbers": {"norm": norm, "length": number(length)},
            "tensors": {f"{k}{i}": tensor(t) for i, p in enumerate(parameters) for k, t in [("slope", slopes[i]), ("clipped", p.grad)]},
        })
    write("recurrent", cases)


# MARK: Files


FILES = {
    "dense.weight": numpy.arange(6, dtype=numpy.float32).reshape(2, 3) / 8,
    "dense.bias": numpy.array([1.5, -0.0, numpy.inf], dtype=numpy.float32),
    "scalar": numpy.array(3.25, dtype=numpy.float32),
    "empty": numpy.zeros((0, 4), dtype=numpy.float32),
    "odd \"name\" \\ é \n\x01": numpy.ones((1, 1, 2), dtype=numpy.float32),
}
TEXT = {"state": "18446744073709551615", "quotes": "a \"b\" \\ \n\t\x01 é 🙂"}


def files():
    """`python.safetensors` is what Python writes; `swift.safetensors`, which InnerLoop wrote, must read the same."""
    folder = pathlib.Path(__file__).parent
    safetensors.numpy.save_file(FILES, folder / "python.safetensors", metadata=TEXT)
    with safetensors.safe_open(folder / "swift.safetensors", "numpy") as file:
        assert file.metadata() == TEXT, file.metadata()
        assert set(file.keys()) == set(FILES), set(file.keys())
        for name, expected in FILES.items():
            found = file.get_tensor(name)
            assert found.dtype == numpy.float32 and found.shape == expected.shape, name
            assert found.tobytes() == expected.tobytes(), name
    print("Python reads swift.safetensors")


def types():
    """Tensors of the types that PyTorch's state dictionaries hold, and of some that they rarely do."""
    values = torch.tensor([[1.5, -0.25], [3, 0]])
    tensors = {"BOOL": torch.tensor([True]), "I64": torch.tensor(7)}
    for name, dtype in [("F64", torch.float64), ("F32", torch.float32), ("F16", torch.float16), ("BF16", torch.bfloat16)]:
        tensors[name] = values.to(dtype)
    for name, dtype in [("I32", torch.int32), ("U8", torch.uint8)]:
        tensors[name] = torch.tensor([1, 2, 3]).to(dtype)
    safetensors.torch.save_file(tensors, pathlib.Path(__file__).parent / "types.safetensors")


if __name__ == "__main__":
    layers()
    losses()
    optimizers()
    curves()
    schedules()
    averages()
    recurrent()
    files()
    types()
