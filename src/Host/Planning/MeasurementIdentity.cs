using System.Security.Cryptography;
using System.Text;
using NebulaBench.Host.Components;
using NebulaBench.Metrics.Options;

namespace NebulaBench.Host.Planning;

/// <summary>What makes two measurements of a run comparable: a hash of the resolved evaluation, and of metrics' options that are not the defaults.</summary>
public static class MeasurementIdentity
{
    private const int HashLength = 12;

    /// <summary>The first 12 hexadecimal digits of the SHA-256.</summary>
    /// <param name="evaluation">How a run is measured.</param>
    /// <param name="metrics">The metrics of plugins that it is measured with.</param>
    public static string For(EvaluationOptions evaluation, IReadOnlyList<ComponentSpec> metrics)
    {
        string content = CanonicalJson.OfResultsIn(new Dictionary<string, object?>
        {
            ["evaluation"] = evaluation,
            ["metrics"] = metrics.Where(IsConfigured).ToDictionary(metric => metric.Id, metric => (object?)metric.Options),
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..HashLength];
    }

    /// <summary>Whether a metric has other options than its defaults. One that is merely installed asks for nothing.</summary>
    public static bool IsConfigured(ComponentSpec metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return CanonicalJson.OfResultsIn(metric.Options) != CanonicalJson.OfResultsIn(Activator.CreateInstance(metric.Descriptor.Options));
    }
}
