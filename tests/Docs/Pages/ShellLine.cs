using System.Text.RegularExpressions;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>A line of a shell, split into words as a shell does: quotes hold together, a comment is none.</summary>
internal static partial class ShellLine
{
    private static readonly string[] OfRepository = ["dotnet", "run", "-c", "Release", "--project", "src/Host", "--"];

    public static IReadOnlyList<string> Words(string line) =>
        [.. WordPattern().Matches(line).TakeWhile(word => !word.Value.StartsWith('#')).Select(word => word.Value.Replace("\"", "").Replace("'", ""))];

    /// <summary>The arguments of the program, called by its name or from the repository; null for another command.</summary>
    public static IReadOnlyList<string>? OfNebula(IReadOnlyList<string> words) => words switch
    {
        ["nebula", ..] => [.. words.Skip(1)],
        _ when words.Take(OfRepository.Length).SequenceEqual(OfRepository) => [.. words.Skip(OfRepository.Length)],
        _ => null,
    };

    [GeneratedRegex("""(?:"[^"]*"|'[^']*'|[^\s"'])+""")]
    private static partial Regex WordPattern();
}
