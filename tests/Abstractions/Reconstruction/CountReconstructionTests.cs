using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

/// <summary>The likelihoods of counts, against values and gradients made independently of this project.</summary>
[TestFixture]
internal sealed class CountReconstructionTests
{
    private DisposeScope scope = null!;

    private static IEnumerable<ReconstructionLoss> Counts => [new PoissonReconstruction(), Dispersed(1)];

    [SetUp]
    public void Open() => scope = torch.NewDisposeScope();

    [TearDown]
    public void Close() => scope.Dispose();

    [Test]
    public void Mean_GoldenPoisson_SameValueAndGradient() => AgreesWithGolden(new PoissonReconstruction(), GoldenObjectives.Case("poisson"));

    [Test]
    public void Mean_GoldenNegativeBinomial_SameValueAndGradient()
    {
        var golden = GoldenObjectives.Case("negative_binomial");

        AgreesWithGolden(Dispersed(golden.Tensor("inverse_dispersion").data<double>().ToArray()), golden);
    }

    [Test]
    public void PerSample_DispersionForAll_IsThatOfEach()
    {
        torch.Tensor output = torch.randn([3, 4], torch.float64), counts = torch.randint(0, 9, [3, 4], dtype: torch.float64);

        TensorAssert.Close(Dispersed(2).PerSample(output, counts), Dispersed(2, 2, 2, 2).PerSample(output, counts), 1e-12);
    }

    [Test]
    public void PerSample_LittleDispersion_IsNearlyPoisson()
    {
        torch.Tensor output = torch.randn([3, 4], torch.float64), counts = torch.randint(0, 9, [3, 4], dtype: torch.float64);

        TensorAssert.Close(Dispersed(1e7).PerSample(output, counts), new PoissonReconstruction().PerSample(output, counts), 1e-4);
    }

    [TestCaseSource(nameof(Counts))]
    public void Present_LogMeans_Means(ReconstructionLoss loss) =>
        TensorAssert.Close(loss.Present(torch.zeros(2, 3)), torch.ones(2, 3), 1e-12);

    [TestCaseSource(nameof(Counts))]
    public void PerSample_NegativeTarget_IsRefused(ReconstructionLoss loss) => Assert.That(
        () => loss.PerSample(torch.zeros(1, 2), torch.tensor(new[] { 3f, -0.5f }).view(1, 2)),
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB4013: reconstruction {loss.Name}: a target is -0.5, which is no count. "
            + "Give the counts as they are, without standardizing them, or use reconstruction: gaussian."));

    [Test]
    public void Supports_DispersionsForOtherValues_SaysHowMany()
    {
        var data = new DatasetInfo { Input = new VectorShape(4), Output = new VectorShape(4), DefaultReconstruction = new PoissonReconstruction() };

        Assert.That(Dispersed(1, 2, 3).Supports(data).Reason, Is.EqualTo(
            "inverse_dispersion has 3 entries, but a sample has 4 values; write one for each, or one for all."));
        Assert.That(Dispersed(1, 2, 3, 4).Supports(data).IsGood);
    }

    private static NegativeBinomialReconstruction Dispersed(params double[] inverse) => new(new() { InverseDispersion = inverse });

    // The golden gradients are those of means, ours of their logarithms.
    private static void AgreesWithGolden(ReconstructionLoss loss, GoldenObjectives golden)
    {
        torch.Tensor mean = golden.Tensor("mean"), output = mean.log().requires_grad_();
        torch.Tensor value = loss.Mean(output, golden.Tensor("counts"));
        value.backward();

        Assert.That(value.ToDouble(), Is.EqualTo(golden.Number("value")).Within(1e-9));
        TensorAssert.Close(output.grad! / mean, golden["gradient"].Tensor("mean"), 1e-9);
    }
}
