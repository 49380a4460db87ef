using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>Runs a computation on a limited number of threads.</summary>
public static class Threads
{
    public static T Run<T>(int threads, Func<T> compute) => Task.Run(() =>
    {
        Parallelism.AtMost = threads;
        return compute();
    }).GetAwaiter().GetResult();
}
