using System.Globalization;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>What a cluster says of submitted runs.</summary>
/// <param name="lines">Runs a program and gives its lines.</param>
public sealed class SlurmQueue(Func<string, string[], IReadOnlyList<string>> lines)
{
    /// <summary>The cluster of this machine.</summary>
    public static SlurmQueue OfMachine { get; } = new((program, arguments) => SlurmTools.Lines(program, arguments));

    /// <summary>The state of every run that waits or is carried out, by its id: <c>pending</c>, <c>running</c> and the like.</summary>
    public IReadOnlyDictionary<string, string> Queued(IEnumerable<SlurmSubmission> submissions)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        return ById(submissions, job => lines("squeue", ["--noheader", "--array", $"--jobs={job}", "--format=%K|%T"]));
    }

    /// <summary>The last state of every run in the cluster's accounts, by its id; nothing where it keeps none.</summary>
    public IReadOnlyDictionary<string, string> Ended(IEnumerable<SlurmSubmission> submissions)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        return ById(submissions, job =>
        [
            .. lines("sacct", ["--noheader", "--parsable2", "--allocations", $"--jobs={job}", "--format=JobID,State"])
                .Where(line => line.Contains('_', StringComparison.Ordinal)).Select(line => line[(line.IndexOf('_', StringComparison.Ordinal) + 1)..]),
        ]);
    }

    private static Dictionary<string, string> ById(IEnumerable<SlurmSubmission> submissions, Func<string, IReadOnlyList<string>> states)
    {
        var byId = new Dictionary<string, string>();
        foreach (SlurmSubmission submission in submissions)
        {
            foreach (string[] fields in states(submission.Job).Select(line => line.Split('|')))
            {
                if (fields.Length == 2 && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int task)
                    && task >= 1 && task <= submission.Tasks.Count)
                {
                    foreach (string id in submission.Tasks[task - 1])
                    {
                        byId[id] = fields[1].Split(' ')[0].ToLowerInvariant();
                    }
                }
            }
        }
        return byId;
    }
}
