using NebulaBench.Errors;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

public sealed class GeneratedTextsTests
{
    [TestCase("[null]", "[]", "[]")]
    [TestCase("""[{"input":"a"}]""", "[]", "[]")]
    [TestCase("[]", "[[null]]", "[]")]
    [TestCase("[]", "[]", """[{"name":"x","drawn":[]}]""")]
    [TestCase("[]", "[]", """[{"name":"x","nearest":[],"drawn":[null]}]""")]
    public void From_TextThatIsMissing_IsDamage(string reconstructions, string interpolations, string regions)
    {
        using var folder = new TemporaryFolder();
        string file = folder[RunFileNames.Texts];
        File.WriteAllText(file, $$"""{"schema_version":1,"reconstructions":{{reconstructions}},"interpolations":{{interpolations}},"regions":{{regions}}}""");

        Assert.That(() => GeneratedTexts.From(Path.GetDirectoryName(file)!), Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB5102: {file}: a text in it is missing."));
    }
}
