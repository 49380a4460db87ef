using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Tests.Plugins;

namespace NebulaBench.Host.Tests.Commands;

public sealed class CatalogueCommandTests
{
    [Test]
    public void List_OneKind_ShowsSummaryCitationAndPlugin()
    {
        var console = new TextConsole();

        int exit = new ListCommand(Fixtures.Load("Good"), console.Console).Run(ComponentKind.Architecture);

        Assert.That(exit, Is.Zero);
        Assert.That(console.Lines, Is.EqualTo(new[]
        {
            "architectures",
            "  demanding-model  A model that asks for a service there is not.",
            "                   from Good 2.3.4-beta",
            "  failing-model    A model whose constructor fails.",
            "                   from Good 2.3.4-beta",
            "  good-model       A model that is good.",
            "                   cite Good and Better (2026)",
            "                   from Good 2.3.4-beta",
        }));
    }

    [Test]
    public void List_Everything_NamesEmptyKindsAndSkippedPlugins()
    {
        var console = new TextConsole();
        PluginCatalogue catalogue = Fixtures.Load("TooNew");

        new ListCommand(catalogue, console.Console).Run();

        Assert.That(console.Lines, Has.Some.EqualTo("datasets: none"));
        Assert.That(console.Lines, Has.Some.StartWith("  gaussian      Normal distribution"));
        Assert.That(console.Lines[^1], Is.EqualTo($"skipped: {catalogue.Problems[0]}"));
    }

    [Test]
    public void Describe_IdOfTwoKinds_ShowsBothWithTheirOptions()
    {
        var console = new TextConsole();

        int exit = new DescribeCommand(Fixtures.Load("Good"), console.Console).Run("good-model");

        string from = $"  from  Good 2.3.4-beta ({Fixtures.AssemblyOf("Good")})";
        Assert.That(exit, Is.Zero);
        Assert.That(console.Lines, Is.EqualTo(new[]
        {
            "architecture good-model",
            "  A model that is good.",
            "  cite  Good and Better (2026)",
            from,
            "  options",
            "    width  a whole number, from 1 to 100; default 7",
            "           How wide it is.",
            "",
            "objective good-model",
            "  An objective: ids are unique within their kind only.",
            from,
            "  It has no options.",
        }));
    }

    [Test]
    public void Describe_UnknownId_SuggestsTheNearestAndNamesSkippedPlugins()
    {
        PluginCatalogue catalogue = Fixtures.Load("Good", "ThrowingRegister");
        var command = new DescribeCommand(catalogue, new TextConsole().Console);

        Assert.That(() => command.Run("half-registered"), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB1202: there is no component 'half-registered'. Known components: bernoulli, categorical, chamfer, demanding-model, earth-movers, failing-model, gaussian, "
            + $"good-model, inline, local, slurm. The plugin that brings it was skipped: {catalogue.Problems[0]}"));
    }
}
