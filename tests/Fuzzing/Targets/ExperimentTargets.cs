using System.Text;
using NebulaBench.Fuzzing.Tests.Harness;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>A file of an experiment, read as <c>nebula validate</c> does, with the bundled components.</summary>
public class ExperimentTarget : FuzzTarget
{
    /// <summary>An experiment that uses most of the language.</summary>
    protected const string Rich = """
        name: all-of-it
        description: "what is written here"
        seeds: [0, 1]
        latent_dimension: [8, 16]
        dataset: { id: stroke-digits, training: 1_000 }
        architecture:
          - mlp
          - { id: conv, label: small }
        objective:
          - id: vae
            beta: [0.5, 1.0, 2e-1]
          - ae
        training: { epochs: 3, batch_size: 64, optimizer: { id: adam, learning_rate: 1e-3 }, schedule: cosine }
        evaluation: { on: test }
        baselines: [untrained]
        incompatible: skip
        launcher: { id: local, workers: 2 }

        """;

    protected override IEnumerable<byte[]> Seeds => [Encoding.UTF8.GetBytes(Rich), .. SeedFiles.InRepository("configs", "*.yaml").Where(seed => !Encoding.UTF8.GetString(seed).Contains("extends:", StringComparison.Ordinal))];

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.yaml");

    protected override IReadOnlyList<string> Tokens =>
    [
        "name:", "dataset:", "architecture:", "objective:", "latent_dimension:", "training:", "evaluation:", "metrics:", "launcher:", "seeds:", "pretraining:", "tracking:", "baselines:", "id:", "label:",
        "extends: input.yaml", "optimizer:", "schedule:", "neighbors:", "vae", "nvc", "vade", "mlp", "conv", "mnist", "adam", "local", "slurm", "inline", "&a", "*a", "<<: *a", "!!binary", "!x", "---", "...", "- ", "? ", "|", ">-", "{", "}", "[", "]",
        "[1, 2]", "{a: b}", "''", "\"\\x00\"", "\"\\ud800\"", "~", "0-4", "1e3", "2026-01-01", "%YAML 1.2", "# c", "\t",
    ];

    protected override string FileName => "input.yaml";

    protected override int Inputs => 400;

    protected override void Read(byte[] input, string file) => Load(file);

    /// <summary>Loads and plans an experiment.</summary>
    private protected static void Load(string file, params IReadOnlyList<string> overrides)
    {
        Experiment experiment = ExperimentFile.Load(file, overrides, BundledPlugins.Catalog).OrThrow();
        Planner.Plan(experiment);
    }
}

/// <summary>What a metric, a selection of metrics and their options may be: the section <c>evaluation</c>.</summary>
public sealed class MetricOptionsTarget : ExperimentTarget
{
    private const string Head = "name: x\ndataset: stroke-digits\narchitecture: mlp\nobjective: ae\nlatent_dimension: 4\n";

    protected override IEnumerable<byte[]> Seeds => [Encoding.UTF8.GetBytes("evaluation:\n  on: test\n  at_most: 500\n  neighbors: [1, 5, 20]\n")];

    protected override IEnumerable<byte[]> MoreSeeds => [];

    protected override void Read(byte[] input, string file)
    {
        File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes(Head), .. input]);
        Load(file);
    }
}

/// <summary>A file that an experiment extends.</summary>
public sealed class ExtendedFileTarget : ExperimentTarget
{
    protected override string FileName => "base.yaml";

    protected override void Read(byte[] input, string file)
    {
        string main = Path.Combine(Path.GetDirectoryName(file)!, "input.yaml");
        if (!File.Exists(main))
        {
            File.WriteAllText(main, "extends: [base.yaml]\nname: x\nseeds: [3]\ntraining: { epochs: 2 }\n");
        }
        Load(main);
    }
}

/// <summary><c>--set path=value</c>, one a line, on a good experiment.</summary>
public sealed class OverrideTarget : ExperimentTarget
{
    protected override IEnumerable<byte[]> Seeds => new[]
    {
        "training.epochs=2\nobjective[0].beta=[1, 2]\nname=other\n", "seeds=[1,2,3]\nlatent_dimension=4\ntraining.optimizer.learning_rate=1e-4\n", "architecture[0].label=wide\ndataset={id: stroke-digits}\nlauncher=inline\n",
    }.Select(Encoding.UTF8.GetBytes);

    protected override IEnumerable<byte[]> MoreSeeds => [];

    protected override IReadOnlyList<string> Tokens => [.. base.Tokens, "training.epochs=", "objective[0]", "[99999999999]", "[-1]", "[]", ".", "..", "=", "extends=x", "a.b.c.d=1", "objective[0][0]="];

    protected override string FileName => "sets.txt";

    protected override void Read(byte[] input, string file)
    {
        string main = Path.Combine(Path.GetDirectoryName(file)!, "input.yaml");
        if (!File.Exists(main))
        {
            File.WriteAllText(main, Rich);
        }
        Load(main, Encoding.UTF8.GetString(input).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
