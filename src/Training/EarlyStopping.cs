using NebulaBench.Errors;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Options;

namespace NebulaBench.Training;

/// <summary>Watches one logged value and says when it has not improved for too long.</summary>
public sealed class EarlyStopping(EarlyStoppingOptions options)
{
    private double best = double.NaN;
    private int waited;

    /// <summary>What it remembers, for a checkpoint: the best value, not a number before the first, and the epochs waited since.</summary>
    public (double Best, int Waited) Memory
    {
        get => (best, waited);
        set => (best, waited) = value;
    }

    /// <summary>Takes an epoch's values in; true when training should stop.</summary>
    /// <exception cref="NebulaException">NB4002: nothing of that name is logged.</exception>
    public bool ShouldStop(EpochRecord log)
    {
        if (!log.Values.TryGetValue(options.Monitor, out double value))
        {
            throw new NebulaException(
                "NB4002",
                $"early stopping watches '{options.Monitor}', which is not logged.",
                "training.early_stopping.monitor",
                $"Name one that is logged: {string.Join(", ", log.Values.Keys)}.");
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
