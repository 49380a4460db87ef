using NebulaBench.Launching;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>Requests for launchers, of runs that do not exist.</summary>
internal static class Requests
{
    public static LaunchRequest For(int runs, string device = "cpu") => new()
    {
        Experiment = "tiny",
        Runs = [.. Enumerable.Range(1, runs).Select(number => new LaunchedRun(number, $"run-{number}", $"run {number}", Finished: false, device))],
        Work = new WorkCommand(["/opt/nebula", "work", "/home/me/it's mine.yaml", "--set", "seeds=[0, 1]", "--runs", "/home/me/runs"]),
        Report = ["/opt/nebula", "report", "/home/me/runs/tiny", "--out", "/home/me/runs/tiny/report"],
        Folder = "/home/me/runs/tiny/launch",
    };
}
