namespace NebulaBench.Runs.Arrays.Delimited;

/// <summary>A line of a text file that cannot be read.</summary>
/// <param name="line">The line, counted from 1.</param>
/// <param name="what">What is wrong with it, without a full stop.</param>
/// <param name="remedy">What would work; null where the caller knows better.</param>
internal sealed class TextFormatException(int line, string what, string? remedy = null) : Exception(what)
{
    /// <summary>The line, counted from 1.</summary>
    public int Line => line;

    /// <summary>What would work, or null.</summary>
    public string? Remedy => remedy;
}
