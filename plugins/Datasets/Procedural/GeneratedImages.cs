using System.Buffers.Binary;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;
using TorchSharp;

namespace NebulaBench.Datasets.Procedural;

/// <summary>A dataset of generated images: it needs no download, and its generating factors are known.</summary>
public abstract class GeneratedImageDataset : IDataset
{
    private readonly Dictionary<SplitName, Lazy<GeneratedImages>> sets;

    /// <summary>Nothing is generated yet.</summary>
    /// <param name="options">The experiment's options.</param>
    /// <param name="generate">Generates a set by its name, its number of images and the number of threads.</param>
    private protected GeneratedImageDataset(GeneratedImageOptions options, Func<string, int, int, GeneratedImages> generate)
    {
        ArgumentNullException.ThrowIfNull(options);
        sets = Enum.GetValues<SplitName>().ToDictionary(
            split => split, split => new Lazy<GeneratedImages>(() => generate(split.ToString(), options.Count(split), torch.get_num_threads())));
    }

    /// <inheritdoc/>
    public abstract DatasetInfo Info { get; }

    /// <summary>
    /// The SHA-256 of every split's size, images, targets and labels. What was generated is hashed, not the options, so that equal hashes on two
    /// machines mean equal data even if one of them draws differently.
    /// </summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (SplitName split in Enum.GetValues<SplitName>())
        {
            GeneratedImages set = sets[split].Value;
            BinaryPrimitives.WriteInt64LittleEndian(number, set.Labels.Length);
            hash.AppendData(number);
            hash.AppendData(set.Pixels);
            hash.AppendData(set.Targets ?? []);
            hash.AppendData([.. set.Labels.Select(label => (byte)label)]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split)
    {
        GeneratedImages set = sets[split].Value;
        return new ResidentSplit(Images(set.Pixels), Targets(set), set.Labels, set.Factors);
    }

    /// <summary>The targets as a tensor; null where the target is the input.</summary>
    private protected virtual torch.Tensor? Targets(GeneratedImages set) => null;

    /// <summary>Values from 0 to 255 as images from 0 to 1, [images, channels, height, width].</summary>
    private protected torch.Tensor Images(byte[] values)
    {
        using torch.Tensor bytes = torch.tensor(values, [values.Length / Info.Input.Elements, .. Info.Input.Axes]);
        return bytes.to(torch.ScalarType.Float32).div_(255f);
    }
}

/// <summary>What the datasets of generated images have in common.</summary>
public abstract record GeneratedImageOptions
{
    [Description("The number of training samples.")]
    [Range(10, 1_000_000)]
    public int Training { get; init; } = 8_000;

    [Description("The number of validation samples.")]
    [Range(0, 1_000_000)]
    public int Validation { get; init; } = 1_000;

    [Description("The number of test samples.")]
    [Range(10, 1_000_000)]
    public int Test { get; init; } = 2_000;

    [Description("What decides every image; the run's own seed does not change the data.")]
    public long Seed { get; init; }

    /// <summary>The number of samples of a split.</summary>
    internal int Count(SplitName split) => split switch
    {
        SplitName.Training => Training,
        SplitName.Validation => Validation,
        _ => Test,
    };
}

/// <summary>A set of generated images. An image depends on its index and the seed alone, and a smaller set is the beginning of a larger one.</summary>
/// <param name="Pixels">Values from 0 to 255, image after image, channel after channel, row after row.</param>
/// <param name="Targets">Other images in the same order, or a class for every pixel; null where the target is the image.</param>
/// <param name="Labels">The class of each image.</param>
/// <param name="Factors">[images, factors].</param>
public sealed record GeneratedImages(byte[] Pixels, byte[]? Targets, long[] Labels, double[,] Factors)
{
    /// <summary>A set whose images are still to be drawn.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="pixels">The values of an image.</param>
    /// <param name="targets">The values of a target; 0 where the target is the image.</param>
    /// <param name="factors">The number of factors.</param>
    internal static GeneratedImages Empty(int count, int pixels, int targets, int factors) => new(
        new byte[(long)count * pixels], targets == 0 ? null : new byte[(long)count * targets], new long[count], new double[count, factors]);

    /// <summary>The class of an image: in as many images as there are classes, each occurs once.</summary>
    /// <param name="seeds">What decides the order.</param>
    /// <param name="index">The image.</param>
    /// <param name="classes">The number of classes.</param>
    internal static int ClassOf(SeedStream seeds, int index, int classes)
    {
        int[] all = [.. Enumerable.Range(0, classes)];
        seeds.Open("classes", index / classes).Shuffle<int>(all);
        return all[index % classes];
    }

    /// <summary>Sets what is known of an image.</summary>
    /// <param name="index">The image.</param>
    /// <param name="factors">Its factors, of which the first is its class.</param>
    internal void Describe(int index, double[] factors)
    {
        Labels[index] = (long)factors[0];
        for (int factor = 0; factor < factors.Length; factor++)
        {
            Factors[index, factor] = factors[factor];
        }
    }
}
