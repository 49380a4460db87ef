using System.CommandLine;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Commands.Parsing;

namespace NebulaBench.Host.Tests.Commands;

/// <summary>What is refused before a command runs, and what is said of it.</summary>
public sealed class CommandLineTests
{
    [TestCase("", "NB1403: FILE: the value is empty. Give one; a variable of your shell may not be set.", "run")]
    [TestCase("--set", "NB1403: --set: the value is empty. Give one; a variable of your shell may not be set.", "validate", "e.yaml", "--set", "")]
    [TestCase("--grid", "NB1404: --grid: '0' is not a whole number from 1 to 100.", "sample", "run", "--grid", "0")]
    [TestCase("--size", "NB1404: --size: 'big' is not a whole number from 1 to 4096.", "images", "fit", "x", "--size", "big")]
    [TestCase("--size", "NB1404: --size: '0' is not a whole number from 1 to 4096.", "images", "fit", "x", "--size", "0")]
    [TestCase("--size", "NB1404: --size: '-5' is not a whole number from 1 to 4096.", "images", "fit", "x", "--size", "-5")]
    [TestCase("--size", "NB1404: --size: '2147483647' is not a whole number from 1 to 4096.", "images", "fit", "x", "--size", "2147483647")]
    [TestCase("--format", "NB1405: --format: there is no 'xml'. Values: text, json.", "diff", "a", "b", "--format", "xml")]
    [TestCase("kind", "NB1405: kind: there is no 'objectives'. Did you mean 'objective'? values: dataset, architecture, objective, reconstruction, launcher, optimizer, schedule, metric.", "list", "objectives")]
    [TestCase("command", "NB1402: Unrecognized command or argument 'rnu'. Did you mean 'run'? See 'nebula --help'.", "rnu", "x")]
    [TestCase("option", "NB1402: there is no option '--gri'. Did you mean '--grid'? A file of that name is given as ./--gri.", "sample", "--gri")]
    public void Parse_Mistake_SaysWhatWouldWork(string what, string expected, params string[] arguments)
    {
        string[] line = what.Length == 0 ? [.. arguments, ""] : arguments;

        Assert.That(UsageErrors.Lines(CommandLine.Create().Parse(line)), Is.EqualTo(new[] { expected }));
    }

    [TestCase("--threads")]
    [TestCase("--workers")]
    public void Parse_MoreThanTheMachineHasUseFor_NamesTheBoundsAndTheCores(string option)
    {
        foreach (string value in (string[])["0", "-1", "100000"])
        {
            Assert.That(UsageErrors.Lines(CommandLine.Create().Parse(["run", "e.yaml", option, value])), Is.EqualTo(new[]
            {
                $"NB1404: {option}: '{value}' is not a whole number from 1 to {NumberOption.MostParallel} (this machine has {Environment.ProcessorCount} cores).",
            }));
        }
        Assert.That(CommandLine.Create().Parse(["run", "e.yaml", option, $"{NumberOption.MostParallel}"]).Errors, Is.Empty);
    }

    // The library would open them: a folder ended the program with a stack trace, a device filled the memory.
    [TestCase("@.")]
    [TestCase("@no-such-file")]
    [TestCase("@/dev/zero")]
    public void Parse_NameThatBeginsWithAt_IsANameLikeAnyOther(string name)
    {
        ParseResult parsed = CommandLine.Parse(["validate", name]);

        Assert.That(parsed.Errors, Is.Empty);
        Assert.That(parsed.GetValue(CommonOptions.File), Is.EqualTo(name));
    }

    [Test]
    public void Write_FullDisk_DropsTheTextAndKeepsTheReason()
    {
        using var writer = new TolerantWriter(new FullWriter());

        writer.WriteLine("progress");
        writer.Write('x');
        writer.Flush();

        Assert.That(writer.Failure, Is.EqualTo("No space left on device"));
    }

    private sealed class FullWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("No space left on device");

        public override void Write(char value) => throw new InvalidOperationException("Nothing is written after a failure.");
    }
}
