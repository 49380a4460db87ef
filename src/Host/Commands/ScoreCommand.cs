using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics;
using NebulaBench.Randomness;
using NebulaBench.Reporting;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula score</c>: the suite's metrics for anybody's embeddings, or once more for a finished run. Needs no libtorch.</summary>
public sealed class ScoreCommand(IAnsiConsole console)
{
    /// <summary>Scores what the arguments name and writes the scores.</summary>
    /// <returns>The exit code, 0.</returns>
    public int Run(ScoreArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        OptionRange.RequirePath("run", arguments.Run);
        if (arguments.Run is null == arguments.Latents is null)
        {
            throw new NebulaException(
                "NB1401", "score needs either a run's folder or --latents.", null,
                "Write: nebula score RUN_FOLDER, or: nebula score --latents z.csv --labels y.csv.");
        }
        if (arguments.Run is { } path)
        {
            var folder = RunFolder.Open(path);
            var rescoring = Rescoring.Of(folder);
            if (arguments.Replace)
            {
                rescoring.WriteTo(folder);
            }
            Write(rescoring.Scores, arguments.Json, rescoring.TakenOver);
            return ExitCodes.Ok;
        }
        EmbeddingSet set = EmbeddingFiles.Read(arguments);
        EmbeddingScores scores = new EmbeddingScorer(new EvaluationOptions(), new SeedStream(arguments.Seed)).Score(set);
        Write(new ScoreSheet(scores.Scores), arguments.Json, []);
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
            MetricColumn column = MetricColumn.Of(key, MetricCatalogue.Find(key));
            string text = score.Value is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : $"undefined: {score.Reason}";
            string mark = takenOver.Contains(key) ? "  (as the run had it)" : "";
            output.WriteLine(ControlCharacters.Show($"{key.PadRight(width)}{(column.Arrow.Length == 0 ? "  " : column.Arrow)}  {text}{mark}"));
        }
    }
}
