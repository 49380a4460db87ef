using System.Text.RegularExpressions;

namespace NebulaBench.Testing;

/// <summary>A block of code in a Markdown file.</summary>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">What stands between the fences, without the last line's end.</param>
internal sealed partial record FencedBlock(string Language, string Text)
{
    public static IReadOnlyList<FencedBlock> In(string file) =>
        [.. Fences().Matches(File.ReadAllText(file)).Select(match => new FencedBlock(match.Groups[1].Value, match.Groups[2].Value))];

    [GeneratedRegex(@"^```(\w+)\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
