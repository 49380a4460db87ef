using System.Text.Json;
using NebulaBench.Host.Runs;

namespace NebulaBench.Host.Reporting;

/// <summary>
/// Everything that tells one combination from another, as plain text by dotted path (<c>training.optimizer.learning_rate</c>). The seed
/// is left out: it repeats a combination. So is what changes no result.
/// </summary>
public static class SpecText
{
    /// <summary>Lays out a run's settings.</summary>
    public static IReadOnlyDictionary<string, string> Of(RunRecord record)
    {
        RecordedSpec spec = record.Spec;
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["suite.version"] = record.Environment.SuiteVersion,
            ["latent_dimension"] = NumberText.Whole(spec.LatentDimension),
        };
        Add(settings, "dataset", spec.Dataset);
        Add(settings, "architecture", spec.Architecture);
        Add(settings, "objective", spec.Objective);
        if (spec.Reconstruction is not null)
            Add(settings, "reconstruction", spec.Reconstruction);
        Add(settings, "training", spec.Training);
        Add(settings, "evaluation", spec.Evaluation);
        if (record.Data is not null)
            settings["data.hash"] = Short(record.Data.Hash);
        foreach (RecordedPlugin plugin in record.Plugins)
            settings[$"plugin.{plugin.Name}"] = $"{plugin.Version} ({Short(plugin.Sha256)})";
        return settings;
    }

    private static void Add(SortedDictionary<string, string> settings, string path, RecordedComponent component)
    {
        settings[$"{path}.id"] = component.Id;
        settings[$"{path}.label"] = component.Label;
        Add(settings, path, component.Options);
    }

    private static void Add(SortedDictionary<string, string> settings, string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            settings[path] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            return;
        }

        foreach (JsonProperty option in value.EnumerateObject())
            Add(settings, $"{path}.{option.Name}", option.Value);
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
