using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>Decides which classes are used.</summary>
internal static class ClassChoice
{
    /// <summary>Those that were asked for, else all in the order of their names.</summary>
    /// <param name="asked">The option.</param>
    /// <param name="found">Those that there are.</param>
    /// <param name="where">Where they were found.</param>
    /// <exception cref="NebulaException">NB3133: there is none, or one that was asked for is not among them.</exception>
    public static string[] For(IReadOnlyList<string> asked, IEnumerable<string> found, string where)
    {
        string[] all = [.. found.Order(StringComparer.Ordinal)];
        if (all.Length == 0)
        {
            throw new NebulaException("NB3133", "there are no classes.", where, "Put files into <class>/train/ and <class>/test/.");
        }
        return asked.Except(all).FirstOrDefault() is { } unknown
            ? throw new NebulaException("NB3133", $"there is no class '{unknown}'.", where, $"There are {string.Join(", ", all)}.")
            : asked.Count > 0 ? [.. asked.Distinct()] : all;
    }
}
