using System.Collections;
using System.Globalization;

namespace NebulaBench.Host.Options;

/// <summary>Writes an option's value the way a file would, whatever the culture.</summary>
public static class ValueText
{
    /// <summary>The value as a file would hold it.</summary>
    public static string For(object? value) => value switch
    {
        null => "none",
        true => "true",
        false => "false",
        string { Length: 0 } => "''",
        string text => text,
        Enum member => OptionNames.For(member),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(For))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
