using System.Text.Json;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Host.Tests.Evaluation.Comparison;

/// <summary>What scipy found on the same numbers (<c>Golden/make.py</c>).</summary>
internal static class ComparisonGolden
{
    private static readonly Lazy<JsonElement> LazyFile = new(() =>
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(
            StoredFiles.Path("Evaluation", "Comparison", "Golden", "comparison.json")));
        return document.RootElement.Clone();
    });

    /// <summary>The cases of one test.</summary>
    public static IEnumerable<JsonElement> Cases(string test) => LazyFile.Value.GetProperty(test).EnumerateArray();

    public static double[] Numbers(JsonElement golden, string name) => GoldenFiles.Numbers(golden.GetProperty(name));

    public static double Number(JsonElement golden, string name) => golden.GetProperty(name).GetDouble();

    /// <summary>Holds a test to statistic and p-value, both to 1e-9 relative: no p may be lost against 1.</summary>
    public static void AssertEqual(TestOutcome found, double statistic, double pValue)
    {
        Assert.That(found.Reason, Is.Null);
        Assert.That(found.Statistic, Is.EqualTo(statistic).Within(1e-9 * Math.Max(1, Math.Abs(statistic))), found.Method);
        Assert.That(found.PValue, Is.EqualTo(pValue).Within(1e-9 * pValue), found.Method);
    }
}
