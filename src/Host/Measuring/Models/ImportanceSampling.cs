using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
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

    /// <summary>The weights of draws for some samples of a split; null where the experiment wants none.</summary>
    public LikelihoodInput? Draw(DataSplit split, EvaluationOptions options) =>
        options.ImportanceDraws == 0 ? null : Draw(split, options.ImportanceDraws, options.ImportanceSamples);

    private bool IsSequence => output is SequenceShape;

    private LikelihoodInput Draw(DataSplit split, int draws, int atMost)
    {
        if (!model.Reconstruction.IsLikelihood)
        {
            return None(draws, $"{model.Reconstruction.Name} is no likelihood");
        }
        long tokens = 0;
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        List<double> weights = [];
        using IComputeScope compute = ComputeRuntime.Shared.Begin();
        foreach (Batch batch in split.Read(BatchSampler.Spread(split.Count, atMost, BatchSize(draws)), device))
        {
            compute.BetweenSteps();
            tokens += batch.Target.is_floating_point() ? 0 : batch.Target.ge(0).sum().ToInt64();
            LatentBatch embedding = model.Embed(batch.Input);
            if (embedding.LogVariance is not { } logVariance)
            {
                return None(draws, "the objective has no posterior to draw from");
            }
            weights.AddRange(PlainNumbers.For(LogWeights(Repeat(batch, draws), embedding.Mean, logVariance, draws)));
            scope.DisposeEverything();
        }
        return new LikelihoodInput { LogWeights = [.. weights], Draws = draws, Tokens = IsSequence ? tokens : null };
    }

    private LikelihoodInput None(int draws, string reason) => new() { Draws = draws, Tokens = IsSequence ? 0 : null, WhyNone = reason };

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
