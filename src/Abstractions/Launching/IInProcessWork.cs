namespace NebulaBench.Launching;

/// <summary>Carries runs of a request out in this process, for launchers that start no other.</summary>
public interface IInProcessWork
{
    /// <summary>Carries a run out, unless another process has it.</summary>
    /// <param name="number">Its number in the plan.</param>
    /// <param name="events">Is told how it goes, its end included.</param>
    /// <param name="cancellation">Ends it between two steps; where it stands is kept.</param>
    /// <returns>False where the run is left to the other process.</returns>
    bool TryCarryOut(int number, ILaunchEvents events, CancellationToken cancellation);

    /// <summary>Carries a run out; where another process has it, waits for that one and tells its result.</summary>
    /// <param name="number">Its number in the plan.</param>
    /// <param name="events">Is told how it goes, its end included.</param>
    /// <param name="cancellation">Ends it between two steps; where it stands is kept.</param>
    void CarryOut(int number, ILaunchEvents events, CancellationToken cancellation);
}
