using NebulaBench.Host.Launching.Local;

namespace NebulaBench.Host.Tests.Launching;

public sealed class FreeMemoryTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("nebula-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void OfMachine_KernelsFile_IsWhatIsAvailable() => Assert.That(
        AvailableMemory.OfMachine(File("meminfo", "MemTotal:  8000000 kB\nMemFree:   10240 kB\nMemAvailable:    2048000 kB\n")), Is.EqualTo(2000));

    [Test]
    public void OfContainer_WithLimit_IsWhatIsLeft() => Assert.That(
        AvailableMemory.OfContainer(File("max", "104857600\n"), File("current", "94371840\n")), Is.EqualTo(10));

    [Test]
    public void OfContainer_WithoutLimit_IsNone()
    {
        Assert.That(AvailableMemory.OfContainer(File("max", "max\n"), File("current", "94371840\n")), Is.EqualTo(long.MaxValue));
        Assert.That(AvailableMemory.OfContainer("nothing", "nothing"), Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void Mebibytes_ThisMachine_HasSome() => Assert.That(AvailableMemory.Mebibytes(), Is.GreaterThan(0));

    private string File(string name, string content)
    {
        string path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
