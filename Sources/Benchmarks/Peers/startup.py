"""From the start of Python to a picture: startup.py FILE. A path of gradient descent over its contours."""

import os
import sys

import matplotlib
import torch

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

theta = torch.tensor([-1.5, 1.0], requires_grad=True)
path = [theta.tolist()]
for _ in range(40):
    (slope,) = torch.autograd.grad(0.5 * (theta[0] ** 2 + 8 * theta[1] ** 2), theta)
    theta = (theta - 0.1 * slope).detach().requires_grad_()
    path.append(theta.tolist())
x, y = np.meshgrid(np.linspace(-2, 2, 80), np.linspace(-1.5, 1.5, 80))
plt.contour(x, y, 0.5 * (x**2 + 8 * y**2), 12)
plt.plot(*zip(*path), "o-")
os.makedirs(os.path.dirname(sys.argv[1]), exist_ok=True)
plt.savefig(sys.argv[1])
