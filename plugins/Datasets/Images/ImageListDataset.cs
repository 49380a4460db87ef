using System.Globalization;

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

    internal override SampleCatalogue ReadCatalogue()
    {
        ImageListFile training = ImageListFile.Read(Path.Combine(data.Root, options.Training));
        ImageListFile? validation = options.Validation.Length == 0 ? null : ImageListFile.Read(Path.Combine(data.Root, options.Validation));
        ImageListFile test = ImageListFile.Read(Path.Combine(data.Root, options.Test));
        ImageListFile[] all = [.. new[] { training, validation, test }.OfType<ImageListFile>()];
        IReadOnlyList<string> classes = Classes([.. all.SelectMany(list => list.Samples)]);
        var bad = new Dictionary<SplitName, IReadOnlyList<BadRow>>();
        IReadOnlyList<ImageSample> usedForTraining = Usable(SplitName.Training, training, classes, bad);
        IReadOnlyList<ImageSample> usedForValidation = Usable(SplitName.Validation, validation, classes, bad);
        if (validation is null)
        {
            (usedForTraining, usedForValidation) = SampleCatalogue.HoldOut(usedForTraining, options.ValidationShare, options.Seed);
        }
        return new SampleCatalogue
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ImageSample>>
            {
                [SplitName.Training] = usedForTraining,
                [SplitName.Validation] = usedForValidation,
                [SplitName.Test] = Usable(SplitName.Test, test, classes, bad),
            },
            Classes = classes,
            BadRows = bad,
        };
    }

    /// <summary>The names that the options give, else those of the rows, else the numbers.</summary>
    private IReadOnlyList<string> Classes(IReadOnlyList<ImageSample> samples)
    {
        long largest = samples.Max(sample => sample.Label) ?? -1;
        if (options.ClassNames.Count > 0 || largest < 0)
        {
            return options.ClassNames;
        }
        ILookup<long, string> names = samples
            .Where(sample => sample is { Label: not null, ClassName: not null })
            .ToLookup(sample => sample.Label!.Value, sample => sample.ClassName!);
        string[] chosen = new string[largest + 1];
        for (int label = 0; label < chosen.Length; label++)
        {
            string number = label.ToString(CultureInfo.InvariantCulture);
            string name = names[label].FirstOrDefault() ?? number;
            chosen[label] = Array.IndexOf(chosen, name) >= 0 ? $"{name} ({number})" : name;
        }
        return chosen;
    }

    private List<ImageSample> Usable(
        SplitName split, ImageListFile? list, IReadOnlyList<string> classes, Dictionary<SplitName, IReadOnlyList<BadRow>> bad)
    {
        List<BadRow> complaints = [.. list?.Bad ?? []];
        List<ImageSample> usable = [];
        foreach (ImageSample sample in list?.Samples ?? [])
        {
            if (Complaint(sample, classes) is { } reason)
            {
                complaints.Add(new BadRow(sample.Where!, reason));
            }
            else
            {
                usable.Add(sample);
            }
        }
        bad[split] = complaints;
        return usable;
    }

    private string? Complaint(ImageSample sample, IReadOnlyList<string> classes) => sample switch
    {
        { Label: null } when classes.Count > 0 => "it has no label, but other rows do",
        { Label: { } label } when label >= classes.Count => $"its label is {label}, expected 0 to {classes.Count - 1}",
        { Target: null } when options.Task == ImageTask.Segmentation => "it names no target, which segmentation needs",
        _ => null,
    };
}
