using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

/// <summary>The published squared error: only where the target is not empty.</summary>
[TestFixture]
internal sealed class MaskedGaussianTests
{
    private const int Batch = 3, Channels = 3, Height = 4, Width = 5;
    private const double Scale = 0.7;

    private static readonly GaussianReconstruction Masked = new(new GaussianReconstructionOptions { Scale = Scale, OnlyWhereTarget = true });

    private DisposeScope scope = null!;
    private torch.Tensor output = null!;
    private torch.Tensor target = null!;

    [SetUp]
    public void Draw()
    {
        scope = torch.NewDisposeScope();
        torch.manual_seed(5);
        output = torch.randn([Batch, Channels, Height, Width], torch.float64);
        // Many zeros: pixels empty in some channels, and in all.
        target = torch.randn([Batch, Channels, Height, Width], torch.float64).relu();
        target[0, .., 1, ..] = 0;
        target[2].zero_();
    }

    [TearDown]
    public void Free()
    {
        output.Dispose();
        target.Dispose();
        scope.Dispose();
    }

    [Test]
    public void PerSample_Images_AgreesWithTheSumOverFilledPixels() =>
        TensorAssert.Close(Masked.PerSample(output, target), torch.tensor(Naive()), 1e-12);

    [Test]
    public void PerSample_EmptyTarget_CostsNothing() => Assert.That(Masked.PerSample(output, target)[2].ToDouble(), Is.Zero);

    [Test]
    public void Mean_Images_IsTheMeanOfPerSample() => TensorAssert.Close(Masked.Mean(output, target), Naive().Average(), 1e-12);

    [Test]
    public void Mean_Gradient_AgreesWithFiniteDifferences() =>
        GradientAssert.AgreesWithFiniteDifferences(output, changed => Masked.Mean(changed, target));

    [Test]
    public void PerSample_NothingEmpty_IsThePlainGaussian()
    {
        var plain = new GaussianReconstruction(new GaussianReconstructionOptions { Scale = Scale });
        torch.Tensor filled = target + 1;

        TensorAssert.Close(Masked.PerSample(output, filled), plain.PerSample(output, filled), 1e-12);
        TensorAssert.Close(plain.Mean(output, filled), plain.PerSample(output, filled).mean(), 1e-12);
    }

    [Test]
    public void PerSample_Vectors_CountsValueByValue()
    {
        torch.Tensor values = torch.tensor(new double[,] { { 0, 2, 3 } }), guess = torch.tensor(new double[,] { { 9, 1, 1 } });

        TensorAssert.Close(Masked.PerSample(guess, values)[0], (0.5 * (1 + 4) / (Scale * Scale)) + (2 * Normalizer), 1e-12);
    }

    private static double Normalizer => Math.Log(Scale) + (0.5 * Math.Log(2 * Math.PI));

    private double[] Naive()
    {
        var sums = new double[Batch];
        for (int sample = 0; sample < Batch; sample++)
        {
            for (int row = 0; row < Height; row++)
            {
                for (int column = 0; column < Width; column++)
                {
                    double[] wanted = [.. Enumerable.Range(0, Channels).Select(c => target[sample, c, row, column].ToDouble())];
                    double[] got = [.. Enumerable.Range(0, Channels).Select(c => output[sample, c, row, column].ToDouble())];
                    if (wanted.Any(value => value != 0))
                    {
                        sums[sample] += wanted.Zip(got).Sum(pair =>
                            (0.5 * Math.Pow((pair.First - pair.Second) / Scale, 2)) + Normalizer);
                    }
                }
            }
        }
        return sums;
    }
}
