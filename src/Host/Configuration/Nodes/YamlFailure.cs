using NebulaBench.Host.ConfigurationErrors;
using YamlDotNet.Core;

namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>Turns a failure of the YAML parser into an error that names the place a reader would mend.</summary>
public static class YamlFailure
{
    /// <summary>Reports a failure.</summary>
    /// <param name="failure">What the parser threw.</param>
    /// <param name="text">What it was reading.</param>
    /// <param name="reached">The last value it had read, for failures that know no place.</param>
    /// <param name="errors">Takes the error.</param>
    public static void Report(Exception failure, string text, SourcePosition reached, ErrorCollector errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        SourcePosition position = reached;
        string problem = "brackets or quotes are left open from here on";
        if (failure is YamlException yaml)
        {
            SourcePosition start = reached with { Line = (int)yaml.Start.Line, Column = (int)yaml.Start.Column };
            position = reached.Line > 0 && IsAfter(start, reached) ? start : reached;
            problem = char.ToLowerInvariant(yaml.Message[0]) + yaml.Message[1..].TrimEnd('.');
        }
        // The parser reports tabs at places far from them.
        if (reached.Line > 0 && FindTab(text) is { } tab)
        {
            errors.Add(ConfigurationCodes.Tab, reached with { Line = tab.Line, Column = tab.Column }, "",
                "the line is indented with a tab", "indent with spaces");
            return;
        }
        errors.Add(ConfigurationCodes.Syntax, position, "",
            $"is not YAML: {problem}", "mend the line; a text with special characters needs quotes");
    }

    private static bool IsAfter(SourcePosition one, SourcePosition other) =>
        (one.Line, one.Column).CompareTo((other.Line, other.Column)) > 0;

    private static (int Line, int Column)? FindTab(string text)
    {
        string[] lines = text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            string indentation = lines[line][..^lines[line].TrimStart(' ', '\t').Length];
            int tab = indentation.IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && !string.IsNullOrWhiteSpace(lines[line]))
            {
                return (line + 1, tab + 1);
            }
        }
        return null;
    }
}
