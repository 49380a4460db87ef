using System.Diagnostics;
using NebulaBench.Launching;
using NebulaBench.Reporting.Formatting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>
/// Follows runs in a terminal: a line for each run at work with a bar, a percentage and the time left, a line for each that failed, and below them how
/// many there are of each kind and the time left for all.
/// </summary>
internal sealed class LaunchTable(IAnsiConsole console, IReadOnlyList<LaunchedRun> runs) : ILaunchEvents
{
    private const int RowsBeside = 6, BarWidth = 20, NarrowBarWidth = 8, NarrowConsole = 60;

    private readonly SortedDictionary<int, WorkingRun> working = [];
    private readonly List<LaunchEvent> bad = [];
    private readonly List<double> seconds = [];
    private readonly HashSet<int> reused = [];
    private LiveDisplayContext? display;
    private int most = 1, ended;
    private string note = "";

    /// <summary>Does the work with the lines on the screen.</summary>
    public T Follow<T>(Func<T> work) => console.Live(Draw()).Start(context =>
    {
        display = context;
        return work();
    });

    public void Report(LaunchEvent happened)
    {
        switch (happened)
        {
            case { Event: LaunchEventKind.Ended or LaunchEventKind.Lost, Run: { } number } when number <= runs.Count:
                End(number, happened);
                break;
            case { Event: LaunchEventKind.Stopped, Run: { } number }:
                working.Remove(number);
                break;
            case { Event: LaunchEventKind.Started or LaunchEventKind.Progress or LaunchEventKind.Epoch, Run: { } number } when number <= runs.Count:
                WorkingRun run = working.GetValueOrDefault(number) ?? new WorkingRun(Stopwatch.GetTimestamp(), 0);
                working[number] = run with { Done = happened.Event == LaunchEventKind.Started ? 0 : happened.Done ?? run.Done };
                most = Math.Max(most, working.Count);
                break;
            case { Event: LaunchEventKind.Note, Text: { } said }:
                note = said;
                break;
        }
        display?.UpdateTarget(Draw());
    }

    /// <summary>The lines as they stand; never more than the terminal has, and none wider than it.</summary>
    internal IRenderable Draw()
    {
        int width = Math.Max(20, console.Profile.Width - 1), rows = Math.Max(1, console.Profile.Height - RowsBeside);
        List<string> lines = [.. working.Take(rows).Select(run => Line(run.Key, run.Value, width))];
        lines.AddRange(bad.TakeLast(Math.Max(0, rows - working.Count)).Select(run => Fit($"{Name(run.Run!.Value)}: {run.Text}", width)));
        if (note.Length > 0)
        {
            lines.Add(Fit(note, width));
        }
        lines.Add(Fit(Counts(), width));
        return new Rows(lines.Select(line => new Text(line)));
    }

    private void End(int number, LaunchEvent happened)
    {
        if (happened.Reused == true)
        {
            reused.Add(number);
        }
        else if (working.TryGetValue(number, out WorkingRun? run))
        {
            seconds.Add(run.Elapsed);
        }
        working.Remove(number);
        if (happened.Status is "failed" or "diverged")
        {
            bad.Add(happened);
        }
        ended++;
    }

    private string Line(int number, WorkingRun run, int width)
    {
        int bar = width < NarrowConsole ? NarrowBarWidth : BarWidth, full = (int)Math.Round(Math.Clamp(run.Done, 0, 1) * bar);
        string tail = $" {new string('━', full)}{new string('─', bar - full)} {NumberText.Whole((long)(100 * run.Done)),3} % {Left(run.Left),8}";
        string name = Fit(Name(number), width - tail.Length);
        return name + new string(' ', width - tail.Length - name.GetCellWidth()) + tail;
    }

    private string Name(int number) => $"[{NumberText.Whole(number)}/{NumberText.Whole(runs.Count)}] {runs[number - 1].Label}";

    private string Counts()
    {
        int finished = runs.Count(run => run.Finished && !reused.Contains(run.Number)) + ended - bad.Count;
        int waiting = runs.Count - finished - bad.Count - working.Count;
        string left = LeftOfAll(waiting) is { } time && waiting + working.Count > 0 ? $" · {Left(time).Trim()}" : "";
        return $"{NumberText.Whole(finished)} finished, {NumberText.Whole(bad.Count)} failed, {NumberText.Whole(working.Count)} at work, "
            + $"{NumberText.Whole(waiting)} waiting{left}";
    }

    /// <summary>The seconds left for all runs, as long as those that ended took; null before anything can be told.</summary>
    private double? LeftOfAll(int waiting)
    {
        double[] whole = [.. seconds, .. working.Values.Where(run => run.Done > 0).Select(run => run.Elapsed / run.Done)];
        return whole.Length == 0
            ? null
            : ((waiting * whole.Average()) + working.Values.Sum(run => run.Left ?? whole.Average())) / most;
    }

    private static string Left(double? seconds) => seconds is { } left && double.IsFinite(left)
        ? TimeSpan.FromSeconds(Math.Min(left, 3_599_999)) is var time && time.TotalHours >= 1
            ? $"{(int)time.TotalHours}:{time:mm\\:ss} left"
            : $"{time:m\\:ss} left"
        : "";

    /// <summary>A text in so many columns, cut with an ellipsis.</summary>
    private static string Fit(string text, int width)
    {
        if (text.GetCellWidth() <= width)
        {
            return text;
        }
        int length = text.Length;
        while (length > 0 && text[..length].GetCellWidth() > width - 1)
        {
            length--;
        }
        return text[..length] + "…";
    }

    /// <summary>A run at work.</summary>
    /// <param name="Begun">When it began.</param>
    /// <param name="Done">How much of it is done, 0 to 1.</param>
    private sealed record WorkingRun(long Begun, double Done)
    {
        public double Elapsed => Stopwatch.GetElapsedTime(Begun).TotalSeconds;

        public double? Left => Done > 0 ? Elapsed * (1 - Done) / Done : null;
    }
}
