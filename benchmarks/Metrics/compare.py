#!/usr/bin/env python3
"""Times NebulaBench's metrics against scikit-learn's on one table, in alternation, and prints a table of ratios.

Both sides get the same numbers in memory and all cores; only the computation is timed, after warm-up rounds. See README.md.
"""
import argparse
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import time

try:
    import numpy as np
    import sklearn
    from sklearn.cluster import KMeans
    from sklearn.manifold import trustworthiness
    from sklearn.metrics import adjusted_mutual_info_score, silhouette_score
    from sklearn.neighbors import KNeighborsClassifier
except ImportError as missing:
    print(f"skipped: {missing} (Debian: apt-get install python3-sklearn)")
    sys.exit(0)

FOLDER = pathlib.Path(__file__).resolve().parent
WARM_UP = 2


def make_table(rows, columns, classes):
    """Overlapping Gaussian classes, with a labelling that is right for about nine samples in ten as clusters."""
    random = np.random.default_rng(0)
    labels = random.integers(0, classes, rows).astype(np.int32)
    values = 0.5 * random.normal(size=(classes, columns))[labels] + random.normal(size=(rows, columns))
    clusters = np.where(random.random(rows) < 0.9, labels, random.integers(0, classes, rows)).astype(np.int32)
    return values, labels, clusters


def peers(values, labels, clusters, classes):
    """What scikit-learn does for each metric, given a seed; the value is compared with ours."""
    return {
        "silhouette": lambda seed: silhouette_score(values, clusters),
        "knn": lambda seed: KNeighborsClassifier(5, n_jobs=-1).fit(values, labels).score(values, labels),
        "kmeans": lambda seed: KMeans(classes, n_init=10, random_state=seed).fit(values).inertia_,
        "ami": lambda seed: adjusted_mutual_info_score(labels, clusters),
        "trustworthiness": lambda seed: trustworthiness(values, values[:, :2], n_neighbors=5),
    }


def start_program(values, labels, clusters, classes, folder):
    path = os.path.join(folder, "table.bin")
    with open(path, "wb") as file:
        file.write(struct.pack("<iii", *values.shape, classes))
        for part in (values, labels, clusters):
            file.write(np.ascontiguousarray(part).tobytes())
    program = FOLDER / "bin/Release/net10.0/NebulaBench.Benchmarks.Metrics.dll"
    if not program.exists():
        sys.exit("build first: dotnet build -c Release benchmarks/Metrics")
    return subprocess.Popen(["dotnet", str(program), path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(program, metric, seed):
    program.stdin.write(f"{metric} {seed}\n")
    program.stdin.flush()
    return tuple(map(float, program.stdout.readline().split()))


def timed(compute, seed):
    start = time.perf_counter()
    value = compute(seed)
    return time.perf_counter() - start, value


def spread(numbers, form):
    return " – ".join(form.format(x) for x in (min(numbers), float(np.median(numbers)), max(numbers)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--rows", type=int, default=10_000)
    arguments.add_argument("--columns", type=int, default=32)
    arguments.add_argument("--metrics", nargs="*")
    options = arguments.parse_args()
    table = make_table(options.rows, options.columns, 10)
    computations = peers(*table, 10)
    metrics = options.metrics or list(computations)
    with tempfile.TemporaryDirectory() as folder:
        program = start_program(*table, 10, folder)
        ours, theirs, values = ({metric: [] for metric in metrics} for _ in range(3))
        for seed in range(WARM_UP + options.rounds):
            for metric in metrics:
                own_seconds, own_value = ask(program, metric, seed)
                peer_seconds, peer_value = timed(computations[metric], seed)
                if seed >= WARM_UP:
                    ours[metric].append(own_seconds)
                    theirs[metric].append(peer_seconds)
                    values[metric].append((own_value, peer_value))
        program.stdin.close()
        program.wait()
    print(f"n = {options.rows}, d = {options.columns}, {options.rounds} rounds, {os.cpu_count()} cores, scikit-learn {sklearn.__version__};")
    print("each cell min – median – max\n")
    print("| metric | NebulaBench, ms | scikit-learn, ms | times faster | largest relative difference of the values |")
    print("|---|---|---|---|---|")
    for metric in metrics:
        ratios = [peer / own for own, peer in zip(ours[metric], theirs[metric])]
        difference = max(abs(own - peer) / abs(peer) for own, peer in values[metric])
        print(f"| {metric} | {spread([1e3 * s for s in ours[metric]], '{:.1f}')} | {spread([1e3 * s for s in theirs[metric]], '{:.1f}')} "
              f"| {spread(ratios, '{:.1f}')} | {difference:.1e} |")


if __name__ == "__main__":
    main()
