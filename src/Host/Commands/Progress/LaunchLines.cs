using NebulaBench.Launching;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Follows launched runs with plain lines, each with its run's number: for logs and pipes.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="runs">The runs.</param>
/// <param name="timings">Whether to say how long workers took to start.</param>
internal sealed class LaunchLines(TextWriter output, IReadOnlyList<LaunchedRun> runs, bool timings) : ILaunchEvents
{
    public void Report(LaunchEvent happened)
    {
        if (Text(happened) is { } text)
        {
            output.WriteLine(happened.Run is { } number ? $"[{number}/{runs.Count}] {text}" : text);
        }
    }

    private string? Text(LaunchEvent happened) => happened.Event switch
    {
        LaunchEventKind.Started => Join(Label(happened), happened.Text),
        LaunchEventKind.Epoch or LaunchEventKind.Note => happened.Text,
        LaunchEventKind.Ended when happened.Reused == true => Join(Label(happened), happened.Text),
        LaunchEventKind.Ended or LaunchEventKind.Lost => happened.Text,
        LaunchEventKind.Stopped => "stopped",
        LaunchEventKind.StartUp when timings => StartUpText.For(happened.Seconds!),
        _ => null,
    };

    private string Label(LaunchEvent happened) => runs[happened.Run!.Value - 1].Label;

    private static string Join(string label, string? text) => text is null ? label : $"{label}: {text}";
}
