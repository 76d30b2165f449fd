"""What JAX's scripts share: the cores, cross-entropy, Adam. XLA takes as many threads as there are cores it may run on."""

import os

import worker

os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: worker.THREADS])
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp

VERSION = f"JAX {jax.__version__}, {len(os.sched_getaffinity(0))} cores {os.environ.get('XLA_FLAGS', '')}".strip()


def cross_entropy(scores, labels):
    return -jnp.take_along_axis(jax.nn.log_softmax(scores), labels[:, None], 1).mean()


def adam(parameters, loss_of, rate):
    """A jitted step of Adam down loss_of(parameters, *inputs); called with the inputs it returns the loss."""

    @jax.jit
    def update(p, m, v, t, *inputs):
        loss, g = jax.value_and_grad(loss_of)(p, *inputs)
        m = [0.9 * a + 0.1 * b for a, b in zip(m, g)]
        v = [0.999 * a + 0.001 * b * b for a, b in zip(v, g)]
        scale = rate / (1 - 0.9**t)
        root = 1 / jnp.sqrt(1 - 0.999**t)
        p = [a - scale * b / (root * jnp.sqrt(c) + 1e-8) for a, b, c in zip(p, m, v)]
        return loss, p, m, v, t + 1

    p = [jnp.asarray(a) for a in parameters]
    state = [p, [jnp.zeros_like(a) for a in p], [jnp.zeros_like(a) for a in p], jnp.float32(1)]

    def step(*inputs):
        loss, *state[:] = update(*state, *inputs)
        return loss

    return step
