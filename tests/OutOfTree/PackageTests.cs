using System.IO.Compression;
using System.Xml.Linq;
using NebulaBench.Testing;

namespace NebulaBench.OutOfTree.Tests;

/// <summary>What packages say of themselves, and where their sources are.</summary>
[Platform("Linux")]
internal sealed class PackageTests
{
    private static readonly string[] WithoutSymbols = ["NebulaBench", "NebulaBench.linux-x64", "NebulaBench.Templates"];

    [Test]
    public void Pack_EveryPackage_HasReadmeLicenseTagsIconAndSymbols()
    {
        string[] packages = Directory.GetFiles(Outsider.Packages, "*.nupkg");

        Assert.That(packages, Has.Length.EqualTo(10));
        foreach (string package in packages)
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            XElement about = About(archive);
            string name = Value(about, "id");
            string[] files = [.. archive.Entries.Select(entry => entry.FullName)];
            using (Assert.EnterMultipleScope())
            {
                Assert.That(files, Does.Contain(Value(about, "readme")), name);
                Assert.That(files, Does.Contain(Value(about, "icon")), name);
                Assert.That(Value(about, "license"), Is.EqualTo("BSD-3-Clause"), name);
                Assert.That(Value(about, "description"), Is.Not.EqualTo("Package Description"), name);
                Assert.That(Value(about, "tags"), Does.Contain("representation-learning"), name);
                Assert.That(File.Exists(Path.ChangeExtension(package, ".snupkg")), Is.Not.EqualTo(WithoutSymbols.Contains(name)), $"symbols of {name}");
            }
        }
    }

    /// <summary>No address stands in the sources: it is git's remote, or given once, and a build without one does not warn.</summary>
    [Test]
    public void Pack_WithAnAddressGivenOnce_LinksToTheRepository()
    {
        const string Address = "https://example.org/nebulabench.git";
        string packed = Directory.CreateTempSubdirectory("nebula-packed-").FullName;
        try
        {
            string output = Outsider.Run(
                RepositoryRoot.Find(),
                $"dotnet pack src/Primitives -c {BuiltProgram.Configuration} --no-build -p:RepositoryUrl={Address} -o '{packed}'");

            using ZipArchive archive = ZipFile.OpenRead(Directory.GetFiles(packed, "*.nupkg").Single());
            Assert.That(About(archive).Elements().Single(element => element.Name.LocalName == "repository").Attribute("url")?.Value, Is.EqualTo(Address));
            Assert.That(output, Does.Not.Contain("warning"));
        }
        finally
        {
            Directory.Delete(packed, recursive: true);
        }
    }

    private static XElement About(ZipArchive package)
    {
        using Stream stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static string Value(XElement about, string name) => about.Elements().Single(element => element.Name.LocalName == name).Value;
}
