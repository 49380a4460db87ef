"""Makes comparison.json once, with scipy 1.10.1; the tests themselves need neither Python nor scipy.

Holm's correction is computed here in plain Python, independently of the suite.
"""
import itertools
import json

import numpy as np
from scipy import stats

random = np.random.default_rng(20260102)


def friedman(blocks):
    blocks = np.asarray(blocks)
    n, k = blocks.shape
    chi, p = stats.friedmanchisquare(*blocks.T)
    f = (n - 1) * chi / (n * (k - 1) - chi)
    ranks = np.mean([stats.rankdata(row) for row in blocks], axis=0)
    return dict(blocks=blocks.tolist(), ranks=ranks.tolist(), chi_squared=chi, p=p, f=f, f_p=stats.f.sf(f, k - 1, (k - 1) * (n - 1)))


def wilcoxon(differences, mode):
    statistic, p = stats.wilcoxon(differences, zero_method="wilcox", correction=False, mode=mode)
    return dict(differences=[float(d) for d in differences], exact=mode == "exact", statistic=float(statistic), p=float(p))


def over_signs(differences):
    """Every choice of signs, one by one: what scipy 1.10 has not for ties."""
    kept = [d for d in differences if d != 0]
    ranks = stats.rankdata(np.abs(kept))
    found = min(sum(r for r, d in zip(ranks, kept) if d > 0), sum(r for r, d in zip(ranks, kept) if d < 0))
    sums = [sum(r for r, positive in zip(ranks, signs) if positive) for signs in itertools.product((False, True), repeat=len(kept))]
    share = sum(min(s, sum(ranks) - s) <= found for s in sums) / len(sums)
    return dict(differences=[float(d) for d in differences], exact=True, statistic=float(found), p=share)


def holm(p):
    order = sorted(range(len(p)), key=lambda index: p[index])
    adjusted, largest = [0.0] * len(p), 0.0
    for place, index in enumerate(order):
        largest = max(largest, min(1.0, (len(p) - place) * p[index]))
        adjusted[index] = largest
    return dict(p=p, adjusted=adjusted)


def pair(n, m, shift):
    return random.normal(0, 1, n).tolist(), random.normal(shift, 2, m).tolist()


def paired(a, b):
    t, p = stats.ttest_rel(a, b)
    return dict(a=a, b=b, t=t, p=p)


def welch(a, b):
    t, p = stats.ttest_ind(a, b, equal_var=False)
    return dict(a=a, b=b, t=t, p=p)


rows = [[3, 1, 2], [1, 1, 1], [2, 2, 1, 5], [0.5, -1, 0.5, 0.5, 7, -1], [4], random.integers(0, 5, 20).tolist()]
golden = dict(
    rankdata=[dict(values=row, ranks=stats.rankdata(row).tolist()) for row in rows],
    friedman=[
        friedman(random.normal(0, 1, (4, 3))),
        friedman(random.normal(0, 1, (10, 5)) + np.arange(5) * 0.5),
        friedman(random.integers(0, 4, (8, 4)).astype(float)),
        friedman(random.integers(0, 2, (6, 6)).astype(float)),
        friedman(random.normal(0, 1, (30, 12)) + np.arange(12)),
        friedman(random.normal(0, 1, (2, 3))),
    ],
    wilcoxon=[wilcoxon(random.normal(shift, 1, n), "exact") for n, shift in [(1, 0), (4, 1), (5, 2), (9, 0.4), (20, 0.3), (50, 0.2)]]
    + [wilcoxon(random.normal(0.2, 1, n), "approx") for n in (51, 80)]
    + [wilcoxon(random.integers(-3, 5, n), "approx") for n in (14, 30, 60)]
    + [over_signs(values) for values in ([1, -1, 2, 3, 3], [0, 1, 2, -3, 4, 0], [2, 2, 2, 2], [-1, 1, 0], random.integers(-3, 5, 13).tolist())],
    paired=[paired(*pair(n, n, shift)) for n, shift in [(2, 0), (3, 1), (5, 4), (30, 0.3), (5, 40)]],
    welch=[welch(*pair(n, m, shift)) for n, m, shift in [(2, 2, 0), (3, 2, 1), (5, 7, 4), (30, 12, 0.3), (5, 5, 60)]]
    + [welch([1.0, 1.0, 1.0], [1.0, 2.0, 4.0])],
    holm=[holm(p) for p in ([0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.9], [0.2], [0.001, 0.001, 0.04, 0.9, 1.0], random.uniform(0, 0.2, 10).tolist())],
    studentised_range=[
        dict(k=k, alpha=alpha, q=float(stats.studentized_range.ppf(1 - alpha, k, np.inf)))
        for alpha in (0.1, 0.05, 0.01) for k in (2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50)
    ],
)
with open("comparison.json", "w", encoding="utf-8") as file:
    json.dump(golden, file, indent=1)
    file.write("\n")
