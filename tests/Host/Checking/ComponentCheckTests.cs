using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Checking;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Tests.Checking;

[NonParallelizable]
public sealed class ComponentCheckTests
{
    [Test]
    public void Findings_OptionWithoutDefault_IsSkippedAndSaysWhichOption() =>
        Assert.That(Findings<AbsentFiles, NeedyOptions>(), Is.EqualTo(new[]
        {
            new Finding("can be created with its defaults", Outcome.Skip, "it needs options that have no default: folder"),
        }));

    [Test]
    public void Findings_DatasetWithoutItsFiles_IsSkippedWithWhatTheDatasetSays() =>
        Assert.That(Findings<AbsentFiles, NoOptions>(), Is.EqualTo(new[]
        {
            new Finding("can be created with its defaults", Outcome.Pass),
            new Finding("can be loaded", Outcome.Skip, "its files are not here: NB3999: some.csv: the file is missing. Bring it."),
        }));

    [Test]
    public void Findings_LargeDataset_ReadsItsBeginningAndPasses()
    {
        Finding[] findings = Findings<Large, NoOptions>();

        Assert.That(findings.Where(finding => finding.Outcome == Outcome.Fail), Is.Empty);
        Assert.That(findings.Where(finding => finding.Outcome == Outcome.Skip), Is.EqualTo(new[]
        {
            new Finding("splits share no sample", Outcome.Skip, "that samples are unique is not claimed, and equal inputs prove nothing"),
        }));
        Assert.That(findings, Has.Length.EqualTo(16));
        Assert.That(Large.Furthest, Is.EqualTo(99));
    }

    [Test]
    public void Findings_Reconstruction_IsTriedOnWhatItSupports() => Assert.That(
        Findings<BernoulliReconstruction, BernoulliReconstructionOptions>(ComponentKind.Reconstruction).Select(finding => finding.Outcome).ToArray(),
        Has.Length.EqualTo(12).And.All.EqualTo(Outcome.Pass));

    [Test]
    public void Findings_ReconstructionThatAverages_FailsWithTheRemedy() => Assert.That(
        Findings<Averaging, NoOptions>(ComponentKind.Reconstruction).Single(finding => finding.Outcome == Outcome.Fail),
        Has.Property(nameof(Finding.Point)).EqualTo("costs add up over a sample")
            .And.Property(nameof(Finding.Remedy)).StartsWith("Sum over a sample's axes, never average over them"));

    private static Finding[] Findings<TComponent, TOptions>(ComponentKind kind = ComponentKind.Dataset)
    {
        using ServiceProvider services = HostServices.Build(HostSettings.Create([], null, null, null));
        var check = new ComponentCheck(services.GetRequiredService<ComponentFactory>());
        return
        [
            .. check.Findings(new ComponentDescriptor
            {
                Kind = kind,
                Id = "tried",
                Summary = "Tried by tests.",
                Implementation = typeof(TComponent),
                Options = typeof(TOptions),
                Plugin = new PluginDescriptor("Tests", "1.0.0", "tests.dll"),
            }),
        ];
    }

    private static DatasetInfo Vectors { get; } = new()
    {
        Input = new VectorShape(2),
        Output = new VectorShape(2),
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
        Classes = ["one"],
    };

    public sealed record NeedyOptions
    {
        [Required]
        public required string Folder { get; init; }
    }

    public sealed class Averaging : ReconstructionLoss
    {
        public override string Name => "averaging";

        public override Compatibility Supports(DatasetInfo data) => TargetsAreNumbers(data);

        public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target) => (output - target).pow(2).flatten(start_dim: 1).mean([1L]);
    }

    public sealed class AbsentFiles : IDataset
    {
        public DatasetInfo Info => Vectors;

        public string ContentHash() => throw new NotSupportedException("There is nothing to hash.");

        public DataSplit Load(SplitName split) => throw new NebulaException("NB3999", "the file is missing.", "some.csv", "Bring it.");
    }

    public sealed class Large : IDataset
    {
        public static long Furthest { get; private set; }

        public DatasetInfo Info => Vectors;

        public string ContentHash() => new('a', 32);

        public DataSplit Load(SplitName split) => new Recording(new ResidentSplit(torch.ones(1000, 2), labels: new long[1000]));

        private sealed class Recording(ResidentSplit inner) : DataSplit
        {
            public override long Count => inner.Count;

            public override IReadOnlyList<long>? Labels => inner.Labels;

            public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device)
            {
                Furthest = Math.Max(Furthest, order.Indices.Max());
                return inner.Read(order, device);
            }

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                    inner.Dispose();
                base.Dispose(disposing);
            }
        }
    }
}
