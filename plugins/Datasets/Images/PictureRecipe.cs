using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images;

/// <summary>How files become pictures of one size, kind and depth.</summary>
internal sealed class PictureRecipe
{
    private readonly ImageFileOptions options;

    /// <summary>Takes the sizes from the options.</summary>
    /// <param name="options">The experiment's options.</param>
    /// <param name="samples">Where the size is taken from if the options leave it open: the first that can be opened.</param>
    /// <param name="dataset">The dataset's id, for a message.</param>
    public PictureRecipe(ImageFileOptions options, IEnumerable<ImageSample> samples, string dataset)
        : this(options, options.Height > 0 ? (options.Height, options.Width) : FirstSize(samples, dataset))
    {
    }

    /// <summary>Takes a size that is known.</summary>
    /// <param name="options">The experiment's options.</param>
    /// <param name="size">The pictures' size before they are cropped.</param>
    public PictureRecipe(ImageFileOptions options, (int Height, int Width) size)
    {
        this.options = options;
        (Height, Width) = size;
        CroppedHeight = Math.Max(1, (int)Math.Round(Height * options.Crop));
        CroppedWidth = Math.Max(1, (int)Math.Round(Width * options.Crop));
    }

    public int Height { get; }

    public int Width { get; }

    public int CroppedHeight { get; }

    public int CroppedWidth { get; }

    public int Channels => options.Channels == Images.Channels.Gray ? 1 : 3;

    public bool SegmentsTargets => !IsForNewData && options.LabelImageClasses > 0;

    /// <summary>Whether the pictures are new data, which have no targets.</summary>
    public bool IsForNewData { get; init; }

    /// <summary>The bytes that a sample's decoded pictures take.</summary>
    public long Bytes(ImageSample sample)
    {
        int depth = options.SixteenBit ? 2 : 1;
        long pixels = (long)Height * Width;
        long target = sample.Target is null ? 0 : SegmentsTargets ? pixels * sizeof(ushort) : pixels * Channels * depth;
        return (pixels * Channels * depth) + target;
    }

    /// <summary>Reads the pictures of a sample.</summary>
    /// <exception cref="PictureException">One of them cannot be used.</exception>
    public Prepared Prepare(ImageSample sample) => new(
        Named(sample.Where is null ? "" : $"source {sample.Source} ", sample.Source, ReadPicture),
        sample.Target is null ? null : Named($"target {sample.Target} ", sample.Target, SegmentsTargets ? ReadLabels : ReadPicture));

    private static Picture Named(string name, string path, Func<string, Picture> read)
    {
        try
        {
            return read(path);
        }
        catch (PictureException failure)
        {
            throw new PictureException(name + failure.Message);
        }
    }

    private Picture ReadPicture(string path)
    {
        Picture picture = PictureFile.Read(path).WithChannels(Channels);
        Check(picture);
        return PictureSize.Smooth(picture, Height, Width).WithLargest(options.SixteenBit ? ushort.MaxValue : byte.MaxValue);
    }

    private Picture ReadLabels(string path)
    {
        Picture labels = PictureFile.ReadLabels(path);
        Check(labels);
        int wrong = Array.FindIndex(labels.Values, value => value >= options.LabelImageClasses && value != options.VoidValue);
        if (wrong >= 0)
        {
            throw new PictureException(
                $"holds the class {labels.Values[wrong]} at row {wrong / labels.Width}, column {wrong % labels.Width}, "
                + $"expected 0 to {options.LabelImageClasses - 1}");
        }
        return PictureSize.Nearest(labels, Height, Width);
    }

    private void Check(Picture picture)
    {
        if (options.Height == 0 && (picture.Height != Height || picture.Width != Width))
        {
            throw new PictureException($"is {picture.Width}×{picture.Height} pixels, " + (IsForNewData
                ? $"those of the run {Width}×{Height}: bring it to that size"
                : $"the first {Width}×{Height}: give height and width to bring all to one size"));
        }
    }

    private static (int Height, int Width) FirstSize(IEnumerable<ImageSample> samples, string dataset)
    {
        string? first = null;
        foreach (ImageSample sample in samples)
        {
            try
            {
                return PictureFile.Size(sample.Source);
            }
            catch (PictureException failure)
            {
                first ??= $"{sample.Source} {failure.Message}";
            }
        }
        throw new NebulaException(
            "NB3032",
            first is null ? "there is no picture." : $"no picture can be opened; the first, {first}.",
            $"dataset {dataset}",
            "Check the paths, which are relative to the list that names them.");
    }
}

/// <summary>The pictures of a sample, decoded and brought to size, before anything random happens to them.</summary>
/// <param name="Source">The input.</param>
/// <param name="Target">The target; null where it is the input.</param>
internal sealed record Prepared(Picture Source, Picture? Target);
