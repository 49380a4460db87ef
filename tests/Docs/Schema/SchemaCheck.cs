using System.Text.Json;
using Json.Schema;
using NebulaBench.Host.Configuration.Schema;

namespace NebulaBench.Docs.Tests.Schema;

/// <summary>What an editor would underline in a file.</summary>
internal static class SchemaCheck
{
    private static readonly Lazy<JsonSchema> Experiments =
        new(() => JsonSchema.FromText(ExperimentSchema.Text(ExperimentSchema.For(BundledPlugins.Catalog))));

    private static readonly EvaluationOptions WithDetails = new() { OutputFormat = OutputFormat.Hierarchical };

    /// <summary>The mistakes of an experiment, each as its line and what is wrong there.</summary>
    public static IReadOnlyList<(int Line, string Problem)> Mistakes(string yaml)
    {
        var file = new YamlAsEditors(yaml);
        EvaluationResults results = Experiments.Value.Evaluate(JsonSerializer.SerializeToElement(file.Root), WithDetails);
        return [.. Failures(results).Select(failure => Place(failure, file)).Distinct().Order()];
    }

    private static (int, string) Place(EvaluationResults failure, YamlAsEditors file)
    {
        string pointer = failure.InstanceLocation.ToString();
        bool isForbidden = failure.EvaluationPath.ToString().EndsWith("/additionalProperties", StringComparison.Ordinal);
        return (file.Line(pointer, ofKey: isForbidden), $"{pointer}: {string.Join("; ", failure.Errors!.Values)}");
    }

    // Where nothing below a failure failed, it is itself the mistake; conditions that do not hold are none.
    private static IEnumerable<EvaluationResults> Failures(EvaluationResults results)
    {
        if (results.IsValid)
        {
            return [];
        }
        EvaluationResults[] below = [.. (results.Details ?? []).Where(detail => !IsCondition(detail)).SelectMany(Failures)];
        return below.Length > 0 || results.Errors is not { Count: > 0 } ? below : [results];
    }

    private static bool IsCondition(EvaluationResults results) =>
        results.EvaluationPath.ToString().Split('/') is [.., "if" or "not"] or [.., "anyOf" or "contains", _] or [.., "contains"];
}
