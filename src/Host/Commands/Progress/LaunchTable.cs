using NebulaBench.Launching;
using NebulaBench.Reporting;
using Spectre.Console;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Follows launched runs with one table: those at work, the last that ended, and how many there are of each kind. For terminals.</summary>
internal sealed class LaunchTable(IAnsiConsole console, IReadOnlyList<LaunchedRun> runs) : ILaunchEvents
{
    private const int RowsBeside = 8;

    private readonly SortedDictionary<int, LaunchEvent> working = [];
    private readonly List<LaunchEvent> ended = [];
    private LiveDisplayContext? display;
    private string note = "";

    /// <summary>Does the work with the table on the screen.</summary>
    public T Follow<T>(Func<T> work) => console.Live(Draw()).Start(context =>
    {
        display = context;
        return work();
    });

    public void Report(LaunchEvent happened)
    {
        switch (happened)
        {
            case { Event: LaunchEventKind.Ended or LaunchEventKind.Lost, Run: { } number }:
                working.Remove(number);
                ended.Add(happened);
                break;
            case { Event: LaunchEventKind.Stopped, Run: { } number }:
                working.Remove(number);
                break;
            case { Event: LaunchEventKind.Started or LaunchEventKind.Progress or LaunchEventKind.Epoch, Run: { } number }:
                string? text = happened.Text ?? working.GetValueOrDefault(number)?.Text;
                working[number] = happened with { Text = text, Done = happened.Done ?? 0 };
                break;
            case { Event: LaunchEventKind.Note, Text: { } said }:
                note = said;
                break;
        }
        display?.UpdateTarget(Draw());
    }

    /// <summary>The table as it stands; never longer than the terminal, whatever the number of runs.</summary>
    internal Table Draw()
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("run", "", "done", "");
        int rows = Math.Max(1, console.Profile.Height - RowsBeside);
        foreach ((int number, LaunchEvent last) in working.Take(rows))
        {
            Row(table, number, NumberText.Whole((long)(100 * (last.Done ?? 0))) + " %", last.Text);
        }
        foreach (LaunchEvent last in ended.TakeLast(Math.Max(0, rows - working.Count)).Reverse())
        {
            Row(table, last.Run!.Value, last.Status ?? "", last.Text);
        }
        table.Caption(Markup.Escape(Counts() + (note.Length == 0 ? "" : $" · {note}")));
        return table;
    }

    private string Counts()
    {
        int open = runs.Count(run => !run.Finished);
        int bad = ended.Count(last => last.Status is "failed" or "diverged");
        return $"{NumberText.Whole(runs.Count - open + ended.Count - bad)} finished, {NumberText.Whole(bad)} failed, "
            + $"{NumberText.Whole(working.Count)} at work, {NumberText.Whole(open - ended.Count - working.Count)} waiting";
    }

    private void Row(Table table, int number, string done, string? text) =>
        table.AddRow(NumberText.Whole(number), Markup.Escape(runs[number - 1].Label), Markup.Escape(done), Markup.Escape(text ?? ""));
}
