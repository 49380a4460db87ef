using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Differences;

/// <summary>What a run was, in three parts of plain values by path.</summary>
internal static class RunFacts
{
    /// <summary>The path of the seed among the settings.</summary>
    public const string Seed = "seed";

    private const int HashLength = 12;

    // What these begin with is told by the two other parts, with more detail.
    private static readonly string[] Elsewhere = ["suite.", "plugin.", "data."];

    /// <summary>What was asked for, everything resolved, the seed included.</summary>
    public static SortedDictionary<string, string> Settings(RunResult run) => new(
        run.Settings.Where(setting => !Elsewhere.Any(part => setting.Key.StartsWith(part, StringComparison.Ordinal))).ToDictionary(),
        StringComparer.Ordinal)
    {
        [Seed] = NumberText.Whole(run.Record.Spec.Seed),
    };

    /// <summary>The program, its plugins and libraries, and the machine.</summary>
    public static SortedDictionary<string, string> Environment(RunRecord record)
    {
        RecordedEnvironment machine = record.Environment;
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["suite_version"] = machine.SuiteVersion,
            ["commit"] = machine.Commit ?? "unknown",
            ["operating_system"] = machine.OperatingSystem,
            ["processor"] = machine.Processor,
            ["cores"] = NumberText.Whole(machine.Cores),
            ["threads"] = NumberText.Whole(machine.Threads),
            ["memory_bytes"] = NumberText.Whole(machine.MemoryBytes),
            ["one_dnn"] = machine.OneDnn ?? "as the processor allows",
            ["device"] = machine.Device,
        };
        foreach ((string name, string version) in machine.Libraries)
            facts[$"libraries.{name}"] = version;
        foreach (RecordedPlugin plugin in record.Plugins)
            facts[$"plugins.{plugin.Name}"] = $"{plugin.Version} (SHA-256 {Short(plugin.Sha256)})";
        return facts;
    }

    /// <summary>The data: content and samples.</summary>
    public static SortedDictionary<string, string> Data(RunRecord record)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["hash"] = Short(record.Data.Hash),
            ["classes"] = string.Join(", ", record.Data.Classes),
        };
        foreach ((string split, long samples) in record.Data.Samples)
            facts[$"samples.{split}"] = NumberText.Whole(samples);
        foreach ((string split, long samples) in record.Data.Skipped)
            facts[$"skipped.{split}"] = NumberText.Whole(samples);
        return facts;
    }

    private static string Short(string hash) => hash.Length > HashLength ? hash[..HashLength] : hash;
}
