using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Host.Tests.Runs;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>The batch scripts, letter for letter, against the files in Verified.</summary>
public sealed class SlurmScriptTests
{
    private const string Folder = "/home/me/runs/tiny/launch/slurm-1";

    [Test]
    public void Array_EveryOption_IsTheVerifiedScript()
    {
        var options = new SlurmOptions
        {
            Partition = "gpu",
            Account = "lab",
            Qos = "low",
            Time = "2:00:00",
            Memory = "8G",
            Cpus = 4,
            Gres = "gpu:1",
            Limit = 3,
            RunsPerTask = 2,
            Lines = ["--exclude=node7"],
            Setup = ["module load dotnet"],
            StopSeconds = 120,
        };

        Verify("every-option.sh", new SlurmScript(options, Requests.For(4), Folder).Array(2));
    }

    [Test]
    public void Array_NoOption_LeavesEverythingElseToTheCluster() =>
        Verify("no-option.sh", new SlurmScript(new SlurmOptions(), Requests.For(4), Folder).Array(4));

    [Test]
    public void Collect_NoOption_WritesTheReport() =>
        Verify("report.sh", new SlurmScript(new SlurmOptions(), Requests.For(4), Folder).Collect());

    private static void Verify(string name, string script)
    {
        string verified = File.ReadAllText(StoredFiles.Path("Launching", "Verified", name));
        Assert.That(script, Is.EqualTo(verified));
    }
}
