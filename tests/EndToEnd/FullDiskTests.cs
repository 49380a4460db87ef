using System.Diagnostics;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>File systems that refuse: one that is full, one that may not be written to. They must be mounted, which only root may do.</summary>
[NonParallelizable]
[Platform("Linux")]
public sealed class FullDiskTests
{
    private string folder = "", mounted = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "six.yaml"), SixRuns.Yaml);
        mounted = Directory.CreateDirectory(Path.Combine(folder, "runs")).FullName;
    }

    [TearDown]
    public void DeleteFolder()
    {
        Call("umount", mounted);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Run_DiskFull_SaysSoLeavesNothingHalfWrittenAndGoesOnOnceThereIsRoom()
    {
        Mount("size=700k");

        NebulaProcess full = Run();

        Assert.That(full.ExitCode, Is.EqualTo(5), full.Output + full.Errors);
        Assert.That(full.Output + full.Errors, Does.Contain("NB5107").And.Contain("Make room"));
        Assert.That(full.Errors, Does.Not.Contain(" at NebulaBench."), "a mistake of nobody's needs no stack trace");
        Assert.That(Directory.GetFileSystemEntries(mounted, "*.partial-*", SearchOption.AllDirectories), Is.Empty);
        Assert.That(SixRuns.Folders(mounted).Values.Select(SixRuns.Status), Has.None.EqualTo("finished").And.None.Null);

        Assert.That(Call("mount", "-o", "remount,size=64m", mounted), Is.Zero);
        NebulaProcess roomy = Run();
        Assert.That(roomy.ExitCode, Is.Zero, roomy.Output + roomy.Errors);
        Assert.That(SixRuns.Folders(mounted).Values.Select(SixRuns.Status), Is.EqualTo(new[] { "finished" }));
    }

    [Test]
    public void Run_FolderThatMayNotBeWrittenTo_SaysSo()
    {
        Mount("size=1m,ro");

        NebulaProcess refused = Run();

        Assert.That(refused.ExitCode, Is.EqualTo(5), refused.Output + refused.Errors);
        Assert.That(refused.Errors, Does.Contain("NB5107").And.Contain("choose a folder that may be written to"));
        Assert.That(Directory.GetFileSystemEntries(mounted), Is.Empty);
    }

    private NebulaProcess Run() => NebulaProcess.Run(
        folder, "run", "six.yaml", "--threads", "1", "--set", "seeds=[0]", "--set", "objective=vae", "--set", "training.epochs=3");

    private void Mount(string options)
    {
        if (Call("mount", "-t", "tmpfs", "-o", options, "tmpfs", mounted) != 0)
        {
            Assert.Ignore("A small file system cannot be mounted here: that takes root, or a container that may.");
        }
    }

    private static int Call(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
