using System.CommandLine;
using System.CommandLine.Parsing;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Commands.Parsing;

/// <summary>Says what is wrong with a command line: a line for each mistake, with what would work.</summary>
internal static class UsageErrors
{
    /// <summary>The mistakes of a command line; none where it can be carried out.</summary>
    public static IReadOnlyList<string> Lines(ParseResult parsed)
    {
        // What cannot be parsed is reported; that something is missing then may follow from it.
        string[] ours = [.. parsed.Errors.Select(error => error.Message).Where(IsOurs).Distinct()];
        if (ours.Length > 0)
        {
            return ours;
        }
        IEnumerable<ParseError> errors = parsed.UnmatchedTokens is [var first, ..]
            ? parsed.Errors.Where(error => error.Message.Contains($"'{first}'", StringComparison.Ordinal)).DefaultIfEmpty(parsed.Errors[0])
            : parsed.Errors;
        return [.. errors.Select(error => Line(parsed, error)).Distinct()];
    }

    private static bool IsOurs(string message) => message.StartsWith("NB1", StringComparison.Ordinal);

    private static string Line(ParseResult parsed, ParseError error)
    {
        string message = error.Message.TrimEnd('.');
        string guess = parsed.UnmatchedTokens is [var first, ..] && error.Message.Contains($"'{first}'", StringComparison.Ordinal)
            ? Guess(first, parsed.CommandResult.Command)
            : "";
        return $"{CommandLineErrors.Usage}: {message}.{guess} See '{Name(parsed.CommandResult)} --help'.";
    }

    /// <summary>What was probably meant by a word, as a sentence after a blank; nothing where nobody knows.</summary>
    public static string Guess(string word, Command command)
    {
        IEnumerable<string> known = word.StartsWith('-')
            ? command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options)).Select(option => option.Name)
            : command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name);
        IReadOnlyList<string> near = Suggestion.Near(word, known);
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?";
    }

    private static string Name(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Name(parent)} {result.Command.Name}" : "nebula";
}
