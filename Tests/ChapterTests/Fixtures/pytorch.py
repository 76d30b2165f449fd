"""Rebuilds the networks of chapters 4 and 8 in PyTorch, with the Python of Documentation/InAndOutOfPyTorch.md, both ways.

    python3 -m venv venv && venv/bin/pip install torch==2.13.0 safetensors==0.8.0 numpy
    venv/bin/python pytorch.py ../../../Documentation/InAndOutOfPyTorch.md .

The folder holds what Swift wrote: `swift-4.safetensors`, `swift-8.safetensors`, and images with the support of an episode
first, `images.safetensors`. PyTorch adds networks of its own, `pytorch-4.safetensors` and `pytorch-8.safetensors`, and
`logits.safetensors`, what all four give. With `--by-hand` the package safetensors is not used.
"""

import os
import pathlib
import re
import shutil
import sys

if "--by-hand" in sys.argv:
    sys.modules["safetensors"] = None  # its import fails

page, folder = pathlib.Path(sys.argv[1]).read_text("utf-8"), sys.argv[2]
os.chdir(folder)
for chapter, name in [(4, "04-convolutional-network"), (8, "08-prototypical-networks")]:
    pathlib.Path(f"out/{name}").mkdir(parents=True, exist_ok=True)
    shutil.copy(f"swift-{chapter}.safetensors", f"out/{name}/model.safetensors")

# The page itself, to its end: it leaves `network`, `images` and `logits`.
exec("\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL)))

results = {"swift-4": logits}
images = images.permute(0, 3, 1, 2)
WAY = 3  # the first six images are the support


def places(network):
    with torch.no_grad():
        return network.logits(images[:6], images[6:], WAY)


results["swift-8"] = places(read_chapter_8("out/08-prototypical-networks/model.safetensors"))

# PyTorch's own: fresh weights, norms that do something, and statistics that training passes moved to their place.
torch.manual_seed(4)
own = ConvolutionalNetwork(network.convolution1.kernel_size[0], (2, 3), *network.dense.weight.shape[::-1])
eight = PrototypicalNetwork(4)
for network in (own, eight):
    for layer in network.modules():
        if isinstance(layer, nn.BatchNorm2d):
            nn.init.uniform_(layer.weight, 0.5, 1.5)
            nn.init.normal_(layer.bias, std=0.3)
    for _ in range(60):
        network(images)
    network.eval()
with torch.no_grad():
    results["pytorch-4"] = own(images)
results["pytorch-8"] = places(eight)
save_file(from_pytorch(own, CHAPTER_4), "pytorch-4.safetensors", metadata={"norm1.epsilon": str(own.norm1.eps)})
save_file(from_pytorch(eight, CHAPTER_8), "pytorch-8.safetensors")
save_file({name: value.contiguous() for name, value in results.items()}, "logits.safetensors")
shutil.rmtree("out")
