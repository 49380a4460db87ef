using System.Text.Json;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs;

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
