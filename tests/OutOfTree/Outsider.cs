using System.Diagnostics;
using NebulaBench.Testing;

namespace NebulaBench.OutOfTree.Tests;

/// <summary>
/// Somebody outside the repository: a temporary folder with the packages as their own source, a template hive and a package folder of their own,
/// and the program installed as a tool.
/// </summary>
[SetUpFixture]
internal sealed class Outsider
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static string home = "";

    /// <summary>The folder of what was packed.</summary>
    public static string Packages => Path.Combine(home, "packed");

    private static string Hive => Path.Combine(home, "hive");

    [OneTimeSetUp]
    public void PackAndInstall()
    {
        home = Directory.CreateTempSubdirectory("nebula-outsider-").FullName;
        using (var program = new ProgramInUse())
        {
            Run(RepositoryRoot.Find(), $"dotnet pack eng/Packages.slnf -c {BuiltProgram.Configuration} -o '{Packages}'");
            ChangedByPacking = program.Changed();
        }
        Directory.CreateDirectory(Path.Combine(home, "packages"));
        string machine = Run(home, "dotnet nuget locals global-packages --list").Split(": ", 2)[1].Trim();
        foreach (string folder in Directory.GetDirectories(machine).Where(folder => !Path.GetFileName(folder).StartsWith("nebulabench", StringComparison.Ordinal)))
            Directory.CreateSymbolicLink(Path.Combine(home, "packages", Path.GetFileName(folder)), folder);
        // Beside the machine's own sources. What was packed here is never taken from, or left in, the machine's package folder.
        File.WriteAllText(Path.Combine(home, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="packed" value="packed" /></packageSources>
            </configuration>
            """);
        Run(home, $"dotnet new install packed/NebulaBench.Templates.{Version}.nupkg --debug:custom-hive '{Hive}'");
        Run(home, $"dotnet tool install NebulaBench --version {Version} --tool-path tools");
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(home, recursive: true);

    /// <summary>Files of the program that processes would have seen change while it was built and packed once more.</summary>
    public static IReadOnlyList<string> ChangedByPacking { get; private set; } = [];

    /// <summary>The version of what was packed.</summary>
    public static string Version =>
        Path.GetFileNameWithoutExtension(Directory.GetFiles(Packages, "NebulaBench.Templates.*.nupkg").Single())["NebulaBench.Templates.".Length..];

    /// <summary>Makes a project from a template.</summary>
    public static string Create(string template, string name)
    {
        Run(home, $"dotnet new {template} -n {name} --debug:custom-hive '{Hive}'");
        return Path.Combine(home, name);
    }

    /// <summary>Copies a folder of the repository, without what builds leave behind.</summary>
    public static string Copy(string folder)
    {
        string source = Path.Combine(RepositoryRoot.Find(), folder), target = Path.Combine(home, Path.GetFileName(folder));
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(source, file);
            if (path.Split('/').Intersect(["bin", "obj", "runs"]).Any())
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
            File.Copy(file, Path.Combine(target, path));
        }
        return target;
    }

    /// <summary>Does what a project's README says, command by command.</summary>
    public static void FollowReadme(string folder)
    {
        string[] commands = [.. FencedBlock.In(Path.Combine(folder, "README.md"))
            .Where(block => block.Language == "bash").SelectMany(block => block.Text.Split('\n'))];
        Assert.That(commands, Is.Not.Empty);
        foreach (string command in commands)
            Run(folder, command);
    }

    /// <summary>Runs a command line; it must succeed.</summary>
    /// <returns>What it wrote.</returns>
    public static string Run(string folder, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"{command} 2>&1"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["PATH"] = $"{Path.Combine(home, "tools")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                // A build server would outlive the test, and hold its output open.
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["UseSharedCompilation"] = "false",
            },
        };
        // What the test's own dotnet set for itself would bend theirs.
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{command}' did not end.");
        }
        Assert.That(process.ExitCode, Is.Zero, $"{command}\n{output.Result}");
        return output.Result;
    }
}
