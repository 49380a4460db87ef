using NebulaBench.Errors;

namespace NebulaBench.Host.Training;

/// <summary>Watches one logged value and says when it has not improved for too long.</summary>
public sealed class EarlyStopping(EarlyStoppingOptions options)
{
    private double best = double.NaN;
    private int waited;

    /// <summary>Takes an epoch's values in; true when training should stop.</summary>
    /// <exception cref="NebulaException">NB4002: nothing of that name is logged.</exception>
    public bool ShouldStop(EpochLog log)
    {
        if (!log.Values.TryGetValue(options.Monitor, out double value))
        {
            throw new NebulaException(
                "NB4002",
                $"early stopping watches '{options.Monitor}', which is not logged.",
                "training.early_stopping.monitor",
                $"Logged are: {string.Join(", ", log.Values.Keys)}.");
        }
        double improvement = options.HigherIsBetter ? value - best : best - value;
        if (double.IsNaN(best) || improvement > options.MinimumChange)
        {
            best = value;
            waited = 0;
            return false;
        }
        return ++waited >= options.Patience;
    }
}
