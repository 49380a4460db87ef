using System.Diagnostics;
using System.Globalization;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>
/// The program is killed at random moments, again and again, and the same command goes on. As many rounds as NEBULA_CRASH_ROUNDS says (30 for
/// a thorough look), 6 if it says nothing.
/// </summary>
[NonParallelizable]
public sealed class CrashTests
{
    private const int FewRounds = 6;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "six.yaml"), SixRuns.Yaml);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_KilledAtRandomMoments_LosesNothingAndEndsBitIdentical()
    {
        NebulaProcess undisturbed = NebulaProcess.Run(folder, Arguments("undisturbed"));
        Assert.That(undisturbed.ExitCode, Is.Zero, undisturbed.Errors);
        IReadOnlyList<string> expected = SixRuns.Results(Path.Combine(folder, "undisturbed"));

        int rounds = int.TryParse(Environment.GetEnvironmentVariable("NEBULA_CRASH_ROUNDS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : FewRounds;
        var random = new Random(20_240);
        int experiment = 0, resumed = 0;
        for (int round = 0; round < rounds; round++)
        {
            string runs = $"killed-{experiment}";
            Dictionary<string, string> finished = Finished(runs);
            (bool killed, string output) = Kill(runs, TimeSpan.FromMilliseconds(random.Next(50, 2_500)));
            resumed += output.Contains("goes on from its checkpoint", StringComparison.Ordinal) ? 1 : 0;
            CheckUntouched(finished, Finished(runs), round);
            if (!killed)
            {
                Assert.That(SixRuns.Results(Path.Combine(folder, runs)), Is.EqualTo(expected), $"round {round}");
                experiment++;
            }
        }

        string last = $"killed-{experiment}";
        Dictionary<string, string> before = Finished(last);
        NebulaProcess end = NebulaProcess.Run(folder, Arguments(last));
        Assert.That(end.ExitCode, Is.Zero, end.Errors + end.Output);
        CheckUntouched(before, Finished(last), rounds);
        Assert.That(SixRuns.Results(Path.Combine(folder, last)), Is.EqualTo(expected));
        Assert.That(SixRuns.Folders(Path.Combine(folder, last)).Values.Where(run => Directory.Exists(Path.Combine(run, "checkpoint"))), Is.Empty);
        Assert.That(
            Directory.GetFileSystemEntries(Path.Combine(folder, last, "six"), "stroke-digits-*.partial-*", SearchOption.TopDirectoryOnly), Is.Empty);
        TestContext.Out.WriteLine($"{rounds} rounds, {experiment} experiments finished between them, {resumed} rounds went on from a checkpoint.");
        Assert.That(rounds < FewRounds || resumed > 0, "no round went on from a checkpoint: the kills came at the wrong moments");
    }

    private static string[] Arguments(string runs) => ["run", "six.yaml", "--runs", runs, "--threads", "1"];

    // A finished run's record holds when it was started and ended: whoever did it again would have to write another.
    private Dictionary<string, string> Finished(string runs) => SixRuns.Folders(Path.Combine(folder, runs))
        .Where(run => SixRuns.Status(run.Value) == "finished")
        .ToDictionary(run => run.Key, run => File.ReadAllText(Path.Combine(run.Value, "run.json")));

    private static void CheckUntouched(Dictionary<string, string> before, Dictionary<string, string> after, int round)
    {
        foreach ((string run, string record) in before)
        {
            Assert.That(after.GetValueOrDefault(run), Is.EqualTo(record), $"round {round}: {run} was finished");
        }
    }

    /// <summary>Starts the program and kills it some time after its first line; false where it ended before.</summary>
    private (bool Killed, string Output) Kill(string runs, TimeSpan after)
    {
        using Process process = NebulaProcess.Start(folder, Arguments(runs));
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string first = process.StandardOutput.ReadLine() ?? "";
        Task<string> rest = process.StandardOutput.ReadToEndAsync();
        bool ended = process.WaitForExit(after);
        if (!ended)
        {
            process.Kill(entireProcessTree: true); // with its worker, which would end in order by itself
            process.WaitForExit();
        }
        string output = first + Environment.NewLine + rest.Result;
        Assert.That(!ended || process.ExitCode == 0, errors.Result + output);
        return (!ended, output);
    }
}
