using System.Globalization;
using System.Text.RegularExpressions;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>One step of an override's path: a key of a map, or the index of a list's entry.</summary>
/// <param name="Key">The key, or null for an index.</param>
/// <param name="Index">The index, where there is no key.</param>
public readonly record struct OverrideStep(string? Key, int Index);

/// <summary>Takes an override's path apart: <c>objective[1].metric.order</c>.</summary>
public static partial class OverridePath
{
    /// <summary>The steps of a path, or null where it is not of that form.</summary>
    public static IReadOnlyList<OverrideStep>? Parse(string path)
    {
        var steps = new List<OverrideStep>();
        foreach (string part in path.Split('.'))
        {
            Match match = PartPattern().Match(part);
            if (!match.Success)
            {
                return null;
            }
            steps.Add(new OverrideStep(match.Groups["key"].Value, 0));
            steps.AddRange(match.Groups["index"].Captures
                .Select(index => new OverrideStep(null, int.Parse(index.Value, CultureInfo.InvariantCulture))));
        }
        return steps;
    }

    [GeneratedRegex(@"^(?<key>[A-Za-z_][A-Za-z0-9_-]*)(\[(?<index>[0-9]{1,6})\])*$", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
