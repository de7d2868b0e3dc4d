"""PyTorch's forward pass, batch of one, one thread, traced and frozen, and training as its users write it: pytorch.py WEIGHTS FOLDER
MILLISECONDS prints a line of JSON.

Run by tests/bench/run where PyTorch is installed. The network as everywhere, with A and S as they stand.
"""
import array
import json
import sys
import time

import torch
from torch.nn import functional

A, S = 1.7159, 2 / 3
BLOCKS = ((0, 1), (1, 2), (0, 2))  # of four planes of H1, read by each four planes of H2


class Network(torch.nn.Module):
    def __init__(self, tensors):
        super().__init__()
        given = {name: torch.tensor(each["values"]).reshape(each["shape"]) for name, each in tensors.items()}
        dense = torch.zeros(12, 12, 5, 5)
        for plane in range(12):
            sources = [source for source in range(12) if source // 4 in BLOCKS[plane // 4]]
            dense[plane, sources] = given["h2.weights"][plane]
        self.parts = [given["h1.weights"].unsqueeze(1), given["h1.biases"], dense, given["h2.biases"],
                      given["h3.weights"], given["h3.biases"], given["output.weights"], given["output.biases"]]
        for number, part in enumerate(self.parts):
            setattr(self, f"part{number}", part)

    def forward(self, image):
        padded = functional.pad(image, (2, 1, 2, 1), value=-1.0)
        h1 = A * torch.tanh(S * (functional.conv2d(padded, self.part0, stride=2) + self.part1))
        padded = functional.pad(h1, (2, 1, 2, 1), value=-1.0)
        h2 = A * torch.tanh(S * (functional.conv2d(padded, self.part2, stride=2) + self.part3))
        h3 = A * torch.tanh(S * functional.linear(h2.flatten(1), self.part4, self.part5))
        return A * torch.tanh(S * functional.linear(h3, self.part6, self.part7))


def seconds_of_training(network, images, digits):
    """A presentation and its step, one digit at a time; what the table leaves unconnected stays so."""
    for number, part in enumerate(network.parts):
        setattr(network, f"part{number}", part.clone().requires_grad_())
    parameters = [getattr(network, f"part{number}") for number in range(8)]
    connected = (network.parts[2] != 0).float()
    start = time.perf_counter()
    for image, digit in zip(images, digits):
        target = torch.full((1, 10), -1.0)
        target[0, digit] = 1.0
        functional.mse_loss(network(image), target).backward()
        with torch.no_grad():
            parameters[2].grad *= connected
            for parameter in parameters:
                parameter -= 1e-4 * parameter.grad
                parameter.grad = None
    return (time.perf_counter() - start) / len(images)


def main(weights, folder, milliseconds):
    torch.set_num_threads(1)
    with open(weights, encoding="utf-8") as file:
        network = Network(json.load(file)["tensors"]).eval()
    pixels = array.array("f")
    with open(folder + "/images.f32", "rb") as file:
        pixels.fromfile(file, 256 * 256)
    images = torch.tensor(pixels).reshape(256, 1, 1, 16, 16)
    with torch.inference_mode():
        traced = torch.jit.freeze(torch.jit.trace(network, images[0]))
        for image in images:
            traced(image)
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < float(milliseconds) / 1e3:
            for image in images:
                traced(image)
            count += len(images)
        seconds = time.perf_counter() - start
        outputs = [value for image in images[:8] for value in traced(image)[0].tolist()]
    with open(folder + "/digits.u8", "rb") as file:
        digits = list(file.read(256))
    seconds_of_training(network, images, digits)  # warms up
    trained = [seconds_of_training(network, images, digits) for _ in range(3)]
    print(json.dumps({"microseconds": seconds / count * 1e6, "outputs": outputs, "training_seconds": trained}))


main(*sys.argv[1:])
