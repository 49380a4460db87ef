using System.Buffers.Binary;
using System.Security.Cryptography;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Datasets.Procedural;

/// <summary>
/// Shaded renderings of simple solids before clutter: color pictures that need no download, whose generating factors, clean
/// counterparts and segmentations are known.
/// </summary>
public sealed class ShadedSolidsDataset : IDataset
{
    private readonly ShadedSolidsOptions options;
    private readonly Dictionary<SplitName, Lazy<SolidSet>> sets;

    /// <summary>Describes the dataset; nothing is rendered yet.</summary>
    /// <param name="options">The experiment's options.</param>
    public ShadedSolidsDataset(ShadedSolidsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        var studio = new SolidGenerator(options);
        sets = Enum.GetValues<SplitName>().ToDictionary(
            split => split, split => new Lazy<SolidSet>(() => studio.Render(split.ToString(), Count(split), torch.get_num_threads())));
        bool segments = options.Task == SolidTask.Segment;
        var shape = new ImageShape(3, options.Size, options.Size);
        Info = new DatasetInfo
        {
            Input = shape,
            Output = segments ? shape with { Channels = 1 + Solid.All.Count } : shape,
            DefaultReconstruction = segments ? new CategoricalReconstruction() : new BernoulliReconstruction(),
            Classes = [.. Solid.All.Select(solid => solid.Name)],
            Factors = SolidFactors.Names,
            License = "made by the program: no rights reserved",
        };
    }

    /// <inheritdoc/>
    public DatasetInfo Info { get; }

    /// <summary>The SHA-256 of every split's size, pictures, targets and labels: of what was made, not of the options.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (SplitName split in Enum.GetValues<SplitName>())
        {
            SolidSet set = sets[split].Value;
            BinaryPrimitives.WriteInt64LittleEndian(number, set.Labels.Length);
            hash.AppendData(number);
            hash.AppendData(set.Pictures);
            hash.AppendData(set.Targets ?? []);
            hash.AppendData([.. set.Labels.Select(label => (byte)label)]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split)
    {
        SolidSet set = sets[split].Value;
        torch.Tensor pictures = Values(set.Pictures, set.Labels.Length);
        torch.Tensor? targets = options.Task switch
        {
            SolidTask.Clean => Values(set.Targets!, set.Labels.Length),
            SolidTask.Segment => ClassesOfPixels(set.Targets!, set.Labels.Length),
            _ => null,
        };
        return new ResidentSplit(pictures, targets, set.Labels, set.Factors);
    }

    private torch.Tensor Values(byte[] values, long count)
    {
        using torch.Tensor bytes = torch.tensor(values, [count, 3, options.Size, options.Size]);
        return bytes.to(torch.ScalarType.Float32).div_(255f);
    }

    private torch.Tensor ClassesOfPixels(byte[] values, long count)
    {
        using torch.Tensor bytes = torch.tensor(values, [count, options.Size, options.Size]);
        return bytes.to(torch.ScalarType.Int64);
    }

    private int Count(SplitName split) => split switch
    {
        SplitName.Training => options.Training,
        SplitName.Validation => options.Validation,
        _ => options.Test,
    };
}
