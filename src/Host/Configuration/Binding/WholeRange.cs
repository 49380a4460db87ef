using System.Globalization;
using System.Text.RegularExpressions;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>Ranges and enumerations of whole numbers as people write them where a list is wanted: <c>0-4</c>, <c>0..4</c>, <c>0, 1, 2</c>.</summary>
internal static partial class WholeRange
{
    private const int Most = 200;

    /// <summary>The numbers; null where the text is no such range, or one of very many.</summary>
    public static IReadOnlyList<long>? Expand(string text)
    {
        if (RangePattern().Match(text) is { Success: true } range)
        {
            return long.TryParse(range.Groups["first"].Value, CultureInfo.InvariantCulture, out long first)
                && long.TryParse(range.Groups["last"].Value, CultureInfo.InvariantCulture, out long last)
                && last >= first && last - first < Most
                ? [.. Enumerable.Range(0, (int)(last - first) + 1).Select(offset => first + offset)]
                : null;
        }
        string[] parts = text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is > 1 and <= Most
            && parts.All(part => long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. parts.Select(part => long.Parse(part, CultureInfo.InvariantCulture))]
            : null;
    }

    [GeneratedRegex(@"^\s*(?<first>[0-9]+)\s*(-|–|\.\.\.?|:|to)\s*(?<last>[0-9]+)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex RangePattern();
}
