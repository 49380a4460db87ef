using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Tracking;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>A run on its way through the steps: what it is, where it is kept, and what each step has left for the later ones.</summary>
/// <param name="planned">The run.</param>
/// <param name="folder">Its folder, held by this process.</param>
/// <param name="place">Where runs are kept.</param>
/// <param name="observer">Follows it.</param>
/// <param name="watch">Measures where its time goes.</param>
/// <param name="cancellation">Ends it between two steps of training.</param>
public sealed class RunContext(
    PlannedRun planned, RunFolder folder, RunOptions place, IRunObserver observer, RunTimer watch, CancellationToken cancellation) : IDisposable
{
    private torch.Device? device;
    private LoadedData? data;
    private LatentModel? model;
    private TrainingOutcome? outcome;
    private EncodedData? encoded;
    private EvaluationResult? result;

    /// <summary>The run.</summary>
    public PlannedRun Planned => planned;

    /// <summary>What it was asked to do.</summary>
    public RunSpec Spec => planned.Spec;

    /// <summary>Its folder.</summary>
    public RunFolder Folder => folder;

    /// <summary>Where runs are kept.</summary>
    public RunOptions Place => place;

    /// <summary>Follows the run.</summary>
    public IRunObserver Observer => observer;

    /// <summary>Measures where its time goes.</summary>
    public RunTimer Watch => watch;

    /// <summary>Ends it between two steps of training.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The run's seeds.</summary>
    public SeedStream Seeds { get; } = new(planned.Spec.Seed);

    /// <summary>Where its model computes; opened when a step first asks, so that a device that is not there fails the run and not the program.</summary>
    public torch.Device Device => device ??= ComputeDevice.Open(planned.Spec.Training.Device);

    /// <summary>Its data, owned by the cache of data.</summary>
    public LoadedData Data { get => Required(data); set => data = value; }

    /// <summary>The pretraining that its model starts from; null where there is none.</summary>
    public StageFolder? Stage { get; set; }

    /// <summary>Its lock.</summary>
    public required RunLock Held { get; init; }

    /// <summary>What follows its training on the screen.</summary>
    public ITrainingObserver? Following { get; set; }

    /// <summary>Its model; disposed of with the run.</summary>
    public LatentModel Model { get => Required(model); set => model = value; }

    /// <summary>What other programs are told by; disposed of with the run.</summary>
    public IRunTracker? Tracker { get; set; }

    /// <summary>What its training came to.</summary>
    public TrainingOutcome Outcome { get => Required(outcome); set => outcome = value; }

    /// <summary>What its model makes of its data.</summary>
    public EncodedData Encoded { get => Required(encoded); set => encoded = value; }

    /// <summary>Its latents and scores.</summary>
    public EvaluationResult Result { get => Required(result); set => result = value; }

    /// <inheritdoc/>
    public void Dispose()
    {
        SafeDispose.For(Tracker, observer.Note);
        SafeDispose.For(model, observer.Note);
    }

    private static T Required<T>(T? value)
        where T : class => value ?? throw new InvalidOperationException($"No step has left a {typeof(T).Name} yet.");
}
