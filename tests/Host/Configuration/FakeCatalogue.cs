using NebulaBench.Host.Components;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>A catalogue of components that exist by name only.</summary>
public sealed class FakeCatalogue : IComponentCatalogue
{
    private static readonly PluginDescriptor TestPlugin = new("Fake.Plugin", "1.2.3+abc", "/somewhere/Fake.Plugin.dll", "00");

    public IReadOnlyList<ComponentDescriptor> Components { get; init; } =
    [
        Of(ComponentKind.Dataset, "fashion-mnist", typeof(FakeDataOptions)),
        Of(ComponentKind.Dataset, "mnist", typeof(FakeDataOptions)),
        Of(ComponentKind.Dataset, "table", typeof(FakeTableOptions)),
        Of(ComponentKind.Architecture, "conv", typeof(NoOptions)),
        Of(ComponentKind.Architecture, "mlp", typeof(FakeMlpOptions)),
        Of(ComponentKind.Objective, "ae", typeof(NoOptions)),
        Of(ComponentKind.Objective, "nvc", typeof(FakeNvcOptions)),
        Of(ComponentKind.Objective, "vae", typeof(NoOptions)),
        Of(ComponentKind.Reconstruction, "bernoulli", typeof(NoOptions)),
        Of(ComponentKind.Reconstruction, "gaussian", typeof(GaussianReconstructionOptions)),
        Of(ComponentKind.Reconstruction, "pixels", typeof(NoOptions)),
    ];

    public static ComponentDescriptor Of(ComponentKind kind, string id, Type options) => new()
    {
        Kind = kind,
        Id = id,
        Summary = id,
        Implementation = typeof(object),
        Options = options,
        Plugin = TestPlugin,
    };
}
