using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>Reports a key that nothing has.</summary>
public static class UnknownKey
{
    /// <summary>Reports it, with what was probably meant.</summary>
    public static void Report(MapEntry entry, string path, IReadOnlyCollection<string> known, ErrorCollector errors)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(errors);
        // { scale: 0,5 } is YAML for a scale of 0 and a key called 5.
        bool isDecimalComma = entry.Key.All(char.IsAsciiDigit) && entry.Value is ScalarNode { IsNull: true };
        string remedy = isDecimalComma ? "the decimal sign is a point, not a comma" : Suggestion.Remedy(entry.Key, known, "known keys");
        errors.Add(ConfigurationCodes.UnknownKey, entry.KeyPosition, path, $"unknown key '{entry.Key}'", remedy);
    }
}
