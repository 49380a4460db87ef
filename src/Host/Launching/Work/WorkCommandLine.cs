using NebulaBench.Host.Configuration;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Launching;

namespace NebulaBench.Host.Launching.Work;

/// <summary>Writes the command lines by which other processes do this one's work: every path a full one, nothing left to the environment.</summary>
/// <param name="settings">The program's surroundings.</param>
public sealed class WorkCommandLine(HostSettings settings)
{
    /// <summary>The command that carries runs of an experiment out.</summary>
    /// <param name="file">The experiment's file.</param>
    /// <param name="overrides">The values of <c>--set</c>.</param>
    /// <param name="place">Where runs are kept.</param>
    /// <param name="plan">The plan's <see cref="PlanFingerprint"/>.</param>
    public WorkCommand Work(string file, IReadOnlyList<string> overrides, RunOptions place, string plan) => new(
    [
        .. Program(), "work", Path.GetFullPath(file), .. overrides.Where(IsOfRuns).SelectMany(Set),
        "--runs", Path.GetFullPath(place.Root), "--plan", plan, .. Force(place), .. Surroundings(),
    ]);

    /// <summary>The command that writes an experiment's report.</summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="root">Where runs are kept.</param>
    public static IReadOnlyList<string> Report(string experiment, string root)
    {
        string folder = Path.Combine(Path.GetFullPath(root), experiment);
        return [.. Program(), "report", folder, "--out", Path.Combine(folder, "report")];
    }

    // Workers have no launcher, and its options would have nothing to be options of where the command line named it.
    private static bool IsOfRuns(string value) => value.Split('=', '.', '[')[0].Trim() != ExperimentKeys.Launcher;

    private static IEnumerable<string> Set(string value) => ["--set", value];

    private static string[] Force(RunOptions place) => place.Force ? ["--force"] : [];

    private List<string> Surroundings()
    {
        List<string> words = ["--data", settings.DataFolder.Root, "--cache", settings.CacheFolder.Root];
        words.AddRange(settings.PluginFolders
            .Where(folder => folder.Origin != PluginFolderOrigin.Bundled)
            .SelectMany(folder => new[] { "--plugins", folder.Path }));
        if (settings.Libtorch is { } libtorch)
        {
            words.AddRange(["--libtorch", Path.GetFullPath(libtorch)]);
        }
        return words;
    }

    // The program has a starter of its own, but may have been started as 'dotnet nebula.dll'.
    private static IEnumerable<string> Program()
    {
        string process = Environment.ProcessPath!;
        string name = Path.GetFileNameWithoutExtension(process);
        return name == "dotnet" ? [process, typeof(WorkCommandLine).Assembly.Location] : [process];
    }
}
