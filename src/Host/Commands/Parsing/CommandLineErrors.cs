namespace NebulaBench.Host.Commands.Parsing;

/// <summary>The codes of mistakes on the command line that are found before a command runs.</summary>
internal static class CommandLineErrors
{
    /// <summary>Arguments that no command takes, or that are missing.</summary>
    public const string Usage = "NB1402";

    /// <summary>An empty value.</summary>
    public const string Empty = "NB1403";

    /// <summary>Not a number, or one outside its range.</summary>
    public const string Number = "NB1404";

    /// <summary>None of the values to choose from.</summary>
    public const string Choice = "NB1405";
}
