"""How often a column has a false difference from its best row, where all rows are equal: the numbers of docs/statistics.md (scipy 1.10.1).

Correction over the tests against the best alone, and over all pairs.
"""
import numpy as np
from scipy import stats

random = np.random.default_rng(1)
level, seeds, columns = 0.05, 3, 1500


def rejected(p):
    order, found = np.argsort(p), np.zeros(len(p), bool)
    for place, index in enumerate(order):
        if p[index] * (len(p) - place) > level:
            break
        found[index] = True
    return found


for rows in (4, 8):
    alone = together = 0
    for _ in range(columns):
        values = random.normal(size=(rows, seeds))
        best = values.mean(1).argmax()
        pairs = [(i, j) for i in range(rows) for j in range(i)]
        p = np.array([stats.ttest_rel(values[i], values[j])[1] for i, j in pairs])
        with_best = [index for index, pair in enumerate(pairs) if best in pair]
        alone += rejected(p[with_best]).any()
        together += rejected(p)[with_best].any()
    print(f"{rows} rows: against the best alone {alone / columns:.3f}, all pairs {together / columns:.3f}")
