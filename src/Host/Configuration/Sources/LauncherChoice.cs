using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>
/// What the command line says of the launcher. The options that a file gives to a launcher stay where the command line names the same
/// one, and do not go over to another.
/// </summary>
/// <param name="Id">The value of <c>--launcher</c>, or null.</param>
/// <param name="Workers">The value of <c>--workers</c>, or null.</param>
/// <param name="Devices">The values of <c>--devices</c>; empty where there are none.</param>
public sealed record LauncherChoice(string? Id, int? Workers, IReadOnlyList<string> Devices)
{
    // Where nobody names a launcher: what --workers and --devices are for, and what carries runs out without them.
    private const string WithWorkers = "local", Alone = "inline";

    /// <summary>The experiment with that launcher.</summary>
    public MapNode Apply(MapNode root, ErrorCollector errors)
    {
        ArgumentNullException.ThrowIfNull(root);
        bool hasOptions = Workers is not null || Devices.Count > 0;
        string? id = Id ?? (Written(root) is not null ? null : hasOptions ? WithWorkers : Alone);
        MapNode chosen = id is null ? root : Name(root, id, errors);
        if (Workers is { } workers)
        {
            chosen = SetOverride.Apply(chosen, FormattableString.Invariant($"{ExperimentKeys.Launcher}.workers={workers}"), errors);
        }
        return Devices.Count > 0
            ? SetOverride.Apply(chosen, $"{ExperimentKeys.Launcher}.devices=[{string.Join(", ", Devices.Select(device => $"'{device}'"))}]", errors)
            : chosen;
    }

    private static MapNode Name(MapNode root, string id, ErrorCollector errors)
    {
        if (Written(root) == id)
        {
            return root;
        }
        var position = new SourcePosition("--launcher");
        errors.AddSource(position.Source);
        var name = new MapEntry(ExperimentKeys.Id, position, new ScalarNode(id, IsPlain: false, position));
        return root.With(new MapEntry(ExperimentKeys.Launcher, position, new MapNode([name], position)));
    }

    private static string? Written(MapNode root) =>
        ((root.Find(ExperimentKeys.Launcher)?.Value as MapNode)?.Find(ExperimentKeys.Id)?.Value as ScalarNode)?.Text;
}
