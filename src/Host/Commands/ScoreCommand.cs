using System.CommandLine;
using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
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
        var json = new Option<bool>("--json") { Description = "Write the scores in the format of scores.json." };
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
        }.Handle<ScoreCommand>((command, parsed, _) => command.Run(new ScoreArguments
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
        }));
    }

    /// <summary>Scores what the arguments name and writes the scores.</summary>
    /// <returns>The exit code, 0.</returns>
    public int Run(ScoreArguments arguments)
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
                rescoring.WriteTo(folder, RunRecordFactory.Measurement(
                    MeasuredRun.Evaluation(folder), metrics?.Of(folder.Record.Spec) ?? [], MeasuredFrom.Embeddings));
            }
            Write(rescoring.Scores, arguments.Json, rescoring.TakenOver);
            return ExitCodes.Ok;
        }
        EmbeddingSet set = EmbeddingFiles.Read(arguments);
        var options = new EvaluationOptions();
        MetricSet measured = metrics?.Set(options, metrics.Defaults()) ?? BundledMetrics.Set(options);
        EmbeddingScores scores = new EmbeddingScorer(options, new SeedStream(arguments.Seed), measured).Score(set);
        Write(new ScoreSheet(scores.Scores, measured.Foreign), arguments.Json, []);
        return ExitCodes.Ok;
    }

    private void Write(ScoreSheet sheet, bool json, IReadOnlyList<string> takenOver)
    {
        TextWriter output = console.Profile.Out.Writer;
        if (json)
        {
            using var stream = new MemoryStream();
            ScoreFile.Write(stream, sheet);
            output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
            return;
        }
        int width = sheet.Keys.Select(key => key.Length).DefaultIfEmpty().Max();
        foreach ((string key, Score score) in sheet.Entries)
        {
            MetricColumn column = MetricColumn.From(key, BundledMetrics.Find(key) ?? sheet.Descriptors.Find(key));
            string text = score.Value is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : $"undefined: {score.Reason}";
            string mark = takenOver.Contains(key) ? "  (as the run had it)" : "";
            output.WriteLine(ControlCharacters.Show($"{key.PadRight(width)}{(column.Arrow.Length == 0 ? "  " : column.Arrow)}  {text}{mark}"));
        }
    }
}
