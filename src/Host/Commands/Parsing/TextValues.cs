using System.CommandLine;
using System.CommandLine.Parsing;

namespace NebulaBench.Host.Commands.Parsing;

/// <summary>
/// Refuses texts that nobody means, for every option and argument: empty ones, which come from variables of a shell that are not set, and
/// options that a command does not have, which would be read as an argument.
/// </summary>
internal static class TextValues
{
    /// <summary>Adds the checks to a command and everything below it.</summary>
    public static void Check(Command command)
    {
        foreach (Option option in command.Options.Where(option => TakesText(option.ValueType)))
        {
            option.Validators.Add(result => RefuseEmpty(result, result.Tokens, option.Name));
        }
        foreach (Argument argument in command.Arguments.Where(argument => TakesText(argument.ValueType)))
        {
            argument.Validators.Add(result => RefuseEmpty(result, result.Tokens, argument.Name.ToUpperInvariant()));
            argument.Validators.Add(result => RefuseOptions(result, command));
        }
        foreach (Command child in command.Subcommands)
        {
            Check(child);
        }
    }

    private static bool TakesText(Type type) => type == typeof(string) || type == typeof(string[]);

    private static void RefuseEmpty(SymbolResult result, IEnumerable<Token> tokens, string name)
    {
        if (tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{CommandLineErrors.Empty}: {name}: the value is empty. Give one; a variable of your shell may not be set.");
        }
    }

    private static void RefuseOptions(ArgumentResult result, Command command)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } token)
        {
            string guess = UsageErrors.Guess(token.Value, command);
            result.AddError($"{CommandLineErrors.Usage}: there is no option '{token.Value}'.{guess} A file of that name is given as ./{token.Value}.");
        }
    }
}
