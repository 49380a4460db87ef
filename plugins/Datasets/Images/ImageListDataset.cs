using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Images;

/// <summary>Pictures that CSV files name, with targets and labels of their own.</summary>
public sealed class ImageListDataset : ImageFileDataset
{
    private readonly ImageListOptions options;
    private readonly IDataFolder data;

    /// <summary>Describes the dataset; the lists are read when <see cref="ImageFileDataset.Info"/> is asked for.</summary>
    /// <param name="options">The experiment's options.</param>
    /// <param name="data">Where the user keeps data.</param>
    public ImageListDataset(ImageListOptions options, IDataFolder data)
        : base("image-list", options)
    {
        ArgumentNullException.ThrowIfNull(data);
        this.options = options;
        this.data = data;
    }

    internal override SampleCatalog ReadCatalog()
    {
        ImageListFile training = ImageListFile.Read(Path.Combine(data.Root, options.Training));
        ImageListFile? validation = options.Validation.Length == 0 ? null : ImageListFile.Read(Path.Combine(data.Root, options.Validation));
        ImageListFile test = ImageListFile.Read(Path.Combine(data.Root, options.Test));
        IReadOnlyList<ImageSample> named = [.. new[] { training, validation, test }.OfType<ImageListFile>().SelectMany(list => list.Samples)];
        long[] labels = Labels(training.Samples);
        (long[] Labels, string[] Names) classes = (labels, Names(labels, named));
        var bad = new Dictionary<SplitName, IReadOnlyList<BadRow>>();
        IReadOnlyList<ImageSample> usedForTraining = Usable(SplitName.Training, training, classes, bad);
        IReadOnlyList<ImageSample> usedForValidation = Usable(SplitName.Validation, validation, classes, bad);
        if (validation is null)
        {
            (usedForTraining, usedForValidation) = SampleCatalog.StratifiedSplit(usedForTraining, options.ValidationShare, options.Seed);
        }
        return new SampleCatalog
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ImageSample>>
            {
                [SplitName.Training] = usedForTraining,
                [SplitName.Validation] = usedForValidation,
                [SplitName.Test] = Usable(SplitName.Test, test, classes, bad),
            },
            Classes = classes.Names,
            BadRows = bad,
        };
    }

    /// <summary>The labels that are classes: those that the options name, else those of training samples. Numbers between them are no classes.</summary>
    private long[] Labels(IReadOnlyList<ImageSample> training) => options.ClassNames.Count > 0
        ? [.. Enumerable.Range(0, options.ClassNames.Count).Select(label => (long)label)]
        : [.. training.Select(sample => sample.Label).OfType<long>().Distinct().Order()];

    /// <summary>The names that the options give, else those of the rows, else the numbers.</summary>
    private string[] Names(long[] labels, IReadOnlyList<ImageSample> samples)
    {
        if (options.ClassNames.Count > 0)
        {
            return [.. options.ClassNames];
        }
        ILookup<long, string> names = samples
            .Where(sample => sample is { Label: not null, ClassName: not null })
            .ToLookup(sample => sample.Label!.Value, sample => sample.ClassName!);
        var chosen = new string[labels.Length];
        for (int place = 0; place < chosen.Length; place++)
        {
            string number = labels[place].ToString(CultureInfo.InvariantCulture);
            string name = names[labels[place]].FirstOrDefault() ?? number;
            chosen[place] = Array.IndexOf(chosen, name) >= 0 ? $"{name} ({number})" : name;
        }
        return chosen;
    }

    private List<ImageSample> Usable(
        SplitName split, ImageListFile? list, (long[] Labels, string[] Names) classes, Dictionary<SplitName, IReadOnlyList<BadRow>> bad)
    {
        List<BadRow> complaints = [.. list?.Bad ?? []];
        List<ImageSample> usable = [];
        foreach (ImageSample sample in list?.Samples ?? [])
        {
            if (Complaint(sample, classes.Labels) is { } reason)
            {
                complaints.Add(new BadRow(sample.Where!, reason));
            }
            else
            {
                // From here on a label is the place of its class.
                usable.Add(sample.Label is { } label ? sample with { Label = Array.BinarySearch(classes.Labels, label) } : sample);
            }
        }
        bad[split] = complaints;
        return usable;
    }

    private string? Complaint(ImageSample sample, long[] labels) => sample switch
    {
        { Label: null } when labels.Length > 0 => "it has no label, but other rows do",
        { Label: { } label } when options.ClassNames.Count > 0 && label >= labels.Length => $"its label is {label}, expected 0 to {labels.Length - 1}",
        { Label: { } label } when Array.BinarySearch(labels, label) < 0 => $"its label is {label}, which no training row has",
        { Target: null } when options.Task == ImageTask.Segmentation => "it names no target, which segmentation needs",
        _ => null,
    };
}

/// <summary>The options of <c>image-list</c>. Lists are named relative to the data folder or absolutely.</summary>
public sealed record ImageListOptions : ImageFileOptions
{
    [NonSemantic]
    [Description("The CSV file of training samples: source, target, label and class name of each.")]
    [Required]
    public string Training { get; init; } = "";

    [NonSemantic]
    [Description("The CSV file of validation samples; empty holds some of the training samples out.")]
    public string Validation { get; init; } = "";

    [NonSemantic]
    [Description("The CSV file of test samples.")]
    [Required]
    public string Test { get; init; } = "";

    [Description("The classes' names in the order of their labels; empty takes those of the lists' fourth column, or the numbers.")]
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    [Description("Whether targets are pictures, or label images with a class for every pixel.")]
    public ImageTask Task { get; init; } = ImageTask.Picture;

    [Description("For segmentation: the number of classes of a pixel; label images hold 0 to one less.")]
    [Range(0, 65_536)]
    public int Segments { get; init; }

    [Description("For segmentation: the value of pixels that have no class and do not count, such as 255; −1 for none.")]
    [Range(-1, 65_535)]
    public int VoidLabel { get; init; } = -1;

    internal override int LabelImageClasses => Task == ImageTask.Segmentation ? Segments : 0;

    internal override int VoidValue => VoidLabel;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult complaint in base.Validate(validationContext))
        {
            yield return complaint;
        }
        if (Task == ImageTask.Segmentation && Segments < 2)
        {
            yield return new ValidationResult("segmentation needs segments, the number of classes of a pixel, of at least 2", [nameof(Segments)]);
        }
        if (Task == ImageTask.Segmentation && VoidLabel >= 0 && VoidLabel < Segments)
        {
            yield return new ValidationResult("void_label must not be the label of a class", [nameof(VoidLabel)]);
        }
    }
}

/// <summary>What a list's targets are.</summary>
public enum ImageTask
{
    /// <summary>Pictures.</summary>
    Picture,

    /// <summary>Label images: a class for every pixel.</summary>
    Segmentation,
}
