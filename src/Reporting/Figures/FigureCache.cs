using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Remembers from which runs a report's figures were drawn, so that only those whose runs changed are drawn again. It is kept in
/// <c>drawn.json</c> beside them; without that file everything is drawn. Several figures may be drawn at once.
/// </summary>
internal sealed class FigureCache
{
    /// <summary>Raised whenever figures look different for the same runs.</summary>
    private const int Style = 1;

    private const string Record = "drawn.json";

    private readonly string folder;
    private readonly Dictionary<string, string> before;
    private readonly ConcurrentDictionary<string, string> now = [];

    /// <summary>Reads what was drawn before.</summary>
    /// <param name="folder">The folder of figures; it is made if it is not there.</param>
    public FigureCache(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        before = Read(Path.Combine(folder, Record));
    }

    /// <summary>Draws a figure, unless it lies there already, drawn from the same.</summary>
    /// <param name="name">The file's name, without extension.</param>
    /// <param name="from">What it is drawn from: the runs, and whatever it says besides.</param>
    /// <param name="draw">Draws it; says whether there was anything to draw.</param>
    /// <returns>Whether there is such a figure.</returns>
    public bool Draw(string name, IEnumerable<string> from, Func<bool> draw)
    {
        string key = Hash(from);
        if ((before.GetValueOrDefault(name) == key && File.Exists(Path.Combine(folder, $"{name}.png"))) || draw())
        {
            now[name] = key;
            return true;
        }
        return false;
    }

    /// <summary>Stores what was drawn.</summary>
    public void Save() => AtomicFile.WriteText(
        Path.Combine(folder, Record),
        JsonSerializer.Serialize(new SortedDictionary<string, string>(now, StringComparer.Ordinal), RunJson.Indented));

    /// <summary>What a run's figures are drawn from: its files, or where they were not recorded, its end.</summary>
    public static string For(RunResult run) => run.Record.Files.Count > 0
        ? string.Join(' ', run.Record.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value.Sha256))
        : $"{run.Record.Id} {run.Record.Ended:O} {NumberText.Whole(run.Record.Epochs)}";

    private static string Hash(IEnumerable<string> from) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{NumberText.Whole(Style)}\n{string.Join('\n', from)}")));

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            return []; // then everything is drawn again
        }
    }
}
