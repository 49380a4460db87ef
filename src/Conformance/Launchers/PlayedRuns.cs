using NebulaBench.Conformance.Points;
using NebulaBench.Launching;

namespace NebulaBench.Conformance.Launchers;

/// <summary>Runs for a launcher, whose workers are played by a shell: they write down the numbers that they are given, and die of one of them.</summary>
internal sealed class PlayedRuns : ILaunchEvents, IDisposable
{
    // Events go where the launcher asks for them: to the channel that is named last, or to the standard output.
    private const string Script = """
        case " $* " in *" --events "*) exec >&"${!#}" ;; esac
        work() {
          echo "$1" >> "$0/worked"
          [ "$1" = "$DEADLY" ] && kill -9 $$
          [ "$1" = "$ENDLESS" ] && cat
          echo "{\"event\":\"ended\",\"run\":$1,\"status\":\"finished\"}"
        }
        echo '{"event":"ready"}'
        if [ "$2" = - ]; then while read -r run; do work "$run"; done; else for run in ${2//,/ }; do work "$run"; done; fi
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nebula-");
    private readonly List<LaunchEvent> events = [];

    /// <summary>The numbers that workers were given, in their order.</summary>
    public IReadOnlyList<string> Worked => File.Exists(WorkedFile) ? [.. File.ReadLines(WorkedFile).Order(StringComparer.Ordinal)] : [];

    /// <summary>The runs of the events of a kind.</summary>
    public IEnumerable<int?> Heard(LaunchEventKind kind) => events.Where(happened => happened.Event == kind).Select(happened => happened.Run).Order();

    private string WorkedFile => Path.Combine(folder.FullName, "worked");

    /// <summary>Five runs, the third of which is finished and the fifth underway.</summary>
    /// <param name="deadly">The run whose worker is killed.</param>
    /// <param name="endless">The run that goes on until it is asked to stop.</param>
    public LaunchRequest Request(int deadly = 0, int endless = 0)
    {
        if (OperatingSystem.IsWindows())
            throw new NotApplicableException("workers are played by a Unix shell");
        string script = $"DEADLY={deadly}; ENDLESS={endless}\n{Script}";
        return new LaunchRequest
        {
            Experiment = "conformance",
            Runs = [.. Enumerable.Range(1, 5).Select(number => new LaunchedRun(number, $"run-{number}", $"run {number}", Finished: number == 3) { Underway = number == 5 })],
            Work = new WorkCommand(["bash", "-c", script, folder.FullName]),
            Report = ["true"],
            Folder = Path.Combine(folder.FullName, "launch"),
        };
    }

    public void Report(LaunchEvent happened) => events.Add(happened);

    public void Dispose() => folder.Delete(recursive: true);
}
