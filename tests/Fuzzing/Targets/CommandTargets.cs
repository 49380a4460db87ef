using System.CommandLine;
using System.Text;
using NebulaBench.Fuzzing.Tests.Harness;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Data;
using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Plugins;
using NebulaBench.Launching;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>Command lines, an argument a line: they are parsed, and what is wrong is put into words. Nothing is carried out.</summary>
public sealed class CommandLineTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => new[]
    {
        "run\nquickstart.yaml\n--runs\nout\n--workers\n2\n--threads\n4\n--set\nseeds=[0]", "score\n--latents\na.npy\n--labels\nb.csv", "report\nruns/a\n--out\nreport\n--tsne", "plan\nx.yaml\n--plugins\np", "list\ndatasets", "describe\nmnist",
        "sample\nrun\n--grid\n8", "images\nfit\na\nb\n--size\n64", "leaderboard\nruns\n--metric\nnmi",
    }.Select(Encoding.UTF8.GetBytes);

    protected override IReadOnlyList<string> Tokens =>
        ["run", "validate", "plan", "score", "report", "work", "worker", "list", "--set", "--workers", "--threads", "--runs", "--data", "--plugins", "--launcher", "slurm", "--help", "--version", "--verbose", "-h", "-?", "--", "@.", "@x", "[diagram]", "[suggest]", "=", ":", "--workers=2"];

    protected override int Inputs => 200;

    protected override void Read(byte[] input, string file)
    {
        // No system passes a zero within an argument.
        ParseResult parsed = CommandLine.Parse(Encoding.UTF8.GetString(input).Replace("\0", "", StringComparison.Ordinal).Split('\n'));
        if (parsed.Errors.Count > 0)
        {
            UsageErrors.Lines(parsed);
        }
    }
}

/// <summary>The numbers of runs that a worker is given: <c>1,3-5</c>.</summary>
public sealed class RunNumbersTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => new[] { "1", "1,3-5", "2-100, 7" }.Select(Encoding.UTF8.GetBytes);

    protected override IReadOnlyList<string> Tokens => ["1", "-", ",", "1-100", "100-1", "0", "1-1-1"];

    protected override int Inputs => 4000;

    protected override void Read(byte[] input, string file) => RunNumbers.Read(Encoding.UTF8.GetString(input), 100);
}

/// <summary>Lines of a worker's channel: each is an event or none.</summary>
public sealed class LaunchEventTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => new[]
    {
        new LaunchEvent { Event = LaunchEventKind.Ended, Run = 3, Status = "finished", Reused = false, Seconds = new Dictionary<string, double> { ["train"] = 2.5 } },
        new LaunchEvent { Event = LaunchEventKind.Progress, Run = 1, Text = "epoch 2", Done = 0.25, Log = ["a", "b"] },
    }.Select(happened => Encoding.UTF8.GetBytes(happened.ToLine()));

    protected override bool IsJson => true;

    protected override IReadOnlyList<string> Tokens => ["\"event\"", "\"run\"", "\"done\"", "\"NaN\"", "null", "{}", "[]", "\"\\ud800\"", "\"ended\"", "\"seconds\"", "\"log\"", "[null]", "{\"a\":null}", ":", ","];

    protected override int Inputs => 4000;

    protected override void Read(byte[] input, string file) => LaunchEvent.Read(Encoding.UTF8.GetString(input));
}

/// <summary>What the programs of a cluster print.</summary>
public sealed class SlurmOutputTarget : FuzzTarget
{
    private static readonly SlurmSubmission[] Submissions = [new() { Job = "17", Tasks = [["a", "b"], ["c"]] }];

    protected override IEnumerable<byte[]> Seeds => new[] { "1|PENDING\n2|RUNNING by 0\n", "17_1|COMPLETED\n17_2|FAILED\n17|x\n" }.Select(Encoding.UTF8.GetBytes);

    protected override IReadOnlyList<string> Tokens => ["17_", "17_[1-2]", "|", "PENDING", "CANCELLED by 1000", "N/A", "1", "2"];

    protected override int Inputs => 4000;

    protected override void Read(byte[] input, string file)
    {
        string[] lines = Encoding.UTF8.GetString(input).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var queue = new SlurmQueue((_, _) => lines);
        queue.Queued(Submissions);
        queue.Ended(Submissions);
    }
}

/// <summary>Assemblies in a folder of plugins, before any is loaded.</summary>
public sealed class PluginManifestTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => [File.ReadAllBytes(typeof(FuzzTarget).Assembly.Location)];

    protected override string FileName => "input.dll";

    protected override int Inputs => 200;

    // Whatever reading it throws, the plugin is left out and named.
    protected override bool IsRefusal(Exception failure) => true;

    protected override void Read(byte[] input, string file) => PluginManifest.Read(file);
}

/// <summary>Pictures that <c>nebula images fit</c> resizes.</summary>
public sealed class SquarePictureTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => PictureSeeds.All;

    protected override string FileName => "input.png";

    protected override int Inputs => 200;

    protected override void Read(byte[] input, string file) => SquarePicture.Write(file, Path.Combine(Path.GetDirectoryName(file)!, "out.png"), 16, SquareFit.Crop);

    protected override byte[] Mend(byte[] input) => Checksums.MendPng(input);
}
