namespace NebulaBench.Launching;

/// <summary>Takes what a launcher tells of its runs: shows it, and records the runs that were lost.</summary>
public interface ILaunchEvents
{
    /// <summary>Something happened.</summary>
    /// <param name="happened">What.</param>
    void Report(LaunchEvent happened);
}
