"""JAX's side: jax_peer.py WORK jit."""

import itertools
import sys

import worker
from jax_training import VERSION, adam, cross_entropy

import jax
import jax.numpy as jnp
from jax import lax

work = sys.argv[1]


def sgemm():
    a, b = (jnp.asarray(worker.numbers((1024, 1024), seed, 1)) for seed in (1, 2))
    product = jax.jit(jnp.matmul)

    def step():
        return [product(a, b) for _ in range(2)]

    return step, lambda products: float(jax.block_until_ready(products)[0][3, 5])


def cnn(p, x):
    layout = ("NHWC", "HWIO", "NHWC")
    x = jax.nn.relu(lax.conv_general_dilated(x, p[0], (1, 1), "VALID", dimension_numbers=layout) + p[1])
    x = lax.conv_general_dilated(x, p[2], (1, 1), "VALID", dimension_numbers=layout)
    x = lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    x = jax.nn.relu(x + p[3]).reshape(x.shape[0], -1)
    return jax.nn.relu(x @ p[4] + p[5]) @ p[6] + p[7]


def mlp(p, x):
    return jax.nn.relu(x @ p[0] + p[1]) @ p[2] + p[3]


def train(parameters, model, shape):
    images, labels = worker.batches(shape)
    images, labels = [jnp.asarray(x) for x in images], [jnp.asarray(y) for y in labels]
    step = adam(parameters, lambda p, x, y: cross_entropy(model(p, x), y), 1e-3)
    batch = itertools.cycle(zip(images, labels))
    return lambda: step(*next(batch)), float


steps = {
    "sgemm": sgemm,
    "mnist-cnn": lambda: train(worker.CNN, cnn, (128, 28, 28, 1)),
    "dense-mlp": lambda: train(worker.MLP, mlp, (128, 784)),
}
step, finish = steps[work]()
worker.serve(VERSION, step, finish)
