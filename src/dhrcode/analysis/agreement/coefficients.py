"""Coefficients of agreement between coders, for nominal codes, from sums over units.

Every function takes NumPy arrays with any leading axes: none for one set of data, one
for bootstrap samples. An argument for one number has the shape `(...)`, one for a number of each
category `(..., k)`; the result has the shape `(...)`. All arguments are counts (of pairs, ratings
or units) or sums of shares. A result is a proportion, or a coefficient of at most 1, without a
unit; it is NaN where it is undefined, for `measures` to put into words.

A pair is two ratings of the same unit by different coders. With m coders a unit has m(m-1)/2.
"""

import numpy as np
from numpy.typing import ArrayLike

from dhrcode.analysis.agreement.ratings import FloatArray


def ratio(part: ArrayLike, whole: ArrayLike) -> FloatArray:
    """`part / whole`, NaN where `whole` is 0."""
    part, whole = np.broadcast_arrays(np.asarray(part, float), np.asarray(whole, float))
    result: FloatArray = np.full(part.shape, np.nan)
    np.divide(part, whole, out=result, where=whole != 0)
    return result


def percent_agreement(agreeing: ArrayLike, pairs: ArrayLike) -> FloatArray:
    """Pairs that agree as a proportion of all pairs, from 0 to 1.

    For several coders it is the mean over pairs of coders, each pair of coders weighted by the
    units that both rated. Undefined without a pair.

    Args:
        agreeing: pairs of ratings that are alike, `(...)`.
        pairs: pairs of ratings, `(...)`.
    """
    return ratio(agreeing, pairs)


def positive_agreement(both: ArrayLike, present: ArrayLike) -> FloatArray:
    """Agreement on what is present: 2a / (2a + b + c), from 0 to 1.

    Source: D. V. Cicchetti and A. R. Feinstein (1990), High agreement but low kappa: II.
    Resolving the paradoxes, Journal of Clinical Epidemiology 43, 551-558. Undefined if nobody
    found anything present.

    Args:
        both: a, the pairs of which both are present, `(...)`.
        present: 2a + b + c, the ratings of present, each counted in every pair, `(...)`.
    """
    return ratio(2 * np.asarray(both), present)


def negative_agreement(both: ArrayLike, present: ArrayLike, pairs: ArrayLike) -> FloatArray:
    """Agreement on what is not present: 2d / (2d + b + c), from 0 to 1.

    Source: as `positive_agreement`. With pairs = a + b + c + d, d is pairs - (2a + b + c) + a.
    Undefined if nobody found anything but present.

    Args:
        both: a, the pairs of which both are present, `(...)`.
        present: 2a + b + c, the ratings of present, each counted in every pair, `(...)`.
        pairs: pairs of ratings, `(...)`.
    """
    both, present, pairs = (np.asarray(n, float) for n in (both, present, pairs))
    return ratio(2 * (pairs - present + both), 2 * pairs - present)


def cohen_kappa(agreeing: ArrayLike, first: FloatArray, second: FloatArray) -> FloatArray:
    """Cohen's kappa of two coders: (po - pe) / (1 - pe), pe = sum over k of p1k p2k.

    po is the proportion of units on which they agree, p1k and p2k the proportions that the first
    and the second put into category k. Undefined if both put everything into the same category.

    Source: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and
    Psychological Measurement 20, 37-46. Numerator and denominator are multiplied by the square of
    the number of units, so that an undefined one is exactly 0/0.

    Args:
        agreeing: units on which they agree, `(...)`.
        first: units that the first coder put into each category, `(..., k)`.
        second: the same of the second coder, `(..., k)`.
    """
    units = first.sum(-1)
    chance = (first * second).sum(-1)
    return ratio(agreeing * units - chance, units**2 - chance)


