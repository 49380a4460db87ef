using NebulaBench.Host.Components;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Plugins;
using NebulaBench.Metrics;
using NebulaBench.Toolkit;
using NebulaBench.Training;

namespace NebulaBench.Host.Tests.Plugins;

public sealed class PluginDiscoveryTests
{
    private const string OnlyRegisters = "A module only registers components: move everything else into the components themselves.";

    [Test]
    public void Run_NoFolders_BringsTheBuiltInReconstructionsLaunchersOptimizersSchedulesAndMetrics()
    {
        PluginCatalog catalog = PluginDiscovery.Run([], new ReconstructionsPlugin(), new LaunchersPlugin(), new OptimizationPlugin());

        Assert.Multiple(() =>
        {
            Assert.That(
                catalog.Components.Where(component => component.Kind == ComponentKind.Metric).Select(component => component.Id),
                Is.EquivalentTo(BundledMetrics.All.Select(metric => metric.Id)));
            Assert.That(catalog.Components.Where(component => component.Kind != ComponentKind.Metric).Select(component => (component.Kind, component.Id)), Is.EqualTo(new[]
            {
                (ComponentKind.Reconstruction, "bernoulli"), (ComponentKind.Reconstruction, "categorical"), (ComponentKind.Reconstruction, "chamfer"),
                (ComponentKind.Reconstruction, "earth-movers"), (ComponentKind.Reconstruction, "gaussian"),
                (ComponentKind.Reconstruction, "negative-binomial"), (ComponentKind.Reconstruction, "poisson"),
                (ComponentKind.Launcher, "inline"), (ComponentKind.Launcher, "local"), (ComponentKind.Launcher, "slurm"),
                (ComponentKind.Optimizer, "adam"), (ComponentKind.Optimizer, "adamw"), (ComponentKind.Optimizer, "rmsprop"), (ComponentKind.Optimizer, "sgd"),
                (ComponentKind.Schedule, "constant"), (ComponentKind.Schedule, "cosine"), (ComponentKind.Schedule, "exponential"), (ComponentKind.Schedule, "step"),
            }));
            Assert.That(catalog.Plugins.Select(plugin => plugin.Name), Is.EqualTo(new[] { "NebulaBench.Toolkit", "nebula", "NebulaBench.Training", "NebulaBench.Metrics" }));
            Assert.That(catalog.Plugins[0].Path, Is.EqualTo(typeof(ReconstructionsPlugin).Assembly.Location));
            Assert.That(catalog.Problems, Is.Empty);
        });
    }

    [Test]
    public void Run_GoodPlugin_DescribesItsComponents()
    {
        PluginCatalog catalog = Fixtures.Load("Good");

        ComponentDescriptor model = catalog.Find(ComponentKind.Architecture, "good-model")!;
        Assert.Multiple(() =>
        {
            Assert.That(catalog.Problems, Is.Empty);
            Assert.That(model.Summary, Is.EqualTo("A model that is good."));
            Assert.That(model.Citation, Is.EqualTo("Good and Better (2026)"));
            Assert.That(model.Implementation.FullName, Is.EqualTo("TestPlugins.GoodArchitecture"));
            Assert.That(model.Options.FullName, Is.EqualTo("TestPlugins.GoodOptions"));
            Assert.That(model.Plugin, Is.EqualTo(new PluginDescriptor("Good", "2.3.4-beta", Fixtures.AssemblyOf("Good"))
            {
                Author = "NebulaBench",
                License = "BSD-3-Clause",
            }));
            Assert.That(catalog.Find(ComponentKind.Objective, "good-model"), Is.Not.Null);
            Assert.That(catalog.Find(ComponentKind.Dataset, "good-model"), Is.Null);
        });
    }

