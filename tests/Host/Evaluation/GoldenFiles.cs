using System.Text.Json;

namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>
/// The golden files: <c>tests/Golden</c>, or the folder that the environment variable <c>NEBULA_REFERENCE</c> names.
/// </summary>
public static class GoldenFiles
{
    private static readonly Lazy<IReadOnlyList<GoldenTable>> LazyTables = new(ReadTables);

    public static string Folder { get; } = FindFolder();

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

    private static string FindFolder()
    {
        if (Environment.GetEnvironmentVariable("NEBULA_REFERENCE") is { Length: > 0 } named)
        {
            return named;
        }
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NebulaBench.sln")))
        {
            folder = folder.Parent;
        }
        return folder is null
            ? throw new DirectoryNotFoundException("The golden files were not found: no NebulaBench.sln above the tests.")
            : Path.Combine(folder.FullName, "tests", "Golden");
    }
}
