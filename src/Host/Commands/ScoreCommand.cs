using System.CommandLine;
using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
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

/// <summary><c>nebula score</c>: the suite's metrics for anybody's embeddings. Needs no libtorch.</summary>
/// <param name="console">Where to write.</param>
/// <param name="metrics">The metrics that plugins bring; null for those of the suite alone.</param>
public sealed class ScoreCommand(IAnsiConsole console, PluginMetrics? metrics = null) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
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
        return new Command("score", "Measure any embeddings.")
        {
            json, latents, labels, clusters, inputs, factors, trainingLatents, trainingLabels, seed,
        }.Handle<ScoreCommand>((command, parsed, _) => command.Run(new ScoreArguments
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
    /// <returns>The exit code, 0.</returns>
    public int Run(ScoreArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Latents is null)
        {
            throw new NebulaException(
                "NB1401", "score needs --latents.", null,
                "Write: nebula score --latents z.csv --labels y.csv. A finished run is measured with 'nebula measure RUN_FOLDER'.");
        }
        EmbeddingSet set = EmbeddingFiles.Read(arguments);
        var options = new EvaluationOptions();
        MetricSet measured = metrics?.Set(options, metrics.Defaults()) ?? BundledMetrics.Set(options);
        EmbeddingScores scores = new EmbeddingScorer(options, new SeedStream(arguments.Seed), measured).Score(set);
        Write(new ScoreSheet(scores.Scores, measured.Foreign), arguments.Json);
        return ExitCodes.Ok;
    }

    private void Write(ScoreSheet sheet, bool json)
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
            output.WriteLine(ControlCharacters.Show($"{key.PadRight(width)}{(column.Arrow.Length == 0 ? "  " : column.Arrow)}  {text}"));
        }
    }
}
