using NebulaBench.Errors;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Summaries;

/// <summary>A run as a report sees it. One that did not finish has no scores but a reason.</summary>
public sealed record RunResult
{
    private static readonly string[] Shown = [RunFileNames.Log, RunFileNames.Embeddings, RunFileNames.Structure];

    /// <summary>The run's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What <c>run.json</c> says.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>Its scores, its costs among them; empty unless it finished.</summary>
    public required ScoreSheet Scores { get; init; }

    /// <summary>Everything that tells its combination from others (<see cref="SpecText"/>).</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>How its training went; null where nothing was logged, or the log cannot be read.</summary>
    public LearningCurves? Curves { get; init; }

    /// <summary>Files of a run with scores that the report would show and that are damaged or altered, each with the reason.</summary>
    public IReadOnlyList<NebulaException> Damage { get; init; } = [];

    /// <summary>How it ended: the record's status, or <c>unreadable</c> for a finished run whose scores cannot be read.</summary>
    public required string Status { get; init; }

    /// <summary>Why there are no scores; null for a finished run.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it has scores.</summary>
    public bool Finished => Reason is null;

    /// <summary>Reads a run's folder.</summary>
    public static RunResult Read(RunFolder folder)
    {
        RunRecord record = folder.Record;
        if (record.Status != RunStatus.Finished)
            return Without(folder, RunJson.Name(record.Status), WhyUnfinished(record));
        try
        {
            return new RunResult
            {
                Folder = folder.FullPath,
                Record = record,
                Scores = WithCosts(folder.ReadScores(), record),
                Settings = SpecText.For(record),
                Curves = Log(folder),
                Damage = [.. Shown.Select(name => WhyUnreadable(folder, name)).OfType<NebulaException>()],
                Status = RunJson.Name(record.Status),
            };
        }
        catch (NebulaException failure)
        {
            return Without(folder, "unreadable", $"{failure.Code}: {Path.GetFileName(failure.Where)}: {failure.What}");
        }
    }

    private static ScoreSheet WithCosts(ScoreSheet scores, RunRecord record) =>
        new([.. scores.Entries, .. RunCosts.For(record)], scores.Descriptors);
    private static NebulaException? WhyUnreadable(RunFolder folder, string name)
    {
        try
        {
            if (File.Exists(folder.PathOf(name)))
                _ = name == RunFileNames.Log ? folder.ReadLog().Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : folder.Verified(name);
            return null; // a file that is not there is no damage: a report is whole without it
        }
        catch (NebulaException failure)
        {
            return failure;
        }
    }

    private static RunResult Without(RunFolder folder, string status, string reason) => new()
    {
        Folder = folder.FullPath,
        Record = folder.Record,
        Scores = ScoreSheet.Empty,
        Settings = SpecText.For(folder.Record),
        Curves = Log(folder),
        Status = status,
        Reason = reason,
    };

    private static LearningCurves? Log(RunFolder folder)
    {
        try
        {
            return LearningCurves.From(folder.ReadLog());
        }
        catch (NebulaException)
        {
            return null; // the scores do not rest on it
        }
    }

    private static string WhyUnfinished(RunRecord record) => record switch
    {
        { Error: { } error } => $"{error.Code}: {error.Message}",
        { Status: RunStatus.Running } => "the run has not ended, or was interrupted",
        _ => "no reason was recorded",
    };
}

/// <summary>What a run logged, one curve for each value.</summary>
/// <param name="Epochs">The epochs, counted from 1.</param>
/// <param name="Values">The values by path, such as <c>training/reconstruction</c>; not a number where an epoch has none.</param>
public sealed record LearningCurves(IReadOnlyList<int> Epochs, IReadOnlyDictionary<string, double[]> Values)
{
    /// <summary>More epochs than these say no more to the eye; every n-th is kept, and the last.</summary>
    public const int MostEpochs = 200;

    /// <summary>The loss of the training samples, all terms together.</summary>
    public const string TrainingTotal = "training/total";

    /// <summary>The loss of the validation samples, all terms together.</summary>
    public const string ValidationTotal = "validation/total";

    /// <summary>The curves of a log, or null for one without epochs.</summary>
    public static LearningCurves? From(IReadOnlyList<EpochRecord> log)
    {
        if (log.Count == 0)
        {
            return null;
        }
        int stride = (log.Count + MostEpochs - 1) / MostEpochs;
        EpochRecord[] shown = [.. log.Where((_, index) => (log.Count - 1 - index) % stride == 0)];
        var values = new OrderedDictionary<string, double[]>();
        foreach (string path in log.SelectMany(epoch => epoch.Values.Keys).Distinct())
        {
            values.Add(path, [.. shown.Select(epoch => epoch.Values.TryGetValue(path, out double value) ? value : double.NaN)]);
        }
        return new LearningCurves([.. shown.Select(epoch => epoch.Epoch)], values);
    }

    /// <summary>A curve, or null.</summary>
    public double[]? this[string path] => Values.GetValueOrDefault(path);
}
