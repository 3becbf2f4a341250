# fits scikit-learn's isolation forest and scores the same rows with it: median of the rounds, in seconds
import sys
import time

import numpy
from sklearn.ensemble import IsolationForest

rows = numpy.genfromtxt(sys.argv[1], delimiter=",", skip_header=1)
seconds = []
for seed in range(int(sys.argv[2])):
    started = time.perf_counter()
    IsolationForest(n_estimators=100, max_samples=256, n_jobs=2, random_state=seed).fit(rows).score_samples(rows)
    seconds.append(time.perf_counter() - started)
print(numpy.median(seconds))
