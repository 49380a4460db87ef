using System.Text.Json;
using NebulaBench.Testing;

namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>The golden files of the metrics.</summary>
public static class GoldenFiles
{
    private static readonly Lazy<IReadOnlyList<GoldenTable>> LazyTables = new(ReadTables);

    public static string Folder => GoldenFolder.Path;

    /// <summary>Every golden file that holds a table of latents with labels and clusters.</summary>
    public static IReadOnlyList<GoldenTable> Tables => LazyTables.Value;

    /// <summary>One golden file, such as <c>metrics-degenerate-labellings.json</c>.</summary>
    public static JsonElement Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        return document.RootElement.Clone();
    }

    public static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt32())];

    public static double[] Numbers(JsonElement array) =>
        array.EnumerateArray().SelectMany(value => value.ValueKind == JsonValueKind.Array ? Numbers(value) : [value.GetDouble()]).ToArray();

    private static GoldenTable[] ReadTables() =>
    [
        .. Directory.GetFiles(Folder, "metrics-*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => Read(Path.GetFileName(path)))
            .Where(root => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("x", out _))
            .Select(root => new GoldenTable(root)),
    ];
}
