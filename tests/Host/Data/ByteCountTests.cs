using NebulaBench.Host.Data;

namespace NebulaBench.Host.Tests.Data;

[TestFixture]
internal sealed class ByteCountTests
{
    [SetCulture("de-DE")]
    [TestCase(0, ExpectedResult = "0 bytes")]
    [TestCase(1023, ExpectedResult = "1023 bytes")]
    [TestCase(1536, ExpectedResult = "1.5 KiB")]
    [TestCase(11_312_910, ExpectedResult = "10.8 MiB")]
    [TestCase(5L << 40, ExpectedResult = "5 TiB")]
    [TestCase(5000L << 40, ExpectedResult = "5000 TiB")]
    public string Of_Sizes_ReadWellInAnyCulture(long bytes) => ByteCount.For(bytes);
}