def fleiss_kappa(agreeing: ArrayLike, pairs: ArrayLike, counts: FloatArray) -> FloatArray:
    """Fleiss' kappa: (P - Pe) / (1 - Pe), Pe = sum over k of the square of pk.

    P is the proportion of pairs that agree and pk the proportion of all ratings in category k.
    Every unit has the same number of ratings; who gave them may differ. Undefined if all ratings
    are alike.

    Source: J. L. Fleiss (1971), Measuring nominal scale agreement among many raters,
    Psychological Bulletin 76, 378-382. Multiplied through by the square of the number of ratings.

    Args:
        agreeing: pairs that are alike, `(...)`.
        pairs: all pairs, `(...)`.
        counts: ratings in each category, `(..., k)`.
    """
    squared = counts.sum(-1) ** 2
    chance = (counts**2).sum(-1)
    return ratio(ratio(agreeing, pairs) * squared - chance, squared - chance)


def pabak(agreeing: ArrayLike, pairs: ArrayLike, categories: int) -> FloatArray:
    """Kappa adjusted for prevalence and bias: (k po - 1) / (k - 1); 2 po - 1 for two categories.

    po is the proportion of pairs that agree, and k the number of categories of the scale, used or
    not. Undefined on a scale of one category.

    Source: T. Byrt, J. Bishop and J. B. Carlin (1993), Bias, prevalence and kappa, Journal of
    Clinical Epidemiology 46, 423-429, for two categories. For k it is the S of E. M. Bennett,
    R. Alpert and A. C. Goldstein (1954), Public Opinion Quarterly 18, 303-308.

    Args:
        agreeing: pairs that are alike, `(...)`.
        pairs: pairs of ratings, `(...)`.
        categories: k.
    """
    return ratio(categories * percent_agreement(agreeing, pairs) - 1, categories - 1)


def krippendorff_alpha(coincident: ArrayLike, counts: FloatArray) -> FloatArray:
    """Krippendorff's alpha for nominal data with missing ratings: 1 - Do / De.

    alpha = ((n - 1) sum of okk - sum of nk(nk - 1)) / (n(n - 1) - sum of nk(nk - 1)), sums over
    the categories k. okk is the diagonal of the coincidence matrix: a unit with m ratings gives
    each ordered pair of them the weight 1/(m - 1). nk are the ratings in category k among the n
    ratings of units with two or more. Undefined if all of these are alike.

    Source: K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of
    Pennsylvania, sections A to C.

    Args:
        coincident: the sum of okk, `(...)`.
        counts: nk, `(..., k)`.
    """
    n = counts.sum(-1)
    expected = (counts * (counts - 1)).sum(-1)
    return ratio((n - 1) * coincident - expected, n * (n - 1) - expected)


def gwet_ac1(
    agreement: ArrayLike, compared: ArrayLike, shares: FloatArray, rated: ArrayLike
) -> FloatArray:
    """Gwet's AC1: (pa - pe) / (1 - pe), pe = sum over k of pk(1 - pk) / (K - 1).

    pa is the mean, over units with two or more ratings, of the proportion of a unit's pairs that
    agree; pk the mean, over units with one or more, of the proportion of a unit's ratings in
    category k; K the number of categories of the scale, used or not. pe is at most 1/2, so that
    only a scale of one category or no pair leaves it undefined.

    Source: K. L. Gwet (2008), Computing inter-rater reliability and its variance in the presence
    of high agreement, British Journal of Mathematical and Statistical Psychology 61, 29-48;
    with missing ratings: K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition.

    Args:
        agreement: sum of the proportions of agreeing pairs, `(...)`.
        compared: units with two or more ratings, `(...)`.
        shares: sums of the proportions in each category, `(..., k)`.
        rated: units with one or more ratings, `(...)`.
    """
    share = ratio(shares, np.asarray(rated)[..., np.newaxis])
    chance = ratio((share * (1 - share)).sum(-1), shares.shape[-1] - 1)
    return ratio(ratio(agreement, compared) - chance, 1 - chance)
