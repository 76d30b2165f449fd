"""PyTorch's side: torch_peer.py WORK SETTING, where the setting is eager, channels_last or compile."""

import itertools
import sys

import torch
import torch.nn.functional as F

import worker

work, setting = sys.argv[1:]
torch.set_num_threads(worker.THREADS)


def tensor(values):
    return torch.from_numpy(values.copy())


def sgemm():
    # Two products a step, each on all threads.
    a, b = (tensor(worker.numbers((1024, 1024), seed, 1)) for seed in (1, 2))
    out = [torch.empty(1024, 1024) for _ in range(2)]

    def step():
        for c in out:
            torch.mm(a, b, out=c)
        return out[0][3, 5]

    return step


def cnn_parameters():
    k1, b1, k2, b2, w3, b3, w4, b4 = map(tensor, worker.CNN)
    # Our dense layer sees [h, w, c]; PyTorch flattens [c, h, w].
    w3 = w3.reshape(12, 12, 64, 128).permute(2, 0, 1, 3).reshape(9216, 128)
    return [k1.permute(3, 2, 0, 1).contiguous(), b1, k2.permute(3, 2, 0, 1).contiguous(), b2,
            w3.T.contiguous(), b3, w4.T.contiguous(), b4]


def cnn(p, x):
    x = F.relu(F.conv2d(x, p[0], p[1]))
    x = F.relu(F.max_pool2d(F.conv2d(x, p[2], p[3]), 2)).flatten(1)
    return F.linear(F.relu(F.linear(x, p[4], p[5])), p[6], p[7])


def mlp_parameters():
    w1, b1, w2, b2 = map(tensor, worker.MLP)
    return [w1.T.contiguous(), b1, w2.T.contiguous(), b2]


def mlp(p, x):
    return F.linear(F.relu(F.linear(x, p[0], p[1])), p[2], p[3])


def train(parameters, model, shape):
    images, labels = worker.batches(shape)
    images = [tensor(x) for x in images]
    if len(shape) == 4:
        images = [x.permute(0, 3, 1, 2).contiguous() for x in images]
    if setting != "eager" and len(shape) == 4:
        images = [x.contiguous(memory_format=torch.channels_last) for x in images]
        parameters = [p.contiguous(memory_format=torch.channels_last) if p.dim() == 4 else p for p in parameters]
    labels = [torch.from_numpy(y) for y in labels]
    for p in parameters:
        p.requires_grad_()
    adam = torch.optim.Adam(parameters, lr=1e-3, fused=True)
    loss_of = lambda x, y: F.cross_entropy(model(parameters, x), y)
    if setting == "compile":
        loss_of = torch.compile(loss_of)
    batch = itertools.cycle(range(4))

    def step():
        index = next(batch)
        loss = loss_of(images[index], labels[index])
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss.detach()

    return step


steps = {
    "sgemm": sgemm,
    "mnist-cnn": lambda: train(cnn_parameters(), cnn, (128, 28, 28, 1)),
    "dense-mlp": lambda: train(mlp_parameters(), mlp, (128, 784)),
}
worker.serve(worker.torch_version(torch), steps[work]())
