using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula score</c>: the suite's metrics for anybody's embeddings, or once more for a finished run. Needs no libtorch.</summary>
/// <param name="console">Where to write.</param>
/// <param name="metrics">The metrics that plugins bring; null for those of the suite alone.</param>
public sealed class ScoreCommand(IAnsiConsole console, PluginMetrics? metrics = null) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var run = new Argument<string?>("run") { Description = "The folder of a finished run to score again.", Arity = ArgumentArity.ZeroOrOne };
        var replace = new Option<bool>("--write") { Description = "Replace the run's scores with the new ones." };
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
        return new Command("score", "Measure any embeddings, or a finished run again.")
        {
            run, replace, json, latents, labels, clusters, inputs, factors, trainingLatents, trainingLabels, seed,
        }.Handle<ScoreCommand>((command, parsed, cancellation) => command.Run(new ScoreArguments
        {
            Run = parsed.GetValue(run),
            Replace = parsed.GetValue(replace),
            Json = parsed.GetValue(json),
            Latents = parsed.GetValue(latents),
            Labels = parsed.GetValue(labels),
            Clusters = parsed.GetValue(clusters),
            Inputs = parsed.GetValue(inputs),
            Factors = parsed.GetValue(factors),
            TrainingLatents = parsed.GetValue(trainingLatents),
            TrainingLabels = parsed.GetValue(trainingLabels),
            Seed = parsed.GetValue(seed),
        }, cancellation));
    }

    /// <summary>Scores what the arguments name and writes the scores.</summary>
    /// <param name="arguments">What to score, and how to write.</param>
    /// <param name="cancellation">Ends the measuring of files; what was measured until then is written.</param>
    /// <returns>The exit code: 0, or 130 where it was interrupted.</returns>
    public int Run(ScoreArguments arguments, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Run is null == arguments.Latents is null)
        {
            throw new NebulaException(
                "NB1401", "score needs either a run's folder or --latents.", null,
                "Write: nebula score RUN_FOLDER, or: nebula score --latents z.csv --labels y.csv.");
        }
        if (arguments.Run is { } path)
        {
            var folder = RunFolder.Open(path);
            var rescoring = Rescoring.From(folder, metrics);
            if (arguments.Replace)
            {
                rescoring.WriteTo(folder);
            }
            CovarianceStructure structure = rescoring.Details.Structure;
            Write(rescoring.Scores, arguments.Json, rescoring.TakenOver, new
            {
                samples = structure.Count,
                width = structure.Mean?.Length,
                classes = structure.Classes.Count,
                seed = folder.Record.Spec.Seed,
                version = ReleaseVersion.For(typeof(ScoreCommand).Assembly),
            });
            return ExitCodes.Ok;
        }
        EmbeddingSet set = EmbeddingFiles.Read(arguments);
        var options = new EvaluationOptions();
        MetricSet measured = metrics?.Set(options, metrics.Defaults()) ?? BundledMetrics.Set(options);
        var scorer = new EmbeddingScorer(options, new SeedStream(arguments.Seed), measured);
        IReadOnlyList<KeyValuePair<string, Score>> scores = Measure(scorer, set, measured, cancellation, out bool interrupted);
        Write(new ScoreSheet(scores, measured.Foreign), arguments.Json, [], new
        {
            samples = set.Measured.Count,
            width = set.Measured.Dimension,
            classes = set.OccurringClasses,
            training_samples = set.Training?.Count,
            seed = arguments.Seed,
            version = ReleaseVersion.For(typeof(ScoreCommand).Assembly),
            interrupted,
        });
        if (interrupted)
        {
            Console.Error.WriteLine($"Interrupted: {scores.Count} scores were measured, the others were not.");
        }
        return interrupted ? ExitCodes.Interrupted : ExitCodes.Ok;
    }

    // Where the measuring is interrupted, what was measured until then.
    private IReadOnlyList<KeyValuePair<string, Score>> Measure(
        EmbeddingScorer scorer, EmbeddingSet set, MetricSet measured, CancellationToken cancellation, out bool interrupted)
    {
        // A metric ends within its next block of samples.
        Interruption.StepTook(TimeSpan.FromSeconds(5));
        Parallelism.Cancellation = cancellation;
        var log = new MeasuringLog(cancellation);
        interrupted = false;
        try
        {
            if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Interactive)
            {
                return scorer.Score(set, observer: log).Scores;
            }
            return console.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .Start(context =>
                {
                    log.Bar = context.AddTask("", maxValue: Steps(set, measured));
                    return scorer.Score(set, observer: log).Scores;
                });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && log.Scores.Count > 0)
        {
            interrupted = true;
            return log.Scores;
        }
    }

    private static int Steps(EmbeddingSet set, MetricSet measured)
    {
        int clusterings = (set.Measured.Assignments is null ? 0 : 1) + (set.Measured.Labels is null ? 0 : 2);
        return measured.Sources.Sum(source => source.Type.IsAssignableTo(typeof(IClusteringMetric)) ? clusterings
            : source.Type.IsAssignableTo(typeof(ILatentMetric)) ? 1 : 0);
    }

    private void Write(ScoreSheet sheet, bool json, IReadOnlyList<string> takenOver, object measured)
    {
        TextWriter output = console.Profile.Out.Writer;
        if (json)
        {
            using var stream = new MemoryStream();
            ScoreFile.Write(stream, sheet, measured);
            output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
            return;
        }
        foreach (string line in ScoreLines.For(sheet, takenOver))
        {
            output.WriteLine(ControlCharacters.Show(line));
        }
    }
}
