using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace NebulaBench.Host.Commands.Parsing;

/// <summary>Options that take a whole number within bounds; the refusal names them.</summary>
internal static class NumberOption
{
    /// <summary>
    /// More threads or workers than this only wait for each other: a few for each core, and some on small machines, so that results of a
    /// larger one can be repeated.
    /// </summary>
    public static int MostParallel => Math.Max(16, 4 * Environment.ProcessorCount);

    /// <summary>An option that is null where it is not given.</summary>
    public static Option<T?> Create<T>(string name, string description, T lowest, T highest, string reason = "")
        where T : struct, IBinaryInteger<T>
    {
        var option = new Option<T?>(name) { Description = description };
        option.CustomParser = result => Parse(result, name, lowest, highest, reason);
        return option;
    }

    /// <summary>An option with a value that it has otherwise.</summary>
    public static Option<T> Create<T>(string name, string description, T lowest, T highest, T otherwise)
        where T : struct, IBinaryInteger<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.CustomParser = result => Parse(result, name, lowest, highest, "") ?? otherwise;
        return option;
    }

    private static T? Parse<T>(ArgumentResult result, string name, T lowest, T highest, string reason)
        where T : struct, IBinaryInteger<T>
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value) && value >= lowest && value <= highest)
        {
            return value;
        }
        string why = reason.Length == 0 ? "" : $" ({reason})";
        result.AddError(string.Create(
            CultureInfo.InvariantCulture, $"{CommandLineErrors.Number}: {name}: '{text}' is not a whole number from {lowest} to {highest}{why}."));
        return null;
    }
}
