using System.Diagnostics;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>
/// Reads numbered inputs one after another and holds each to the rules: it is read or refused, within 2 seconds and 1 GiB of allocations. What breaks
/// a rule is kept in a file named after its number.
/// </summary>
/// <param name="target">The target's name.</param>
/// <param name="fileName">What the input's file is called.</param>
/// <param name="inputs">The inputs.</param>
/// <param name="read">Reads one.</param>
/// <param name="isRefusal">Whether an exception refuses it.</param>
internal sealed class FuzzRun(string target, string fileName, MutatedInputs inputs, Action<byte[], string> read, Func<Exception, bool> isRefusal)
{
    // A machine that is busy with something else is not a slow reader: only an input that is slow every time counts.
    private const int Tries = 3;

    private readonly FuzzOutcome outcome = new(target);
    private long number;
    private long began;
    private volatile bool abandoned;

    /// <summary>The memory that an input may allocate.</summary>
    public long MostBytes { get; init; } = 1L << 30;

    /// <summary>The time that an input may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The time after which nobody waits for an input any more.</summary>
    public TimeSpan Hangs { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where inputs are kept.</summary>
    public static string Root { get; } = Path.Combine(TestContext.CurrentContext.WorkDirectory, "fuzz");

    /// <summary>The table of long runs, a line for each target.</summary>
    public static string ReportFile { get; } = Path.Combine(Root, "counts.tsv");

    /// <summary>Reads inputs.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    public FuzzOutcome Go(long first, long count)
    {
        using var folder = new InputFolder(target, fileName);
        var thread = new Thread(() => ReadAll(folder, first, first + count)) { IsBackground = true };
        long start = Stopwatch.GetTimestamp();
        (number, began) = (first, start);
        thread.Start();
        while (!thread.Join(Hangs / 60))
        {
            long hanging = Volatile.Read(ref number);
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref began)) > Hangs && hanging == Volatile.Read(ref number))
            {
                Keep(inputs.Create(hanging), "a hang", $"not done after {Hangs.TotalSeconds} s");
                abandoned = true; // nothing ends the thread; if it is ever done, it does no more
                break;
            }
        }
        outcome.Elapsed = Stopwatch.GetElapsedTime(start);
        return outcome;
    }

    private void ReadAll(InputFolder folder, long first, long end)
    {
        for (long next = first; next < end && !abandoned; next++)
        {
            Volatile.Write(ref began, Stopwatch.GetTimestamp());
            Volatile.Write(ref number, next);
            byte[] input = inputs.Create(next);
            ReadOne(input, folder.Write(input));
        }
    }

    private void ReadOne(byte[] input, string file)
    {
        TimeSpan fastest = TimeSpan.MaxValue;
        for (int attempt = 0; attempt < Tries && fastest > Longest; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            Exception? failure = Try(input, file);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            fastest = elapsed < fastest ? elapsed : fastest;
            if (attempt == 0)
            {
                Judge(input, failure, bytes);
            }
        }
        outcome.Longest = fastest > outcome.Longest ? fastest : outcome.Longest;
        if (fastest > Longest)
        {
            Keep(input, "too slow", $"takes {fastest.TotalSeconds:F1} s");
        }
    }

    private Exception? Try(byte[] input, string file)
    {
        try
        {
            read(input, file);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private void Judge(byte[] input, Exception? failure, long bytes)
    {
        outcome.Inputs++;
        outcome.Refused += failure is null ? 0 : 1;
        outcome.MostBytes = Math.Max(outcome.MostBytes, bytes);
        if (failure is not null && !isRefusal(failure))
        {
            Keep(input, $"{failure.GetType().Name} {Place(failure)}", failure.ToString());
        }
        if (bytes > MostBytes)
        {
            Keep(input, $"too much memory {failure?.GetType().Name}", $"allocates {bytes >> 20} MiB");
        }
    }

    // Where two failures of one defect are the same: the innermost method of ours, else the innermost of all.
    private static string Place(Exception failure)
    {
        string[] frames = (failure.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries);
        return Array.Find(frames, frame => frame.StartsWith("at NebulaBench.", StringComparison.Ordinal) && !frame.Contains(".Fuzzing.", StringComparison.Ordinal))
            ?? frames[0];
    }

    private void Keep(byte[] input, string kind, string what)
    {
        long culprit = Volatile.Read(ref number);
        string kept = Path.Combine(Root, target, FormattableString.Invariant($"{culprit}-{fileName}"));
        if (outcome.Add(kind, FormattableString.Invariant($"input {culprit} of {target} ({kept}): {what}")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllBytes(kept, input);
        }
    }
}
