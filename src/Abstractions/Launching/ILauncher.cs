namespace NebulaBench.Launching;

/// <summary>
/// Has the runs of an experiment carried out: here, by other processes, or by a cluster. A launcher knows nothing of models and data: it
/// is given numbered runs and the command that carries them out, and passes on what those commands write. A run that is lost, because its
/// process died or its machine did, must cost no other run.
/// </summary>
public interface ILauncher
{
    /// <summary>
    /// The runs that an earlier launch has left going without its process: those that wait in a cluster's queue, or are carried out there. It is
    /// asked before the runs' folders are looked at, so that one which ends in between counts as finished and not as open.
    /// </summary>
    /// <param name="folder">The folder of the launcher's own files, a full path; it need not exist.</param>
    /// <returns>Their ids; none where launches end with their process.</returns>
    IReadOnlySet<string> Underway(string folder) => new HashSet<string>();

    /// <summary>Has every open run of a request carried out.</summary>
    /// <param name="request">The runs and the command.</param>
    /// <param name="events">Is told how the runs go; may be called from one thread at a time.</param>
    /// <param name="cancellation">Asks to stop: workers are told so, save their state and end.</param>
    /// <returns>Whether the runs have ended, or go on without this process.</returns>
    /// <exception cref="OperationCanceledException">It was stopped before all runs had ended.</exception>
    /// <exception cref="Errors.NebulaException">No run can be started at all; says why and what would help.</exception>
    LaunchResult Launch(LaunchRequest request, ILaunchEvents events, CancellationToken cancellation);
}
