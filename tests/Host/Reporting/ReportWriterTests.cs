using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Summaries;
using Spectre.Console;

namespace NebulaBench.Host.Tests.Reporting;

/// <summary>Holds every written file to the one stored in Verified, character by character, under either decimal sign.</summary>
[TestFixture("en-US")]
[TestFixture("de-DE")]
public class ReportWriterTests(string culture)
{
    private TemporaryFolder root;
    private Summary summary;

    [OneTimeSetUp]
    public void WriteReport()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        root = new TemporaryFolder();
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            summary = SampleExperiment.Summarize(root["runs"]);
            ReportWriter.Write(ReportContent.From(summary), root["report"]);
            File.WriteAllText(root["console.txt"], Console());
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [OneTimeTearDown]
    public void RemoveRoot() => root.Dispose();

    [TestCase("report.md")]
    [TestCase("scores.csv")]
    [TestCase("summary.csv")]
    [TestCase("tables.tex")]
    public void Write_SampleExperiment_EqualsTheVerifiedFile(string file) => Verify(root["report/" + file], file);

    [Test]
    public void Write_SampleExperimentToTheConsole_EqualsTheVerifiedFile() => Verify(root["console.txt"], "console.txt");

    private void Verify(string file, string verified)
    {
        // The name of the temporary folder is the only thing that differs from run to run.
        string found = File.ReadAllText(file).Replace(root.Root, "ROOT", StringComparison.Ordinal);
        string stored = StoredFiles.Path("Reporting", "Verified", verified);
        string received = Path.Combine(AppContext.BaseDirectory, $"received-{culture}-{verified}");
        File.WriteAllText(received, found);
        Assert.That(found, Is.EqualTo(File.ReadAllText(stored)), $"Received: {received}");
        File.Delete(received);
    }

    private string Console()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new FixedWidthOutput(writer),
        });
        // Where a path is broken into lines depends on the machine.
        ConsoleReport.Write(console, ReportContent.From(summary with { Unreadable = [] }));
        return writer.ToString();
    }

    private sealed class FixedWidthOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => 130;

        public int Height => 100;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
