using System.Globalization;
using NebulaBench.Runtime.Libtorch;
using NebulaBench.Runtime.Memory;
using NebulaBench.Runtime.Platform;
using TorchSharp;

namespace NebulaBench.Runtime;

/// <summary>The runtime of this process.</summary>
public sealed class ComputeRuntime : IComputeRuntime
{
    private readonly string folder = Environment.CurrentDirectory;

    private ComputeRuntime()
    {
    }

    /// <summary>The one there is: what it tunes is global to the process.</summary>
    public static ComputeRuntime Shared { get; } = new();

    /// <inheritdoc/>
    public void PrepareProcess()
    {
        MallocTuning.Keep();
        OpenMpSpinPolicy.SleepSoon();
        OneDnnKernels.UseCorrectKernels();
    }

    /// <inheritdoc/>
    public void FlushDenormalsOfThreads() => FlushDenormalsScope.StartThreads();

    /// <inheritdoc/>
    public IComputeScope Begin(bool flushDenormals = false) => new Scope(flushDenormals);

    /// <inheritdoc/>
    public void ResetGlobalState(int threads)
    {
        if (torch.get_num_threads() != threads)
        {
            torch.set_num_threads(threads);
        }
        torch.set_default_dtype(torch.float32);
        torch.set_grad_enabled(true);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (Environment.CurrentDirectory != folder && Directory.Exists(folder))
        {
            Environment.CurrentDirectory = folder;
        }
    }

    private sealed class Scope : IComputeScope
    {
        private const int StepsBetweenLooks = 8;

        private readonly NoGcScope pause = new();
        private readonly uint denormals;
        private int steps;

        public Scope(bool flushDenormals) => denormals = FlushDenormalsScope.Enter(flushDenormals);

        public void BetweenSteps()
        {
            pause.BetweenSteps();
            if (++steps % StepsBetweenLooks == 0)
            {
                MallocTuning.GiveBackSurplus();
            }
        }

        public void Dispose()
        {
            FlushDenormalsScope.Exit(denormals);
            pause.Dispose();
        }
    }
}
