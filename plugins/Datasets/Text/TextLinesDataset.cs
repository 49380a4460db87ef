using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text;

/// <summary>The user's own texts: lines, or a column of a table.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class TextLinesDataset(TextLinesOptions options, IDataFolder data, ILogger<TextLinesDataset> log)
    : TextDataset("text-lines", options, options.OnBadSample, data, log)
{
    private readonly TextLinesOptions options = options;

    internal override TextCatalog ReadCatalog()
    {
        TextRows training = Read(options.Training), test = Read(options.Test);
        TextRows? validation = options.Validation.Length > 0 ? Read(options.Validation) : null;
        string[] classes = [];
        if (options.Labeled)
        {
            classes = options.Classes.Count > 0 ? [.. options.Classes] : ClassNames.For(training);
            string source = options.Classes.Count > 0 ? "among those of classes" : "among those of the training file";
            training = ClassNames.Apply(training, classes, source);
            validation = validation is null ? null : ClassNames.Apply(validation, classes, source);
            test = ClassNames.Apply(test, classes, source);
        }
        return new TextCatalog
        {
            Splits = FileSplits.For(training, validation, test, options.ValidationShare, options.Seed),
            Classes = classes,
        };
    }

    internal override TextRows NewRows(string path) => Read(path, options with { LabelColumn = "" });

    private TextRows Read(string file) => Read(PathOf(file), options);

    private static TextRows Read(string path, TextLinesOptions options) => TextRows.From(
        options.Format == TextFormat.Plain
            ? LineFile.Read(path, options.Encoding).Select(line => (new TextSample(line.Where, line.Text), line.Problem))
            : new TableReader(path, options).Samples(),
        options.EmptyLines);
}

/// <summary>The options of <c>text-lines</c>.</summary>
public sealed record TextLinesOptions : TextFileOptions
{
    [Description("The file of training texts, relative to the data folder or absolute; gzip is unpacked.")]
    [Required]
    public string Training { get; init; } = "";

    [Description("The file of validation texts; empty holds some of the training texts out.")]
    public string Validation { get; init; } = "";

    [Description("The file of test texts.")]
    [Required]
    public string Test { get; init; } = "";

    [Description("Whether a line is a text, or a row of columns separated by commas or tabs.")]
    public TextFormat Format { get; init; } = TextFormat.Plain;

    [Description("Encoding of the files.")]
    public TextEncoding Encoding { get; init; } = TextEncoding.Utf8;

    [Description("Columns: whether the first row is a header.")]
    public bool Header { get; init; } = true;

    [Description("Columns: the name of the texts' column, or its position from 1.")]
    [Required]
    public string TextColumn { get; init; } = "text";

    [Description("Columns: the name of the labels' column, or its position from 1; empty for texts without labels.")]
    public string LabelColumn { get; init; } = "";

    [Description("The classes in the order of their labels; empty for those of the training file, by number or name.")]
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Whether there are labels.</summary>
    internal bool Labeled => LabelColumn.Length > 0;

    private protected override bool HasClasses => Labeled;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult result in base.Validate(validationContext))
        {
            yield return result;
        }
        if (Format == TextFormat.Plain && Labeled)
        {
            yield return new ValidationResult("label_column is for format: csv and tsv", [nameof(LabelColumn)]);
        }
        if (Classes.Count > 0 && !Labeled)
        {
            yield return new ValidationResult("classes needs label_column", [nameof(Classes)]);
        }
        if (Classes.Distinct().Count() < Classes.Count)
        {
            yield return new ValidationResult("classes must differ", [nameof(Classes)]);
        }
    }
}

