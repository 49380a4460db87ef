namespace NebulaBench.Metrics.Covariance;

/// <summary>What the eigenvalues of a covariance (largest first) say about how many directions are used.</summary>
public static class Spectrum
{
    private const string NoVariance = "every dimension is constant";

    /// <summary>The exponential of the entropy of the eigenvalues' shares.</summary>
    public static Score EffectiveRank(double[] eigenvalues)
    {
        double total = eigenvalues.Sum();
        if (!(total > 0))
        {
            return Score.Undefined(NoVariance);
        }
        double entropy = 0;
        foreach (double value in eigenvalues)
        {
            double share = value / total;
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        }
        return Math.Exp(entropy);
    }

    /// <summary>(Σλ)² / Σλ².</summary>
    public static Score ParticipationRatio(double[] eigenvalues)
    {
        // Divided by the largest first: squares of very small or large variances would leave the range of a double.
        double largest = eigenvalues.Length == 0 ? 0 : eigenvalues[0];
        if (!(largest > 0))
        {
            return Score.Undefined(NoVariance);
        }
        double total = eigenvalues.Sum(value => value / largest);
        return total * total / eigenvalues.Sum(value => value / largest * (value / largest));
    }

    /// <summary>The largest eigenvalue over the smallest, of the dimensions that vary.</summary>
    public static Score ConditionNumber(double[] eigenvalues, CorrelationMatrix correlation, int count)
    {
        if (!correlation.IsRegular)
        {
            return Score.Undefined(correlation.WhySingular(count));
        }
        double smallest = eigenvalues[correlation.Live.Length - 1];
        return smallest > 0 ? eigenvalues[0] / smallest : Score.Undefined("the smallest eigenvalue vanishes beside the largest");
    }
}
