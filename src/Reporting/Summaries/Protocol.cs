using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Summaries;

/// <summary>How the runs of a summary were made, in lines; what differs between them is said to vary.</summary>
internal static class Protocol
{
    private const string Varies = "varies";

    private static readonly (string Name, string Path)[] Essentials =
    [
        ("evaluated on", "evaluation.on"),
        ("epochs", "training.epochs"),
        ("batch size", "training.batch_size"),
        ("optimizer", "training.optimizer.id"),
        ("learning rate", "training.optimizer.learning_rate"),
        ("weights of the epoch", "training.evaluate"),
        ("latent dimension", "latent_dimension"),
    ];

    /// <summary>The essentials on one line, for below a table.</summary>
    public static string Short(Summary summary)
    {
        IEnumerable<string> settings = Essentials
            .Select(essential => (essential.Name, Value: Common(summary, essential.Path)))
            .Where(setting => setting.Value is not null)
            .Select(setting => $"{setting.Name} {setting.Value}");
        string seeds = string.Join(", ", summary.Runs.Select(run => run.Record.Spec.Seed).Distinct().Order().Select(NumberText.Whole));
        return $"Protocol: seeds {seeds}; {string.Join("; ", settings)}.";
    }

    /// <summary>All settings of training and evaluation.</summary>
    public static IEnumerable<(string Path, string Value)> Settings(Summary summary) => summary.Runs
        .SelectMany(run => run.Settings.Keys)
        .Where(path => path.StartsWith("training.", StringComparison.Ordinal) || path.StartsWith("evaluation.", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(path => (path, Common(summary, path) ?? Varies));

    /// <summary>What the runs were made with and from.</summary>
    public static IEnumerable<(string Name, string Value)> Environment(Summary summary)
    {
        RunRecord[] records = [.. summary.Runs.Select(run => run.Record)];
        yield return ("Suite", Each(records, record => record.Environment.Commit is string commit
            ? $"{record.Environment.SuiteVersion} ({commit})"
            : record.Environment.SuiteVersion));
        yield return ("Libraries", Each(records, record =>
            string.Join(", ", record.Environment.Libraries.Select(library => $"{library.Key} {library.Value}"))));
        yield return ("Machine", Each(records, Machine));
        yield return ("Data", Each(records, record => $"{record.Spec.Dataset.Label}: {Samples(record.Data)}content {record.Data.Hash}"));
        RunResult[] measuredInPart = [.. summary.Runs.Where(run => run.Record.MeasuredSamples < Measurable(run))];
        if (measuredInPart.Length > 0)
        {
            yield return ("Measured", Each(measuredInPart, run =>
                $"{NumberText.Whole(run.Record.MeasuredSamples!.Value)} of {NumberText.Whole(Measurable(run))} samples of {run.Record.Spec.Dataset.Label}, taken evenly "
                + "(evaluation.at_most, evaluation.memory_mib)"));
        }
        yield return ("Plugins", Each(
            records.SelectMany(record => record.Plugins), plugin => $"{plugin.Name} {plugin.Version} ({plugin.Sha256})"));
    }

    // Older files may not tell.
    private static long Measurable(RunResult run) => run.Record.Data.Samples.GetValueOrDefault(run.Settings.GetValueOrDefault("evaluation.on") ?? "");

    private static string Machine(RunRecord record)
    {
        RecordedEnvironment machine = record.Environment;
        string held = machine.OneDnn is { } instructions ? $"convolutions with {instructions} at most, " : "";
        return $"{machine.Processor}, {NumberText.Whole(machine.Cores)} cores, {NumberText.Whole(machine.Threads)} threads used, {held}"
            + $"{NumberText.Whole(machine.MemoryBytes >> 30)} GiB, device {machine.Device}, {machine.OperatingSystem}";
    }

    private static string Samples(RecordedData data) => string.Concat(data.Samples.Select(split =>
        $"{NumberText.Whole(split.Value)} {split.Key}{LeftOut(data.Skipped.GetValueOrDefault(split.Key))}, "));

    private static string LeftOut(long samples) => samples == 0 ? "" : $" ({NumberText.Whole(samples)} unreadable ones left out)";

    private static string Each<T>(IEnumerable<T> items, Func<T, string> text) =>
        string.Join("; ", items.Select(text).Distinct().Order(StringComparer.Ordinal));

    private static string? Common(Summary summary, string path)
    {
        string?[] values = [.. summary.Runs.Select(run => run.Settings.GetValueOrDefault(path)).Distinct()];
        return values.Length > 1 ? Varies : values.FirstOrDefault();
    }
}
