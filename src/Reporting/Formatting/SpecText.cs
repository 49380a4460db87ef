using System.Text.Json;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Formatting;

/// <summary>
/// Everything that tells one combination from another, as plain text by dotted path (<c>training.optimizer.learning_rate</c>): what
/// <c>RunIdentity</c> holds, without the seed, which repeats a combination, and without options that change no result. Labels are not part of it: they depend on
/// what else an experiment asked for at the time.
/// </summary>
public static class SpecText
{
    private const string Device = "training.device";
    private const int HashLength = 12;

    /// <summary>Lays out a run's settings.</summary>
    public static IReadOnlyDictionary<string, string> For(RunRecord record)
    {
        RecordedSpec spec = record.Spec;
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["suite.version"] = ReleaseVersion.For(record.Environment.SuiteVersion),
            ["latent_dimension"] = NumberText.Whole(spec.LatentDimension),
        };
        Add(settings, "dataset", spec.Dataset);
        Add(settings, "architecture", spec.Architecture);
        Add(settings, "objective", spec.Objective);
        if (spec.Pretraining is { } stage)
            Add(settings, "pretraining", stage);
        if (spec.Reconstruction is not null)
            Add(settings, "reconstruction", spec.Reconstruction);
        Add(settings, "training", spec.Training);
        Add(settings, "evaluation", spec.Evaluation);
        foreach (string incidental in spec.Incidental.SelectMany(path => Under(settings, path)))
            settings.Remove(incidental);
        settings["data.hash"] = record.Data.Hash.Length > HashLength ? record.Data.Hash[..HashLength] : record.Data.Hash;
        foreach (RecordedPlugin plugin in record.Plugins)
            settings[$"plugin.{plugin.Name}"] = ReleaseVersion.For(plugin.Version);
        if (settings.TryGetValue(Device, out string? device))
            settings[Device] = device.Split(':')[0];
        return settings;
    }

    private static string[] Under(SortedDictionary<string, string> settings, string path) =>
        [.. settings.Keys.Where(key => key == path || key.StartsWith(path + '.', StringComparison.Ordinal))];

    private static void Add(SortedDictionary<string, string> settings, string path, RecordedComponent component)
    {
        settings[$"{path}.id"] = component.Id;
        Add(settings, path, component.Options);
    }

    private static void Add(SortedDictionary<string, string> settings, string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            settings[path] = value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonSerializer.Serialize(value, RunJson.Compact);
            return;
        }

        foreach (JsonProperty option in value.EnumerateObject())
            Add(settings, $"{path}.{option.Name}", option.Value);
    }
}
