using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Sources;
using NebulaBench.Host.Launching.Local;
using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Host.Planning;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>The launcher's key, and what the command line says of it.</summary>
public sealed class LauncherTests
{
    private static readonly FakeCatalog Launchers = new()
    {
        Components =
        [
            .. new FakeCatalog().Components,
            FakeCatalog.For(ComponentKind.Launcher, "inline", typeof(NoOptions)),
            FakeCatalog.For(ComponentKind.Launcher, "local", typeof(LocalOptions)),
            FakeCatalog.For(ComponentKind.Launcher, "slurm", typeof(SlurmOptions)),
        ],
    };

    [Test]
    public void Load_NoLauncher_IsThisProcess() => Assert.That(Load("").OrThrow().Launcher, Is.Null);

    [Test]
    public void Load_OptionsOfALauncher_AreBound()
    {
        ComponentSpec launcher = Load("launcher: { id: slurm, partition: gpu, time: 2:00:00, lines: [--exclude=node7] }").OrThrow().Launcher!.Spec;

        var options = (SlurmOptions)launcher.Options;
        Assert.That((launcher.Id, options.Partition, options.Time, options.Lines.Single(), options.Cpus), Is.EqualTo(("slurm", "gpu", "2:00:00", "--exclude=node7", 1)));
    }

    [Test]
    public void Load_Launcher_ChangesNoRunsIdentity()
    {
        RunSpec without = Planner.Plan(Load("").OrThrow())[0], with = Planner.Plan(Load("launcher: { id: local, workers: 7 }").OrThrow())[0];

        Assert.That(RunIdentity.From(with, "da7a").FolderName, Is.EqualTo(RunIdentity.From(without, "da7a").FolderName));
    }

    [TestCase("launcher: slrum", "it.yaml:6:11  launcher.id  there is no launcher 'slrum'", "did you mean 'slurm'?")]
    [TestCase("launcher: { id: slurm, partitions: gpu }", "it.yaml:6:24  launcher.partitions", "did you mean 'partition'?")]
    [TestCase("launcher: { id: slurm, time: soon }", "it.yaml:6:30  launcher.time", "such as 2:00:00")]
    [TestCase("launcher: { id: local, workers: -1 }", "it.yaml:6:33  launcher.workers", "")]
    [TestCase("launcher: [local, slurm]", "it.yaml:6:12  launcher  has a list of values and cannot make a product", "write one launcher")]
    public void Load_Mistake_SaysWhereAndWhatWouldWork(string line, string problem, string remedy) =>
        Assert.That(Load(line).Errors.Single().ToString(), Does.Contain(problem).And.Contain(remedy));

    [Test]
    public void Load_LauncherOfTheCommandLineIsTheFiles_KeepsItsOptions() => Assert.That(
        ((SlurmOptions)Load("launcher: { id: slurm, partition: gpu }", new LauncherChoice("slurm", null, [])).OrThrow().Launcher!.Spec.Options).Partition,
        Is.EqualTo("gpu"));

    [Test]
    public void Load_OtherLauncherOnTheCommandLine_LeavesTheFilesOptions()
    {
        ComponentSpec launcher = Load("launcher: { id: slurm, partition: gpu }", new LauncherChoice("local", 3, [])).OrThrow().Launcher!.Spec;

        Assert.That((launcher.Id, ((LocalOptions)launcher.Options).Workers), Is.EqualTo(("local", 3)));
    }

    [Test]
    public void Load_OverrideOfALauncherOfTheCommandLine_IsOneOfItsOptions() => Assert.That(
        ((SlurmOptions)Load("", new LauncherChoice("slurm", null, []), "launcher.partition=gpu").OrThrow().Launcher!.Spec.Options).Partition,
        Is.EqualTo("gpu"));

    [Test]
    public void Load_WorkersOrDevicesAlone_AreOfTheLocalLauncher()
    {
        var options = (LocalOptions)Load("", new LauncherChoice(null, null, ["cuda:0", "cuda:1"])).OrThrow().Launcher!.Spec.Options;

        Assert.That(options.Devices, Is.EqualTo(new[] { "cuda:0", "cuda:1" }));
    }

    [Test]
    public void Load_UnknownLauncherOnTheCommandLine_SaysSo() => Assert.That(
        Load("", new LauncherChoice("cloud", null, [])).Errors.Single().ToString(),
        Does.Contain("--launcher  launcher.id  there is no launcher 'cloud'").And.Contain("known launchers: inline, local, slurm"));

    private static ExperimentResult Load(string line, LauncherChoice? choice = null, params string[] overrides)
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        string file = Path.Combine(folder, "it.yaml");
        File.WriteAllText(file, $"name: it\ndataset: mnist\narchitecture: conv\nlatent_dimension: 4\nobjective: ae\n{line}\n");
        try
        {
            return ExperimentFile.Load(file, overrides, Launchers, null, choice);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
