using System.Diagnostics;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>What became of a run's inputs.</summary>
/// <param name="target">The target's name.</param>
internal sealed class FuzzOutcome(string target)
{
    private readonly OrderedDictionary<string, Finding> findings = [];

    /// <summary>The inputs that were read or refused.</summary>
    public long Inputs { get; set; }

    /// <summary>How many of them were refused.</summary>
    public long Refused { get; set; }

    /// <summary>The time of the slowest.</summary>
    public TimeSpan Longest { get; set; }

    /// <summary>The managed memory that the greediest allocated.</summary>
    public long MostBytes { get; set; }

    /// <summary>The time of all.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>What broke a rule, each kind once.</summary>
    public IReadOnlyCollection<Finding> Findings => findings.Values;

    /// <summary>The counts in a line.</summary>
    public string Text => FormattableString.Invariant(
        $"{target}: {Inputs} inputs, {Refused} refused, {findings.Count} findings, longest {Longest.TotalMilliseconds:F0} ms, most memory {MostBytes / 1048576.0:F1} MiB, {Inputs / Elapsed.TotalSeconds:F0} inputs/s");

    /// <summary>Counts a finding.</summary>
    /// <param name="kind">What makes two findings the same.</param>
    /// <param name="text">What it is.</param>
    /// <returns>Whether it is the first of its kind.</returns>
    public bool Add(string kind, string text)
    {
        if (findings.TryGetValue(kind, out Finding? known))
        {
            known.Count++;
            return false;
        }
        findings.Add(kind, new Finding(text));
        return true;
    }

    /// <summary>Adds the counts to a table.</summary>
    /// <param name="file">The table.</param>
    public void Append(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using Process process = Process.GetCurrentProcess();
        File.AppendAllText(file, FormattableString.Invariant(
            $"{target}\t{Inputs}\t{Refused}\t{findings.Count}\t{Longest.TotalMilliseconds:F0} ms\t{MostBytes / 1048576.0:F1} MiB\t{process.PeakWorkingSet64 >> 20} MiB\t{Elapsed.TotalSeconds:F0} s\n"));
    }
}

/// <summary>Something that broke a rule.</summary>
/// <param name="first">What the first such input did.</param>
internal sealed class Finding(string first)
{
    /// <summary>How many inputs did the same.</summary>
    public int Count { get; set; } = 1;

    /// <summary>What they did.</summary>
    public string Text => Count == 1 ? first : FormattableString.Invariant($"{first} ({Count} such inputs)");
}
