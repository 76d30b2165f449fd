"""JAX's side of recurrent networks: jax_recurrent.py lstm scan."""

import worker
from jax_training import VERSION

import jax
import jax.numpy as jnp
from jax import lax

parameters = [jnp.asarray(a) for a in worker.LSTM]
x = jnp.asarray(worker.LSTM_INPUT)


def loss_of(p):
    def next_state(state, projected):
        h, c = state
        i, f, g, o = jnp.split(projected + h @ p[1], 4, axis=1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        h = jax.nn.sigmoid(o) * jnp.tanh(c)
        return (h, c), h

    zeros = jnp.zeros((16, 200))
    return jnp.square(lax.scan(next_state, (zeros, zeros), x @ p[0] + p[2])[1]).mean()


@jax.jit
def gradient(p):
    loss, slopes = jax.value_and_grad(loss_of)(p)
    return loss + jnp.sqrt(sum(jnp.square(s).sum() for s in slopes))


worker.serve(VERSION, lambda: gradient(parameters))
