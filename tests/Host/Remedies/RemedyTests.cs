using System.Text.RegularExpressions;
using NebulaBench.Host.Commands;
using NebulaBench.Testing;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>What an error says helps when it is done: the mistake is made, the remedy followed to the letter, and what was meant then works.</summary>
[NonParallelizable]
public sealed partial class RemedyTests
{
    private static IReadOnlyList<Mistake> All { get; } =
    [
        .. ExperimentMistakes.All, .. CommandLineMistakes.All, .. PluginMistakes.All, .. ImageMistakes.All, .. ShapeMistakes.All, .. TextMistakes.All,
        .. TableMistakes.All, .. TrainingMistakes.All, .. FileMistakes.All,
    ];

    private static IEnumerable<TestCaseData> Mistakes => All.Select((mistake, index) =>
        new TestCaseData(mistake).SetArgDisplayNames(mistake.Code, FormattableString.Invariant($"{index}"), mistake.Remedy));

    [TestCaseSource(nameof(Mistakes))]
    public void Follow_Remedy_Helps(object made)
    {
        var mistake = (Mistake)made;
        using var bench = new Workbench();
        mistake.Make(bench);

        Outcome failed = mistake.Try(bench);
        Assert.That(failed.Text, Does.Contain(mistake.Code).And.Contain(mistake.Remedy.TrimEnd('.')));
        Assert.That(failed.Code, Is.Not.Zero);
        AssertNamesCommandsThatExist(failed.Text);

        mistake.Follow(bench, failed.Text);

        Outcome mended = (mistake.Then ?? mistake.Try)(bench);
        Assert.That(mended.Code, Is.Zero, $"{failed.Text}\n{mended.Text}");
    }

    [Test]
    public void Codes_OfTheSource_AreFollowedOrHaveAReason()
    {
        HashSet<string> codes =
        [
            .. from folder in new[] { "src", "plugins" }
               from file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), folder), "*.cs", SearchOption.AllDirectories)
               where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
               from Match match in QuotedCode().Matches(File.ReadAllText(file))
               select match.Groups[1].Value,
        ];
        HashSet<string> followed = [.. All.Select(mistake => mistake.Code)];

        Assert.Multiple(() =>
        {
            Assert.That(codes, Has.Count.GreaterThan(150));
            Assert.That(codes.Except(followed).Except(UnfollowedCodes.Reasons.Keys), Is.Empty, "neither followed nor with a reason");
            Assert.That(followed.Concat(UnfollowedCodes.Reasons.Keys).Except(codes), Is.Empty, "no code of the source");
            Assert.That(followed.Intersect(UnfollowedCodes.Reasons.Keys), Is.Empty, "followed, and with a reason not to be");
        });
    }

    private static void AssertNamesCommandsThatExist(string text)
    {
        foreach (Match named in Workbench.QuotedCommand().Matches(text))
        {
            Assert.That(CommandLine.Create().Parse(named.Groups[1].Value).Errors, Is.Empty, named.Value);
        }
    }

    [GeneratedRegex("\"(NB[0-9]{4})")]
    private static partial Regex QuotedCode();
}
