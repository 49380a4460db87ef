using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace TemplateNamespace;

/// <summary>Three normal clusters of vectors. Replace them by your data; ask for <see cref="IDataFolder"/> where they are files.</summary>
/// <param name="options">Size and spread.</param>
public sealed class TemplateClassDataset(TemplateClassOptions options) : IDataset
{
    private const int Width = 8;
    private static readonly string[] Names = ["first", "second", "third"];

    /// <inheritdoc/>
    public DatasetInfo Info { get; } = new()
    {
        Input = new VectorShape(Width),
        Output = new VectorShape(Width),
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
        Classes = Names,
        License = "made by the program: no rights reserved",
    };

    /// <inheritdoc/>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SplitName split in Enum.GetValues<SplitName>())
            hash.AppendData(MemoryMarshal.AsBytes(Draw(split).AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split)
    {
        float[] values = Draw(split);
        long samples = values.Length / Width;
        long[] labels = [.. Enumerable.Range(0, (int)samples).Select(sample => (long)(sample % Names.Length))];
        return new ResidentSplit(torch.tensor(values, [samples, Width]), labels: labels);
    }

    // [samples × width]; the clusters take turns. Every split draws from a stream of its own, so that none depends on another's size.
    private float[] Draw(SplitName split)
    {
        var seeds = new SeedStream(0);
        RandomStream places = seeds.Open("centers"), noise = seeds.Open("noise", (long)split);
        double[] centers = [.. Enumerable.Range(0, Names.Length * Width).Select(_ => places.NextNormal() * 2 / Math.Sqrt(Width))];
        int samples = split == SplitName.Training ? options.Training : options.Training / 4;
        var values = new float[samples * Width];
        for (int index = 0; index < values.Length; index++)
        {
            int cluster = index / Width % Names.Length;
            values[index] = (float)(centers[(cluster * Width) + (index % Width)] + (options.Spread * noise.NextNormal()));
        }
        return values;
    }
}
