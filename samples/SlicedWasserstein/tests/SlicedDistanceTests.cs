using TorchSharp;

namespace SlicedWasserstein.Tests;

public sealed class SlicedDistanceTests
{
    private DisposeScope scope = null!;

    [SetUp]
    public void Open()
    {
        scope = torch.NewDisposeScope();
        torch.manual_seed(1);
    }

    [TearDown]
    public void Close() => scope.Dispose();

    [Test]
    public void Between_SamplesInAnotherOrder_IsZero()
    {
        torch.Tensor samples = torch.randn(20, 3);

        Assert.That(Distance(samples, samples.flip(0)), Is.Zero.Within(1e-12));
    }

    [Test]
    public void Between_ShiftedSamples_IsTheMeanSquareOfTheShiftAlongTheDirections()
    {
        // In d dimensions the mean over all directions is |shift|² / d: here 9 / 3.
        torch.Tensor samples = torch.randn(20, 3), shift = torch.tensor(new[] { 1f, 2f, 2f });

        Assert.That(Distance(samples, samples + shift), Is.EqualTo(3).Within(0.1));
    }

    [Test]
    public void Between_TwoSamplesOnALine_JoinsThemInTheirOrder()
    {
        // Joined in order: (0 − 1)² and (4 − 3)²; crosswise it would be 9 and 9.
        torch.Tensor left = torch.tensor(new[] { 4f, 0f }).unsqueeze(1), right = torch.tensor(new[] { 1f, 3f }).unsqueeze(1);

        Assert.That(SlicedDistance.Between(left, right, torch.ones(1, 1)).ToDouble(), Is.EqualTo(1).Within(1e-6));
    }

    private static double Distance(torch.Tensor left, torch.Tensor right) =>
        SlicedDistance.Between(left, right, SlicedDistance.Directions(3, 20_000, torch.CPU)).ToDouble();
}
