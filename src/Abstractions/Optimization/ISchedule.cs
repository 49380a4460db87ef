namespace NebulaBench.Optimization;

/// <summary>The component behind <c>training.schedule</c>: how the learning rate changes over the epochs.</summary>
public interface ISchedule
{
    /// <summary>
    /// The factor on the optimizer's learning rate in an epoch, finite and at least 0. It depends on the arguments and the options alone, so
    /// that a resumed run needs no state of it.
    /// </summary>
    /// <param name="epoch">The epoch, counted from 0.</param>
    /// <param name="epochs">The epochs of the whole training, at least 1.</param>
    double Factor(int epoch, int epochs);
}
