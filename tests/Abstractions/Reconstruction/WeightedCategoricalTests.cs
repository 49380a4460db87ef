using System.ComponentModel.DataAnnotations;
using NebulaBench.Errors;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

/// <summary>Some classes are rare: their places may count more.</summary>
[TestFixture]
internal sealed class WeightedCategoricalTests
{
    private const int Batch = 3, Classes = 4, Places = 10;

    private static readonly double[] Weights = [0.25, 1, 3, 0.5];

    private static readonly CategoricalReconstruction Weighted = new(new CategoricalReconstructionOptions { ClassWeights = Weights });

    private static readonly CategoricalReconstruction Background = new(new CategoricalReconstructionOptions { BackgroundWeight = 0.25 });

    private DisposeScope scope = null!;
    private torch.Tensor output = null!;
    private torch.Tensor target = null!;

    [SetUp]
    public void Draw()
    {
        scope = torch.NewDisposeScope();
        torch.manual_seed(3);
        output = torch.randn([Batch, Classes, Places], torch.float64);
        target = torch.randint(0, Classes, [Batch, Places], torch.int64);
        target[1, 2] = CategoricalReconstruction.Void;
    }

    [TearDown]
    public void Free()
    {
        output.Dispose();
        target.Dispose();
        scope.Dispose();
    }

    [Test]
    public void PerSample_ClassWeights_CountsPlacesAsOftenAsTheirClassSays()
    {
        double[] naive = Naive(Weights);

        TensorAssert.Close(Weighted.PerSample(output, target), torch.tensor(naive), 1e-12);
        TensorAssert.Close(Weighted.Mean(output, target), naive.Average(), 1e-12);
    }

    [Test]
    public void PerSample_BackgroundWeight_IsTheWeightOfTheFirstClass()
    {
        double[] naive = Naive([0.25, 1, 1, 1]);

        TensorAssert.Close(Background.PerSample(output, target), torch.tensor(naive), 1e-12);
        TensorAssert.Close(Background.Mean(output, target), naive.Average(), 1e-12);
    }

    [Test]
    public void Mean_Gradient_AgreesWithFiniteDifferences() =>
        GradientAssert.AgreesWithFiniteDifferences(output, changed => Weighted.Mean(changed, target));

    [Test]
    public void PerSample_AllWeightsOne_IsTheLikelihood()
    {
        var ones = new CategoricalReconstruction(new CategoricalReconstructionOptions { ClassWeights = [1, 1, 1, 1] });

        TensorAssert.Close(ones.PerSample(output, target), new CategoricalReconstruction().PerSample(output, target), 1e-12);
        Assert.That(ones.IsLikelihood, Is.True);
    }

    [Test]
    public void IsLikelihood_OnlyWithoutWeights() => Assert.Multiple(() =>
    {
        Assert.That(Weighted.IsLikelihood, Is.False);
        Assert.That(Background.IsLikelihood, Is.False);
        Assert.That(new CategoricalReconstruction().IsLikelihood, Is.True);
    });

    [Test]
    public void PerSample_WeightsForOtherClasses_SaysHowManyThereAre()
    {
        var two = new CategoricalReconstruction(new CategoricalReconstructionOptions { ClassWeights = [0.1, 1] });

        Assert.That(() => two.PerSample(output, target), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB4012: reconstruction categorical: class_weights has 2 entries, but there are 4 classes. "
            + "Write one weight a class, or background_weight for class 0 alone."));
        Assert.That(() => two.Mean(output, target), Throws.TypeOf<NebulaException>());
    }

    [Test]
    public void Options_BothKindsOfWeights_AreRefused()
    {
        var both = new CategoricalReconstructionOptions { BackgroundWeight = 0.1, ClassWeights = Weights };

        Assert.That(both.Validate(new ValidationContext(both)).Select(result => result.ErrorMessage), Is.EqualTo(new[]
        {
            "class_weights has an entry for class 0, which background_weight would change again: write one of the two",
        }));
    }

    private double[] Naive(double[] weights)
    {
        var sums = new double[Batch];
        for (int sample = 0; sample < Batch; sample++)
        {
            for (int place = 0; place < Places; place++)
            {
                long label = target[sample, place].ToInt64();
                double[] logits = [.. Enumerable.Range(0, Classes).Select(c => output[sample, c, place].ToDouble())];
                sums[sample] += label < 0 ? 0 : weights[label] * (Math.Log(logits.Sum(Math.Exp)) - logits[label]);
            }
        }
        return sums;
    }
}
