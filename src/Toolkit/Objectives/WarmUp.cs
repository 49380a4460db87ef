using NebulaBench.Objectives;

namespace NebulaBench.Toolkit.Objectives;

/// <summary>How a weight rises to its full value.</summary>
public enum WarmUpShape
{
    /// <summary>It has its full value from the start.</summary>
    None,

    /// <summary>It rises linearly once and stays (Bowman et al., 2016).</summary>
    Linear,

    /// <summary>It rises linearly over the first half of every cycle and starts anew with the next (Fu et al., 2019).</summary>
    Cyclic,
}

/// <summary>The factor on a weight over the epochs. A building block for objectives.</summary>
/// <param name="Shape">How it rises.</param>
/// <param name="Epochs">The epochs of the rise (linear) or of one cycle (cyclic).</param>
public readonly record struct WarmUp(WarmUpShape Shape, double Epochs)
{
    /// <summary>Whether the factor comes to stay at 1.</summary>
    public bool Ends => Shape != WarmUpShape.Cyclic || Epochs <= 0;

    /// <summary>Whether the factor stays at 1 from a point of the training on.</summary>
    /// <param name="progress">Where training stands.</param>
    public bool IsOverAt(in TrainingProgress progress) => Ends && FactorAt(progress) >= 1;

    /// <summary>The factor in [0, 1] at a point of the training.</summary>
    /// <param name="progress">Where training stands.</param>
    public double FactorAt(in TrainingProgress progress) => Shape switch
    {
        WarmUpShape.Linear when Epochs > 0 => Math.Min(1, progress.Position / Epochs),
        WarmUpShape.Cyclic when Epochs > 0 => Math.Min(1, 2 * (progress.Position % Epochs) / Epochs),
        _ => 1,
    };
}
