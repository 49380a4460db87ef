using NebulaBench.Errors;

namespace NebulaBench.Host.Execution;

/// <summary>
/// Watches for code that ends the program from within (<see cref="Environment.Exit"/>), as components of plugins may: the program would end
/// with their exit code, 0 for one, and without a word.
/// </summary>
internal sealed class ExitGuard : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly List<ExitGuard> Underway = [];
    private static Action<NebulaException>? end;

    private readonly Func<NebulaException> explain;
    private readonly CancellationToken wanted;

    static ExitGuard() => AppDomain.CurrentDomain.ProcessExit += (_, _) => End();

    private ExitGuard(Func<NebulaException> explain, CancellationToken wanted)
    {
        this.explain = explain;
        this.wanted = wanted;
    }

    /// <summary>Has the program end in its own way where code ends it from within.</summary>
    /// <param name="how">Says what happened and ends the process, with another exit code than that code named.</param>
    public static void Install(Action<NebulaException> how) => end = how;

    /// <summary>Watches until disposed; of several, the last one begun is asked.</summary>
    /// <param name="explain">Records what was going on, and says what happened; it is asked on another thread.</param>
    /// <param name="wanted">Where it is canceled, the end was asked for, and is left alone.</param>
    public static ExitGuard Begin(Func<NebulaException> explain, CancellationToken wanted)
    {
        var guard = new ExitGuard(explain, wanted);
        lock (Gate)
        {
            Underway.Add(guard);
        }
        return guard;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            Underway.Remove(this);
        }
    }

    private static void End()
    {
        ExitGuard? last;
        lock (Gate)
        {
            last = Underway.LastOrDefault();
        }
        if (last is null || last.wanted.IsCancellationRequested)
        {
            return;
        }
        end?.Invoke(last.Explain());
    }

    private NebulaException Explain()
    {
        try
        {
            return explain();
        }
        catch (Exception failure)
        {
            return new NebulaException("NB4302", "a component ended the program (Environment.Exit); the run could not be recorded.", inner: failure);
        }
    }
}
