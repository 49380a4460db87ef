using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Abstractions.Tests.Datasets;

public sealed class BadSamplesTests
{
    [Test]
    public void Error_OneSample_NamesItAndTheRemedy() => Assert.That(
        BadSamples.Error("NB3999", ["a.txt, line 3: no label."], "lines").Message,
        Is.EqualTo("NB3999: dataset lines: 1 sample cannot be used:\n  a.txt, line 3: no label.\n " + BadSamples.MendOrSkip));

    [Test]
    public void Error_ManySamples_ShowsTwentyAndCountsTheRest()
    {
        string message = BadSamples.Error("NB3999", [.. Enumerable.Range(1, 23).Select(line => $"line {line}.")], "lines", "Do.").Message;

        Assert.That(message, Does.Contain("23 samples cannot be used").And.Contain("\n  line 20.\n  … and 3 more.\n").And.EndsWith("Do."));
        Assert.That(message, Does.Not.Contain("line 21."));
    }
}
