using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// The decoded pictures of a split: kept as bytes where they fit into memory, else decoded again whenever they are asked for.
/// Every one was decoded once, so those that cannot be are known.
/// </summary>
internal sealed class PictureStore
{
    private readonly PictureRecipe recipe;
    private readonly Kept?[]? kept;

    private PictureStore(PictureRecipe recipe, IReadOnlyList<ImageSample> samples, Kept?[]? kept, byte[] digest)
    {
        this.recipe = recipe;
        this.kept = kept;
        Samples = samples;
        Digest = digest;
    }

    /// <summary>The samples that can be used.</summary>
    public IReadOnlyList<ImageSample> Samples { get; }

    /// <summary>The SHA-256 of the pictures' and labels' digests.</summary>
    public byte[] Digest { get; }

    /// <summary>Whether the pictures are in memory.</summary>
    public bool IsResident => kept is not null;

    /// <summary>Decodes every sample once.</summary>
    /// <param name="recipe">What to make of the files.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="keep">Whether they stay in memory.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="bad">Receives those that cannot be used, in their order.</param>
    public static PictureStore Fill(
        PictureRecipe recipe, IReadOnlyList<ImageSample> samples, bool keep, int threads, List<BadRow> bad)
    {
        var prepared = new Kept?[keep ? samples.Count : 0];
        var digests = new byte[samples.Count][];
        var reasons = new string?[samples.Count];
        Parallel.For(0, samples.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, index =>
        {
            try
            {
                Prepared sample = recipe.Prepare(samples[index]);
                digests[index] = DigestOf(sample, samples[index].Label);
                if (keep)
                {
                    prepared[index] = new Kept(sample);
                }
            }
            catch (PictureException failure)
            {
                reasons[index] = failure.Message;
            }
        });

        int[] usable = [.. Enumerable.Range(0, samples.Count).Where(index => reasons[index] is null)];
        bad.AddRange(Enumerable.Range(0, samples.Count).Where(index => reasons[index] is not null).Select(index =>
            new BadRow(samples[index].Where ?? samples[index].Source, reasons[index]!)));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (int index in usable)
        {
            hash.AppendData(digests[index]);
        }
        return new PictureStore(
            recipe,
            [.. usable.Select(index => samples[index])],
            keep ? [.. usable.Select(index => prepared[index])] : null,
            hash.GetHashAndReset());
    }

    /// <summary>New pictures, none of which is decoded before it is asked for.</summary>
    public static PictureStore Lazy(PictureRecipe recipe, IReadOnlyList<ImageSample> samples) => new(recipe, samples, null, []);

    /// <summary>The pictures of a sample.</summary>
    /// <exception cref="NebulaException">NB3033: a file has changed since the run began; NB3030: a new one cannot be used.</exception>
    public Prepared Get(int index)
    {
        if (kept is not null)
        {
            return kept[index]!.Unpack();
        }
        try
        {
            return recipe.Prepare(Samples[index]);
        }
        catch (PictureException failure) when (recipe.IsForNewData)
        {
            throw new NebulaException("NB3030", $"{failure.Message}.", Samples[index].Source, "Mend it or take it out.");
        }
        catch (PictureException failure)
        {
            throw new NebulaException(
                "NB3033",
                $"{failure.Message}, which it was not when the run began.",
                Samples[index].Where ?? Samples[index].Source,
                "Leave the files alone during a run.");
        }
    }

    private static byte[] DigestOf(Prepared sample, long? label)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sample.Source);
        if (sample.Target is not null)
        {
            Append(sample.Target);
        }
        hash.AppendData(BitConverter.GetBytes(label ?? -1));
        return hash.GetHashAndReset();

        void Append(Picture picture)
        {
            hash.AppendData(BitConverter.GetBytes(picture.Height));
            hash.AppendData(BitConverter.GetBytes(picture.Width));
            hash.AppendData(MemoryMarshal.AsBytes<ushort>(picture.Values));
        }
    }

    /// <summary>A sample's pictures in memory.</summary>
    private sealed class Kept(Prepared sample)
    {
        private readonly PackedPicture source = new(sample.Source);
        private readonly PackedPicture? target = sample.Target is null ? null : new PackedPicture(sample.Target);

        public Prepared Unpack() => new(source.Unpack(), target?.Unpack());
    }
}

/// <summary>A picture in memory, a byte a value where 8 bits are all it has.</summary>
internal sealed class PackedPicture
{
    private readonly Picture shape;
    private readonly byte[] bytes;

    /// <summary>Packs a picture.</summary>
    public PackedPicture(Picture picture)
    {
        shape = picture with { Values = [] };
        bytes = picture.Largest > byte.MaxValue
            ? MemoryMarshal.AsBytes<ushort>(picture.Values).ToArray()
            : Array.ConvertAll(picture.Values, value => (byte)value);
    }

    /// <summary>The picture as it was.</summary>
    public Picture Unpack() => shape with
    {
        Values = shape.Largest > byte.MaxValue
            ? MemoryMarshal.Cast<byte, ushort>(bytes).ToArray()
            : Array.ConvertAll(bytes, value => (ushort)value),
    };
}
