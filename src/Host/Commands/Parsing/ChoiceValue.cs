using System.CommandLine;
using System.CommandLine.Parsing;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Commands.Parsing;

/// <summary>Options and arguments that take one of a few words, in any case.</summary>
internal static class ChoiceValue
{
    /// <summary>An option whose first value is what it has otherwise.</summary>
    public static Option<T> Option<T>(string name, string description)
        where T : struct, Enum
    {
        var option = new Option<T>(name) { Description = description };
        option.CustomParser = result => Parse<T>(result, name) ?? default;
        return option;
    }

    /// <summary>An argument that need not be given.</summary>
    public static Argument<T?> Argument<T>(string name, string description)
        where T : struct, Enum
    {
        var argument = new Argument<T?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.CustomParser = result => result.Tokens.Count == 0 ? null : Parse<T>(result, name);
        return argument;
    }

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(word => word.ToLowerInvariant())];

    private static T? Parse<T>(ArgumentResult result, string name)
        where T : struct, Enum
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        string[] words = Words<T>();
        if (Array.IndexOf(words, text.ToLowerInvariant()) is >= 0 and int index)
        {
            return Enum.Parse<T>(Enum.GetNames<T>()[index]);
        }
        result.AddError($"{CommandLineErrors.Choice}: {name}: there is no '{text}'. {Suggestion.Sentence(text, words, "values")}");
        return null;
    }
}
