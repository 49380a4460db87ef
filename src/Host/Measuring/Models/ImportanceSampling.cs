using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;
using NebulaBench.Objectives;
using NebulaBench.Runtime;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>Draws latents from the posteriors of some samples and weighs them: the importance-weighted bound (Burda et al., 2016).</summary>
internal sealed class ImportanceSampling(LatentModel model, SampleShape output, torch.Device device)
{
    /// <summary>Draws that pass the decoder at once; more only make the system hand out memory anew for every layer.</summary>
    private const int DrawsAtOnce = 512;

    /// <summary>The bound over some samples of a split; no score where the experiment wants none.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure(DataSplit split, EvaluationOptions options) =>
        options.ImportanceDraws == 0 ? [] : Bounds(split, options.ImportanceDraws, options.ImportanceSamples);

    private IReadOnlyList<(string Key, Score Score)> Bounds(DataSplit split, int draws, int atMost)
    {
        long tokens = 0, samples = 0;
        Score bound = Bound(split, draws, atMost, batch =>
        {
            tokens += batch.Target.is_floating_point() ? 0 : batch.Target.ge(0).sum().ToInt64();
            samples += batch.Size;
        });
        return output is not SequenceShape
            ? [("iwae_bound_nats", bound)]
            : [("iwae_bound_nats", bound), ("perplexity_bound", bound.Value is { } nats ? SequenceScores.Perplexity(-nats * samples, tokens) : bound)];
    }

    private Score Bound(DataSplit split, int draws, int atMost, Action<Batch> count)
    {
        if (!model.Reconstruction.IsLikelihood)
        {
            return Score.Undefined($"{model.Reconstruction.Name} is no likelihood");
        }
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        List<double> weights = [];
        using IComputeScope compute = ComputeRuntime.Shared.Begin();
        foreach (Batch batch in split.Read(BatchOrder.Spread(split.Count, atMost, BatchSize(draws)), device))
        {
            compute.BetweenSteps();
            count(batch);
            LatentBatch embedding = model.Embed(batch.Input);
            if (embedding.LogVariance is not { } logVariance)
            {
                return Score.Undefined("the objective has no posterior to draw from");
            }
            weights.AddRange(PlainNumbers.Of(LogWeights(Repeat(batch, draws), embedding.Mean, logVariance, draws)));
            scope.DisposeEverything();
        }
        return Likelihood.ImportanceWeightedBound([.. weights], draws);
    }

    // ln p(x | z) + ln p(z) − ln q(z | x), [samples · draws], the draws of a sample side by side.
    private torch.Tensor LogWeights(Batch repeated, torch.Tensor mean, torch.Tensor logVariance, int draws)
    {
        torch.Tensor spread = logVariance.repeat_interleave(draws, 0);
        torch.Tensor noise = torch.randn_like(spread);
        torch.Tensor latents = mean.repeat_interleave(draws, 0) + ((0.5 * spread).exp() * noise);
        torch.Tensor output = model.Decode(model.Objective.Code(latents), repeated);
        torch.Tensor logPosterior = -0.5 * (spread + noise.pow(2) + Math.Log(2 * Math.PI)).sum(1L);
        return model.Objective.LogPrior(latents) - logPosterior - model.Reconstruction.PerSample(output, repeated.Target);
    }

    private static Batch Repeat(Batch batch, int draws)
    {
        torch.Tensor input = batch.Input.repeat_interleave(draws, 0);
        return new Batch
        {
            Input = input,
            Target = ReferenceEquals(batch.Input, batch.Target) ? input : batch.Target.repeat_interleave(draws, 0),
            Labels = batch.Labels?.repeat_interleave(draws, 0),
            Indices = batch.Indices.repeat_interleave(draws, 0),
        };
    }

    private static int BatchSize(int draws) => Math.Max(1, DrawsAtOnce / draws);
}
