using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Tests.Plugins;
using NebulaBench.Metrics;
using NebulaBench.Objectives;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes with plugins: of who installs them, and of who writes them. What an author does to his code is shown by a plugin that is written so.</summary>
internal static class PluginMistakes
{
    private const string Simple = "A module only registers components: move everything else into the components themselves.";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("NB2001", "Correct the path given with --plugins or in NEBULA_PLUGINS.", bench => Workbench.Copy(Fixture("Good"), bench.Path("mine", "Good")),
            bench => List(bench, "mien"), (_, _) => { }) { Then = bench => List(bench, "mine") },
        new("NB2002", "A plugin's folder has the name of its assembly: rename the folder", bench => Workbench.Copy(Fixture("Good"), bench.Path("mine", "Better")),
            bench => List(bench, "mine"), (bench, _) => Directory.Move(bench.Path("mine", "Better"), bench.Path("mine", "Good"))),
        new("NB2003", "Replace it by the plugin's built assembly", bench =>
        {
            Workbench.Copy(Fixture("Good"), bench.Path("mine", "Good"));
            bench.Write("mine/Good/Good.dll", "no assembly");
        }, bench => List(bench, "mine"), (bench, _) => Workbench.Copy(Fixture("Good"), bench.Path("mine", "Good"))),
        Replaced("NB2004", "or move the folder elsewhere if it is none.", "NoAttribute"),
        Replaced("NB2005", "Install a newer version of the plugin", "TooOld"),
        Replaced("NB2006", "or install an older version of the plugin.", "TooNew"),
        new("NB2007", "from its folder", bench => Workbench.Copy(Fixture("OwnCopy"), bench.Path("mine", "OwnCopy")), bench => List(bench, "mine"),
            (bench, text) => File.Delete(bench.Path("mine", "OwnCopy", CommandLineMistakes.Named(text, "Delete ").Split(' ')[0]))),
        Replaced("NB2008", "or build the plugin against", "NewerAbstractions"),
        Replaced("NB2009", "Copy the missing assembly into the plugin's folder", "MissingDependency"),
        Replaced("NB2011", "", "NoModule"),
        Replaced("NB2012", Simple, "ThrowingConstructor"),
        Replaced("NB2013", Simple, "ThrowingRegister"),
        Replaced("NB2014", "Use lower-case letters and digits in words joined by hyphens, beginning with a letter, such as 'my-model2'.", "InvalidId"),
        new("NB2015", "or keep only one of the plugins.", bench =>
        {
            Workbench.Copy(Fixture("Good"), bench.Path("mine", "Good"));
            Workbench.Copy(Fixture("DuplicateId"), bench.Path("mine", "DuplicateId"));
        }, bench => List(bench, "mine"), (bench, _) => Directory.Move(bench.Path("mine", "DuplicateId"), bench.Path("away"))),
        Broken("NB4301", "WrongShapes", "architecture: wide-encoder"),
        Broken("NB4302", "ThrowingForward", "architecture: throwing-encoder"),
        new("NB2020", "Check its options in the experiment", bench => WithGood(bench, "architecture: failing-model"), bench => bench.Run("validate", "e.yaml", "--plugins", "mine"),
            (_, _) => { }) { Then = Describe },
        new("NB2021", "Its one public constructor may ask for its options, a logger, IDataFolder, ICacheFolder and IProgressReporter.",
            bench => WithGood(bench, "architecture: demanding-model"), bench => bench.Run("validate", "e.yaml", "--plugins", "mine"), (_, _) => { }) { Then = Describe },
        Registered("NB2016", "Implement one of IClusteringMetric, ICovarianceMetric,", plugins => plugins.AddMetric<IMetric>("mine", ""), plugins => plugins.AddMetric<ICovarianceMetric>("mine", "")),
        Registered("NB2017", "Give the metric another id, such as one that begins with the plugin's name.",
            plugins => plugins.AddMetric<ICovarianceMetric>("effective-rank", ""), plugins => plugins.AddMetric<ICovarianceMetric>("mine-effective-rank", "")),
        Registered("NB2018", "Give the option a type that does not contain the type of the options around it.",
            plugins => plugins.AddObjective<IObjective, Endless>("mine", ""), plugins => plugins.AddObjective<IObjective, NoOptions>("mine", "")),
        Registered("NB2019", "their constructors and getters must not fail",
            plugins => plugins.AddObjective<IObjective, Failing>("mine", ""), plugins => plugins.AddObjective<IObjective, NoOptions>("mine", "")),
    ];

    private static string Fixture(string name) => Path.Combine(Fixtures.Root, name);

    private static void WithGood(Workbench bench, string component)
    {
        Workbench.Copy(Fixture("Good"), bench.Path("mine", "Good"));
        bench.Write("e.yaml", Experiments.With(component));
    }

    private static Outcome Describe(Workbench bench) => bench.Run("describe", "good-model", "--plugins", "mine");

    // What a plugin registers, before and after its author has changed it.
    private static Mistake Registered(string code, string remedy, Action<IPluginRegistry> wrong, Action<IPluginRegistry> right) =>
        new(code, remedy, _ => { }, _ => Register(wrong), (_, _) => { }) { Then = _ => Register(right) };

    private static Outcome Register(Action<IPluginRegistry> plugin)
    {
        var registry = new PluginRegistry(new PluginDescriptor("Mine", "1.0", "Mine.dll", "00"), []);
        plugin(registry);
        return new Outcome(registry.Problem is null ? 0 : 3, $"{registry.Problem}");
    }

    private sealed record Endless
    {
        public Endless? Inner { get; init; }
    }

    private sealed record Failing
    {
        private readonly int kept;

        public int Value { get => kept < 0 ? kept : throw new InvalidOperationException("no"); init => kept = value; }
    }

    // A skipped plugin is a line of the list, whatever the exit code.
    private static Outcome List(Workbench bench, string plugins)
    {
        Outcome list = bench.Run("list", "architecture", "--plugins", plugins);
        return list with { Code = list.Text.Contains("skipped: ", StringComparison.Ordinal) ? 3 : list.Code };
    }

    // A plugin in the place of another that does what the remedy asks of its author.
    private static Mistake Replaced(string code, string remedy, string wrong) => new(
        code, remedy, bench => Workbench.Copy(Fixture(wrong), bench.Path("mine", wrong)), bench => List(bench, "mine"),
        (bench, _) =>
        {
            Directory.Move(bench.Path("mine", wrong), bench.Path("away"));
            Workbench.Copy(Fixture("Good"), bench.Path("mine", "Good"));
        });

    // The command that the remedy names says to the author which point fails.
    private static Mistake Broken(string code, string plugin, string component) => new(
        code, "show the plugin's author what 'nebula plugins check ",
        bench =>
        {
            Workbench.Copy(Fixture(plugin), bench.Path("mine", plugin));
            bench.Write("e.yaml", Experiments.With(Experiments.Tiny, component));
        },
        bench => bench.Run("run", "e.yaml", "--plugins", "mine"),
        (bench, text) => Assert.That(bench.Run(["plugins", "check", .. CommandLineMistakes.Named(text, "'nebula plugins check ").Split('\'')[..1]]).Text, Does.Contain("failed")))
    {
        Then = bench =>
        {
            bench.Write("e.yaml", Experiments.Minimal);
            return bench.Run("validate", "e.yaml", "--plugins", "mine");
        },
    };
}
