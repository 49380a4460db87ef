namespace NebulaBench.Objectives;

/// <summary>Where training stands.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Epochs">The number of epochs planned.</param>
/// <param name="Step">The step since the start of training, from 0.</param>
/// <param name="StepsPerEpoch">The steps of an epoch.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, long Step, int StepsPerEpoch)
{
    /// <summary>The position in epochs, fractions included.</summary>
    public double Position => StepsPerEpoch == 0 ? Epoch : (double)Step / StepsPerEpoch;
}
