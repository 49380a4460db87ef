using System.Diagnostics;
using NebulaBench.Host.Configuration;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>Experiments of any size and depth are read, or refused, in time that grows with their length alone.</summary>
public sealed class LargeExperimentTests
{
    private const string Frame = """
        name: large
        dataset: mnist
        architecture: mlp
        objective: ae

        """;

    [Test]
    public void Load_AliasesThatMultiply_AreRefusedAtOnce()
    {
        string aliases = string.Concat(Enumerable.Range(1, 30).Select(level =>
            $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n"));

        IReadOnlyList<string> errors = Load("a0: &a0 [1, 1]\n" + aliases + Frame + "latent_dimension: *a30\n");

        Assert.That(errors, Has.Some.Contain("NB1006"));
    }

    [Test]
    public void Load_AHundredThousandSeeds_AreRead() =>
        Assert.That(Load(Frame + $"latent_dimension: 2\nseeds: [{string.Join(", ", Enumerable.Range(0, 100_000))}]\n"), Is.Empty);

    [Test]
    public void Load_OneSeedMore_IsRefusedWithTheBound() => Assert.That(
        Load(Frame + $"latent_dimension: 2\nseeds: [{string.Join(", ", Enumerable.Range(0, 100_001))}]\n"),
        Has.One.Contain("shorten them to at most 100000 runs"));

    [Test]
    public void Load_AHundredThousandKeys_AreCountedAndTheFirstShown()
    {
        using ExperimentFolder folder = Folder(Frame + "latent_dimension: 2\n" + string.Concat(Enumerable.Range(0, 100_000).Select(key => $"k{key}: 1\n")));

        Exception failure = Assert.Catch(() => folder.Load().OrThrow())!;

        Assert.That(failure.Message.Split('\n'), Has.Length.EqualTo(102));
        Assert.That(failure.Message, Does.EndWith("and 99900 more"));
    }

    [TestCase("[", "")]
    [TestCase("[", "]")]
    [TestCase("{a: ", "}")]
    public void Load_DeepNest_IsRefused(string open, string close) => Assert.That(
        Load(Frame + "latent_dimension: " + Repeat(open, 50_000) + Repeat(close, 50_000) + "\n"), Has.One.Contain("more than 64 levels deep"));

    [Test]
    public void Load_HugeScalar_IsQuotedInPart() =>
        Assert.That(Load(Frame + "latent_dimension: " + new string('a', 5_000_000) + "\n").Single(), Has.Length.LessThan(10_000).And.Contain("is not a whole number"));

    [Test]
    public void Load_LargestFile_IsRefusedBeforeItIsParsed() =>
        Assert.That(Load("# " + new string('x', 20_000_000)).Single(), Does.Contain("is longer than"));

    [TestCase("0-4", "[0, 1, 2, 3, 4]")]
    [TestCase("1..3", "[1, 2, 3]")]
    [TestCase("0, 1, 2", "[0, 1, 2]")]
    [TestCase("7", "[7]")]
    public void Load_SeedsAsOneValue_TheRemedyWorks(string written, string remedy)
    {
        string error = Load(Frame + $"latent_dimension: 2\nseeds: {written}\n").Single();

        Assert.That(error, Does.Contain($"write {remedy}"));
        Assert.That(Load(Frame + $"latent_dimension: 2\nseeds: {remedy}\n"), Is.Empty);
    }

    [Test]
    public void Load_SeedsAsAWord_TheRemedyIsNoListOfTheWord() =>
        Assert.That(Load(Frame + "latent_dimension: 2\nseeds: many\n").Single(), Does.Contain("such as [0, 1, 2]").And.Not.Contain("[many]"));

    [TestCase("CON")]
    [TestCase("nul")]
    [TestCase("com1")]
    [TestCase("Lpt9.txt")]
    [TestCase("x.")]
    [TestCase(".x")]
    [TestCase("a b")]
    [TestCase("\"a\\tb\"")]
    public void Load_NameThatSomeSystemCannotHave_IsRefused(string name) =>
        Assert.That(Load($"name: {name}\n" + Frame[12..] + "latent_dimension: 2\n").Single(), Does.Contain("NB1106").And.Contain("CON or COM1"));

    [Test]
    public void Load_NameOfThreeHundredLetters_IsRefused()
    {
        Assert.That(Load($"name: {new string('x', 300)}\n" + Frame[12..] + "latent_dimension: 2\n").Single(), Does.Contain("at most 100"));
        Assert.That(Load($"name: {new string('x', 100)}\n" + Frame[12..] + "latent_dimension: 2\n"), Is.Empty);
    }

    [TestCase("console")]
    [TestCase("x.partial-1")]
    [TestCase("0")]
    [TestCase("a_b-c.d")]
    public void Load_UnusualName_IsTaken(string name) => Assert.That(Load($"name: {name}\n" + Frame[12..] + "latent_dimension: 2\n"), Is.Empty);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static IReadOnlyList<string> Load(string yaml)
    {
        using ExperimentFolder folder = Folder(yaml);
        var time = Stopwatch.StartNew();
        ExperimentResult result = folder.Load();
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        return [.. result.Errors.Select(error => error.ToString())];
    }

    private static ExperimentFolder Folder(string yaml) => new ExperimentFolder().With("exp.yaml", yaml);
}
