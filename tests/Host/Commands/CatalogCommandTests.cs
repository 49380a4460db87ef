using System.Text.Json.Nodes;
using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Tests.Plugins;

namespace NebulaBench.Host.Tests.Commands;

public sealed class CatalogCommandTests
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
            "                   from Good 2.3.4-beta by NebulaBench, BSD-3-Clause",
            "  failing-model    A model whose constructor fails.",
            "                   from Good 2.3.4-beta by NebulaBench, BSD-3-Clause",
            "  good-model       A model that is good.",
            "                   cite Good and Better (2026)",
            "                   from Good 2.3.4-beta by NebulaBench, BSD-3-Clause",
        }));
    }

    [Test]
    public void List_Everything_NamesEmptyKindsAndSkippedPlugins()
    {
        var console = new TextConsole();
        PluginCatalog catalog = Fixtures.Load("TooNew");

        new ListCommand(catalog, console.Console).Run();

        Assert.That(console.Lines, Has.Some.EqualTo("datasets: none"));
        Assert.That(console.Lines, Has.Some.StartWith("  gaussian           Normal distribution"));
        Assert.That(console.Lines[^1], Is.EqualTo($"skipped: {catalog.Problems[0]}"));
    }

    [Test]
    public void Describe_IdOfTwoKinds_ShowsBothWithTheirOptions()
    {
        var console = new TextConsole();

        int exit = new DescribeCommand(Fixtures.Load("Good"), console.Console).Run("good-model");

        string from = $"  from  Good 2.3.4-beta by NebulaBench, BSD-3-Clause ({Fixtures.AssemblyOf("Good")})";
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
    public void Describe_Schema_HasTheOptionsWithTheirLimitsAndDefaults()
    {
        var console = new TextConsole();

        new DescribeCommand(Fixtures.Load("Good"), console.Console).Run("good-model", asSchema: true);

        JsonNode schema = JsonNode.Parse(string.Join('\n', console.Lines))!["anyOf"]![0]!;
        Assert.That(schema["title"]!.GetValue<string>(), Is.EqualTo("architecture good-model"));
        Assert.That(schema["additionalProperties"]!.GetValue<bool>(), Is.False);
        Assert.That(schema["required"]!.ToJsonString(), Is.EqualTo("""["id"]"""));
        Assert.That(schema["properties"]!["id"]!.ToJsonString(), Is.EqualTo("""{"const":"good-model"}"""));
        JsonNode width = schema["properties"]!["width"]!;
        Assert.That(width["description"]!.GetValue<string>(), Is.EqualTo("How wide it is."));
        Assert.That(width["default"]!.GetValue<int>(), Is.EqualTo(7));
        Assert.That(width["else"]!.ToJsonString(), Is.EqualTo("""{"type":"integer","minimum":1,"maximum":100}"""));
        Assert.That(width["then"]!["items"]!.ToJsonString(), Is.EqualTo("""{"type":"integer","minimum":1,"maximum":100}"""));
    }

    [Test]
    public void Schema_ToAFile_SaysWhereAndHowToNameIt()
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        string file = Path.Combine(folder, "new", "schema.json");
        var console = new TextConsole();

        int exit = new SchemaCommand(Fixtures.Load("Good"), console.Console).Run(file);

        JsonNode schema = JsonNode.Parse(File.ReadAllText(file))!;
        Directory.Delete(folder, recursive: true);
        Assert.That(exit, Is.Zero);
        Assert.That(console.Lines, Is.EqualTo(new[]
        {
            $"The schema is in {file}. An experiment names it in its first line: # yaml-language-server: $schema={file}",
        }));
        Assert.That(schema["definitions"]!["objective.good-model"], Is.Not.Null);
    }

    [Test]
    public void Describe_UnknownId_SuggestsTheNearestAndNamesSkippedPlugins()
    {
        PluginCatalog catalog = Fixtures.Load("Good", "ThrowingRegister");
        var command = new DescribeCommand(catalog, new TextConsole().Console);

        Assert.That(() => command.Run("half-registered"), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB1202: there is no component 'half-registered'. Known components: adam, adamw, bernoulli, categorical, chamfer, constant, cosine, demanding-model, earth-movers, exponential, failing-model, gaussian, "
            + $"good-model, inline, local, negative-binomial, poisson, rmsprop, sgd, slurm, step. For metrics see 'nebula list metric'. The plugin that brings it was skipped: {catalog.Problems[0]}"));
    }
}
