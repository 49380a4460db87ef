using NebulaBench.Errors;
using NebulaBench.Reporting;

namespace NebulaBench.Host.Commands;

/// <summary>Holds what the command line gives to what makes sense, before anything is computed with it.</summary>
internal static class OptionRange
{
    /// <summary>Refuses a number outside a range.</summary>
    /// <exception cref="NebulaException">NB1431: it lies outside.</exception>
    public static void Require(string option, int? value, int least, int most)
    {
        if (value is { } number && (number < least || number > most))
        {
            throw new NebulaException(
                "NB1431", $"{option} is {NumberText.Whole(number)}.", null,
                $"Give a whole number from {NumberText.Whole(least)} to {NumberText.Whole(most)}.");
        }
    }

    /// <summary>Refuses a path without a letter.</summary>
    /// <exception cref="NebulaException">NB1432: it is empty.</exception>
    public static void RequirePath(string option, string? path)
    {
        if (path is not null && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)))
        {
            throw new NebulaException("NB1432", $"{option} is empty.", null, "Give a path, or leave the option out.");
        }
    }
}
