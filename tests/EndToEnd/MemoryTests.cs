namespace NebulaBench.EndToEnd.Tests;

/// <summary>A process that may have little memory.</summary>
public sealed class MemoryTests
{
    private static readonly Dictionary<string, string> TwoGibibytes = new() { ["DOTNET_GCHeapHardLimit"] = "0x80000000" };

    [Test]
    public void Score_WiderThanMemoryHolds_SaysSoAndFewerColumnsWork()
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName;

        NebulaProcess wide = Score(folder, width: 30_000);
        NebulaProcess narrow = Score(folder, width: 30);

        Assert.That(wide.ExitCode, Is.EqualTo(5), wide.Output + wide.Errors);
        Assert.That(wide.Errors, Does.StartWith("NB5403: there is not enough memory for this."));
        Assert.That(narrow.ExitCode, Is.Zero, narrow.Errors);
        Directory.Delete(folder, recursive: true);
    }

    private static NebulaProcess Score(string folder, int width)
    {
        IEnumerable<string> rows = Enumerable.Range(0, 8)
            .Select(sample => string.Join(',', Enumerable.Range(0, width).Select(column => $"{((sample * sample) + (7 * column)) % 11}.5")));
        File.WriteAllLines(Path.Combine(folder, "latents.csv"), rows);
        return NebulaProcess.RunWith(TwoGibibytes, folder, "score", "--latents", "latents.csv");
    }
}
