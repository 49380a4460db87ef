using System.Globalization;
using System.Text.RegularExpressions;
using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;

namespace NebulaBench.Conformance.Datasets;

/// <summary>What every dataset must do. Every sample is read several times.</summary>
/// <param name="create">Makes the dataset; called several times, with the same options each time.</param>
/// <param name="samplesAreUnique">Whether no two samples have the same input, so that the splits' inputs must differ.</param>
public sealed partial class DatasetPoints(Func<IDataset> create, bool samplesAreUnique = true)
{
    /// <summary>The points: those of the dataset as a whole, then those of reading its splits.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new("info describes the samples", "Info must give shapes without empty axes, names without repetitions, and a license.", InfoDescribesTheSamples)
        {
            IsBasic = true,
        },
        new("training and test have samples", "Load must give samples for Training and Test; only Validation may be empty.", TrainingAndTestHaveSamples)
        {
            IsBasic = true,
        },
        new(
            "content hash is stable", "ContentHash must be 32 to 128 lower-case hexadecimal digits that depend on the data alone.", ContentHashIsStable),
        .. new ReadingPoints(create).All,
        new(
            "loading again gives the same samples", "Draw what is random from fixed seeds, and list files in a fixed order.",
            () => Splits.Each(create, (dataset, name) => RequireSame(Read(dataset, name), Read(dataset, name), "a second load"))),
        new(
            "the culture changes nothing", "Parse and format numbers with CultureInfo.InvariantCulture.", TheCultureChangesNothing),
        new("splits share no sample", "Give every sample to one split only.", SplitsShareNoSample),
        new(
            "labels name classes", "Labels must lie from 0 to Classes.Count - 1, in the split and in its batches; without classes they are null.",
            () => Splits.Each(create, LabelsNameClasses)),
        new(
            "factors are as many as declared", "Factors must be [samples, Info.Factors.Count] and finite; without names they are null.",
            () => Splits.Each(create, FactorsAreAsManyAsDeclared)),
        new("ids name every sample", "Ids must name every sample, without names they are null.", () => Splits.Each(create, IdsNameEverySample)),
    ];

    private void InfoDescribesTheSamples()
    {
        DatasetInfo info = create().Info;
        Require.That(info.Input.Axes.Count > 0 && info.Input.Axes.All(axis => axis > 0), $"the input is a {info.Input}");
        Require.That(info.Output.Axes.Count > 0 && info.Output.Axes.All(axis => axis > 0), $"the output is a {info.Output}");
        Require.That(AreNames(info.Classes), $"the classes are called '{string.Join("', '", info.Classes)}'");
        Require.That(AreNames(info.Factors), $"the factors are called '{string.Join("', '", info.Factors)}'");
        Require.That(info.License.Length > 0, "the license is empty");
    }

    private static bool AreNames(IReadOnlyList<string> names) => names.Distinct().Count() == names.Count && names.All(name => name.Length > 0);

    private void TrainingAndTestHaveSamples()
    {
        IDataset dataset = create();
        foreach (SplitName name in new[] { SplitName.Training, SplitName.Test })
        {
            using DataSplit split = dataset.Load(name);
            Require.That(split.Count > 0, $"{name} has no sample");
        }
    }

    private void ContentHashIsStable()
    {
        string hash = create().ContentHash();
        Require.That(HexadecimalNumber().IsMatch(hash), $"the hash is '{hash}'");
        string again = create().ContentHash();
        Require.That(again == hash, $"the hash was {hash}, then {again}");
    }

    private void TheCultureChangesNothing() => Splits.Each(create, (dataset, name) =>
    {
        LoadedSplit expected = Read(dataset, name);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            RequireSame(Read(create(), name), expected, "loading under a culture with decimal commas");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    private void SplitsShareNoSample()
    {
        if (!samplesAreUnique)
            throw new NotApplicableException("that samples are unique is not claimed, and equal inputs prove nothing");
        IDataset dataset = create();
        int repeated = Enum.GetValues<SplitName>().SelectMany(name => Read(dataset, name).Inputs)
            .GroupBy(digest => digest).Count(group => group.Skip(1).Any());
        Require.That(repeated == 0, $"{repeated} inputs occur more than once");
    }

    private static void LabelsNameClasses(IDataset dataset, SplitName name)
    {
        int classes = dataset.Info.Classes.Count;
        using DataSplit split = dataset.Load(name);
        if (classes == 0)
        {
            Require.That(split.Labels is null, "there are labels, but no classes");
            return;
        }
        Require.That(split.Labels?.Count == split.Count, $"there are {split.Count} samples and {split.Labels?.Count ?? 0} labels");
        Require.That(split.Labels!.All(label => label >= 0 && label < classes), $"a label is not from 0 to {classes - 1}");
        Require.That(LoadedSplit.From(split).Labels!.SequenceEqual(split.Labels!), "the batches' labels differ from the split's");
    }

    private static void FactorsAreAsManyAsDeclared(IDataset dataset, SplitName name)
    {
        int names = dataset.Info.Factors.Count;
        using DataSplit split = dataset.Load(name);
        if (names == 0)
        {
            Require.That(split.Factors is null, "there are factors, but no names for them");
            return;
        }
        Require.That(split.Factors is not null, $"there are no factors, but {names} names for them");
        Require.That(
            split.Factors!.GetLength(0) == split.Count && split.Factors.GetLength(1) == names,
            $"the factors are [{split.Factors.GetLength(0)}, {split.Factors.GetLength(1)}], not [{split.Count}, {names}]");
        Require.That(split.Factors.Cast<double>().All(double.IsFinite), "a factor is not finite");
    }

    private static void IdsNameEverySample(IDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        if (split.Ids is not { } ids)
            return;
        Require.That(ids.Count == split.Count, $"there are {split.Count} samples and {ids.Count} ids");
        Require.That(ids.All(id => !string.IsNullOrEmpty(id)), "an id is empty");
    }

    private static LoadedSplit Read(IDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        return LoadedSplit.From(split);
    }

    private static void RequireSame(LoadedSplit actual, LoadedSplit expected, string what)
    {
        Require.That(actual.Inputs.SequenceEqual(expected.Inputs), $"{what} gives other inputs");
        Require.That(actual.Targets.SequenceEqual(expected.Targets), $"{what} gives other targets");
        Require.That((actual.Labels ?? []).SequenceEqual(expected.Labels ?? []), $"{what} gives other labels");
    }

    [GeneratedRegex("^[0-9a-f]{32,128}$")]
    private static partial Regex HexadecimalNumber();
}
