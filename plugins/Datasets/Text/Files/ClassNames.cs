using System.Globalization;
using NebulaBench.Datasets.Text.Samples;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>Gives samples the numbers of their classes.</summary>
internal static class ClassNames
{
    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase) { "nan", "na", "n/a", "<na>", "null", "none" };

    /// <summary>The classes of some samples: by number where all are whole numbers, else in the order of their names.</summary>
    /// <param name="rows">The samples.</param>
    public static string[] For(TextRows rows)
    {
        string[] names = [.. rows.Samples.Select(sample => sample.Class ?? "").Distinct()];
        string[] missing = [.. names.Where(name => Missing.Contains(name))];
        // Beside numbers these words say that a number is missing; they are then no class.
        if (missing.Length > 0 && missing.Length < names.Length && names.Except(missing).All(name => Number(name) is not null))
        {
            names = [.. names.Except(missing)];
        }
        return names.All(name => Number(name) is not null)
            ? [.. names.OrderBy(name => Number(name)).ThenBy(name => name, StringComparer.Ordinal)]
            : [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>The samples with labels; one whose class is not among the names is bad.</summary>
    /// <param name="rows">The samples.</param>
    /// <param name="classes">The names.</param>
    /// <param name="source">Where the names come from, as an error says it.</param>
    public static TextRows Apply(TextRows rows, IReadOnlyList<string> classes, string source)
    {
        Dictionary<string, long> labels = new(
            classes.Select((name, label) => KeyValuePair.Create(name, (long)label)), StringComparer.Ordinal);
        List<TextSample> known = [];
        List<BadLine> unknown = [];
        foreach (TextSample sample in rows.Samples)
        {
            if (labels.TryGetValue(sample.Class ?? "", out long label))
            {
                known.Add(sample with { Label = label });
            }
            else
            {
                unknown.Add(new BadLine(sample.Where, $"there is no class '{sample.Class}' {source}"));
            }
        }
        return rows with { Samples = known, Bad = [.. rows.Bad, .. unknown] };
    }

    private static long? Number(string name) =>
        long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
