using NebulaBench.Datasets;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Tests.Training;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Tests.Evaluation.Models;

public sealed class EvaluatorTests
{
    private static readonly DatasetInfo Info = new()
    {
        Input = new VectorShape(TinyModel.Features),
        Output = new VectorShape(TinyModel.Features),
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
    };

    [Test]
    public void Measure_VariationalModel_ScoresEveryFamily()
    {
        EvaluationResult result = Measure(new EvaluationOptions());

        string[] keys = [.. result.Scores.Select(score => score.Key)];
        Assert.Multiple(() =>
        {
            Assert.That(keys, Does.Contain("covariance/effective_rank").And.Contain("usefulness/trustworthiness"));
            Assert.That(keys.Where(key => key.StartsWith("output/", StringComparison.Ordinal)), Is.EqualTo(new[]
            {
                "output/reconstruction_nats", "output/mse", "output/iwae_bound_nats",
            }));
            Assert.That(result.Embeddings.Training!.Count, Is.EqualTo(40));
            Assert.That(result.Embeddings.Measured.Count, Is.EqualTo(30));
        });
    }

    [Test]
    public void Measure_NothingWantedOfTheDearOnes_LeavesThemOut() => Assert.That(
        Measure(new EvaluationOptions { ImportanceDraws = 0, NeighborhoodSamples = 0 }).Scores.Select(score => score.Key),
        Has.None.Contain("iwae").And.None.Contain("trustworthiness"));

    [Test]
    public void Measure_LittleMemory_TakesAsManySamplesAsFitEvenly()
    {
        // Less than an experiment may ask for, so that small data do not fit.
        const int Mebibytes = 40;
        var budget = new MemoryBudget(Mebibytes, TinyModel.Latent);
        using LatentModel model = TinyModel.Create(3);
        using ResidentSplit training = TinyModel.Data(10_000, seed: 1), test = TinyModel.Data(10_000, seed: 2);

        var options = new EvaluationOptions { MemoryMib = Mebibytes, ImportanceDraws = 0, NeighborhoodSamples = 0 };
        EmbeddingSet set = new DataEncoder(options, TinyModel.Latent, new SeedStream(0), torch.CPU).Encode(model, training, test, Info).Embeddings;

        Assert.That(set.Measured.Count, Is.EqualTo(budget.MeasuredSamples).And.LessThan(10_000));
        Assert.That(set.Training!.Count, Is.EqualTo(budget.TrainingLatents).And.LessThan(10_000));
    }

    [Test]
    public void Encode_SomeOfTheSamples_KeepsTheirIdsOrIndices()
    {
        using LatentModel model = TinyModel.Create(3);
        using ResidentSplit training = TinyModel.Data(40, seed: 1), unnamed = TinyModel.Data(6, seed: 2);
        using var named = new ResidentSplit(torch.randn(6, TinyModel.Features), ids: ["a", "b", "c", "d", "e", "f"]);
        var encoder = new DataEncoder(new EvaluationOptions { AtMost = 3, ImportanceDraws = 0, NeighborhoodSamples = 0 }, TinyModel.Latent, new SeedStream(0), torch.CPU);

        Assert.That(encoder.Encode(model, training, named, Info).Embeddings.Ids, Is.EqualTo(new[] { "a", "c", "e" }));
        Assert.That(encoder.Encode(model, training, unnamed, Info).Embeddings.Ids, Is.EqualTo(new[] { "0", "2", "4" }));
    }

    [Test]
    public void Measure_ManyDraws_BringsTheBoundNearTheEvidenceAndAboveOneDraw()
    {
        // The decoder is linear and the noise normal, so that ln p(x) = ln N(x; b, W Wᵀ + I) is known.
        double one = Bound(draws: 1), many = Bound(draws: 2000);

        Assert.That(many, Is.EqualTo(Evidence()).Within(0.05));
        Assert.That(many, Is.GreaterThan(one));
    }

    private static double Bound(int draws) => Measure(new EvaluationOptions { ImportanceDraws = draws })
        .Scores.Single(score => score.Key == "output/iwae_bound_nats").Value.Value!.Value;

    private static EvaluationResult Measure(EvaluationOptions options)
    {
        using LatentModel model = TinyModel.Create(3);
        using ResidentSplit training = TinyModel.Data(40, seed: 1), test = TinyModel.Data(30, seed: 2);
        EncodedData data = new DataEncoder(options, TinyModel.Latent, new SeedStream(0), torch.CPU).Encode(model, training, test, Info);
        return new Evaluator(options, new SeedStream(0)).Measure(data, Info.Classes.Count);
    }

    private static double Evidence()
    {
        using var scope = torch.NewDisposeScope();
        using LatentModel model = TinyModel.Create(3);
        using ResidentSplit test = TinyModel.Data(30, seed: 2);
        var weights = model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.detach().to_type(torch.float64));
        torch.Tensor matrix = weights["backbone.decoder.weight"];
        torch.Tensor covariance = matrix.matmul(matrix.t()) + torch.eye(TinyModel.Features, dtype: torch.float64);
        torch.Tensor inputs = test.Read(BatchSampler.Sequential(30, 30), torch.CPU).Single().Input.to_type(torch.float64);
        torch.Tensor centered = inputs - weights["backbone.decoder.bias"];
        torch.Tensor squares = (centered.matmul(torch.linalg.inv(covariance)) * centered).sum(1L);
        torch.Tensor logarithm = torch.linalg.det(covariance).log() + (TinyModel.Features * Math.Log(2 * Math.PI));
        return (-0.5 * (squares + logarithm)).mean().ToDouble();
    }
}
