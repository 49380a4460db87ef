using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Errors;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Text;

/// <summary>AG's news articles in four topics, as X. Zhang and others published them: tables of class, title and description.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class AgNewsDataset(AgNewsOptions options, IDataFolder data, ILogger<AgNewsDataset> log)
    : TextDataset("ag-news", options, options.OnBadSample, data, log)
{
    private const int Columns = 3;

    private readonly AgNewsOptions options = options;

    internal override TextCatalog ReadCatalog()
    {
        string[] classes = ReadClasses();
        return new TextCatalog
        {
            Splits = FileSplits.For(
                Read("train.csv", classes.Length), null, Read("test.csv", classes.Length), options.ValidationShare, options.Seed),
            Classes = classes,
        };
    }

    private string[] ReadClasses()
    {
        string path = Path.Combine(PathOf(options.Path), "classes.txt");
        List<TextLine> lines = LineFile.Read(path, TextEncoding.Utf8);
        string[] names = [.. lines.Select(line => line.Text.Trim()).Where(name => name.Length > 0)];
        return names.Length > 0 && names.Distinct().Count() == names.Length && lines.TrueForAll(line => line.Problem is null)
            ? names
            : throw new NebulaException("NB3147", "it does not name the classes, a line each.", path, "Fetch the file again.");
    }

    private TextRows Read(string file, int classes) => TextRows.From(
        ColumnFile.Read(Path.Combine(PathOf(options.Path), file), TextFormat.Csv, TextEncoding.Utf8).Select(row => Article(row, classes)),
        options.EmptyLines);

    private (TextSample, string?) Article(ColumnFile.Row row, int classes)
    {
        var none = new TextSample(row.Where, "");
        if (row.Problem is not null || row.IsBlank)
        {
            return (none, row.Problem);
        }
        if (row.Cells.Length != Columns)
        {
            string columns = row.Cells.Length == 1 ? "1 column" : $"{row.Cells.Length} columns";
            return (none, $"it has {columns}, expected {Columns} (class, title, description)");
        }
        string label = row.Cells[0];
        if (label.Length == 0)
        {
            return (none, "it has no label");
        }
        if (!int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > classes)
        {
            return (none, $"its class '{label}' is no number from 1 to {classes}, the classes of classes.txt");
        }
        string text = options.Descriptions ? $"{row.Cells[1]} {row.Cells[2]}".Trim() : row.Cells[1];
        return (new TextSample(row.Where, text) { Label = number - 1 }, null);
    }
}

/// <summary>The options of <c>ag-news</c>.</summary>
public sealed record AgNewsOptions : TextFileOptions
{
    [NonSemantic]
    [Description(SharedDescriptions.Folder)]
    [Required]
    public string Path { get; init; } = "ag-news";

    [Description("Whether the text is the title and the description, or the title alone.")]
    public bool Descriptions { get; init; } = true;
}
