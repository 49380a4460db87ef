using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Abstractions.Tests.Libtorch;

/// <summary>Answers as processors give them.</summary>
public sealed class ProcessorCachesTests
{
    private static readonly (int Eax, int Ebx, int Ecx, int Edx)
        Amd = (0x10, 0x68747541, 0x444d4163, 0x69746e65), Intel = (0x16, 0x756e6547, 0x6c65746e, 0x49656e69), Nothing = (0, 0, 0, 0);

    [Test]
    public void AreReported_AmdOfZeros_IsFalse() => Assert.That(ProcessorCaches.AreReported(Processor(Amd, Nothing)), Is.False);

    [Test]
    public void AreReported_AmdWith32KiB_IsTrue() => // 8 ways of 64 lines of 64 bytes, as family 25 answers
        Assert.That(ProcessorCaches.AreReported(Processor(Amd, (0x4121, 0x01c0003f, 0x3f, 0))), Is.True);

    [Test]
    public void AreReported_AmdWith48KiB_IsTrue() => // 12 ways, as family 26 answers where nothing lies between
        Assert.That(ProcessorCaches.AreReported(Processor(Amd, (0x4121, 0x02c0003f, 0x3f, 0))), Is.True);

    [Test]
    public void AreReported_AnotherMaker_IsNotAsked() => Assert.That(ProcessorCaches.AreReported(Processor(Intel, Nothing)), Is.True);

    private static ProcessorCaches.CpuidReader Processor(
        (int Eax, int Ebx, int Ecx, int Edx) vendor, (int Eax, int Ebx, int Ecx, int Edx) firstCache) => (leaf, part) => (leaf, part) switch
        {
            (0, 0) => vendor,
            (unchecked((int)0x8000001D), 0) => firstCache,
            _ => throw new ArgumentException($"Nothing else is asked for, but leaf {leaf:x}, part {part} was."),
        };
}
