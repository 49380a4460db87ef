using System.Diagnostics;

namespace NebulaBench.Host.Launching.Work;

/// <summary>Measures what a process does from its start to its first training step.</summary>
public sealed class StartUp
{
    private readonly Dictionary<string, double> parts = [];
    private double last;
    private readonly DateTime begun;

    /// <summary>Begins where the program does; what went before is the runtime's own share.</summary>
    /// <param name="before">What to call that share where more than the runtime is in it.</param>
    public StartUp(string before = "runtime")
    {
        using var process = Process.GetCurrentProcess();
        begun = process.StartTime;
        Mark(before);
    }

    /// <summary>The seconds of each part, in order, and their sum.</summary>
    public IReadOnlyDictionary<string, double> Seconds =>
        new Dictionary<string, double>(parts.Append(KeyValuePair.Create("total", last)));

    /// <summary>Whether the last part has been measured.</summary>
    public bool IsOver { get; private set; }

    /// <summary>A part is over.</summary>
    public void Mark(string part)
    {
        double now = (DateTime.Now - begun).TotalSeconds;
        (parts[part], last) = (now - last, now);
    }

    /// <summary>The last part is over.</summary>
    public void End(string part)
    {
        Mark(part);
        IsOver = true;
    }
}
