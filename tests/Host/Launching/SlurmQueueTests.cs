using NebulaBench.Errors;
using NebulaBench.Host.Launching.Slurm;

namespace NebulaBench.Host.Tests.Launching;

public sealed class SlurmQueueTests
{
    private static readonly SlurmSubmission Submission = new() { Job = "7", Tasks = [["a", "b"], ["c"]] };

    [Test]
    public void Queued_LinesOfSqueue_GiveTheStateOfEveryRun()
    {
        var queue = new SlurmQueue((program, _) => program == "squeue" ? ["1|RUNNING", "2|PENDING", "9|PENDING", "N/A|RUNNING"] : []);

        Assert.That(queue.Queued([Submission]), Is.EqualTo(new Dictionary<string, string> { ["a"] = "running", ["b"] = "running", ["c"] = "pending" }));
    }

    [Test]
    public void Ended_LinesOfSacct_GiveTheLastStateWithoutWhoWasToBlame()
    {
        var queue = new SlurmQueue((program, _) => program == "sacct" ? ["7_1|OUT_OF_MEMORY", "7_2|CANCELED by 1000", "8|COMPLETED"] : []);

        Assert.That(queue.Ended([Submission])["a"], Is.EqualTo("out_of_memory"));
        Assert.That(queue.Ended([Submission])["c"], Is.EqualTo("canceled"));
    }

    [Test]
    public void Queued_NoCluster_KnowsOfNothing() => Assert.That(new SlurmQueue((_, _) => []).Queued([Submission]), Is.Empty);

    [Test]
    public void In_FolderOfSubmissions_FindsThemAgain()
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "slurm-1"));
        Submission.Write(Path.Combine(folder, "slurm-1"));

        SlurmSubmission found = SlurmSubmission.In(folder).Single();

        Directory.Delete(folder, recursive: true);
        Assert.That((found.Job, found.Tasks.Count, found.Tasks[0][1]), Is.EqualTo(("7", 2, "b")));
        Assert.That(SlurmSubmission.In(folder), Is.Empty);
    }

    [TestCase("[[null]]")]
    [TestCase("[null]")]
    public void In_SubmissionWithoutRuns_IsDamage(string tasks)
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName, file = Path.Combine(folder, SlurmSubmission.FileName);
        File.WriteAllText(file, $$"""{"schema_version":1,"job":"7","tasks":{{tasks}}}""");

        Assert.That(() => SlurmSubmission.In(folder), Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB5102: {file}: tasks holds null."));
        Directory.Delete(folder, recursive: true);
    }
}
