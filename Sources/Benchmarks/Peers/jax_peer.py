"""JAX's side: jax_peer.py WORK jit. XLA takes as many threads as there are cores it may run on."""

import itertools
import os
import sys

import worker

os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: worker.THREADS])
os.environ["JAX_PLATFORMS"] = "cpu"

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
    x = jax.nn.relu(lax.conv_general_dilated(x, p[2], (1, 1), "VALID", dimension_numbers=layout) + p[3])
    x = lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID").reshape(x.shape[0], -1)
    return jax.nn.relu(x @ p[4] + p[5]) @ p[6] + p[7]


def mlp(p, x):
    return jax.nn.relu(x @ p[0] + p[1]) @ p[2] + p[3]


def train(parameters, model, shape):
    images, labels = worker.batches(shape)
    images, labels = [jnp.asarray(x) for x in images], [jnp.asarray(y) for y in labels]

    def loss_of(p, x, y):
        return -jnp.take_along_axis(jax.nn.log_softmax(model(p, x)), y[:, None], 1).mean()

    @jax.jit
    def update(p, m, v, t, x, y):
        loss, g = jax.value_and_grad(loss_of)(p, x, y)
        m = [0.9 * a + 0.1 * b for a, b in zip(m, g)]
        v = [0.999 * a + 0.001 * b * b for a, b in zip(v, g)]
        scale = 1e-3 / (1 - 0.9**t)
        root = 1 / jnp.sqrt(1 - 0.999**t)
        p = [a - scale * b / (root * jnp.sqrt(c) + 1e-8) for a, b, c in zip(p, m, v)]
        return loss, p, m, v, t + 1

    p = [jnp.asarray(a) for a in parameters]
    state = [p, [jnp.zeros_like(a) for a in p], [jnp.zeros_like(a) for a in p], jnp.float32(1)]
    batch = itertools.cycle(range(4))

    def step():
        index = next(batch)
        loss, *state[:] = update(*state, images[index], labels[index])
        return loss

    return step, float


steps = {
    "sgemm": sgemm,
    "mnist-cnn": lambda: train(worker.CNN, cnn, (128, 28, 28, 1)),
    "dense-mlp": lambda: train(worker.MLP, mlp, (128, 784)),
}
step, finish = steps[work]()
worker.serve(f"JAX {jax.__version__}, {len(os.sched_getaffinity(0))} cores", step, finish)
