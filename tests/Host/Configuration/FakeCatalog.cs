using NebulaBench.Comparisons;
using NebulaBench.Host.Components;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Schedules;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>A catalog of components that exist by name only.</summary>
public sealed class FakeCatalog : IComponentCatalog
{
    private static readonly PluginDescriptor TestPlugin = new("Fake.Plugin", "1.2.3+abc", "/somewhere/Fake.Plugin.dll", "00");

    public IReadOnlyList<ComponentDescriptor> Components { get; init; } =
    [
        For(ComponentKind.Dataset, "fashion-mnist", typeof(FakeDataOptions)),
        For(ComponentKind.Dataset, "mnist", typeof(FakeDataOptions)),
        For(ComponentKind.Dataset, "table", typeof(FakeTableOptions)),
        For(ComponentKind.Architecture, "conv", typeof(NoOptions)),
        For(ComponentKind.Architecture, "mlp", typeof(FakeMlpOptions)),
        For(ComponentKind.Objective, "ae", typeof(NoOptions), Baseline.Ae),
        For(ComponentKind.Objective, "nvc", typeof(FakeNvcOptions)),
        For(ComponentKind.Objective, "vae", typeof(NoOptions), Baseline.Vae),
        For(ComponentKind.Reconstruction, "bernoulli", typeof(NoOptions)),
        For(ComponentKind.Reconstruction, "gaussian", typeof(GaussianReconstructionOptions)),
        For(ComponentKind.Reconstruction, "pixels", typeof(NoOptions)),
        .. Training,
    ];

    /// <summary>What every experiment needs, whether it names them or not.</summary>
    public static IReadOnlyList<ComponentDescriptor> Training =>
    [
        For(ComponentKind.Optimizer, "adam", typeof(AdamOptions)),
        For(ComponentKind.Optimizer, "adamw", typeof(AdamOptions)),
        For(ComponentKind.Optimizer, "rmsprop", typeof(RmsPropOptions)),
        For(ComponentKind.Optimizer, "sgd", typeof(SgdOptions)),
        For(ComponentKind.Schedule, "constant", typeof(WarmUpOptions)),
        For(ComponentKind.Schedule, "cosine", typeof(CosineOptions)),
        For(ComponentKind.Schedule, "step", typeof(StepOptions)),
    ];

    public static ComponentDescriptor For(ComponentKind kind, string id, Type options, Baseline? baseline = null) => new()
    {
        Kind = kind,
        Id = id,
        Summary = id,
        Baseline = baseline,
        Implementation = typeof(object),
        Options = options,
        Plugin = TestPlugin,
    };
}
