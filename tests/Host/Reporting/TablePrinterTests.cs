using NebulaBench.Reporting.Tables;
using Spectre.Console;

namespace NebulaBench.Host.Tests.Reporting;

public class TablePrinterTests
{
    private static readonly ReportTable Table = new()
    {
        Columns = [new("Name", Number: false), new("Value", Number: true), new("Furthermore", Number: true)],
        Rows = [["[first]", "0.5 ± 0.1¹", "1"], ["second", "–", "22"]],
        Footnotes = [new("¹", "a note")],
    };

    [Test]
    public void Table_Pipe_IsPlainAndInFull() => Assert.That(Print(terminal: false, whole: false), Is.EqualTo(new[]
    {
        "Name          Value  Furthermore",
        "-------  ----------  -----------",
        "[first]  0.5 ± 0.1¹            1",
        "second            –           22",
        "¹ a note",
    }));

    [Test]
    public void Table_Terminal_HasRules() => Assert.That(Print(terminal: true, whole: false), Has.Some.Contains("───").And.Some.Contains("[first]"));

    [Test]
    public void Table_NarrowTerminalButNumbersWhole_NamesTheColumnsThatHaveNoRoom() => Assert.That(
        Print(terminal: true, whole: true), Has.Some.Contains("0.5±0.1¹").And.Some.EqualTo("Not shown for lack of room: ").And.Some.EqualTo("Furthermore."));

    private static string[] Print(bool terminal, bool whole)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new NarrowOutput(writer, terminal),
        });
        new TablePrinter(console).Table(Table, whole);
        return writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    private sealed class NarrowOutput(TextWriter writer, bool terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => terminal;

        public int Width => 30;

        public int Height => 100;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
