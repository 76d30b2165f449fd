"""PyTorch's side of recurrent networks: torch_recurrent.py lstm eager."""

import torch

import worker

torch.set_num_threads(worker.THREADS)
layer = torch.nn.LSTM(405, 200)
with torch.no_grad():
    weight, recurrent, bias = (torch.from_numpy(a) for a in worker.LSTM)
    layer.weight_ih_l0.copy_(weight.T)
    layer.weight_hh_l0.copy_(recurrent.T)
    layer.bias_ih_l0.copy_(bias)
    layer.bias_hh_l0.zero_()
layer.bias_hh_l0.requires_grad_(False)  # our side has one bias
parameters = [p for p in layer.parameters() if p.requires_grad]
x = torch.from_numpy(worker.LSTM_INPUT)


def step():
    loss = layer(x)[0].square().mean()
    slopes = torch.autograd.grad(loss, parameters)
    return loss.detach() + torch.nn.utils.get_total_norm(slopes)


worker.serve(worker.torch_version(torch), step)
