using NebulaBench.Host.Tests.Plugins;

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
        Broken("NB2020", "Good", "architecture: failing-model"),
        Broken("NB2021", "Good", "architecture: demanding-model"),
    ];

    private static string Fixture(string name) => Path.Combine(Fixtures.Root, name);

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
