"""PyTorch's side of learning to learn: torch_few_shot.py WORK SETTING (eager, vmap, compile or sliced)."""

import sys

import torch
import torch.nn.functional as F
from torch.func import grad, grad_and_value, vmap

import worker

work, setting = sys.argv[1:]
torch.set_num_threads(worker.THREADS)


def tensor(values):
    return torch.from_numpy(values.copy())


def blocks():
    parameters = []
    for kernel in worker.KERNELS:
        parameters += [tensor(kernel).permute(3, 2, 0, 1).contiguous(), *map(tensor, worker.NORM)]
    return parameters


def embed(p, x, pools):
    for layer in range(4):
        kernel, scale, shift = p[3 * layer : 3 * layer + 3]
        if pools:
            x = F.conv2d(x, kernel, padding=1)
        else:
            # "Same" at stride 2: an even size has its one column of zeros at the end.
            x = F.conv2d(F.pad(x, (0, 1, 0, 1)), kernel, stride=2) if x.shape[-1] % 2 == 0 else F.conv2d(x, kernel, stride=2, padding=1)
        x = F.batch_norm(x, None, None, scale, shift, training=True)
        x = F.max_pool2d(F.relu(x), 2) if pools else F.relu(x)
    return x.flatten(1)


def optimizer(parameters):
    for p in parameters:
        p.requires_grad_()
    return torch.optim.Adam(parameters, lr=1e-4, fused=True)


def maml():
    order, count, steps, queries, rate = worker.MAML[work]
    head = tensor(worker.HEAD[0]).reshape(2, 2, 64, 5).permute(2, 0, 1, 3).reshape(256, 5)
    parameters = blocks() + [head.T.contiguous(), tensor(worker.HEAD[1])]
    adam = optimizer(parameters)
    xs, ys, xq, yq = map(torch.from_numpy, worker.tasks(count, queries))
    xs, xq = (x.permute(0, 1, 4, 2, 3).contiguous() for x in (xs, xq))
    loss_of = lambda p, x, y: F.cross_entropy(F.linear(embed(p, x, False), p[-2], p[-1]), y)

    def eager():
        total = 0
        for task in range(count):
            fast = parameters
            for _ in range(steps):
                slopes = torch.autograd.grad(loss_of(fast, xs[task], ys[task]), fast, create_graph=order == 2)
                fast = [p - rate * g for p, g in zip(fast, slopes)]
            loss = loss_of(fast, xq[task], yq[task]) / count
            loss.backward()
            total += loss.detach()
        return total

    def adapted_loss(p, xs, ys, xq, yq):
        fast = p
        for _ in range(steps):
            slopes = grad(loss_of)(fast, xs, ys)
            if order == 1:
                slopes = [g.detach() for g in slopes]
            fast = [p - rate * g for p, g in zip(fast, slopes)]
        return loss_of(fast, xq, yq)

    def mean_loss(p):
        return vmap(adapted_loss, in_dims=(None, 0, 0, 0, 0))(p, xs, ys, xq, yq).mean()

    batched = grad_and_value(mean_loss)
    if setting == "compile":
        batched = torch.compile(batched)

    def step():
        if setting == "eager":
            adam.zero_grad()
            loss = eager()
        else:
            slopes, loss = batched([p.detach() for p in parameters])
            for p, g in zip(parameters, slopes):
                p.grad = g
        adam.step()
        return loss

    return step


def prototypes():
    parameters = blocks()
    adam = optimizer(parameters)
    way, shot, queries = worker.WAY, worker.SHOT, worker.QUERIES
    count = way * (shot + queries)
    images = tensor(worker.numbers((count, 28, 28, 1), 50, 1)).permute(0, 3, 1, 2).contiguous()
    if "channels_last" in setting:
        images = images.contiguous(memory_format=torch.channels_last)
    labels = torch.arange(way).repeat_interleave(queries)

    def step():
        # "sliced": batch norm over slices of the episode, dealt like cards, as our side does it.
        slices = worker.SLICES if "sliced" in setting else 1
        parts = [embed(parameters, images[s::slices], True) for s in range(slices)]
        features = torch.stack(parts, 1).flatten(0, 1)
        support = features[: way * shot].reshape(way, shot, 64).mean(1)
        distances = (features[way * shot :, None] - support[None]).square().sum(2)
        loss = F.cross_entropy(-distances, labels)
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss.detach()

    return step


def sinusoid():
    parameters = [tensor(p) for p in worker.SINUSOID]
    adam = optimizer(parameters)
    x, y = map(torch.from_numpy, worker.sinusoids())

    def losses(p, points):
        first = F.relu(x[:, points] @ p[0] + p[1])
        return (F.relu(first @ p[2] + p[3]) @ p[4] + p[5] - y[:, points]).square().mean((1, 2))

    def step():
        copies = [p.expand(25, *p.shape) for p in parameters]
        slopes = torch.autograd.grad(losses(copies, slice(0, 10)).sum(), copies, create_graph=True)
        loss = losses([p - 0.01 * g for p, g in zip(copies, slopes)], slice(10, 20)).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss.detach()

    return step


step = {"protonet": prototypes, "maml-sinusoid": sinusoid}.get(work, maml)()
worker.serve(worker.torch_version(torch), step)
