using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Tests.Commands;
using NebulaBench.Launching;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>What users see of launched runs.</summary>
public sealed class LaunchViewTests
{
    private static readonly LaunchEvent[] Story =
    [
        new() { Event = LaunchEventKind.Ready },
        new() { Event = LaunchEventKind.Started, Run = 1 },
        new() { Event = LaunchEventKind.Started, Run = 2, Text = "before: ae" },
        new() { Event = LaunchEventKind.Progress, Run = 1, Done = 0.25 },
        new() { Event = LaunchEventKind.Epoch, Run = 1, Done = 0.5, Text = "epoch 1/2" },
        new() { Event = LaunchEventKind.StartUp, Run = 1, Seconds = new Dictionary<string, double> { ["data"] = 0.5, ["total"] = 1.25 } },
        new() { Event = LaunchEventKind.Lost, Run = 2, Status = "failed", Text = "failed: NB4201: killed" },
        new() { Event = LaunchEventKind.Ended, Run = 3, Status = "finished", Reused = true, Text = "finished earlier, nothing to do" },
    ];

    [Test]
    public void Lines_AStory_HaveTheRunsNumber()
    {
        using var text = new StringWriter();
        var lines = new LaunchLines(text, Requests.For(4).Runs, timings: true);

        Array.ForEach(Story, lines.Report);

        Assert.That(text.ToString().ReplaceLineEndings("\n"), Is.EqualTo("""
            [1/4] run 1
            [2/4] run 2: before: ae
            [1/4] epoch 1/2
            [1/4] start-up: data 0.50 s, total 1.25 s
            [2/4] failed: NB4201: killed
            [3/4] run 3: finished earlier, nothing to do

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Table_AStory_ShowsRunsAtWorkThenThoseThatEndedAndCountsAll()
    {
        var console = new TextConsole();
        var table = new LaunchTable(console.Console, Requests.For(4).Runs);
        Array.ForEach(Story, table.Report);

        console.Console.Write(table.Draw());

        string[] lines = [.. console.Lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)];
        Assert.That(lines, Has.Some.StartsWith("[1/4] run 1 ━━━━━━━━━━────────── 50 %"));
        Assert.That(lines, Has.Some.EqualTo("[2/4] run 2: failed: NB4201: killed"));
        Assert.That(string.Join(' ', lines), Does.Contain("1 finished, 1 failed, 1 at work, 1 waiting"));
    }
}
