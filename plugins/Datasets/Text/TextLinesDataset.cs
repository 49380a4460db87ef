using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Options;
using NebulaBench.Datasets.Text.Samples;

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

    private TextRows Read(string file) => TextRows.From(
        options.Format == TextFormat.Plain
            ? LineFile.Read(PathOf(file), options.Encoding).Select(line => (new TextSample(line.Where, line.Text), line.Problem))
            : new TableReader(PathOf(file), options).Samples(),
        options.EmptyLines);
}
