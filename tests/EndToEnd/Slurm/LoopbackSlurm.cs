using System.Diagnostics;
using NebulaBench.Testing;

namespace NebulaBench.EndToEnd.Tests.Slurm;

/// <summary>A real Slurm of one node on this machine, with everything it writes in one folder.</summary>
internal sealed class LoopbackSlurm : IDisposable
{
    private const string Configuration = "SLURM_CONF";

    private readonly string folder;

    private LoopbackSlurm(string folder) => this.folder = folder;

    private static string Script => Path.Combine(RepositoryRoot.Find(), "eng", "slurm-on-loopback.sh");

    /// <summary>Starts it, or skips the test and says why; where the environment requires Slurm, that is a failure.</summary>
    public static LoopbackSlurm Start()
    {
        string folder = Directory.CreateTempSubdirectory("slurm-").FullName;
        (int code, string output) = OperatingSystem.IsLinux()
            ? Shell("bash", Script, "start", folder)
            : (1, "Slurm cannot start here: it needs Linux");
        if (code != 0)
        {
            Directory.Delete(folder, recursive: true);
            Refuse(output);
        }
        Environment.SetEnvironmentVariable(Configuration, Path.Combine(folder, "slurm.conf"));
        return new LoopbackSlurm(folder);
    }

    /// <summary>What one of Slurm's programs writes.</summary>
    public static string Run(string program, params string[] arguments) => Shell(program, arguments).Output;

    /// <summary>Waits until the queue is empty.</summary>
    public static void WaitUntilEmpty(TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (Run("squeue", "--noheader").Trim() is { Length: > 0 } queue)
        {
            Assert.That(watch.Elapsed, Is.LessThan(patience), $"Slurm's queue does not get empty:\n{queue}");
            Thread.Sleep(200);
        }
    }

    public void Dispose()
    {
        Run("scancel", "--user=root");
        Shell("bash", Script, "stop", folder);
        Environment.SetEnvironmentVariable(Configuration, null);
        Directory.Delete(folder, recursive: true);
    }

    private static void Refuse(string why)
    {
        if (Environment.GetEnvironmentVariable("NEBULA_REQUIRE_SLURM") is { Length: > 0 })
        {
            Assert.Fail(why);
        }
        Assert.Ignore(why);
    }

    private static (int Code, string Output) Shell(string program, params string[] arguments)
    {
        // Daemons inherit the streams: only what the script itself writes is waited for.
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Trim());
    }
}
