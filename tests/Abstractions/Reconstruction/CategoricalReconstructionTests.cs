using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

[TestFixture]
internal sealed class CategoricalReconstructionTests
{
    private const int Batch = 3, Classes = 4, Height = 2, Width = 5;

    private static readonly CategoricalReconstruction Categorical = new();

    private DisposeScope scope = null!;
    private torch.Tensor output = null!;
    private torch.Tensor target = null!;

    [SetUp]
    public void Draw()
    {
        scope = torch.NewDisposeScope();
        torch.manual_seed(3);
        output = torch.randn([Batch, Classes, Height, Width], torch.float64);
        target = torch.randint(0, Classes, [Batch, Height, Width], torch.int64);
    }

    [TearDown]
    public void Free()
    {
        output.Dispose();
        target.Dispose();
        scope.Dispose();
    }

    [Test]
    public void PerSample_LabelImages_AgreesWithTheSumOverPixels() =>
        TensorAssert.Close(Categorical.PerSample(output, target), torch.tensor(Naive()), 1e-12);

    [Test]
    public void Mean_LabelImages_IsTheMeanOfPerSample() => TensorAssert.Close(Categorical.Mean(output, target), Naive().Average(), 1e-12);

    [Test]
    public void PerSample_VoidPixels_CostNothing()
    {
        target[1, 0, 0] = CategoricalReconstruction.Void;
        target[2].fill_(CategoricalReconstruction.Void);

        TensorAssert.Close(Categorical.PerSample(output, target), torch.tensor(Naive()), 1e-12);
        Assert.That(Categorical.PerSample(output, target)[2].ToDouble(), Is.Zero);
    }

    [Test]
    public void ClassesSideBySideInMemory_GiveTheSameValueAndGradient([Values] bool weighted)
    {
        var reconstruction = new CategoricalReconstruction(new CategoricalReconstructionOptions { ClassWeights = weighted ? [0.5, 1, 2, 3] : [] });
        target[1, 0, 0] = CategoricalReconstruction.Void;
        torch.Tensor apart = output.clone().requires_grad_(), leaf = output.permute(0, 2, 3, 1).contiguous().requires_grad_();
        torch.Tensor together = leaf.permute(0, 3, 1, 2); // as decoders of tokens give it
        Assert.That((apart.stride(1), together.stride(1)), Is.EqualTo((Height * Width, 1)));

        TensorAssert.Close(reconstruction.PerSample(together, target), reconstruction.PerSample(apart, target), 1e-12);
        reconstruction.Mean(apart, target).backward();
        reconstruction.Mean(together, target).backward();
        TensorAssert.Close(leaf.grad!.permute(0, 3, 1, 2), apart.grad!, 1e-12);
    }

    [Test]
    public void PerSample_OneClassASample_IsItsCrossEntropy()
    {
        torch.Tensor logits = output[.., .., 0, 0].contiguous(), classes = target[.., 0, 0].contiguous();
        torch.Tensor expected = -logits.log_softmax(1).gather(1, classes.unsqueeze(1)).squeeze(1);

        TensorAssert.Close(Categorical.PerSample(logits, classes), expected, 1e-12);
    }

    [Test]
    public void Mean_Gradient_AgreesWithFiniteDifferences() =>
        GradientAssert.AgreesWithFiniteDifferences(output, changed => Categorical.Mean(changed, target));

    [Test]
    public void Present_Logits_AreTheMostProbableClasses()
    {
        torch.Tensor presented = Categorical.Present(torch.nn.functional.one_hot(target, Classes).permute(0, 3, 1, 2));

        Assert.That(presented.Equals(target));
    }

    private double[] Naive()
    {
        var sums = new double[Batch];
        for (int sample = 0; sample < Batch; sample++)
        {
            for (int row = 0; row < Height; row++)
            {
                for (int column = 0; column < Width; column++)
                {
                    long label = target[sample, row, column].ToInt64();
                    double[] logits = [.. Enumerable.Range(0, Classes).Select(c => output[sample, c, row, column].ToDouble())];
                    sums[sample] += label < 0 ? 0 : Math.Log(logits.Sum(Math.Exp)) - logits[label];
                }
            }
        }
        return sums;
    }
}
