using NebulaBench.Host.Launching.Slurm;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>Words of directives, and the scripts of folders that need more than a plain one.</summary>
public sealed class SlurmTextTests
{
    [TestCase("/home/me/x", "/home/me/x")]
    [TestCase("/home/a b/x", "\"/home/a b/x\"")]
    [TestCase("/home/#1/x", "\"/home/#1/x\"")]
    [TestCase("/home/it's/x", "\"/home/it's/x\"")]
    [TestCase("/home/\"x\"/y", "'/home/\"x\"/y'")]
    [TestCase("/home/\"it's\"/y", null)]
    [TestCase("/home/a\\b/y", null)]
    [TestCase("/home/a\nb/y", null)]
    public void Word_Text_IsOneWordOfADirective(string text, string? expected) => Assert.That(SlurmText.Word(text), Is.EqualTo(expected));

    [TestCase("/r/a b", "#SBATCH --output=\"/r/a b/%A_%a.log\"")]
    [TestCase("/r/100%j", "#SBATCH --output=/r/100%%j/%A_%a.log")]
    [TestCase("/r/\"it's\"", "#SBATCH --output=/dev/null")]
    public void Array_FolderThatSlurmReadsInItsOwnWay_NamesTheLog(string folder, string expected)
    {
        string[] lines = new SlurmScript(new SlurmOptions(), Requests.For(2), folder).Array(2).Split('\n');

        Assert.That(lines, Has.One.EqualTo(expected));
        Assert.That(lines.Count(line => line.StartsWith("exec >> ", StringComparison.Ordinal)), Is.EqualTo(expected.EndsWith("null", StringComparison.Ordinal) ? 1 : 0));
    }
}