/// <summary>Takes the texts and labels out of a table whose columns the options name.</summary>
/// <param name="path">The file.</param>
/// <param name="options">The options.</param>
internal sealed class TableReader(string path, TextLinesOptions options)
{
    /// <summary>Each row's sample, or why it is none.</summary>
    /// <exception cref="NebulaException">NB3145: the file does not have a column.</exception>
    public IEnumerable<(TextSample Sample, string? Problem)> Samples()
    {
        byte[] bytes = FileBytes.Read(path);
        List<ColumnFile.Row> rows = ColumnFile.Read(bytes, path, options.Format, options.Encoding);
        if (rows.Count == 0)
        {
            return [];
        }
        bool found = Find(rows, out int start) is not null;
        // Without names of columns a comma in the first text looks like a second column: then rows differ in their number.
        if (!found || (!options.Header && !IsUniform(rows)))
        {
            (rows, start) = WithOtherDelimiters(bytes, rows, found);
        }
        (int Text, int? Label) columns = Find(rows, out _)!.Value;
        int width = rows[start].Cells.Length;
        return rows.Skip(start + (options.Header ? 1 : 0)).Select(row => Sample(row, width, columns.Text, columns.Label));
    }

    // Excel writes semicolons where a comma stands before the decimals, and calls that CSV too.
    private (List<ColumnFile.Row> Rows, int Start) WithOtherDelimiters(byte[] bytes, List<ColumnFile.Row> rows, bool found)
    {
        List<ColumnFile.Row> widest = rows;
        foreach (char delimiter in options.Format == TextFormat.Csv ? ";\t" : "")
        {
            List<ColumnFile.Row> others = ColumnFile.Any(bytes, path, TextFormat.Csv, options.Encoding, delimiter);
            if (Find(others, out int start) is not null && (!found || IsUniform(others)))
            {
                return (others, start);
            }
            widest = others.Count > 0 && others[0].Cells.Length > widest[0].Cells.Length ? others : widest;
        }
        if (found)
        {
            return (rows, 0);
        }
        string[] head = widest[0].Cells;
        throw Find(options.TextColumn, head) is null
            ? Missing(options.TextColumn, head, "text_column")
            : Missing(options.LabelColumn, head, "label_column");
    }

    private static bool IsUniform(List<ColumnFile.Row> rows) => rows.TrueForAll(row => row.IsBlank || row.Cells.Length == rows[0].Cells.Length);

    // Comments may stand above the names of the columns.
    private (int Text, int? Label)? Find(List<ColumnFile.Row> rows, out int start)
    {
        for (start = 0; start < rows.Count; start++)
        {
            string[] head = rows[start].Cells;
            int? label = options.Labeled ? Find(options.LabelColumn, head) : null;
            if (Find(options.TextColumn, head) is { } text && label.HasValue == options.Labeled)
            {
                return (text, label);
            }
            if (!options.Header || !head[0].StartsWith('#'))
            {
                break;
            }
        }
        return null;
    }

    private static (TextSample, string?) Sample(ColumnFile.Row row, int columns, int text, int? label)
    {
        if (row.Problem is not null || row.Cells.Length != columns)
        {
            // A line with nothing on it is a line without a text, not a row of one column.
            string wrong = row.Cells.Length == 1 ? "it has 1 column" : $"it has {row.Cells.Length} columns";
            return (new TextSample(row.Where, ""), row.Problem ?? (row.IsBlank ? null : $"{wrong}, expected {columns}"));
        }
        var sample = new TextSample(row.Where, row.Cells[text]) { Class = label is { } column ? row.Cells[column].Trim() : null };
        bool missing = sample.Class is "" && !string.IsNullOrWhiteSpace(sample.Text);
        return (sample, missing ? "it has no label" : null);
    }

    private int? Find(string asked, string[] head)
    {
        int found = options.Header ? Array.FindIndex(head, name => name.Trim() == asked) : -1;
        bool isPosition = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int position);
        return found >= 0 ? found : isPosition && position >= 1 && position <= head.Length ? position - 1 : null;
    }

    private NebulaException Missing(string asked, string[] head, string option)
    {
        string there = options.Header
            ? $"Its columns are {string.Join(", ", head)}"
            : $"It has {head.Length} columns and, by header: false, no names";
        return new NebulaException(
            "NB3145", $"there is no column '{asked}'.", path, $"{there}; name one, or its position from 1, by {option}.");
    }
}
