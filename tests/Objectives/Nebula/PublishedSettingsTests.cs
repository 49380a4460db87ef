using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests;

/// <summary>
/// What the published program minimizes, for each of its switches, written out sample by sample: configs/experiments/mnist-mlp-published.yaml has these
/// settings. Its metric cost is the attraction alone (-m); -r -1 adds the attraction once more and the triplet, -r 2 the pull within an anchor
/// over all N² pairs.
/// </summary>
internal sealed class PublishedSettingsTests
{
    private const int Batch = 6, Latent = 2, Anchors = 3;

    private static readonly NebulaOptions Published = new()
    {
        Anchors = Anchors,
        Variational = false,
        Initialization = AnchorInitialization.Normal,
        Conditioning = AnchorConditioning.Reference,
        Formulation = NebulaFormulation.Attraction,
        AttractionWeight = 1,
    };

    [Test]
    public void Loss_NoSwitch_IsTheSquaredError()
    {
        Case without = Run(Published with { Formulation = NebulaFormulation.None });

        Assert.That(without.Total, Is.EqualTo(without.SquaredError).Within(1e-4));
    }

    [Test]
    public void Loss_V_AddsTheDivergence()
    {
        Case variational = Run(Published with { Formulation = NebulaFormulation.None, Variational = true });

        double kl = Enumerable.Range(0, Batch).Average(i => Enumerable.Range(0, Latent).Sum(
            d => -0.5 * (1 + variational.LogVariance[i, d] - (variational.Mean[i, d] * variational.Mean[i, d]) - Math.Exp(variational.LogVariance[i, d]))));
        Assert.That(variational.Total, Is.EqualTo(variational.SquaredError + kl).Within(1e-4));
    }

    [Test]
    public void Loss_M_AddsTheAttractionAndNoTriplet()
    {
        Case metric = Run(Published);

        Assert.That(metric.Total, Is.EqualTo(metric.SquaredError + metric.Attraction).Within(1e-4));
    }

    [Test]
    public void Loss_MWithAllOrders_AddsTheAttractionTwiceAndTheTriplet()
    {
        Case metric = Run(Published with
        {
            AttractionWeight = 2,
            Metric = new MetricOptions { Order = MetricOrder.Third, Weight = 1, Margin = MarginSource.Anchors },
        });

        (double sum, int triplets) = (0, 0);
        for (int i = 0; i < Batch; i++)
        {
            for (int j = 0; j < Batch; j++)
            {
                for (int k = 0; k < Batch; k++)
                {
                    if (metric.Nearest[j] == metric.Nearest[i] && metric.Nearest[k] != metric.Nearest[i])
                    {
                        sum += metric.Squared(i, j) / (metric.Squared(i, k) + metric.Margin);
                        triplets++;
                    }
                }
            }
        }
        Assert.That(triplets, Is.Positive);
        Assert.That(metric.Total, Is.EqualTo(metric.SquaredError + (2 * metric.Attraction) + (sum / triplets)).Within(1e-4));
    }

    [Test]
    public void Loss_MWithOrder2_AddsThePullOverAllPairs()
    {
        Case metric = Run(Published with
        {
            Metric = new MetricOptions { Order = MetricOrder.Second, Weight = 1, Pairs = PairAverage.All },
        });

        double sum = 0;
        for (int i = 0; i < Batch; i++)
        {
            for (int j = 0; j < Batch; j++)
            {
                sum += metric.Nearest[i] == metric.Nearest[j] ? metric.Squared(i, j) : 0;
            }
        }
        Assert.That(metric.Total, Is.EqualTo(metric.SquaredError + metric.Attraction + (sum / (Batch * Batch))).Within(1e-4));
    }