    [TestCase("MissingDependency", "NB2009",
        "It needs the assembly Absent 0.1.0.0, which is neither in its folder nor part of the program.",
        "Copy the missing assembly into the plugin's folder; a plugin's project with EnableDynamicLoading lays it there by itself.")]
    [TestCase("MissingDeepDependency", "NB2009",
        "It needs the assembly Absent 0.1.0.0, which is neither in its folder nor part of the program.",
        "Copy the missing assembly into the plugin's folder; a plugin's project with EnableDynamicLoading lays it there by itself.")]
    [TestCase("TooOld", "NB2005",
        "It was written for version 0 of the plugin contract; this program has version 1.",
        "Install a newer version of the plugin, or build it against NebulaBench.Abstractions 0.1.0.")]
    [TestCase("TooNew", "NB2006",
        "It was written for version 1000 of the plugin contract; this program has version 1.",
        "Update the program, or install an older version of the plugin.")]
    [TestCase("NewerAbstractions", "NB2008",
        "It was built against NebulaBench.Abstractions 1000.2.0.0; this program brings 0.1.0.0.",
        "Update the program, or build the plugin against NebulaBench.Abstractions 0.1.0.0.")]
    [TestCase("OwnCopy", "NB2007",
        "It ships its own copy of NebulaBench.Abstractions, whose types would be strangers to the program's.",
        "Delete NebulaBench.Abstractions.dll from its folder; in the plugin's project, reference NebulaBench.Abstractions with "
        + "Private=\"false\" and ExcludeAssets=\"runtime;native\".")]
    [TestCase("NoAttribute", "NB2004",
        "The assembly has no NebulaPlugin attribute.",
        "Add [assembly: NebulaPlugin(typeof(YourModule), ContractVersion.Current)] to the plugin, or move the folder elsewhere if it is none.")]
    [TestCase("NoModule", "NB2011",
        "Its module TestPlugins.NoModuleModule is no public class with a parameterless constructor that implements IPluginModule.",
        "Name such a class in the NebulaPlugin attribute.")]
    [TestCase("ThrowingConstructor", "NB2012",
        "The constructor of its module TestPlugins.ThrowingConstructorModule failed: InvalidOperationException: no license file.",
        OnlyRegisters)]
    [TestCase("ThrowingRegister", "NB2013",
        "Register of its module TestPlugins.ThrowingRegisterModule failed: DivideByZeroException: nothing to divide.",
        OnlyRegisters)]
    [TestCase("SilentRegister", "NB2013",
        "Register of its module TestPlugins.SilentRegisterModule failed: MessagelessException.",
        OnlyRegisters)]
    [TestCase("InvalidId", "NB2014",
        "The architecture id 'Snake_Case' is not kebab-case.",
        "Use lower-case letters and digits in words joined by hyphens, beginning with a letter, such as 'my-model2'.")]
    public void Run_BrokenPlugin_IsNamedWithCauseAndRemedy(string name, string code, string cause, string remedy)
    {
        PluginCatalog catalog = Fixtures.Load(name);

        Assert.Multiple(() =>
        {
            Assert.That(
                catalog.Problems.Select(problem => problem.ToString()),
                Is.EqualTo(new[] { $"{code}: plugin '{name}' ({Fixtures.AssemblyOf(name)}): {cause} {remedy}" }));
            Assert.That(catalog.Plugins.Select(plugin => plugin.Name), Is.EqualTo(new[] { "NebulaBench.Toolkit", "nebula", "NebulaBench.Training", "NebulaBench.Metrics" }));
            Assert.That(catalog.Components, Has.All.Property(nameof(ComponentDescriptor.Kind)).AnyOf(
                ComponentKind.Reconstruction, ComponentKind.Launcher, ComponentKind.Optimizer, ComponentKind.Schedule, ComponentKind.Metric));
        });
    }

    [Test]
    public void Run_DuplicateId_SkipsTheSecondAndNamesBoth()
    {
        PluginCatalog catalog = Fixtures.Load("Good", "DuplicateId");

        Assert.Multiple(() =>
        {
            Assert.That(catalog.Problems.Single().ToString(), Is.EqualTo(
                $"NB2015: plugin 'DuplicateId' ({Fixtures.AssemblyOf("DuplicateId")}): It registers the architecture 'good-model', "
                + $"which the plugin 'Good' ({Fixtures.AssemblyOf("Good")}) has registered already. "
                + "Rename one of the two, or keep only one of the plugins."));
            Assert.That(catalog.Problems.Single().CauseWithoutPaths, Is.EqualTo(
                "It registers the architecture 'good-model', which the plugin 'Good' has registered already."));
            Assert.That(catalog.Find(ComponentKind.Architecture, "good-model")!.Plugin.Name, Is.EqualTo("Good"));
            Assert.That(catalog.Find(ComponentKind.Architecture, "only-here"), Is.Null);
        });
    }

    [Test]
    public void Run_DuplicateIdFirst_TheOrderOfFoldersDecides()
    {
        PluginCatalog catalog = Fixtures.Load("DuplicateId", "Good");

        Assert.That(catalog.Problems.Single().Name, Is.EqualTo("Good"));
        Assert.That(catalog.Find(ComponentKind.Architecture, "good-model")!.Plugin.Name, Is.EqualTo("DuplicateId"));
    }

    [Test]
    public void Run_FolderOfGoodAndBrokenPlugins_LosesOnlyTheBroken()
    {
        string[] usable = ["Deadly", "LeakingTensors", "MoreMetrics", "OwnMathNet", "OwnSkia", "OwnTraining", "ThrowingForward", "ThrowingMetrics", "Unruly", "WrongShapes"];
        string[] all = [.. Directory.GetDirectories(Fixtures.Root).Select(folder => Path.GetFileName(folder))];

        PluginCatalog catalog = PluginDiscovery.Run(
        [
            new(Path.Combine(Fixtures.Root, "Good"), PluginFolderOrigin.CommandLine),
            new(Fixtures.Root, PluginFolderOrigin.Environment),
        ], new ReconstructionsPlugin(), new LaunchersPlugin(), new OptimizationPlugin());

        string[] problems = [.. catalog.Problems.Select(problem => problem.Name)];
        Assert.Multiple(() =>
        {
            Assert.That(catalog.Plugins.Select(plugin => plugin.Name), Is.EqualTo(new[] { "NebulaBench.Toolkit", "nebula", "NebulaBench.Training", "NebulaBench.Metrics", "Good" }.Concat(usable)));
            Assert.That(problems, Is.EqualTo(all.Except(usable).Order(StringComparer.Ordinal)), "Good itself is a duplicate the second time");
            Assert.That(catalog.Find(ComponentKind.Architecture, "good-model"), Is.Not.Null);
        });
    }
}
