namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>Runs a computation on a limited number of threads.</summary>
public static class Threads
{
    /// <summary>Every loop in parallel inside takes the scheduler it finds, so no metric needs an option for this.</summary>
    public static T Run<T>(int threads, Func<T> compute)
    {
        var schedulers = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads);
        return Task.Factory
            .StartNew(compute, CancellationToken.None, TaskCreationOptions.None, schedulers.ConcurrentScheduler)
            .GetAwaiter()
            .GetResult();
    }
}
