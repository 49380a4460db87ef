using System.Xml.Linq;

namespace NebulaBench.Structure.Tests;

/// <summary>A project file as it is written, its shared settings not resolved.</summary>
/// <param name="Path">Its path in the repository.</param>
internal sealed record ProjectFile(string Path)
{
    private readonly XDocument document = XDocument.Parse(Repository.Text(Path));

    /// <summary>The projects of the solution; samples and templates are other people's projects.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Repository.Files("*.csproj", "src", "plugins", "tests", "benchmarks").Select(path => new ProjectFile(path))];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IEnumerable<string> Packages => Values("PackageReference", "Include");

    /// <summary>The names of the projects it refers to, those included that only have to be built before it.</summary>
    public IEnumerable<string> Projects =>
        Values("ProjectReference", "Include").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    /// <summary>The names of the projects it is compiled against.</summary>
    public IEnumerable<string> CompiledAgainst => document.Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
        .Select(reference => System.IO.Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? "").Replace('\\', '/')));

    public IEnumerable<string> Imports => Values("Import", "Project").Select(path => System.IO.Path.GetFileName(path));

    public bool BringsLibTorch => document.Descendants("BringsLibTorch").Any(property => property.Value == "true");

    public bool IsBelow(params string[] folders) => folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public override string ToString() => Path;

    private IEnumerable<string> Values(string element, string attribute) =>
        document.Descendants(element).Select(item => (string?)item.Attribute(attribute)).OfType<string>();
}
