using System.Text.RegularExpressions;

namespace NebulaBench.Testing;

/// <summary>A block of code in a Markdown file.</summary>
/// <param name="Line">The line of its first fence.</param>
/// <param name="Language">What stands after the fence.</param>
/// <param name="Reason">Why it is only parsed, as the comment <c>not tried: …</c> before it says, which readers of the page do not see; null where it is tried.</param>
/// <param name="Text">What stands between the fences, without the last line's end.</param>
internal sealed partial record FencedBlock(int Line, string Language, string? Reason, string Text)
{
    /// <summary>The blocks of a file.</summary>
    public static IEnumerable<FencedBlock> In(string file)
    {
        string text = File.ReadAllText(file).ReplaceLineEndings("\n");
        foreach (Match match in Fences().Matches(text))
        {
            Group language = match.Groups["language"], reason = match.Groups["reason"];
            int line = text[..language.Index].Count(letter => letter == '\n') + 1;
            yield return new FencedBlock(line, language.Value.Trim(), reason.Success ? reason.Value : null, match.Groups["text"].Value);
        }
    }

    [GeneratedRegex(@"(?:^<!-- not tried: (?<reason>[^\n]+) -->\n\n)?^```(?<language>[^\n]*)\n(?<text>.*?)\n?^```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
