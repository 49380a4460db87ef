using System.Reflection;
using System.Runtime.InteropServices;

namespace NebulaBench.Structure.Tests.Engineering;

/// <summary>The build step, on a copy of the library as it is published.</summary>
[Platform("Linux")]
public sealed class MakeNativeLibraryPortableTests
{
    private const string NewerSymbol = "_ZSt21ios_base_library_initv";
    private const string OlderSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const ushort Weak = 2;

    private static readonly string Original = typeof(MakeNativeLibraryPortableTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "OriginalLibTorchSharp").Value!;

    private string folder = "";
    private string library = "";

    [SetUp]
    public void CopyLibrary()
    {
        folder = Directory.CreateTempSubdirectory("portable-").FullName;
        library = Path.Combine(folder, "libLibTorchSharp.so");
        File.Copy(Original, library);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Execute_PublishedLibrary_NeedsNothingOfANewerLibstdcxx()
    {
        var before = new ElfSymbols(library);

        MakePortable(library);

        var after = new ElfSymbols(library);
        Assert.Multiple(() =>
        {
            Assert.That(before.VersionIndexOf(NewerSymbol), Is.EqualTo(before.Need("GLIBCXX_3.4.32")!.Value.Index), "as published");
            Assert.That(before.Need("GLIBCXX_3.4.32")!.Value.Flags, Is.Zero, "as published");
            Assert.That(after.VersionIndexOf(NewerSymbol), Is.Null, "the symbol is renamed");
            Assert.That(after.VersionIndexOf(OlderSymbol), Is.EqualTo(after.Need("GLIBCXX_3.4")!.Value.Index), "of the older version");
            Assert.That(after.Need("GLIBCXX_3.4.32")!.Value.Flags, Is.EqualTo(Weak), "the newer version may be missing");
            Assert.That(after.Need("GLIBCXX_3.4"), Is.EqualTo(before.Need("GLIBCXX_3.4")), "the older version is untouched");
        });
    }

    [Test]
    public void Execute_PublishedLibrary_ChangesAFewBytesInPlace()
    {
        MakePortable(library);

        byte[] before = File.ReadAllBytes(Original), after = File.ReadAllBytes(library);
        Assert.That(after, Has.Length.EqualTo(before.Length));
        Assert.That(before.Zip(after).Count(pair => pair.First != pair.Second), Is.InRange(3, NewerSymbol.Length + 4));
        Assert.That(Directory.GetFiles(folder), Is.EqualTo(new[] { library }), "nothing is left behind");
    }

    [Test]
    public void Execute_Again_ChangesNothing()
    {
        MakePortable(library);
        byte[] once = File.ReadAllBytes(library);

        IReadOnlyList<string> messages = MakePortable(library);

        Assert.That(File.ReadAllBytes(library), Is.EqualTo(once));
        Assert.That(messages, Is.EqualTo(new[] { $"{library} needs no change." }));
    }

    [Test]
    public void Execute_HardLink_LeavesTheOtherNameAlone()
    {
        string other = Path.Combine(folder, "in-the-package-cache.so");
        Assert.That(Link(library, other), Is.Zero);

        MakePortable(library);

        Assert.That(File.ReadAllBytes(other), Is.EqualTo(File.ReadAllBytes(Original)));
        Assert.That(File.ReadAllBytes(library), Is.Not.EqualTo(File.ReadAllBytes(Original)));
    }

    [TestCase("")]
    [TestCase("\u007fELF")]
    [TestCase("MZ and something that is long enough to hold the header of an ELF file, which it is not.")]
    public void Execute_FileThatIsNoElf_IsLeftAlone(string content)
    {
        File.WriteAllText(library, content);

        IReadOnlyList<string> messages = MakePortable(library);

        Assert.That(File.ReadAllText(library), Is.EqualTo(content));
        Assert.That(messages, Is.EqualTo(new[] { $"{library} is no 64-bit ELF file; left alone." }));
    }

    [Test]
    public void Execute_LibraryWithoutTheSymbol_IsLeftAlone()
    {
        string other = Path.Combine(Repository.HostOutput, "runtimes", "linux-x64", "native", "libSkiaSharp.so");
        File.Copy(other, library, overwrite: true);

        Assert.That(MakePortable(library), Is.EqualTo(new[] { $"{library} needs no change." }));
        Assert.That(File.ReadAllBytes(library), Is.EqualTo(File.ReadAllBytes(other)));
    }

    private static List<string> MakePortable(string path)
    {
        var build = new QuietBuild();
        Assert.That(new MakeNativeLibraryPortable { BuildEngine = build, Library = path }.Execute(), Is.True);
        return build.Messages;
    }

    [DllImport("libc", EntryPoint = "link", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPStr)] string existing, [MarshalAs(UnmanagedType.LPStr)] string created);
}
