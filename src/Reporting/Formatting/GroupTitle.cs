namespace NebulaBench.Reporting.Formatting;

/// <summary>What a group of metrics is called.</summary>
internal static class GroupTitle
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["assigned"] = "the objective's own assignment",
        ["kmeans_inductive"] = "k-means fitted to training latents",
        ["mixture_inductive"] = "a Gaussian mixture fitted to training latents",
        ["kmeans"] = "k-means fitted to the latents it scores (transductive)",
        ["mixture"] = "a Gaussian mixture fitted to the latents it scores (transductive)",
    };

    /// <summary>The title of a group such as <c>clusters/kmeans</c>: <c>Clusters: k-means on the latents</c>.</summary>
    public static string For(string group)
    {
        string[] parts = group.Split('/');
        string family = parts[0].Length == 0 ? "Other" : char.ToUpperInvariant(parts[0][0]) + parts[0][1..];
        return parts.Length == 1
            ? family
            : $"{family}: {string.Join(", ", parts.Skip(1).Select(part => Names.GetValueOrDefault(part, part.Replace('_', ' '))))}";
    }
}
