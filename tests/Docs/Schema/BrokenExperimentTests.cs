using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;

namespace NebulaBench.Docs.Tests.Schema;

/// <summary>The program and the schema that it writes refuse the same experiments, at the same lines.</summary>
public sealed class BrokenExperimentTests
{
    private static IEnumerable<TestCaseData> Cases => BrokenExperiments.All;

    [TestCaseSource(nameof(Cases))]
    public void Load_OneMistake_IsRefusedAtItsLine(string yaml, string code)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, yaml);
        ExperimentResult result = ExperimentFile.Load(file, [], BundledPlugins.Catalog);
        File.Delete(file);

        Assert.That(result.Errors.Select(error => (error.Code, error.Position.Line)), Is.EqualTo(new[] { (code, MarkedLine(yaml)) }), Text(result.Errors));
    }

    [TestCaseSource(nameof(Cases))]
    public void Schema_OneMistake_IsRefusedAtItsLine(string yaml, string code)
    {
        IReadOnlyList<(int Line, string Problem)> mistakes = SchemaCheck.Mistakes(yaml);

        Assert.That(mistakes.Select(mistake => mistake.Line).Distinct(), Is.EqualTo(new[] { MarkedLine(yaml) }), $"{code}\n{Text(mistakes)}");
    }

    private static int MarkedLine(string yaml) =>
        yaml.Split('\n').Index().Single(line => line.Item.EndsWith("# here", StringComparison.Ordinal)).Index + 1;

    private static string Text<T>(IEnumerable<T> mistakes) => string.Join('\n', mistakes);
}
