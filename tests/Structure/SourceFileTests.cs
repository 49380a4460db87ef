using System.Text.RegularExpressions;

namespace NebulaBench.Structure.Tests;

/// <summary>Where libraries may be used, and what sources may not say.</summary>
public sealed class SourceFileTests
{
    private static readonly IReadOnlyList<string> Sources = Repository.Files("*.cs", "src");

    [TestCase("McMaster", "src/Host/Plugins/")]
    [TestCase("YamlDotNet", "src/Host/Configuration/")]
    [TestCase("MathNet", "src/Metrics/")]
    [TestCase("ScottPlot", "src/Reporting/Figures/")]
    public void Library_OfOneRoom_IsUsedThereAlone(string library, string folder)
    {
        string[] users = [.. Sources.Where(file => Uses(file, library))];

        Assert.That(users, Is.Not.Empty);
        Assert.That(users, Has.All.StartsWith(folder));
    }

    /// <summary>An id or a class is a plugin's own affair: what the suite says of one component it says of all of its kind.</summary>
    [Test]
    public void Suite_OfNoPlugin_NamesAnIdOrAClass()
    {
        Match[] registrations =
        [
            .. Repository.Files("*.cs", "plugins")
                .SelectMany(file => Regex.Matches(Repository.Text(file), @"\.Add(?:Dataset|Architecture|Objective)<(\w+)[^(]*\(\s*""([a-z0-9-]+)""")),
        ];
        HashSet<string> classes = [.. registrations.Select(match => match.Groups[1].Value)], ids = [.. registrations.Select(match => match.Groups[2].Value)];
        string[] named =
        [
            .. from file in Repository.Files("*.cs", "src")
               from Match match in Regex.Matches(WithoutComments(file), @"(?<![\w.])""([a-z0-9-]+)""|\b([A-Z]\w+)\b")
               where ids.Contains(match.Groups[1].Value) || classes.Contains(match.Groups[2].Value)
               select $"{file}: {match.Value}",
        ];

        Assert.That(ids, Has.Count.GreaterThan(30));
        Assert.That(named, Is.Empty);
    }

    /// <summary>A contract says what there is; whoever reads it must not have to tell an interface from something that works.</summary>
    [Test]
    public void Abstractions_OfContracts_HoldNoImplementation()
    {
        string[] contracts =
        [
            .. Repository.Files("*.cs", "src/Abstractions").SelectMany(file => Regex.Matches(Repository.Text(file), @"(?:interface|abstract (?:class|record)) (\w+)").Select(match => match.Groups[1].Value)),
        ];
        string[] implementations =
        [
            .. from file in Repository.Files("*.cs", "src/Abstractions")
               from Match match in Regex.Matches(Repository.Text(file), @"^public (?:sealed )?(?:class|record|record struct|struct) (\w+)[^\n{;]*: ([^\n{;]+)", RegexOptions.Multiline)
               where match.Groups[2].Value.Split(',').Any(name => contracts.Contains(Regex.Match(name.Trim(), @"^\w+").Value))
               select $"{file}: {match.Groups[1].Value}",
        ];

        Assert.That(contracts, Has.Length.GreaterThan(15));
        Assert.That(implementations, Is.Empty);
    }

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

    private static string WithoutComments(string file) => Regex.Replace(Repository.Text(file), @"^\s*//.*$", "", RegexOptions.Multiline);

    /// <summary>Code uses a library by a using directive or by a qualified name; comments and texts may name it freely.</summary>
    private static bool Uses(string file, string library) =>
        Regex.IsMatch(Repository.Text(file), $@"^\s*(global\s+)?using\s+(static\s+)?(\w+\s*=\s*)?{library}\b", RegexOptions.Multiline)
        || Regex.IsMatch(Repository.Text(file), $@"^(?!\s*//)[^""\n]*(?<![\w.""]){library}\.\w", RegexOptions.Multiline);
}
