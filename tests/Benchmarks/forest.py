# fits scikit-learn's isolation forest and scores the same rows with it: prints the seconds
import sys
import time

import numpy
from sklearn.ensemble import IsolationForest

rows = numpy.genfromtxt(sys.argv[1], delimiter=",", skip_header=1)
started = time.perf_counter()
IsolationForest(n_estimators=100, max_samples=256, n_jobs=2, random_state=int(sys.argv[2])).fit(rows).score_samples(rows)
print(time.perf_counter() - started)
