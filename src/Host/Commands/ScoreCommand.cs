using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula score</c>: the suite's metrics for anybody's embeddings. Needs no libtorch.</summary>
/// <param name="console">Where to write.</param>
/// <param name="metrics">The metrics that plugins bring; null for those of the suite alone.</param>
public sealed class ScoreCommand(IAnsiConsole console, PluginMetrics? metrics = null) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var json = new Option<bool>("--json") { Description = "Write the scores in the format of scores.json, and what was measured." };
        Option<string?> latents = CommonOptions.Text("--latents", "Latents, one row per sample: .csv, .npy, or .npz as file.npz:array.");
        Option<string?> labels = CommonOptions.Text("--labels", "The label of each sample.");
        Option<string?> clusters = CommonOptions.Text("--clusters", "The cluster of each sample.");
        Option<string?> inputs = CommonOptions.Text(
            "--inputs", "The samples before embedding, one row each: for trustworthiness and continuity.");
        Option<string?> factors = CommonOptions.Text("--factors", "The samples' generative factors, one row each: for MIG, SAP and DCI.");
        Option<string?> trainingLatents = CommonOptions.Text(
            "--training-latents", "What classifiers learn from. Default: half of each class, drawn by --seed.");
        Option<string?> trainingLabels = CommonOptions.Text("--training-labels", "The label of each training latent.");
        var seed = NumberOption.Create("--seed", "Seed of k-means' initialization and of every random draw.", 0, long.MaxValue, otherwise: 0);
        return new Command("score", "Measure any embeddings.")
        {
            json, latents, labels, clusters, inputs, factors, trainingLatents, trainingLabels, seed,
        }.Handle<ScoreCommand>((command, parsed, cancellation) => command.Run(new ScoreArguments
        {
            Json = parsed.GetValue(json),
            Latents = parsed.GetValue(latents),
            Labels = parsed.GetValue(labels),
            Clusters = parsed.GetValue(clusters),
            Inputs = parsed.GetValue(inputs),
            Factors = parsed.GetValue(factors),
            TrainingLatents = parsed.GetValue(trainingLatents),
            TrainingLabels = parsed.GetValue(trainingLabels),
            Seed = parsed.GetValue(seed),
        }));
    }

    /// <summary>Scores what the arguments name and writes the scores.</summary>
    /// <param name="arguments">What to score, and how to write.</param>
    /// <param name="cancellation">Ends the measuring; the groups of scores that were whole by then are written.</param>
    /// <returns>The exit code: 0, or 130 where it was interrupted.</returns>
    public int Run(ScoreArguments arguments, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Latents is null)
        {
            throw new NebulaException(
                "NB1401", "score needs --latents.", null,
                "Write: nebula score --latents z.csv --labels y.csv. A finished run is measured with 'nebula measure RUN_FOLDER'.");
        }
        EmbeddingSet set = EmbeddingFiles.Read(arguments);
        (ScoreSheet scores, bool interrupted) = Measure(set, arguments.Seed, cancellation);
        Write(scores, arguments.Json, new
        {
            samples = set.Measured.Count,
            width = set.Measured.Dimension,
            classes = set.OccurringClasses,
            training_samples = set.Training?.Count,
            seed = arguments.Seed,
            version = ReleaseVersion.For(typeof(ScoreCommand).Assembly),
            interrupted,
        });
        if (!interrupted)
        {
            return ExitCodes.Ok;
        }
        Console.Error.WriteLine($"Interrupted: {scores.Keys.Count()} scores were measured, the others were not.");
        return ExitCodes.Interrupted;
    }

    private (ScoreSheet Scores, bool Interrupted) Measure(EmbeddingSet set, long seed, CancellationToken cancellation)
    {
        Interruption.StepTook(TimeSpan.FromSeconds(5)); // a metric ends within its next block of samples
        Parallelism.Cancellation = cancellation;
        var options = new EvaluationOptions();
        IReadOnlyList<MetricDescriptor> foreign = [];
        var done = new ScoreList();
        IReadOnlyList<KeyValuePair<string, Score>>? scores = null;
        MeasuringBar.Follow(console, 1, _ => { }, bar =>
        {
            MetricSet measured = metrics?.Set(options, metrics.Defaults(), source => bar.Begin(source, cancellation))
                ?? new MetricSet(BundledMetrics.Set(options).Sources) { Before = source => bar.Begin(source, cancellation) };
            foreign = measured.Foreign;
            try
            {
                scores = new EmbeddingScorer(options, new SeedStream(seed), measured).Score(set, done: done).Scores;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested && done.Entries.Count > 0)
            {
                // What is done is written.
            }
        });
        return (new ScoreSheet(scores ?? done.Entries, foreign), scores is null);
    }

    private void Write(ScoreSheet sheet, bool json, object measured)
    {
        TextWriter output = console.Profile.Out.Writer;
        if (json)
        {
            using var stream = new MemoryStream();
            ScoreFile.Write(stream, sheet, measured);
            output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
            return;
        }
        foreach (string line in ScoreLines.For(sheet))
        {
            output.WriteLine(ControlCharacters.Show(line));
        }
    }
}
