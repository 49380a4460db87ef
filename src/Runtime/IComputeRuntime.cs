namespace NebulaBench.Runtime;

/// <summary>
/// The process-wide settings for computing: memory that is kept, threads that sleep soon, correct kernels, denormals, garbage collection.
/// The rest of the program sees this interface alone. None of it changes a result that is correct without it.
/// </summary>
public interface IComputeRuntime
{
    /// <summary>Prepares the process. Call it before libtorch is loaded; later calls do nothing.</summary>
    void PrepareProcess();

    /// <summary>
    /// Has libtorch start its threads so that they flush denormals for good. Call it before the first large tensor; later calls do nothing.
    /// </summary>
    void FlushDenormalsOfThreads();

    /// <summary>Begins work on tensors on this thread: garbage collections are held back until it is disposed, or between two steps.</summary>
    /// <param name="flushDenormals">Whether numbers below the smallest normal one count as zero meanwhile.</param>
    IComputeScope Begin(bool flushDenormals = false);

    /// <summary>Sets what is global to the process back to what a run expects: whatever a plugin has changed must not change the next run.</summary>
    /// <param name="threads">The threads that tensor operations use.</param>
    void ResetGlobalState(int threads);
}

/// <summary>Work on tensors in progress.</summary>
public interface IComputeScope : IDisposable
{
    /// <summary>Call it where no tensor is in use: collects garbage and gives memory back where that is due.</summary>
    void BetweenSteps();
}
