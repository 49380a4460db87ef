using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Settings;
using NebulaBench.Launching;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>What workers are told.</summary>
public sealed class WorkCommandLineTests
{
    [Test]
    public void Work_RelativePathsAndTheLaunchersOptions_AreFullAndLeftOut()
    {
        var commandLine = new WorkCommandLine(HostSettings.Create(["more"], "data", "cache", null));

        WorkCommand work = commandLine.Work("it.yaml", ["seeds=[0]", "launcher.workers=3", "launcher=slurm"], new RunOptions("runs", Force: true), "0123");

        string here = Environment.CurrentDirectory;
        string[] words = [.. work.For([1, 2], threads: 3, device: "cuda:1").SkipWhile(word => word != "work")];
        Assert.That(words, Is.EqualTo(new[]
        {
            "work", Path.Combine(here, "it.yaml"), "--set", "seeds=[0]", "--runs", Path.Combine(here, "runs"), "--plan", "0123", "--force",
            "--data", Path.Combine(here, "data"), "--cache", Path.Combine(here, "cache"), "--plugins", Path.Combine(here, "more"),
            "--numbers", "1,2", "--threads", "3", "--device", "cuda:1",
        }));
    }
}
