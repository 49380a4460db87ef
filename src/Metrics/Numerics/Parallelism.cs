namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// How many cores metrics may use. Every loop in parallel goes through here, so that <c>--threads</c> holds for the measuring as it does
/// for the training. The number never changes a result: sums are taken in blocks whose order is fixed.
/// </summary>
public static class Parallelism
{
    private static readonly AsyncLocal<int?> Limit = new();
    private static readonly AsyncLocal<CancellationToken> Token = new();

    /// <summary>The limit for the current flow of control and all it starts; all cores if never set.</summary>
    public static int AtMost
    {
        get => Limit.Value ?? Environment.ProcessorCount;
        set => Limit.Value = value;
    }

    /// <summary>Ends the loops of the current flow of control and all it starts, between two of their steps.</summary>
    public static CancellationToken Cancellation
    {
        get => Token.Value;
        set => Token.Value = value;
    }

    /// <summary>Carries out a loop.</summary>
    public static void For(int from, int end, Action<int> body) => Parallel.For(from, end, Options(), body);

    /// <summary>Carries out a loop whose threads each have something of their own to work with.</summary>
    public static void For<T>(int from, int end, Func<T> open, Func<int, ParallelLoopState, T, T> body, Action<T> close) =>
        Parallel.For(from, end, Options(), open, body, close);

    private static ParallelOptions Options() => new() { MaxDegreeOfParallelism = AtMost, CancellationToken = Cancellation };
}
