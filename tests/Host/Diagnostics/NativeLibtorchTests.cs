using NebulaBench.Errors;
using NebulaBench.Runtime.Libtorch;
using TorchSharp;

namespace NebulaBench.Host.Tests.Diagnostics;

public sealed class NativeLibtorchTests
{
    [Test]
    public void Load_TestProgram_FindsTheBundledLibtorchInTheVersionTorchSharpNeeds()
    {
        LoadedLibtorch libtorch = NativeLibtorch.Load(null);

        Assert.Multiple(() =>
        {
            Assert.That(libtorch.Location.Source, Is.EqualTo(LibtorchSource.Bundled));
            Assert.That(LibtorchVersion.Fits(libtorch.Version), Is.True);
            Assert.That(LibtorchVersion.Fits(Version.Parse(torch.__version__)), Is.True, "TorchSharp was updated: LibtorchVersion.Needed");
            Assert.That(torch.tensor(1.5f).item<float>(), Is.EqualTo(1.5f));
        });
    }

    [Test]
    public void Load_FileThatIsNoLibrary_SaysWhyInOneLine()
    {
        string folder = Directory.CreateTempSubdirectory("libtorch-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, LibtorchNames.Cpu), new string('x', 4096));
            var location = new LibtorchLocation(LibtorchSource.Named, folder, $"--libtorch {folder}");

            NebulaException error = Assert.Throws<NebulaException>(() => NativeLibtorch.Load(location, []))!;

            Assert.That(error.Message, Does.StartWith($"NB2033: --libtorch {folder}: libtorch does not load: "));
            Assert.That(error.Message, Does.Not.Contain("\n"));
            Assert.That(error.Remedy, Does.StartWith("Check that it is a libtorch for this system; to use another, name the folder torch/lib"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase(0x020A000000000000UL, "2.10.0", true)]
    [TestCase(0x020A030000000000UL, "2.10.3", true)]
    [TestCase(0x0209010000000000UL, "2.9.1", false)]
    [TestCase(0x030A000000000000UL, "3.10.0", false)]
    public void Decode_PackedVersion_IsMajorMinorPatch(ulong packed, string version, bool fits)
    {
        Version decoded = LibtorchVersion.Decode(packed);

        Assert.That(decoded, Is.EqualTo(Version.Parse(version)));
        Assert.That(LibtorchVersion.Fits(decoded), Is.EqualTo(fits));
    }

    [TestCase("2.9.1", "This is libtorch 2.9.1; TorchSharp needs 2.10.")]
    [TestCase(null, "This is libtorch of an older release; TorchSharp needs 2.10.")]
    public void WrongVersion_OfAnyRelease_NamesBoth(string? version, string expected) =>
        Assert.That(
            LibtorchErrors.WrongVersion(new(LibtorchSource.System, null, null), version is null ? null : Version.Parse(version)).What,
            Is.EqualTo(expected));

    [Test]
    public void Missing_NoLibtorchAtAll_OffersBothWays() =>
        Assert.That(LibtorchErrors.Missing().Message, Is.EqualTo(
            "NB2030: This program was built without libtorch, and the system has none either. With --libtorch or NEBULA_LIBTORCH, "
            + "name the folder torch/lib of an installed PyTorch 2.10 (python -c \"import torch; print(torch.__path__[0] + '/lib')\" "
            + "prints it); or build the program with libtorch: -p:TorchBackend=cpu."));
}
