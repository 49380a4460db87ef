using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Quantization;

/// <summary>
/// The trainable part: a projection to vectors and the codebook. A sample's latent is its vector before it is quantized; with a vector for
/// every place it is their mean, and a sample has no one code that it could be counted to.
/// </summary>
internal sealed class VectorQuantization : ObjectiveModule
{
    /// <summary>More vectors do not make a better start.</summary>
    private const int SeedingSamples = 10_000;
    private const string Restarted = "restarted";

    private readonly VqOptions options;
    private readonly long places;
    private readonly SeedStream seeds;
    private readonly PrototypeUsage usage;
    private readonly LatentHead head;
    private readonly EmaCodebook codebook;
    private readonly BufferFlag placed = new();
    private long restarted;

    public VectorQuantization(VqOptions options, long places, ObjectiveContext context)
        : base("vq-vae")
    {
        this.options = options;
        this.places = places;
        seeds = context.Seeds;
        usage = new PrototypeUsage(options.Codes);
        long width = IsMap ? context.FeatureMap!.Channels : context.FeatureWidth;
        head = new LatentHead(width, context.LatentDimension, variational: false);
        codebook = new EmaCodebook(options.Codes, context.LatentDimension, options.Codebook == CodebookUpdate.Loss);
        RegisterComponents();
    }

    public override torch.Tensor? Prototypes => IsMap ? null : codebook.Codes;

    private bool IsMap => options.CodesPerSample == CodesPerSample.Map;

    public override LatentBatch Embed(torch.Tensor features)
    {
        torch.Tensor vectors = head.call(IsMap ? ByPlace(features) : features).Latent;
        torch.Tensor indices = codebook.Nearest(vectors);
        torch.Tensor quantized = Quantizer.StraightThrough(vectors, codebook.Codes.index_select(0, indices));
        torch.Tensor latent = IsMap ? vectors.view(-1, places, vectors.shape[1]).mean([1L]) : vectors;
        return new QuantizedBatch { Latent = latent, Mean = latent, Code = ToCode(quantized), Vectors = vectors, Indices = indices };
    }

    /// <summary>The nearest code; at every place the same where there are several.</summary>
    public override torch.Tensor Code(torch.Tensor latents) =>
        ToCode(codebook.Codes.index_select(0, codebook.Nearest(latents)).repeat_interleave(places, 0));

    public override torch.Tensor? Assign(torch.Tensor latents) => IsMap ? null : codebook.Nearest(latents);

    /// <summary>Codes drawn alike often; how often each is used is not modeled.</summary>
    public override torch.Tensor SamplePrior(long count, long latentDimension, torch.Device device) =>
        codebook.Codes.index_select(0, torch.randint(0, codebook.Count, count, torch.int64, device));

    public override void BeforeEpoch(ITrainingData training)
    {
        if (!placed.IsSet)
        {
            using torch.Tensor vectors = training.TrainingLatents(SeedingSamples);
            codebook.Start(vectors, seeds.Open("codebook"));
            placed.Set();
        }
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
    {
        var quantized = (QuantizedBatch)embedding;
        torch.Tensor codes = codebook.Codes.index_select(0, quantized.Indices);
        List<LossTerm> terms =
        [
            new("reconstruction", reconstruction.Mean(output, batch.Target)),
            new("commitment", Quantizer.Commitment(quantized.Vectors, codes) * places, options.Commitment),
        ];
        if (options.Codebook == CodebookUpdate.Loss)
        {
            terms.Add(new LossTerm("codebook", Quantizer.Codebook(quantized.Vectors, codes) * places));
        }
        return new LossTerms(terms);
    }

    public override void AfterStep(LatentBatch embedding)
    {
        var quantized = (QuantizedBatch)embedding;
        usage.Record(quantized.Indices);
        codebook.Average(quantized.Vectors, quantized.Indices, options.Decay, options.Codebook == CodebookUpdate.MovingAverage);
        restarted += codebook.Restart(quantized.Vectors, options.RestartBelow);
    }

    public override IReadOnlyDictionary<string, torch.Tensor> TrainingState()
    {
        var state = new Dictionary<string, torch.Tensor> { [Restarted] = torch.tensor(restarted) };
        usage.Keep(state);
        return state;
    }

    public override void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state)
    {
        restarted = state[Restarted].ToInt64();
        usage.Restore(state);
    }

    public override IReadOnlyDictionary<string, double> EpochDiagnostics()
    {
        if (usage.TakeCounts() is not { } counts)
        {
            return new Dictionary<string, double>();
        }
        var values = new Dictionary<string, double>
        {
            ["codebook-perplexity"] = Quantizer.Perplexity(counts),
            ["codes-in-use"] = counts.Count(count => count > 0),
            ["codes-restarted"] = restarted,
        };
        restarted = 0;
        return values;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            usage.Dispose();
        }
        base.Dispose(disposing);
    }

    // [batch, channels · places] → [batch · places, channels].
    private torch.Tensor ByPlace(torch.Tensor features) => features.view(features.shape[0], -1, places).transpose(1, 2).flatten(0, 1);

    // [batch · places, latent] → [batch, latent · places], as features of a map lie.
    private torch.Tensor ToCode(torch.Tensor vectors) =>
        IsMap ? vectors.view(-1, places, vectors.shape[1]).transpose(1, 2).flatten(1) : vectors;
}

/// <summary>The latents of a batch with what was quantized: one vector per sample, or one per place of it.</summary>
internal sealed record QuantizedBatch : LatentBatch
{
    /// <summary>The vectors before they were quantized, [batch · places, latent], place after place of each sample.</summary>
    public required torch.Tensor Vectors { get; init; }

    /// <summary>The code of each, [batch · places], int64.</summary>
    public required torch.Tensor Indices { get; init; }
}

/// <summary>The terms of vector quantization (Van den Oord et al., 2017, equation 3), sums over dimensions, means over vectors.</summary>
internal static class Quantizer
{
    /// <summary>|z − sg(e)|²: draws the vectors to their codes.</summary>
    /// <param name="vectors">z, [vectors, latent].</param>
    /// <param name="codes">e, the code of each, [vectors, latent].</param>
    public static torch.Tensor Commitment(torch.Tensor vectors, torch.Tensor codes) => (vectors - codes.detach()).pow(2).sum(1L).mean();

    /// <summary>|sg(z) − e|²: draws the codes to their vectors.</summary>
    /// <param name="vectors">z, [vectors, latent].</param>
    /// <param name="codes">e, the code of each, [vectors, latent].</param>
    public static torch.Tensor Codebook(torch.Tensor vectors, torch.Tensor codes) => (vectors.detach() - codes).pow(2).sum(1L).mean();

    /// <summary>The codes' numbers with the gradient of the vectors: backward, quantizing is the identity.</summary>
    public static torch.Tensor StraightThrough(torch.Tensor vectors, torch.Tensor codes) => vectors + (codes - vectors).detach();

    /// <summary>exp of the entropy of how often each code is used: from 1, one code alone, to their number, all alike.</summary>
    /// <param name="counts">How often each was used.</param>
    public static double Perplexity(IReadOnlyList<long> counts)
    {
        double total = counts.Sum();
        return Math.Exp(-counts.Where(count => count > 0).Sum(count => count / total * Math.Log(count / total)));
    }
}
