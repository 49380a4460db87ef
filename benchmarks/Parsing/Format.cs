using System.Diagnostics;
using System.Globalization;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>A kind of file, and how the suite reads it.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Write">Writes such files into a folder.</param>
/// <param name="Parse">Reads one of them, from its bytes on disk to what its dataset goes on with.</param>
/// <param name="HasGoal">Whether the goal is meant for it.</param>
internal sealed partial record Format(string Name, Action<string> Write, Func<string, object> Parse, bool HasGoal = true)
{
    private const int WarmUps = 2;

    // Half of what reading takes, or 200 MB/s where that is less.
    private const double GoalShare = 0.5, GoalSpeed = 200;

    /// <summary>Makes the files and a line of the table.</summary>
    public string Measure(string parent, int rounds)
    {
        string folder = Directory.CreateDirectory(Path.Combine(parent, Guid.NewGuid().ToString("n"))).FullName;
        Write(folder);
        string[] files = Directory.GetFiles(folder);
        double megabytes = files.Sum(file => new FileInfo(file).Length) / 1e6;
        byte[] buffer = new byte[1 << 20];
        Spread reading = new(), parsing = new(), share = new();
        for (int round = -WarmUps; round < rounds; round++)
        {
            // Who goes first changes with every round, so that a drift of the machine's speed favors neither.
            double read = 0, parsed = 0;
            for (int turn = 0; turn < 2; turn++)
            {
                if ((round + turn) % 2 == 0)
                {
                    read = megabytes / Seconds(() => Array.ForEach(files, file => ReadAll(file, buffer)));
                }
                else
                {
                    // Readers keep what they have read while a file is unchanged.
                    Array.ForEach(files, file => File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(WarmUps + round)));
                    parsed = megabytes / Seconds(() => Array.ForEach(files, file => GC.KeepAlive(Parse(file))));
                }
            }
            if (round >= 0)
            {
                reading.Add(read);
                parsing.Add(parsed);
                share.Add(parsed / read);
            }
        }
        Directory.Delete(folder, recursive: true);
        double goal = Math.Min(GoalShare * reading.Median, GoalSpeed);
        string verdict = HasGoal ? $"{goal:F0} | {(parsing.Median >= goal ? "yes" : "no")}" : "none |";
        return string.Create(
            CultureInfo.InvariantCulture, $"| {Name} | {megabytes:F1} | {reading.Text("F0")} | {parsing.Text("F0")} | {share.Text("F3")} | {verdict} |");
    }

    // Into one small buffer: nothing can read faster.
    private static void ReadAll(string path, byte[] buffer)
    {
        using var file = File.OpenHandle(path);
        long at = 0;
        for (int count; (count = RandomAccess.Read(file, buffer, at)) > 0;)
        {
            at += count;
        }
    }

    private static double Seconds(Action action)
    {
        GC.Collect(); // what others left behind is not this one's cost
        GC.WaitForPendingFinalizers();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
