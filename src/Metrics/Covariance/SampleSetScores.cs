namespace NebulaBench.Metrics.Covariance;

/// <summary>The scores that every set of latents has: the whole, a class, a prototype.</summary>
public static class SampleSetScores
{
    /// <summary>Their ids, in the order of a report.</summary>
    public static readonly IReadOnlyList<string> Ids =
    [
        "dead_dimensions", "covariance_rank", "effective_rank", "participation_ratio", "condition_number",
        "mean_abs_offdiagonal_correlation", "offdiagonal_energy_ratio", "gaussian_total_correlation_nats",
        "gaussian_wasserstein_correlation", "gaussian_wasserstein_correlation_normalised", "gaussian_kl_to_standard_normal_nats",
        "mardia_skewness", "mardia_skewness_effect", "mardia_kurtosis", "mardia_kurtosis_effect", "henze_zirkler", "henze_zirkler_p_value",
    ];

    /// <summary>The scores of the chosen rows of a table, or of all, keyed by <see cref="Ids"/> in their order.</summary>
    public static IReadOnlyList<(string Key, Score Score)> Measure(LatentTable table, SampleSet set, IReadOnlyList<int>? rows = null)
    {
        if (set.Moments is not { } moments || set.Correlation is not { } correlation || set.Eigenvalues is not { } eigenvalues)
        {
            return [.. Ids.Select(id => (id, Score.Undefined(set.WhyUndefined!)))];
        }
        (Score wasserstein, Score normalised) = Dependence.GaussianWassersteinCorrelation(moments.Covariance, correlation);
        (Score skewness, Score skewnessEffect, Score kurtosis, Score kurtosisEffect) = MeasureMardia(set);
        (Score henzeZirkler, Score probability) = MeasureHenzeZirkler(table, rows);
        Score[] scores =
        [
            correlation.Dead.Length, correlation.Rank, Spectrum.EffectiveRank(eigenvalues), Spectrum.ParticipationRatio(eigenvalues),
            Spectrum.ConditionNumber(eigenvalues, correlation, set.Count), Dependence.MeanAbsoluteOffDiagonal(correlation),
            Dependence.OffDiagonalEnergyRatio(correlation),
            Dependence.GaussianTotalCorrelation(correlation, set.Count), wasserstein, normalised,
            GaussianFit.KlToStandardNormal(moments, correlation), skewness, skewnessEffect, kurtosis, kurtosisEffect,
            henzeZirkler, probability,
        ];
        return [.. Ids.Zip(scores)];
    }

    private static (Score Skewness, Score SkewnessEffect, Score Kurtosis, Score KurtosisEffect) MeasureMardia(SampleSet set)
    {
        if (set.Whitened() is not { } white)
        {
            var none = Score.Undefined(set.Correlation!.WhySingular(set.Count));
            return (none, none, none, none);
        }
        double skewness = Mardia.Skewness(white), kurtosis = Mardia.Kurtosis(white);
        return (skewness, Mardia.SkewnessEffect(skewness, white.Dimension), kurtosis, Mardia.KurtosisEffect(kurtosis, white.Dimension));
    }

    private static (Score Statistic, Score Probability) MeasureHenzeZirkler(LatentTable table, IReadOnlyList<int>? rows)
    {
        int count = rows?.Count ?? table.Count, tested = Math.Min(count, HenzeZirkler.AtMost);
        int[] spread = [.. Enumerable.Range(0, tested).Select(i => (int)((long)i * count / tested)).Select(i => rows?[i] ?? i)];
        SampleSet sample = SampleSet.Of(table, spread);
        if (sample.Whitened() is not { } white)
        {
            var none = Score.Undefined(sample.Correlation?.WhySingular(sample.Count) ?? sample.WhyUndefined!);
            return (none, none);
        }
        double statistic = HenzeZirkler.Statistic(white);
        return (statistic, HenzeZirkler.PValue(statistic, white.Count, white.Dimension));
    }
}
