namespace NebulaBench.Host.Measuring;

/// <summary>
/// How many latents can be measured within a stated amount of memory. What measuring holds is a fixed part, matrices of latent dimensions, and for every
/// latent the copies that metrics make of its numbers; all were measured (benchmarks/Memory), in 8 to 512 dimensions, and rounded up. Where the matrices
/// alone would fill it, in some 2,000 dimensions, a tenth is still the latents'.
/// </summary>
/// <param name="mebibytes">The memory, in MiB.</param>
/// <param name="dimension">The width of the latents.</param>
internal sealed class MemoryBudget(int mebibytes, int dimension)
{
    /// <summary>Classifiers learn from no more latents than this, whatever the memory.</summary>
    private const int MostTrainingLatents = 20_000;

    /// <summary>MiB: metrics of no latents at all, original samples for trustworthiness at their most, outputs held at a time.</summary>
    private const int Fixed = 64 + 256 + 32;

    /// <summary>How often a measured latent and its logarithms of variances are in memory, and how often a latent that classifiers learn from.</summary>
    private const int MeasuredCopies = 9, TrainingCopies = 12;

    /// <summary>How many matrices of latent dimensions are held, those of the classes among them.</summary>
    private const int Matrices = 64;

    private long Latents => Math.Max(Bytes / 10, Bytes - (Fixed * (1L << 20)) - (Matrices * sizeof(double) * (long)dimension * dimension));

    private long Bytes => mebibytes * (1L << 20);

    /// <summary>The training latents that fit into a third of it.</summary>
    public int TrainingLatents => (int)Math.Clamp(Latents / 3 / (TrainingCopies * sizeof(double) * (long)dimension), 1, MostTrainingLatents);

    /// <summary>The measured samples that fit into the rest.</summary>
    public int MeasuredSamples => (int)Math.Clamp(Latents * 2 / 3 / (MeasuredCopies * 2 * sizeof(double) * (long)dimension), 1, int.MaxValue);
}
