using NebulaBench.Host.Configuration.Binding;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>Finds the options that tell siblings apart.</summary>
public static class Distinction
{
    /// <summary>
    /// For each sibling the options that it wrote and that are not written alike by all, as <c>key: value, key: value</c>.
    /// </summary>
    /// <param name="siblings">The written options of each.</param>
    public static IReadOnlyList<string> Between(IReadOnlyList<IReadOnlyList<WrittenOption>> siblings)
    {
        ArgumentNullException.ThrowIfNull(siblings);
        List<string> keys = [.. siblings.SelectMany(written => written).Select(option => option.Key).Distinct()];
        HashSet<string> telling = [.. keys.Where(key => siblings.Select(written => TextOf(written, key)).Distinct().Count() > 1)];
        return [.. siblings.Select(written => Join(written.Where(option => telling.Contains(option.Key))))];
    }

    private static string? TextOf(IReadOnlyList<WrittenOption> written, string key) =>
        written.FirstOrDefault(option => option.Key == key)?.Text;

    private static string Join(IEnumerable<WrittenOption> options) =>
        string.Join(", ", options.Select(option => option.Key.Length == 0 ? option.Text : $"{option.Key}: {option.Text}"));
}
