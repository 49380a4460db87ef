#!/usr/bin/env python3
"""Trains one MLP-VAE by the suite, by a hand-written PyTorch loop and by pythae, in alternation, and prints ratios of samples per second.

Builds the suite's side itself. See README.md.
"""
import argparse
import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import openblas

FOLDER = pathlib.Path(__file__).resolve().parent
OLD = (2, 0)
WARM_UP = 1


def read_arguments():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", nargs="?", type=int, default=7)
    arguments.add_argument("--samples", type=int, default=25_600)
    arguments.add_argument("--threads", type=int, default=os.cpu_count())
    arguments.add_argument("--openblas", default="best", help="the kernel OpenBLAS takes: best (by the processor's flags), own (its choice) or a name")
    arguments.add_argument("--backend", help="TorchBackend of the suite's build; cuda if PyTorch has CUDA, else cpu")
    return arguments.parse_args()


def build(backend):
    log = subprocess.run(
        ["dotnet", "build", "-c", "Release", f"-p:TorchBackend={backend}", str(FOLDER)], capture_output=True, text=True, check=False)
    if log.returncode != 0:
        sys.exit("\n".join(log.stdout.splitlines()[-5:]))


class Suite:
    """The suite's side, in a process of its own that trains when it is asked."""

    name = "NebulaBench"

    def __init__(self, images, threads, folder):
        path = os.path.join(folder, "images.bin")
        images.numpy().tofile(path)
        program = FOLDER / "bin/Release/net10.0/NebulaBench.Benchmarks.Peers.dll"
        environment = {key: value for key, value in os.environ.items() if key != openblas.VARIABLE}
        self.process = subprocess.Popen(
            ["dotnet", str(program), path, str(threads)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.version, self.threads, cuda = self.process.stdout.readline().split()
        self.has_cuda = cuda == "True"

    def train(self, device, epochs, batch_size):
        self.process.stdin.write(f"{device} {batch_size} {epochs}\n")
        self.process.stdin.flush()
        return tuple(map(float, self.process.stdout.readline().split()))

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def spread(numbers, form):
    ordered = sorted(numbers)
    return " – ".join(form.format(x) for x in (ordered[0], ordered[len(ordered) // 2], ordered[-1]))


def measure(suite, peers, device, batch_size, epochs, samples, rounds):
    """Each round has everybody train once, in an order that turns with the rounds; returns samples per second, processor time and losses by name."""
    sides = [(suite.name, lambda: suite.train(device, epochs, batch_size))]
    sides += [(peer.name, lambda peer=peer: peer.train(epochs, batch_size)) for peer in peers]
    speeds, efforts, losses = {name: [] for name, _ in sides}, {name: [] for name, _ in sides}, {}
    for at in range(WARM_UP + rounds):
        turn = at % len(sides)
        for name, train in sides[turn:] + sides[:turn]:
            time.sleep(0.3)  # lets threads of the side before, which wait for more work for a while, fall asleep
            seconds, worked, losses[name] = train()
            if at >= WARM_UP:
                speeds[name].append(epochs * (samples // batch_size * batch_size) / seconds)
                efforts[name].append(worked)
    return speeds, efforts, losses


def table(speeds, efforts, losses, absent):
    print("| side | samples/s | NebulaBench / it | the same by processor time | loss at the end |\n|---|---:|---:|---:|---:|")
    for name in speeds:
        faster = [own / other for own, other in zip(speeds[Suite.name], speeds[name])]
        lighter = [other / own for own, other in zip(efforts[Suite.name], efforts[name])]
        ratios = ("", "") if name == Suite.name else (spread(faster, "{:.2f}"), spread(lighter, "{:.2f}"))
        print(f"| {name} | {spread(speeds[name], '{:.0f}')} | {ratios[0]} | {ratios[1]} | {losses[name]:.1f} |")
    for name, reason in absent.items():
        print(f"| {name} | not measured: {reason} | | | |")
    print()


def main():
    options = read_arguments()
    if importlib.util.find_spec("torch") is None:
        print(f"skipped: {sys.executable} has no torch (README.md says how to install it)")
        return
    openblas.choose(options.openblas)
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(options.threads)
    import torch
    import torch_peers
    torch.set_num_threads(options.threads)
    cuda = torch.cuda.is_available()
    build(options.backend or ("cuda" if cuda else "cpu"))

    absent, kinds = {}, [torch_peers.HandWritten]
    try:
        import pythae.trainers  # what it lacks itself, it says when it is imported
        kinds.append(torch_peers.Pythae)
    except ImportError as missing:
        absent["pythae"] = str(missing)

    torch.manual_seed(0)
    images = torch.rand(options.samples, 1, 28, 28).pow(4)
    with tempfile.TemporaryDirectory() as folder:
        print(f"Load of the machine before: {' '.join(f'{x:.1f}' for x in os.getloadavg())}")
        suite = Suite(images, options.threads, folder)
        describe(torch, suite, options)
        for device, batch_size, epochs in [("cpu", 256, 2), ("cuda", 256, 4), ("cuda", 4096, 20)]:
            if device == "cuda" and not (cuda and suite.has_cuda):
                without = [name for name, has in [("PyTorch", cuda), ("the suite's build", suite.has_cuda)] if not has]
                print(f"{device}, batches of {batch_size}: not measured, no CUDA in {' and '.join(without)}")
                continue
            print(f"{device}, batches of {batch_size}, {options.rounds} rounds after {WARM_UP} warm-up, {epochs} epochs of {options.samples} samples each; "
                  "cells are min – median – max:\n")
            table(*measure(suite, [kind(images, device) for kind in kinds], device, batch_size, epochs, options.samples, options.rounds), absent)
        suite.end()
    print(f"Load of the machine at the end: {' '.join(f'{x:.1f}' for x in os.getloadavg())}; this program itself loads {options.threads}.")


def describe(torch, suite, options):
    print(f"NebulaBench: .NET, libtorch {suite.version}, {suite.threads} threads")
    print(f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, {torch.get_num_threads()} threads")
    print(f"PyTorch's BLAS: {openblas.loaded()}; --openblas {options.openblas}")
    shown = ("BLAS_INFO", "Math Kernel", "MKL-DNN", "CPU capability", "USE_CUDA")
    for line in torch.__config__.show().replace(", ", "\n").splitlines():
        if any(word in line for word in shown):
            print(f"    {line.strip(' -')}")
    if tuple(map(int, torch.__version__.split(".")[:2])) < OLD:
        print("Caveat: this PyTorch is of 2022 or before and computes with the system's BLAS; a current one with its bundled libraries is faster.")
    if torch.cuda.is_available():
        print(f"GPU: {torch.cuda.get_device_name()}")
    print()


if __name__ == "__main__":
    main()
