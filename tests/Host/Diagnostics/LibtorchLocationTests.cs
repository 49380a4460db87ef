using NebulaBench.Errors;
using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Host.Tests.Diagnostics;

public sealed class LibtorchLocationTests
{
    private const string HowToName =
        "name the folder torch/lib of an installed PyTorch 2.10 (python -c \"import torch; print(torch.__path__[0] + '/lib')\" prints it)";

    private string root = "";
    private string program = "";
    private string external = "";

    [SetUp]
    public void CreateFolders()
    {
        root = Directory.CreateTempSubdirectory("libtorch-").FullName;
        program = Directory.CreateDirectory(Path.Combine(root, "program")).FullName;
        external = Directory.CreateDirectory(Path.Combine(root, "torch", "lib")).FullName;
        File.WriteAllText(Path.Combine(external, LibtorchNames.Cpu), "");
    }

    [TearDown]
    public void RemoveFolders() => Directory.Delete(root, recursive: true);

    [Test]
    public void Choose_NothingNamed_IsTheBundledOne()
    {
        Bundle();

        Assert.That(Choose(null, null), Is.EqualTo(new LibtorchLocation(LibtorchSource.Bundled, program, null)));
    }

    [Test]
    public void Choose_NothingNamedNorBundled_IsTheSystems() =>
        Assert.That(Choose(null, ""), Is.EqualTo(new LibtorchLocation(LibtorchSource.System, null, null)));

    [Test]
    public void Choose_EnvironmentNamesAFolder_IsThat() =>
        Assert.That(Choose(null, external), Is.EqualTo(new LibtorchLocation(LibtorchSource.Named, external, $"NEBULA_LIBTORCH={external}")));

    [Test]
    public void Choose_OptionAndEnvironment_TheOptionDecides() =>
        Assert.That(Choose(external, "/nowhere").NamedBy, Is.EqualTo($"--libtorch {external}"));

    [Test]
    public void Choose_FolderAboveLib_FindsLib() =>
        Assert.That(Choose(Path.Combine(root, "torch"), null).Folder, Is.EqualTo(external));

    [Test]
    public void Choose_BundledOneNamed_IsNoConflict()
    {
        Bundle();

        Assert.That(Choose(program + "/", null), Is.EqualTo(new LibtorchLocation(LibtorchSource.Bundled, program, null)));
    }

    [Test]
    public void Choose_AnotherThanTheBundledOne_IsRefused()
    {
        Bundle();

        Assert.That(() => Choose(null, external), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB2031: NEBULA_LIBTORCH={external}: This program brings its own libtorch ({program}), and a second one in the same process "
            + "would break both. Leave the setting out, or build the program without libtorch: -p:TorchBackend=external."));
    }

    [Test]
    public void Choose_FolderWithoutLibtorch_SaysWhatToName() =>
        Assert.That(() => Choose(program, null), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB2032: --libtorch {program}: There is no {LibtorchNames.Cpu} in this folder. Instead, {HowToName}."));

    private LibtorchLocation Choose(string? option, string? environment) => LibtorchLocation.Choose(option, environment, [program]);

    private void Bundle() => File.WriteAllText(Path.Combine(program, LibtorchNames.Cpu), "");
}
