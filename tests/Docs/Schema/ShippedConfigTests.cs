using NebulaBench.Host.Configuration.Schema;
using NebulaBench.Host.Planning;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Schema;

/// <summary>The experiments of the repository and the schema that their first lines name.</summary>
public sealed class ShippedConfigTests
{
    private const string SchemaFile = "configs/schema/experiment.json";
    private const string Modeline = "# yaml-language-server: $schema=";

    private static IEnumerable<string> Files =>
        from folder in new[] { "configs", "benchmarks" }
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), folder), "*.yaml", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        select Path.GetRelativePath(RepositoryRoot.Find(), file);

    [Test]
    public void Files_OfTheRepository_AreFound() => Assert.That(Files, Has.Some.EqualTo("configs/quickstart.yaml").And.Exactly(1).StartWith("benchmarks"));

    [TestCaseSource(nameof(Files))]
    public void Schema_ShippedExperiment_IsValid(string file) => Assert.That(SchemaCheck.Mistakes(Text(file)), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void Load_ShippedExperiment_IsValid(string file) =>
        Assert.That(ExperimentFile.Load(Path.Combine(RepositoryRoot.Find(), file), [], BundledPlugins.Catalog).Errors, Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void FirstLine_ShippedExperiment_NamesTheCommittedSchema(string file)
    {
        string schema = Path.GetRelativePath(Path.GetDirectoryName(file)!, SchemaFile).Replace('\\', '/');

        Assert.That(Text(file).Split('\n')[0], Is.EqualTo(Modeline + schema));
    }

    [Test]
    public void CommittedSchema_IsWhatTheProgramWrites() =>
        Assert.That(
            Text(SchemaFile).ReplaceLineEndings("\n") == ExperimentSchema.Text(ExperimentSchema.For(BundledPlugins.Catalog)),
            $"{SchemaFile} is not what the bundled plugins' options give. Write it again: dotnet run -c Release --project src/Host -- schema --out {SchemaFile}");

    private static string Text(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), file));
}
