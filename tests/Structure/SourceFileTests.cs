using System.Text.RegularExpressions;

namespace NebulaBench.Structure.Tests;

/// <summary>Where libraries may be used in the host, and how long a file may grow.</summary>
public sealed class SourceFileTests
{
    private const int LongestFile = 250;

    private static readonly IReadOnlyList<string> HostFiles = Repository.Files("*.cs", "src/Host");

    [TestCase("McMaster", "src/Host/Plugins/")]
    [TestCase("YamlDotNet", "src/Host/Configuration/")]
    [TestCase("MathNet", "src/Host/Evaluation/")]
    public void Library_InTheHost_IsUsedInItsOneFolder(string library, string folder)
    {
        string[] users = [.. HostFiles.Where(file => Uses(file, library))];

        Assert.That(users, Is.Not.Empty);
        Assert.That(users, Has.All.StartsWith(folder));
    }

    [TestCase("src/Host/Reporting/")]
    [TestCase("src/Host/Runs/")]
    public void TorchSharp_InReportsAndRunFolders_IsNotUsed(string folder)
    {
        string[] files = [.. HostFiles.Where(file => file.StartsWith(folder, StringComparison.Ordinal))];

        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Where(file => Uses(file, "TorchSharp")), Is.Empty);
    }

    [Test]
    public void EveryFile_OfTheProgramAndItsPlugins_IsShort() =>
        Assert.That(
            Repository.Files("*.cs", "src", "plugins").Where(file => File.ReadLines(Path.Combine(Repository.Root, file)).Count() > LongestFile),
            Is.Empty);

    /// <summary>
    /// The runtime would first run a loop over the processor's vectors without optimizing it, with a call for each operation, and that for whole epochs.
    /// </summary>
    [Test]
    public void EveryLoop_OverTheProcessorsVectors_IsCompiledForGoodAtItsFirstCall()
    {
        Member[] loops =
        [
            .. Repository.Files("*.cs", "src", "plugins").Where(file => !Uses(file, "MathNet")).SelectMany(Members)
                .Where(member => Regex.IsMatch(member.Text, @"\bVector(64|128|256|512)?[<.]") && Regex.IsMatch(member.Text, @"^\s*(for|foreach|while) \(", RegexOptions.Multiline)),
        ];

        Assert.That(loops, Is.Not.Empty);
        Assert.That(loops.Where(loop => !loop.Text.Contains("MethodImplOptions.Aggressive", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>What stands in braces directly within a type: methods with their attributes, and nested types as a whole.</summary>
    private static IEnumerable<Member> Members(string file) =>
        Regex.Matches(Repository.Text(file), @"(?:^ {4}\S.*\n|^ {8}.*\n)+^ {4}\{\n(?:(?! {4}\}).*\n)*", RegexOptions.Multiline)
            .Select(match => new Member(file, match.Value));

    private readonly record struct Member(string File, string Text)
    {
        public override string ToString() => $"{File}: {Text.TrimStart().Split('\n')[0]}";
    }

    /// <summary>Code uses a library by a using directive or by a qualified name; comments and texts may name it freely.</summary>
    private static bool Uses(string file, string library) =>
        Regex.IsMatch(Repository.Text(file), $@"^\s*(global\s+)?using\s+(static\s+)?(\w+\s*=\s*)?{library}\b", RegexOptions.Multiline)
        || Regex.IsMatch(Repository.Text(file), $@"^(?!\s*//)[^""\n]*(?<![\w.""]){library}\.\w", RegexOptions.Multiline);
}
