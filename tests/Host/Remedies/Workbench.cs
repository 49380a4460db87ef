using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Settings;
using NebulaBench.Host.Tests.Commands;
using NebulaBench.Testing;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>A user's folder, in which a mistake is made, reported and mended.</summary>
internal sealed partial class Workbench : IDisposable
{
    private static readonly string Bundled = System.IO.Path.Combine(BuiltProgram.Folder, "plugins");

    private static readonly Lazy<ServiceProvider> Services = new(() => HostServices.Build(HostSettings.Create([Bundled], Data, Data + "-cache", null)));

    // Where cases that only load data have them.
    private static readonly string Data = Directory.CreateTempSubdirectory("nebula-data-").FullName;

    private static readonly Lazy<string> FinishedRun = new(RunOnce);

    /// <summary>The user's folder, which is the current one for every command.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("nebula-user-").FullName;

    /// <summary>Where a file of his lies.</summary>
    public string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Writes a file of his.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }

    /// <summary>Writes a file of his.</summary>
    public void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllBytes(Path(name), bytes);
    }

    /// <summary>Puts a finished run into <c>runs/tiny</c> and gives its folder, relative to his.</summary>
    public string GetFinishedRun()
    {
        Copy(FinishedRun.Value, Path("runs"));
        return System.IO.Path.GetRelativePath(Root, Directory.GetDirectories(Path("runs", "tiny"), "*-s0-*").Single());
    }

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)), overwrite: true);
        }
        foreach (string folder in Directory.GetDirectories(from))
        {
            Copy(folder, System.IO.Path.Combine(to, System.IO.Path.GetFileName(folder)));
        }
    }

    /// <summary>Runs the program with the bundled plugins.</summary>
    public Outcome Run(params string[] arguments) => Run(Root, [.. arguments, "--plugins", Bundled]);

    /// <summary>Runs the program without any plugin.</summary>
    public Outcome RunAlone(params string[] arguments) => Run(Root, arguments);

    /// <summary>Carries out every command that a remedy names between quotes.</summary>
    public void Obey(string text)
    {
        string[] commands = [.. QuotedCommand().Matches(text).Select(match => match.Groups[1].Value)];
        Assert.That(commands, Is.Not.Empty, text);
        foreach (string command in commands)
        {
            Outcome outcome = Run(command.Replace("FILE", "e.yaml", StringComparison.Ordinal).Split(' '));
            Assert.That(outcome.Code, Is.Zero, $"{command}\n{outcome.Text}");
        }
    }

    /// <summary>Loads the data of an experiment, as a run does before anything else.</summary>
    /// <param name="experiment">Its file; his folder is the data folder too.</param>
    public Outcome Load(string experiment)
    {
        Directory.Delete(Data, recursive: true);
        Copy(Root, Data);
        try
        {
            RunSpec spec = Planner.Plan(Services.Value.GetRequiredService<ExperimentLoader>().Load(new ExperimentArguments(Path(experiment), [])))[0];
            using var cache = ActivatorUtilities.CreateInstance<LoadedDataCache>(Services.Value);
            LoadedData loaded = cache.Take(spec.Dataset);
            return new Outcome(0, $"{loaded.Samples.Count} splits");
        }
        catch (NebulaException failure)
        {
            return new Outcome(ExitCodes.For(failure), failure.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static Outcome Run(string folder, string[] arguments)
    {
        (int code, string output, string errors) = ProgramInProcess.Run(folder, arguments);
        return new Outcome(code, output + errors);
    }

    private static string RunOnce()
    {
        string folder = Directory.CreateTempSubdirectory("nebula-run-").FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "e.yaml"), Experiments.Tiny);
        Outcome outcome = Run(folder, ["run", "e.yaml", "--plugins", Bundled]);
        return outcome.Code == 0 ? System.IO.Path.Combine(folder, "runs") : throw new InvalidOperationException(outcome.Text);
    }

    /// <summary>A command between quotes.</summary>
    [GeneratedRegex("'nebula ([^']+)'")]
    internal static partial Regex QuotedCommand();
}

/// <summary>What a command answered.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Text">All that it wrote.</param>
internal sealed record Outcome(int Code, string Text);