    [Test]
    public void Embed_EveryVariant_TellsTheDecoderTheSoftmaxOfSquaredDistances([Values] bool variational, [Values] bool metric)
    {
        Case run = Run(Published with
        {
            Variational = variational,
            Formulation = metric ? NebulaFormulation.Attraction : NebulaFormulation.None,
        });

        for (int i = 0; i < Batch; i++)
        {
            double[] powers = [.. Enumerable.Range(0, Anchors).Select(k => Math.Exp(run.ToAnchor(i, k)))];
            for (int k = 0; k < Anchors; k++)
            {
                Assert.That(run.Code[i, Latent + k], Is.EqualTo(powers[k] / powers.Sum()).Within(1e-5));
            }
        }
    }

    private static Case Run(NebulaOptions options)
    {
        torch.manual_seed(4);
        using ObjectiveModule module = new NebulaObjective(options).Build(new ObjectiveContext
        {
            FeatureWidth = 4,
            Encode = input => input,
            LatentDimension = Latent,
            Data = new DatasetInfo { Input = new VectorShape(3), Output = new VectorShape(3), DefaultReconstruction = Reconstruction },
            TrainingSamples = 100,
            Seeds = new SeedStream(0),
        });
        using (torch.no_grad())
        {
            module.Prototypes!.copy_(torch.tensor(new float[,] { { 0.3f, 0.1f }, { -0.5f, 0.4f }, { 0.2f, -0.6f } }));
        }
        LatentBatch embedding = module.Embed(torch.randn(Batch, 4) * 3);
        torch.Tensor target = torch.rand(Batch, 3), output = torch.rand(Batch, 3);
        target[0, 1] = 0;
        var batch = new Batch { Input = target, Target = target, Indices = torch.arange(Batch) };
        double constant = Enumerable.Range(0, Batch).Average(i => Enumerable.Range(0, 3).Count(d => target[i, d].ToDouble() != 0))
            * (Math.Log(1 / Math.Sqrt(2)) + (0.5 * Math.Log(2 * Math.PI)));
        double total = module.Loss(embedding, output, batch, Reconstruction).Total().ToDouble() - constant;
        double margin = module.named_parameters().Any(entry => entry.name == "marginProjection.weight")
            ? torch.nn.functional.linear(
                module.Prototypes!, module.get_parameter("marginProjection.weight")!, module.get_parameter("marginProjection.bias")).mean().sigmoid().ToDouble()
            : 0;
        double squaredError = Enumerable.Range(0, Batch).Average(i => Enumerable.Range(0, 3).Sum(
            d => target[i, d].ToDouble() == 0 ? 0 : Math.Pow(target[i, d].ToDouble() - output[i, d].ToDouble(), 2)));
        return new Case(
            total, squaredError, margin, Table(embedding.Latent), Table(embedding.Mean), Table(embedding.LogVariance), Table(embedding.Code), Table(module.Prototypes!));
    }

    // Σ (x − x̂)² without ½ where the target is not empty.
    private static readonly GaussianReconstruction Reconstruction = new(new GaussianReconstructionOptions { Scale = 1 / Math.Sqrt(2), OnlyWhereTarget = true });

    private static double[,] Table(torch.Tensor? values)
    {
        if (values is null)
        {
            return new double[0, 0];
        }
        var table = new double[values.shape[0], values.shape[1]];
        for (int row = 0; row < values.shape[0]; row++)
        {
            for (int column = 0; column < values.shape[1]; column++)
            {
                table[row, column] = values[row, column].ToDouble();
            }
        }
        return table;
    }

    private sealed record Case(
        double Total, double SquaredError, double Margin, double[,] Z, double[,] Mean, double[,] LogVariance, double[,] Code, double[,] Positions)
    {
        public int[] Nearest => [.. Enumerable.Range(0, Batch).Select(i => Enumerable.Range(0, Anchors).MinBy(k => ToAnchor(i, k)))];

        public double Attraction => Enumerable.Range(0, Batch).Average(i => ToAnchor(i, Nearest[i]));

        public double ToAnchor(int i, int k) => Enumerable.Range(0, Latent).Sum(d => Math.Pow(Z[i, d] - Positions[k, d], 2));

        public double Squared(int i, int j) => Enumerable.Range(0, Latent).Sum(d => Math.Pow(Z[i, d] - Z[j, d], 2));
    }
}
