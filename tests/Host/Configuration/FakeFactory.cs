using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Objectives;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>
/// Makes components that only say what they are: <c>fashion-mnist</c> are images, every other dataset is a vector of 64, <c>conv</c> and <c>pixels</c> want images, <c>nvc</c> wants classes,
/// <c>table</c> refuses to be made and <c>gaussian</c> has a bug.
/// </summary>
public sealed class FakeFactory : IComponentFactory
{
    public T Create<T>(ComponentSpec component)
        where T : class
    {
        object made = component.Id switch
        {
            "table" => throw new NebulaException("NB3007", "the table has no columns.", remedy: "give it some."),
            "gaussian" => throw new InvalidOperationException("Index out of range."),
            "conv" => new FakeArchitecture(data => data.Input is ImageShape ? Compatibility.Yes : Compatibility.No("it needs an image; use mlp.")),
            "fashion-mnist" => new FakeDataset(new ImageShape(1, 8, 8)),
            "nvc" => new FakeObjective(Compatibility.No("it needs classes.")),
            "pixels" => new FakeReconstruction(),
            _ when typeof(T) == typeof(IDataset) => new FakeDataset(new VectorShape(64)),
            _ when typeof(T) == typeof(IArchitecture) => new FakeArchitecture(_ => Compatibility.Yes),
            _ when typeof(T) == typeof(IObjective) => new FakeObjective(Compatibility.Yes),
            _ => new BernoulliReconstruction(),
        };
        return (T)made;
    }

    private sealed class FakeDataset(SampleShape shape) : IDataset
    {
        public DatasetInfo Info { get; } = new()
        {
            Input = shape,
            Output = shape,
            DefaultReconstruction = new BernoulliReconstruction(),
        };

        public string ContentHash() => throw new AssertionException("Planning must not read data.");

        public DataSplit Load(SplitName split) => throw new AssertionException("Planning must not load data.");
    }

    private sealed class FakeArchitecture(Func<DatasetInfo, Compatibility> fit) : IArchitecture
    {
        public Compatibility Supports(DatasetInfo data) => fit(data);

        public Backbone Build(DatasetInfo data, long codeDimension) => throw new AssertionException("Not to be built.");
    }

    private sealed class FakeReconstruction : ReconstructionLoss
    {
        public override string Name => "pixels";

        public override Compatibility Supports(DatasetInfo data) => data.Output is ImageShape ? Compatibility.Yes : Compatibility.No("it needs an image.");

        public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target) => throw new AssertionException("Not to be computed.");
    }

    private sealed class FakeObjective(Compatibility fit) : IObjective
    {
        public Compatibility Supports(DatasetInfo data) => fit;

        public ObjectiveModule Build(ObjectiveContext context) => throw new AssertionException("Not to be built.");
    }
}
