using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs;

/// <summary>Reads and writes <c>scores.json</c>: a flat map from key to a value, or to null with the reason; and what values are whose metrics are plugins'.</summary>
public static class ScoreFile
{
    private sealed record Layout(int SchemaVersion, OrderedDictionary<string, StoredScore> Scores)
    {
        public IReadOnlyList<MetricDescriptor> Metrics { get; init; } = [];
    }

    private sealed record StoredScore(double? Value, string? Reason, double? StandardError = null);

    /// <summary>Writes a sheet into a file, whole or not at all.</summary>
    public static void Write(string file, ScoreSheet sheet) => AtomicFile.Write(file, stream => Write(stream, sheet));

    /// <summary>Writes a sheet.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="sheet">The scores.</param>
    /// <param name="measured">What was measured, where no run tells it; null for nothing.</param>
    public static void Write(Stream stream, ScoreSheet sheet, object? measured = null)
    {
        var entries = new OrderedDictionary<string, object>();
        foreach ((string key, Score score) in sheet.Entries)
            entries.Add(key, Entry(score));
        var content = new OrderedDictionary<string, object> { ["schema_version"] = ScoreSheet.CurrentSchema };
        if (measured is not null)
            content.Add("measured", measured);
        content.Add("scores", entries);
        if (sheet.Descriptors.Count > 0)
            content.Add("metrics", sheet.Descriptors);
        JsonSerializer.Serialize(stream, content, Format);
    }

    /// <summary>Reads a sheet.</summary>
    public static ScoreSheet Read(string file)
    {
        Layout layout = RunJson.Read<Layout>(file, ScoreSheet.CurrentSchema);
        if (layout.Scores is null || layout.Metrics.Any(metric => metric is null))
            throw RunErrors.Damaged(file, "a required value is missing");
        return new ScoreSheet(
            layout.Scores.Select(entry => KeyValuePair.Create(entry.Key, ToScore(entry.Key, entry.Value, file))),
            layout.Metrics);
    }

    /// <summary>A score as files have it: a value, with its standard error where it was estimated, or null with the reason.</summary>
    public static object Entry(Score score) => (score.Value, score.StandardError) switch
    {
        (double value, double error) => new { value, standard_error = error },
        (double value, null) => new { value },
        _ => new { value = (double?)null, reason = score.Reason },
    };

    public static readonly JsonSerializerOptions Format = new(RunJson.Indented)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };

    private static Score ToScore(string key, StoredScore? entry, string file) => (entry?.Value, entry?.Reason) switch
    {
        (double value, _) when entry.StandardError is { } error => Score.Estimated(value, error),
        (double value, _) => Score.From(value),
        (null, string reason) => Score.Undefined(reason),
        _ => throw RunErrors.Damaged(file, $"the score {key} has neither a value nor a reason"),
    };
}

/// <summary>
/// Writes <c>groups.json</c>: the covariance scores of every class and of every prototype that has samples, keyed as those of the whole.
/// Their means over the groups are among the run's scores; this is what they are the means of.
/// </summary>
public static class GroupFile
{
    /// <summary>The version of the layout that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Writes the groups, whole or not at all.</summary>
    public static void Write(string file, CovarianceStructure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var content = new
        {
            SchemaVersion = CurrentSchema,
            Classes = structure.Classes.Select(Entry),
            Prototypes = structure.Prototypes.Select(Entry),
        };
        AtomicFile.Write(file, stream => JsonSerializer.Serialize(stream, content, ScoreFile.Format));
    }

    private static object Entry(GroupSummary group) => new
    {
        group.Id,
        group.Count,
        Scores = new OrderedDictionary<string, object>(
            group.Scores.Select(entry => KeyValuePair.Create(entry.Key, ScoreFile.Entry(entry.Score)))),
    };
}
