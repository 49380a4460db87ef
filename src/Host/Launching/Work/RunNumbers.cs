using System.Globalization;
using NebulaBench.Errors;

namespace NebulaBench.Host.Launching.Work;

/// <summary>Reads the numbers of runs: <c>3</c>, <c>1,4,9</c>, <c>1-12</c>.</summary>
public static class RunNumbers
{
    /// <summary>NB1420: not the numbers of runs of this experiment.</summary>
    public const string Code = "NB1420";

    /// <summary>Reads numbers.</summary>
    /// <param name="text">The numbers.</param>
    /// <param name="runs">How many runs the plan has.</param>
    /// <exception cref="NebulaException">NB1420.</exception>
    public static IReadOnlyList<int> Read(string text, int runs)
    {
        ArgumentNullException.ThrowIfNull(text);
        int[] numbers = [.. text.Split(',', StringSplitOptions.TrimEntries).SelectMany(part => Range(part, text, runs))];
        return numbers.FirstOrDefault(number => number < 1 || number > runs) is var bad && bad != 0 ? throw Wrong(text, runs) : numbers;
    }

    private static IEnumerable<int> Range(string part, string text, int runs)
    {
        string[] ends = part.Split('-', 2);
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first) && first > 0
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last) && last >= first && last <= runs
            ? Enumerable.Range(first, last - first + 1)
            : throw Wrong(text, runs);
    }

    private static NebulaException Wrong(string text, int runs) => new(
        Code, $"'{text}' does not name runs of this experiment.", "--numbers",
        FormattableString.Invariant($"Give numbers from 1 to {runs}, such as 1 or 1,3-5; 'nebula status FILE' lists them."));
}
