using System.Text.RegularExpressions;

namespace NebulaBench.Structure.Tests;

/// <summary>One spelling in code, options, messages and docs: that of the United States.</summary>
public sealed partial class SpellingTests
{
    /// <summary>What is spelled as others spell it: names of keys that are stored, of reference values, of data, and of others' works.</summary>
    private static readonly string[] Kept =
    [
        "gaussian_wasserstein_correlation_normalised", "vector_quantisation", "metrics-degenerate-labellings", "\"labelling\"", "studentised_range",
        "multiple data sets", "seeds.Open(\"binarise\"", "Derive(\"initialisation\"", "neighbour:keminek",
    ];

    private static readonly string[] AreAboutOldNames = ["/SpellingTests.cs", "/RegressionCorpus/", "/OldRecords.cs", "/OldRecordsTests.cs"];

    private static IEnumerable<string> Files => Repository.Files("*.cs", "src", "plugins", "tests", "benchmarks", "samples", "templates")
        .Concat(Repository.Files("*.md", "docs", "benchmarks", "configs", "samples", "templates", "src", ".github"))
        .Concat(Repository.Files("*.yaml", "configs", "benchmarks", "samples", "templates"))
        .Concat(["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])
        .Where(file => !AreAboutOldNames.Any(part => file.Contains(part, StringComparison.Ordinal)));

    [Test]
    public void Words_OfCodeAndDocs_AreInUsSpelling()
    {
        string[] wrong =
        [
            .. from file in Files
               from line in Repository.Text(file).Split('\n').Select((text, number) => (Text: Kept.Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.Ordinal)), Number: number + 1))
               from Match match in British().Matches(line.Text)
               select FormattableString.Invariant($"{file}:{line.Number}: {match.Value}"),
        ];

        Assert.That(wrong, Is.Empty);
    }

    [GeneratedRegex(
        @"neighbour|colour|(?<!\w)centre|licence|behaviour|favour(?!ite)|catalogue|labelled|labelling|modelled|modelling|(?<![a-z])grey|judgement|artefact|\bdata sets?\b(?! for multiple| of)"
        + @"|(?:normal|initial|minim|maxim|optim|quant|binar|token|standard|regular|summar|synchron|recogn|general|serial|final|organ|penal|visual)is(?:e|ed|er|ers|es|ing|ation)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex British();
}
