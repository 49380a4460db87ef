using System.Buffers.Binary;
using System.Security.Cryptography;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Datasets.Procedural;

/// <summary>Digits drawn as pen strokes: a picture dataset that needs no download and whose generating factors are known.</summary>
public sealed class StrokeDigitsDataset : IDataset
{
    private readonly StrokeDigitsOptions options;
    private readonly Dictionary<SplitName, Lazy<DigitSet>> sets;

    /// <summary>Describes the dataset; nothing is drawn yet.</summary>
    /// <param name="options">The experiment's options.</param>
    public StrokeDigitsDataset(StrokeDigitsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        var press = new DigitGenerator(options);
        sets = Enum.GetValues<SplitName>().ToDictionary(
            split => split, split => new Lazy<DigitSet>(() => press.Print(split.ToString(), Count(split), torch.get_num_threads())));
        var shape = new ImageShape(1, options.Size, options.Size);
        Info = new DatasetInfo
        {
            Input = shape,
            Output = shape,
            DefaultReconstruction = new BernoulliReconstruction(),
            Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            Factors = DigitFactors.Names,
            License = "made by the program: no rights reserved",
        };
    }

    /// <inheritdoc/>
    public DatasetInfo Info { get; }

    /// <summary>
    /// The SHA-256 of every split's size, gray values and labels. The pictures themselves are hashed, not the options, so that equal
    /// hashes on two machines mean equal data even if one of them draws differently.
    /// </summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (SplitName split in Enum.GetValues<SplitName>())
        {
            DigitSet set = sets[split].Value;
            BinaryPrimitives.WriteInt64LittleEndian(number, set.Labels.Length);
            hash.AppendData(number);
            hash.AppendData(set.Pixels);
            hash.AppendData([.. set.Labels.Select(label => (byte)label)]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split)
    {
        DigitSet set = sets[split].Value;
        using torch.Tensor bytes = torch.tensor(set.Pixels, [set.Labels.Length, 1, options.Size, options.Size]);
        return new ResidentSplit(bytes.to(torch.ScalarType.Float32).div_(255f), labels: set.Labels, factors: set.Factors);
    }

    private int Count(SplitName split) => split switch
    {
        SplitName.Training => options.Training,
        SplitName.Validation => options.Validation,
        _ => options.Test,
    };
}
