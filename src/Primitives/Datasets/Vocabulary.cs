using System.Text;

namespace NebulaBench.Datasets;

/// <summary>What the tokens of sequences mean. It is stored with a run, so that its outputs can be read later.</summary>
/// <param name="Tokens">The tokens' texts by number, beginning with <see cref="SpecialTokens.Texts"/>.</param>
/// <param name="Separator">What stands between two tokens in a text: a space for words, nothing for characters.</param>
public sealed record Vocabulary(IReadOnlyList<string> Tokens, string Separator)
{
    /// <summary>The text of a sequence, up to its end or its padding.</summary>
    /// <param name="tokens">The tokens' numbers; negative ones are passed over.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is larger than the vocabulary.</exception>
    public string Text(IEnumerable<long> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var text = new StringBuilder();
        foreach (long token in tokens)
        {
            if (token is SpecialTokens.End or SpecialTokens.Padding)
            {
                break;
            }
            if (token < 0)
            {
                continue;
            }
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Tokens.Count, nameof(tokens));
            text.Append(text.Length > 0 ? Separator : "").Append(Tokens[(int)token]);
        }
        return text.ToString();
    }
}
