"""Independent answers for the cross-check tests: numpy, scipy and statsmodels. Reads one JSON task from stdin, prints one JSON answer."""
import json
import sys

import numpy as np
import scipy.optimize
import scipy.stats
import statsmodels.api as sm


def regression(task):
    """Coefficients, classical errors and Newey-West errors for each number of lags."""
    design = sm.add_constant(np.array(task["rows"]), has_constant="add") if task["intercept"] else np.array(task["rows"])
    model = sm.OLS(np.array(task["y"]), design)
    plain = model.fit()
    robust = [
        model.fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": task["small_sample"]}).bse.tolist()
        for lags in task["lags"]
    ]
    return {
        "coefficients": plain.params.tolist(),
        "errors": plain.bse.tolist(),
        "robust": robust,
        "r_squared": plain.rsquared,
        "residual_deviation": float(np.sqrt(plain.scale)),
    }


def quantiles(task):
    return {"quantiles": np.quantile(np.array(task["values"]), task["p"], method="linear").tolist()}


def drawdowns(task):
    """Runs below the running maximum, cut out with numpy."""
    prices = np.array(task["prices"])
    peaks = np.maximum.accumulate(prices)
    series = prices / peaks - 1
    below = np.concatenate(([False], prices < peaks, [False]))
    edges = np.flatnonzero(below[1:] != below[:-1])
    episodes = []
    for first, end in zip(edges[::2], edges[1::2]):
        trough = first + int(np.argmin(prices[first:end]))
        episodes.append([int(first) - 1, int(trough), int(end) if end < len(prices) else -1, float(series[trough])])
    return {"maximum": float(series.min()), "series": series.tolist(), "episodes": episodes}


def garch(task):
    """Gaussian likelihood of GARCH(1,1), maximised under bounds and a linear constraint; no transforms."""
    returns = np.array(task["returns"])
    scale = returns.std()
    y = returns / scale

    def loss(p):
        mu, omega, alpha, beta = p
        squares = (y - mu) ** 2
        start = squares.mean()
        variance = np.empty(len(y))
        last_square, last_variance = start, start
        for t, square in enumerate(squares):
            last_variance = omega + alpha * last_square + beta * last_variance
            last_square = square
            variance[t] = last_variance
        if not np.all(variance > 0):
            return 1e10
        return 0.5 * float(np.sum(np.log(2 * np.pi) + np.log(variance) + squares / variance))

    best = None
    for alpha, beta in [(0.1, 0.8), (0.05, 0.9), (0.2, 0.5)]:
        found = scipy.optimize.minimize(
            loss,
            [y.mean(), 1 - alpha - beta, alpha, beta],
            method="SLSQP",
            bounds=[(-1, 1), (1e-8, 5), (0, 1), (0, 1)],
            constraints=[{"type": "ineq", "fun": lambda p: 1 - 1e-9 - p[2] - p[3]}],
            options={"ftol": 1e-12, "maxiter": 500},
        )
        if best is None or found.fun < best.fun:
            best = found
    # The simplex has no gradient that could be inexact.
    polished = scipy.optimize.minimize(
        lambda p: loss(p) if p[1] > 0 and p[2] >= 0 and p[3] >= 0 and p[2] + p[3] < 1 else 1e10,
        best.x,
        method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 1500},
    )
    if polished.fun < best.fun:
        best = polished
    mu, omega, alpha, beta = best.x
    return {
        "parameters": [mu * scale, omega * scale**2, alpha, beta],
        "log_likelihood": -best.fun - len(y) * float(np.log(scale)),
    }


def normal(task):
    return {"quantiles": scipy.stats.norm.ppf(task["p"]).tolist(), "cdf": scipy.stats.norm.cdf(task["x"]).tolist()}


TASKS = {"regression": regression, "quantiles": quantiles, "drawdowns": drawdowns, "garch": garch, "normal": normal}

if __name__ == "__main__":
    asked = json.load(sys.stdin)
    json.dump(TASKS[asked["task"]](asked), sys.stdout)
