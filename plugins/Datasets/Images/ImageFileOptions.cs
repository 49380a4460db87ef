using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;
using TorchSharp;

namespace NebulaBench.Datasets.Images;

/// <summary>What the datasets made of picture files have in common.</summary>
public abstract record ImageFileOptions : IValidatableObject
{
    [Description("The height that every picture is resized to, in pixels; 0 keeps the pictures as they are, which must then be equal.")]
    [Range(0, 4096)]
    public int Height { get; init; }

    [Description("The width that every picture is resized to, in pixels; 0 keeps the pictures as they are, which must then be equal.")]
    [Range(0, 4096)]
    public int Width { get; init; }

    [Description("Whether pictures have colors or are gray.")]
    public Channels Channels { get; init; } = Channels.Rgb;

    [Description("Whether 16 bits per value are kept, where a file has them, instead of 8.")]
    public bool SixteenBit { get; init; }

    [Description("The share of the height and width that is kept: 0.9655 takes 112 of 116 pixels. From the middle, unless random_crop.")]
    [Range(0.05, 1.0)]
    public double Crop { get; init; } = 1;

    [Description("Whether a training sample is cropped at a random place, another in every epoch.")]
    public bool RandomCrop { get; init; }

    [Description("Whether a training sample is mirrored left to right at random.")]
    public bool FlipHorizontal { get; init; }

    [Description("Whether a training sample is mirrored top to bottom at random.")]
    public bool FlipVertical { get; init; }

    [Description("Denoising: the standard deviation of the noise added to the input alone.")]
    [Range(0.0, 10.0)]
    public double InputNoise { get; init; }

    [Description("Denoising: the share of the input's pixels set to 0.")]
    [Range(0.0, 1.0)]
    public double MaskedPixels { get; init; }

    [Description("Completion: the number of squares of the input set to 0.")]
    [Range(0, 100)]
    public int MaskedSquares { get; init; }

    [Description("The side of a masked square, as a share of the picture's shorter side.")]
    [Range(0.01, 1.0)]
    public double MaskedSquareSize { get; init; } = 0.4;

    [Description("The memory for decoded pictures, in MiB: splits that fit are decoded once, others in every epoch.")]
    [Range(0, 1_000_000)]
    public int MemoryBudgetMib { get; init; } = 1024;

    [NonSemantic]
    [Description("The memory for batches prepared ahead of training, in MiB; at least one batch is prepared.")]
    [Range(1, 100_000)]
    public int QueueMib { get; init; } = 64;

    [NonSemantic]
    [Description("The number of threads that decode; 0 for the number given by --threads. It affects only the speed.")]
    [Range(0, 1024)]
    public int Threads { get; init; }

    [Description("Whether a picture or row that cannot be used stops the run, or is left out and counted.")]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    [Description("Seed of the samples held out, and of the noise and masks of samples that are not trained on.")]
    public long Seed { get; init; }

    [Description("The share of the training samples held out for validation where no validation samples are given.")]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>The number of classes of label images; 0 where targets are pictures.</summary>
    internal virtual int LabelImageClasses => 0;

    /// <summary>The value of a label image's pixels that have no class, or −1.</summary>
    internal virtual int VoidValue => -1;

    /// <summary>How many threads decode: asked for when they start, since <c>--threads</c> is libtorch's number.</summary>
    public int DecodingThreads() => Threads > 0 ? Threads : torch.get_num_threads();

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Height == 0) != (Width == 0))
        {
            yield return new ValidationResult("height and width must be given together", [nameof(Height)]);
        }
    }
}
