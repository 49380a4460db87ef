using System.Globalization;
using System.Text.RegularExpressions;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>
/// Reads single values strictly and under the invariant culture. Numbers may have underscores between digits
/// (<c>60_000</c>); whole numbers are written out, never as <c>1e3</c>; truth values are <c>true</c> and <c>false</c> only; what
/// is quoted is a text and nothing else; an unquoted value is a text where a text is wanted.
/// </summary>
/// <param name="errors">Takes what is wrong.</param>
public sealed partial class ScalarBinder(ErrorCollector errors)
{
    /// <summary>The value, or null with an error where it is not of the type.</summary>
    public object? Bind(ScalarNode node, OptionType type, string path)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(type);
        if (type.Kind == OptionKind.Text)
        {
            return node.Text;
        }
        if (type.Kind == OptionKind.Choice)
        {
            return BindChoice(node, type, path);
        }
        if (!node.IsPlain)
        {
            return Refuse(node, path, $"is the text '{node.Text}', not {type.Phrase}", "leave the quotes out");
        }
        return type.Kind switch
        {
            OptionKind.Truth => BindTruth(node, path),
            OptionKind.Whole => BindWhole(node, type, path),
            _ => BindNumber(node, type, path),
        };
    }

    private object? BindTruth(ScalarNode node, string path) => node.Text switch
    {
        "true" => true,
        "false" => false,
        _ => Refuse(node, path, $"'{node.Text}' is neither true nor false", node.Text.ToUpperInvariant() switch
        {
            "YES" or "ON" or "TRUE" or "Y" => "write true",
            "NO" or "OFF" or "FALSE" or "N" => "write false",
            _ => "write true or false",
        }),
    };

    private object? BindWhole(ScalarNode node, OptionType type, string path)
    {
        if (!WholePattern().IsMatch(node.Text))
        {
            return Refuse(node, path, $"'{node.Text}' is not a whole number", WholeRemedy(node.Text));
        }
        if (!long.TryParse(Digits(node.Text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            || (type.ClrType == typeof(int) && number is < int.MinValue or > int.MaxValue))
        {
            errors.Add(ConfigurationCodes.OutOfRange, node.Position, path, $"{node.Text} is too large", "write a smaller number");
            return null;
        }
        return type.ClrType == typeof(int) ? (object)(int)number : number;
    }

    private object? BindNumber(ScalarNode node, OptionType type, string path)
    {
        if (!NumberPattern().IsMatch(node.Text))
        {
            string remedy = CommaPattern().IsMatch(node.Text)
                ? $"write {node.Text.Replace(',', '.')}: the decimal sign is a point"
                : "write a number such as 0.5 or 2e-4";
            return Refuse(node, path, $"'{node.Text}' is not a number", remedy);
        }
        double number = double.Parse(Digits(node.Text), NumberStyles.Float, CultureInfo.InvariantCulture);
        object value = type.ClrType == typeof(float) ? (object)(float)number : number;
        if (!double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
        {
            errors.Add(ConfigurationCodes.OutOfRange, node.Position, path, $"{node.Text} is too large", "write a smaller number");
            return null;
        }
        return value;
    }

    private object? BindChoice(ScalarNode node, OptionType type, string path)
    {
        IReadOnlyList<KeyValuePair<string, object>> values = OptionNames.Values(type.ClrType);
        foreach ((string name, object value) in values)
        {
            if (node.Text == name || node.Text == name.Replace('-', '_'))
            {
                return value;
            }
        }
        errors.Add(ConfigurationCodes.UnknownValue, node.Position, path,
            $"'{node.Text}' is not one of the values", Suggestion.Remedy(node.Text, type.ChoiceNames, "known values"));
        return null;
    }

    private object? Refuse(ScalarNode node, string path, string problem, string remedy)
    {
        errors.Add(ConfigurationCodes.WrongType, node.Position, path, problem, remedy);
        return null;
    }

    private static string WholeRemedy(string text)
    {
        if (WholeRange.Expand(text) is { } numbers)
        {
            return "write every number: " + string.Join(", ", numbers);
        }
        bool isNumber = decimal.TryParse(Digits(text), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number);
        return isNumber && NumberPattern().IsMatch(text) && number == decimal.Truncate(number)
            ? "write it out: " + number.ToString("0", CultureInfo.InvariantCulture)
            : "write a whole number such as 20";
    }

    private static string Digits(string text) => text.Replace("_", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^[+-]?[0-9]+(_[0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholePattern();

    [GeneratedRegex(@"^[+-]?([0-9]+(_[0-9]+)*(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^[+-]?[0-9]+,[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommaPattern();
}
