namespace NebulaBench.Host.Reporting;

/// <summary>Finds runs whose posterior has collapsed: every input gets the same latent, and the decoder does without.</summary>
internal static class CollapsedPosteriors
{
    private const string ActiveUnits = "covariance/active_units_threshold_0_01", Divergence = "covariance/posterior_kl_nats";

    /// <summary>Below this divergence from the prior, in nats a sample, the latent cannot tell two inputs apart.</summary>
    private const double LeastDivergence = 0.1;

    /// <summary>Whether a run's posterior has collapsed; never of a run without one.</summary>
    public static bool Has(RunResult run) =>
        Value(run, Divergence) is { } divergence && (divergence < LeastDivergence || Value(run, ActiveUnits) == 0);

    private static double? Value(RunResult run, string key) => run.Scores[key]?.Value;
}
