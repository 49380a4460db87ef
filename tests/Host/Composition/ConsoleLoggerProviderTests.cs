using Microsoft.Extensions.Logging;
using NebulaBench.Host.Commands.Services;

namespace NebulaBench.Host.Tests.Composition;

public sealed class WarningLinesTests
{
    [Test]
    public void Log_SameWarningTwice_IsWrittenOnce()
    {
        using var output = new StringWriter();
        using var lines = new ConsoleLoggerProvider(output);

        foreach (string dataset in new[] { "trec", "trec", "multi30k" })
            lines.CreateLogger("Texts").LogWarning("{Dataset}: texts lost their end", dataset);

        Assert.That(output.ToString().TrimEnd().Split(Environment.NewLine), Is.EqualTo(new[]
        {
            "warning: Texts: trec: texts lost their end", "warning: Texts: multi30k: texts lost their end",
        }));
    }

    [Test]
    public void Log_ClassOfOurs_IsNotNamed()
    {
        using var output = new StringWriter();
        using var lines = new ConsoleLoggerProvider(output);

        lines.CreateLogger("NebulaBench.Datasets.Text.TrecDataset").LogWarning("texts lost their end");

        Assert.That(output.ToString().TrimEnd(), Is.EqualTo("warning: texts lost their end"));
    }

    [Test]
    public void Log_Information_IsNotWritten()
    {
        using var output = new StringWriter();
        using var lines = new ConsoleLoggerProvider(output);

        lines.CreateLogger("Texts").LogInformation("nothing to worry about");

        Assert.That(output.ToString(), Is.Empty);
    }
}
