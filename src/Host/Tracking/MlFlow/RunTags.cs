using NebulaBench.Reporting.Figures;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tracking.MlFlow;

/// <summary>What MLflow shows of a run beside its settings and numbers.</summary>
internal static class RunTags
{
    /// <summary>The tag that tells which run a folder was exported from.</summary>
    public const string Origin = "nebula.run";

    /// <summary>The value of that tag.</summary>
    public static string OriginOf(RunRecord record) => $"{record.Experiment}/{record.Id}";

    /// <summary>A run's tags by key.</summary>
    public static IReadOnlyDictionary<string, string> For(RunRecord record)
    {
        var tags = new OrderedDictionary<string, string>
        {
            ["mlflow.runName"] = record.Id,
            ["mlflow.source.name"] = "nebula",
            ["mlflow.source.type"] = "LOCAL",
            [Origin] = OriginOf(record),
            ["nebula.title"] = RunFigures.Title(record),
            ["nebula.status"] = RunJson.Name(record.Status),
            ["nebula.version"] = record.Environment.SuiteVersion,
        };
        if (record.Environment.Commit is { } commit)
        {
            tags["mlflow.source.git.commit"] = commit;
        }
        if (record.Error is { } error)
        {
            tags["nebula.error"] = $"{error.Code}: {error.Message}";
        }
        foreach (RecordedPlugin plugin in record.Plugins)
        {
            tags[$"nebula.plugin.{plugin.Name}"] = plugin.Version;
        }
        return tags;
    }
}
